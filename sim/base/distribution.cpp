#include "zopa/base/distribution.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>

#include <boost/math/distributions/beta.hpp>
#include <boost/math/distributions/gamma.hpp>
#include <boost/math/distributions/normal.hpp>
#include <fmt/format.h>

#include "zopa/base/expects.hpp"

namespace zopa::base {
namespace {

using boost::math::cdf;

/// Φ(b) − Φ(a), in the tail where it is small and hence exact: bounds may lie far above the mean.
double normal_mass(double a, double b) {
  if (a > 0) return normal_mass(-b, -a);
  boost::math::normal_distribution<> const z;
  return (std::isfinite(b) ? cdf(z, b) : 1.0) - (std::isfinite(a) ? cdf(z, a) : 0.0);
}

/// Inverse of a truncated normal: u runs between the probabilities of the two bounds; mirrored when both are above.
double truncated_normal_quantile(double mean, double sd, double lo, double hi, double u) {
  if (lo > mean) return -truncated_normal_quantile(-mean, sd, -hi, -lo, 1 - u);
  boost::math::normal_distribution<> const d(mean, sd);
  double const below = std::isfinite(lo) ? cdf(d, lo) : 0.0;
  double const above = std::isfinite(hi) ? cdf(d, hi) : 1.0;
  double const p = below + u * (above - below);
  return std::clamp(boost::math::quantile(d, std::clamp(p, 1e-300, 1 - 1e-16)), lo, hi);
}

struct Quantile {
  double u;
  double operator()(Uniform const& d) const { return d.lo + u * (d.hi - d.lo); }
  double operator()(LogUniform const& d) const { return d.lo * std::exp(u * std::log(d.hi / d.lo)); }
  double operator()(Normal const& d) const { return truncated_normal_quantile(d.mean, d.sd, d.lo, d.hi, u); }
  double operator()(LogNormal const& d) const {
    double const lo = d.lo > 0 ? std::log(d.lo) : -infinity;
    double const hi = std::isfinite(d.hi) ? std::log(d.hi) : infinity;
    return std::clamp(std::exp(truncated_normal_quantile(d.mu, d.sigma, lo, hi, u)), d.lo, d.hi);
  }
  double operator()(Triangular const& d) const {
    double const width = d.hi - d.lo, left = d.mode - d.lo;
    if (u * width <= left) return d.lo + std::sqrt(u * width * left);
    return d.hi - std::sqrt((1 - u) * width * (d.hi - d.mode));
  }
  double operator()(Beta const& d) const {
    return d.lo + (d.hi - d.lo) * boost::math::quantile(boost::math::beta_distribution<>(d.a, d.b), u);
  }
  double operator()(Discrete const& d) const {
    double sum = 0;
    for (std::size_t k = 0; k + 1 < d.values.size(); ++k) {
      sum += d.probabilities[k];
      if (u <= sum) return d.values[k];
    }
    return d.values.back();
  }
  double operator()(Empirical const& d) const {
    auto const n = static_cast<double>(d.sorted.size());
    return d.sorted[std::min(static_cast<std::size_t>(u * n), d.sorted.size() - 1)];
  }
  double operator()(Gamma const& d) const {
    return boost::math::quantile(boost::math::gamma_distribution<>(d.shape), u);
  }
  double operator()(Dirichlet const&) const {
    ZOPA_EXPECTS(false && "a Dirichlet is drawn by its components");
    return 0;
  }
};

struct Mean {
  double operator()(Uniform const& d) const { return (d.lo + d.hi) / 2; }
  double operator()(LogUniform const& d) const { return (d.hi - d.lo) / std::log(d.hi / d.lo); }
  double operator()(Normal const& d) const {
    boost::math::normal_distribution<> const z;
    double const a = (d.lo - d.mean) / d.sd, b = (d.hi - d.mean) / d.sd;
    double const fa = std::isfinite(a) ? pdf(z, a) : 0, fb = std::isfinite(b) ? pdf(z, b) : 0;
    return d.mean + d.sd * (fa - fb) / normal_mass(a, b);
  }
  double operator()(LogNormal const& d) const {
    double const a = d.lo > 0 ? (std::log(d.lo) - d.mu) / d.sigma : -infinity;
    double const b = std::isfinite(d.hi) ? (std::log(d.hi) - d.mu) / d.sigma : infinity;
    double const s = d.sigma;
    return std::exp(d.mu + s * s / 2) * normal_mass(a - s, b - s) / normal_mass(a, b);
  }
  double operator()(Triangular const& d) const { return (d.lo + d.mode + d.hi) / 3; }
  double operator()(Beta const& d) const { return d.lo + (d.hi - d.lo) * d.a / (d.a + d.b); }
  double operator()(Discrete const& d) const {
    return std::inner_product(d.values.begin(), d.values.end(), d.probabilities.begin(), 0.0);
  }
  double operator()(Empirical const& d) const {
    return std::accumulate(d.sorted.begin(), d.sorted.end(), 0.0) / static_cast<double>(d.sorted.size());
  }
  double operator()(Gamma const& d) const { return d.shape; }
  double operator()(Dirichlet const& d) const { return d.total / static_cast<double>(d.alpha.size()); }
};

struct Support {
  Range operator()(Uniform const& d) const { return {d.lo, d.hi}; }
  Range operator()(LogUniform const& d) const { return {d.lo, d.hi}; }
  Range operator()(Normal const& d) const { return {d.lo, d.hi}; }
  Range operator()(LogNormal const& d) const { return {d.lo, d.hi}; }
  Range operator()(Triangular const& d) const { return {d.lo, d.hi}; }
  Range operator()(Beta const& d) const { return {d.lo, d.hi}; }
  Range operator()(Discrete const& d) const {
    auto const [lo, hi] = std::minmax_element(d.values.begin(), d.values.end());
    return {*lo, *hi};
  }
  Range operator()(Empirical const& d) const { return {d.sorted.front(), d.sorted.back()}; }
  Range operator()(Gamma const&) const { return {0, infinity}; }
  Range operator()(Dirichlet const& d) const { return {0, d.total}; }
};

struct Describe {
  std::string operator()(Uniform const& d) const { return fmt::format("uniform {:.4g} to {:.4g}", d.lo, d.hi); }
  std::string operator()(LogUniform const& d) const { return fmt::format("log-uniform {:.4g} to {:.4g}", d.lo, d.hi); }
  std::string operator()(Normal const& d) const {
    return fmt::format("normal {:.4g} ± {:.4g}{}", d.mean, d.sd, limits(d.lo, d.hi));
  }
  std::string operator()(LogNormal const& d) const {
    return fmt::format("log-normal (mu {:.4g}, sigma {:.4g}){}", d.mu, d.sigma,
                       limits(d.lo > 0 ? d.lo : -infinity, d.hi));
  }
  std::string operator()(Triangular const& d) const {
    return fmt::format("triangular {:.4g}, {:.4g}, {:.4g}", d.lo, d.mode, d.hi);
  }
  std::string operator()(Beta const& d) const {
    return fmt::format("beta ({:.4g}, {:.4g}){}", d.a, d.b, d.lo == 0 && d.hi == 1 ? "" : limits(d.lo, d.hi));
  }
  std::string operator()(Discrete const& d) const { return fmt::format("discrete ({} values)", d.values.size()); }
  std::string operator()(Empirical const& d) const { return fmt::format("empirical ({} values)", d.sorted.size()); }
  std::string operator()(Gamma const& d) const { return fmt::format("gamma ({:.4g})", d.shape); }
  std::string operator()(Dirichlet const& d) const { return fmt::format("Dirichlet ({} weights)", d.alpha.size()); }

  static std::string limits(double lo, double hi) {
    if (std::isfinite(lo) && std::isfinite(hi)) return fmt::format(", {:.4g} to {:.4g}", lo, hi);
    if (std::isfinite(lo)) return fmt::format(", from {:.4g}", lo);
    if (std::isfinite(hi)) return fmt::format(", to {:.4g}", hi);
    return "";
  }
};

}  // namespace

double quantile(Distribution const& d, double u) {
  ZOPA_EXPECTS(u > 0 && u < 1);
  return std::visit(Quantile{u}, d);
}
double normal_quantile(double u) { return boost::math::quantile(boost::math::normal_distribution<>(), u); }
double normal_probability(double z) { return std::clamp(cdf(boost::math::normal_distribution<>(), z), 1e-300, 1 - 1e-16); }
double median(Distribution const& d) { return quantile(d, 0.5); }
double mean(Distribution const& d) { return std::visit(Mean{}, d); }
Range support(Distribution const& d) { return std::visit(Support{}, d); }
std::string describe(Distribution const& d) { return std::visit(Describe{}, d); }

}  // namespace zopa::base
