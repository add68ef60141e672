#pragma once

#include <optional>
#include <vector>

#include "zopa/solve/frontier.hpp"

namespace zopa::solve {

/// Bargaining solutions on a finite set of value vectors. Each returns the index of the chosen point (ties: as stated, then
/// the lowest index), or nullopt where no point gives every party at least d (no agreement, never a NaN).
/// \param values n_points × n_parties; \param d n_parties, same unit. Cost O(n_points · n_parties).

/// Largest Π (u_i − d_i)^{α_i}; where no point gives everyone a strict gain, most gainers first, then their product
/// (conventions 7). Nash 1950, Econometrica 18(2). \param alpha n_parties or empty for equal weights.
std::optional<std::size_t> nash_solution(std::vector<std::vector<double>> const& values, std::vector<double> const& d,
                                         std::vector<double> const& alpha = {});
/// Largest min_i (u_i − d_i)/(b_i − d_i), lexicographic; parties that cannot gain are left out. Kalai & Smorodinsky 1975.
std::optional<std::size_t> kalai_smorodinsky_solution(std::vector<std::vector<double>> const& values, std::vector<double> const& d);
/// Largest min_i (u_i − d_i), lexicographic. Kalai 1977.
std::optional<std::size_t> egalitarian_solution(std::vector<std::vector<double>> const& values, std::vector<double> const& d);
/// Largest Σ w_i u_i among points with u ≥ d. \param weights n_parties or empty for equal.
std::optional<std::size_t> utilitarian_solution(std::vector<std::vector<double>> const& values, std::vector<double> const& d,
                                                std::vector<double> const& weights = {});

/// The zone of possible agreement: packages that break no hard line, that can be ratified and give each party V_i ≥ W_i.
struct Zopa {
  double n_packages = 0;     ///< all packages of the track
  double size = 0;           ///< packages in the ZOPA
  bool counted = true;       ///< false: there are at least so many, some seconds were not enough to see all
  Frontier frontier;         ///< its Pareto-optimal part (conventions 1: frontier_in_zopa)
  bool listed = true;        ///< false: too many are Pareto-optimal, `frontier` holds the fair packages alone
  std::vector<double> no_deal;  ///< n_parties
  std::optional<std::size_t> nash, kalai_smorodinsky, egalitarian, utilitarian;  ///< indices into frontier.points
};
/// Where lists of non-dominated packages would hold nearly everything (five and more objectives, as a rule), the fair
/// packages are looked for one acceptable package after the other: exact if `counted`, else the best of those seen.
Zopa zopa(Negotiation const&);
/// The same under a subset of the constraints.
Zopa zopa(Negotiation const&, ConstraintSet const& active);

}  // namespace zopa::solve
