#pragma once

#include <optional>
#include <vector>

namespace zopa::solve {

/// Deals that must also pass at home (Putnam 1988; Iida 1993; Tarar 2001), over a pie of 1.

/// Both home fronts have a least share they would ratify: the Nash division of a pie in which A's share must lie in
/// [r_A, 1 − r_B]: 1/2 brought into it; nullopt where r_A + r_B > 1. A tied hand pays until it ties too much (Schelling
/// 1960). Expects r in [0, 1].
std::optional<double> ratified_share(double floor_a, double floor_b);

/// Iida 1993 (involuntary defection): B proposes A's share x once; A's home front ratifies iff x ≥ r, which B knows
/// only to be uniform on [low, high]; without ratification B has `no_deal`.
struct UncertainRatifier {
  double low = 0, high = 1;  ///< 0 ≤ low ≤ high ≤ 1
  double no_deal = 0;        ///< d_B
};
struct RatificationGamble {
  double offer = 0;  ///< (1 − d_B + low)/2 brought into [low, high]; low = 0: min(high, (1 − d_B)/2)
  double pass = 0;   ///< probability that it is ratified
};
RatificationGamble offer_to_uncertain_ratifier(UncertainRatifier const&);

/// The probability that at least `quota` of the votes are yes, voter k approving independently with `approve[k]`, and
/// that all those with a veto are among them (Poisson–binomial). \param veto one per voter, or empty for none. quota 0
/// passes alone where nobody has a veto. Cost O(n_voters²).
double passing_probability(std::vector<double> const& approve, std::size_t quota, std::vector<bool> const& veto = {});

}  // namespace zopa::solve
