#pragma once

#include <cstddef>
#include <optional>

#include "zopa/games/equilibria.hpp"

namespace zopa::games {

/// The equilibrium at the end of the path of Lemke & Howson (1964, SIAM Journal 12) that drops `label` first: the row
/// of that number, or the column of number label − n_rows. Lexicographic pivoting: degenerate games end too. Number:
/// Rational or double. nullopt where the path is longer than `most_pivots` (it can be exponential: Savani & von Stengel
/// 2006), or, in doubles, where rounding lost it. Cost O(n_rows · n_columns) a pivot. Expects two players and a label
/// of one of their strategies.
template <class Number>
std::optional<Equilibrium<Number>> lemke_howson(StrategicGame const&, int label, std::size_t most_pivots = 1'000'000);

/// One equilibrium, from whichever label has the shortest path: all labels in turn, with a budget of pivots that
/// doubles. Always finds one: where doubles fail (a regret beyond 10^-9 of the range of payoffs), integers go on. A
/// Rational one is first looked for in doubles, then solved exactly and proven by its regrets of zero.
template <class Number>
Equilibrium<Number> one_equilibrium(StrategicGame const&);

}  // namespace zopa::games
