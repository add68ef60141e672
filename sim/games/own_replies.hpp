#pragma once

#include <vector>

#include "zopa/games/extensive_game.hpp"

namespace zopa::games {

/// What a player of perfect recall can still get by its own moves, the others' behaviour given.
template <class Number>
struct OwnReplies {
  std::vector<int> infosets;   ///< of the player, each after those before it on its own path
  std::vector<int> best_move;  ///< per information set of the game; none where it is not the player's
  Number value = 0;            ///< of a best response in the whole game
};

/// Best responses by one pass over the ends and one over the information sets from the last to the first: values of own
/// moves, weighted by the others' probabilities. Where `fixed` (per information set), the player keeps its behaviour.
/// Cost O(nodes). Expects perfect recall of the player.
template <class Number>
OwnReplies<Number> own_replies(ExtensiveGame const&, int player, Behaviour<Number> const&,
                               std::vector<char> const* fixed = nullptr);

/// Puts best replies where `open` (per information set), given all the rest.
void fill_with_best_replies(ExtensiveGame const&, int player, std::vector<char> const& open, Behaviour<double>&);

}  // namespace zopa::games
