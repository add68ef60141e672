#pragma once

#include <optional>
#include <vector>

#include "zopa/games/equilibria.hpp"

namespace zopa::games {

/// Do the payoffs of two players sum to the same number in every cell?
bool is_constant_sum(StrategicGame const&);

/// Optimal strategies of a zero-sum game, or one of constant sum (von Neumann 1928; Dantzig 1951): the row player's
/// value is certificate.payoffs[0]. Number: double (simplex method of CLP, with regrets of the size of rounding) or
/// Rational (the strategies that doubles find are solved for exactly and proven by regrets of zero; where that fails,
/// Lemke and Howson's path in integers). Cost: a linear programme of n_rows × n_columns, dense; about ten seconds for
/// 1,000 × 1,000. Expects is_constant_sum.
template <class Number>
Equilibrium<Number> zero_sum_equilibrium(StrategicGame const&);

/// A probability for each cell, recommended to the players by a lottery: a correlated equilibrium (Aumann 1974, Journal
/// of Mathematical Economics 1) where nobody gains by disobeying a recommendation.
template <class Number>
struct CorrelatedEquilibrium {
  std::vector<Number> cells;      ///< by cell; on the simplex, exactly
  std::vector<Rational> payoffs;  ///< by player
  /// By player: the most that replacing one recommendation by one other strategy gains on average (that is, times the
  /// probability of the recommendation). Of these very probabilities, without rounding; at most zero in an equilibrium.
  std::vector<Rational> gains;
};

/// The correlated equilibrium with the largest sum of payoffs, by a linear programme with a variable for each cell and
/// a row for each pair of strategies of a player (CLP); any number of players. Rational: solved exactly from the basis
/// that CLP ends with, and proven optimal by its prices; nullopt where rounding led CLP to a basis that is not.
template <class Number>
std::optional<CorrelatedEquilibrium<Number>> best_correlated_equilibrium(StrategicGame const&);

}  // namespace zopa::games
