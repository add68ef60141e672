#pragma once

#include <cstddef>
#include <optional>
#include <vector>

#include "zopa/model/strength.hpp"
#include "zopa/solve/crisis_bargaining.hpp"

namespace zopa::solve {

/// What fighting and refusals teach.

/// Mutual optimism (Smith & Stam 2004; Wagner 2000): A believes that A wins a battle with probability Beta(a_A, κ −
/// a_A), B that it does with Beta(a_B, κ − a_B); battles are public, and a decisive war costs both together `costs`.
/// After n battles the means are (a_A − a_B)/(κ + n) apart whatever happened; they agree once that is no more than the
/// costs. \return max(0, ⌈(a_A − a_B)/costs − κ⌉); nullopt: never, where costs are 0 and A is the more optimistic.
/// Expects 0 < a < κ, costs ≥ 0.
std::optional<double> battles_until_agreement(double a_a, double a_b, double kappa, double costs);

/// Mean of Beta(a, b) after wins and losses: (a + wins)/(a + b + wins + losses). Expects a, b > 0.
double beta_mean(double a, double b, double wins, double losses);

/// Two types on the battlefield (Slantchev 2003; Filson & Werner 2002): A wins a battle with probability `vs_strong`
/// against a strong B and `vs_weak` against a weak one; both in [0, 1].
struct BattleTypes {
  double prior_strong = 0.5, vs_strong = 0.4, vs_weak = 0.7;
};
/// P(strong | wins, losses); the order does not matter. nullopt where neither type can bring this about.
std::optional<double> probability_strong(BattleTypes const&, int wins, int losses);

/// Battles until P(strong) ≤ low or ≥ high (Wald 1947), when B is in truth strong or weak.
struct BeliefLeavesBand {
  double battles = 0;  ///< expected
  double correct = 0;  ///< probability that it leaves on the side of the truth
};
/// Exact forward propagation over the counts until less than 1e-15 is left in the band; nullopt where the types fight
/// alike, so that nothing is learnt, or 10^9 steps do not suffice. Expects 0 < low ≤ high < 1. Cost: battles × counts
/// inside the band, some (1/|vs_strong − vs_weak|)³.
std::optional<BeliefLeavesBand> battles_in_band(BattleTypes const&, double low, double high, bool strong);

using model::Estimate;
/// One round of a quantity that wanders by variance q and is observed with variance r > 0 (Kalman 1960):
/// P ← P + q; K = P/(P + r); m ← m + K(y − m); P ← (1 − K)P.
Estimate kalman_update(Estimate const&, double q, double r, double observed);
/// Where the variance settles: (−q + √(q² + 4qr))/2.
double kalman_steady_variance(double q, double r);

/// Effective number of weighted particles, (Σw)²/Σw². \param weights ≥ 0, not all 0.
double effective_sample_size(std::vector<double> const& weights);

/// A demand x has been refused, or accepted, by a B that fights iff x > p + c_B: what is left of the range of its cost.
/// nullopt where no type in the range answers so.
std::optional<PrivateCost> after_answer(PrivateCost cost_b, double p, double demand, bool accepted);

/// Hypotheses about the other's reservation value after it answered an offer of that worth to it: Pr(accept | r) =
/// 1/(1 + e^{−(offer − r)/τ}), τ → 0 a cutoff. \param prior n_hypotheses, summing to 1; τ > 0. Sums to 1.
std::vector<double> after_answer(std::vector<double> const& prior, std::vector<double> const& reservation, double offer,
                                 double tau, bool accepted);

}  // namespace zopa::solve
