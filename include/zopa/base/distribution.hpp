#pragma once

#include <limits>
#include <string>
#include <variant>
#include <vector>

namespace zopa::base {

inline constexpr double infinity = std::numeric_limits<double>::infinity();

/// Distributions a scenario may put where a number stands. Values are valid by construction in `io`
/// (lo < hi, sd > 0, probabilities sum to 1, …); drawn by inverse distribution function only, so that one uniform gives
/// one number on every platform.
struct Uniform { double lo, hi; };
struct LogUniform { double lo, hi; };                              ///< 0 < lo < hi
struct Normal { double mean, sd, lo = -infinity, hi = infinity; };  ///< truncated to [lo, hi] where given
struct LogNormal { double mu, sigma, lo = 0, hi = infinity; };      ///< log X ~ Normal(mu, sigma), truncated to [lo, hi]
struct Triangular { double lo, mode, hi; };
struct Beta { double a, b, lo = 0, hi = 1; };                       ///< scaled to [lo, hi]
struct Discrete { std::vector<double> values, probabilities; };     ///< in file order
struct Empirical { std::vector<double> sorted; };                   ///< equal weights
struct Gamma { double shape; };                                     ///< unit scale; building block of a Dirichlet group
/// Weights that sum to `total`, jointly drawn: component k is Gamma(alpha_k) divided by the sum. Never passed to `quantile`.
struct Dirichlet { std::vector<double> alpha; double total = 1; };

using Distribution =
    std::variant<Uniform, LogUniform, Normal, LogNormal, Triangular, Beta, Discrete, Empirical, Gamma, Dirichlet>;

/// Smallest x with P(X ≤ x) ≥ u. Expects u in (0, 1) and anything but a Dirichlet. Cost ≤ a few µs.
double quantile(Distribution const& d, double u);
/// Φ⁻¹(u) of the standard normal; expects u in (0, 1).
double normal_quantile(double u);
/// Φ(z), kept inside (0, 1) so that it can be the argument of any quantile.
double normal_probability(double z);
/// The value that stands for the distribution in analyses "at central values": its median.
double median(Distribution const& d);
double mean(Distribution const& d);
/// The closed range that holds all values; ±infinity where unbounded.
struct Range { double lo, hi; };
Range support(Distribution const& d);
/// For people: "uniform .1 to .3", "discrete (3 values)".
std::string describe(Distribution const& d);

}  // namespace zopa::base
