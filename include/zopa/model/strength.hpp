#pragma once

namespace zopa::model {

struct War;

/// What a party thinks of the strength gap m before it learns: a normal estimate.
struct StrengthBelief {
  double mean = 0;
  double sd = 1;  ///< ≥ 0
};

/// A scalar estimate m with variance P (Kalman 1960).
struct Estimate {
  double mean = 0, variance = 1;
};
/// A round later, of a quantity with m' = persistence·m + ε, Var ε = q: m ← persistence·m, P ← persistence²·P + q.
Estimate predicted(Estimate const&, double persistence, double q);
/// Having observed it with noise of variance r > 0: K = P/(P + r); m ← m + K(y − m); P ← (1 − K)P.
Estimate updated(Estimate const&, double r, double observed);

/// Probability that a move of the front favours the gainer at this strength gap, neighbours apart; 1/2 where none moves.
double battle_odds(War const&, double gap);
/// Mean of the gap expected over the next `rounds` battles, one at least: gap·(ρ + … + ρⁿ)/n.
double gap_ahead(War const&, double gap, int rounds);

}  // namespace zopa::model
