#pragma once

#include <optional>
#include <vector>

#include "zopa/games/extensive_game.hpp"

namespace zopa::games {

/// What a player does who is indifferent. Grid comparisons hang on it: in the ultimatum game on a grid, `accept` gives
/// the proposer everything, `reject` one step less.
enum class TieRule : unsigned char {
  accept,  ///< what is best for the others (the sum of their payoffs); the earliest listed action among those
  first,   ///< the earliest listed action
  reject   ///< what is worst for the others; the latest listed action among those
};

template <class Number>
struct InductionAnswer {
  Behaviour<Number> behaviour;  ///< pure: 1 at the chosen actions, chance as it is
  std::vector<Number> value;    ///< expected payoff of each player at the root
  int n_ties = 0;               ///< nodes at which the mover was indifferent and the rule chose
};

/// Subgame-perfect equilibrium of a game of perfect information (Zermelo 1913; Kuhn 1953; Selten 1965). Rational:
/// exact; double: ties are differences of at most 1e-12. Expects perfect information. Cost O(nodes · players).
template <class Number>
InductionAnswer<Number> backward_induction(ExtensiveGame const&, TieRule = TieRule::accept);

/// Payoffs of all subgame-perfect equilibria in pure strategies of a game of perfect information, whatever the
/// indifferent do: each vector once, in ascending order. nullopt: some node has more than `most` of them. Expects
/// perfect information.
std::optional<std::vector<std::vector<Rational>>> pure_subgame_perfect_payoffs(ExtensiveGame const&,
                                                                               std::size_t most = 1000);

/// Nodes at which a proper subgame or the game itself begins: alone in their information set, and no information set
/// reaches across the border (Selten 1965). Ascending; ends are no subgames. Cost O(nodes).
std::vector<int> subgame_roots(ExtensiveGame const&);

}  // namespace zopa::games
