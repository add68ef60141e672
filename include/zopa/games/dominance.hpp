#pragma once

#include <vector>

#include "zopa/games/strategic_game.hpp"

namespace zopa::games {

enum class Dominance : unsigned char {
  strict,  ///< something else is better whatever the others do
  weak     ///< never worse, and better against something the others may do
};

/// A strategy that went, and a mixture of strategies that dominated it in the game as it then was.
struct Elimination {
  int round = 0;  ///< from 1
  int player = 0, strategy = 0;
  std::vector<Rational> by;  ///< a probability for each strategy of the player; one of them 1: a pure strategy
};

struct Survivors {
  std::vector<Elimination> eliminations;    ///< by round, then player, then strategy
  std::vector<std::vector<int>> remaining;  ///< strategies of each player, ascending; never empty
};

/// Iterated elimination of dominated strategies, also by mixed ones, without rounding. Order: in each round, all
/// strategies of all players that are dominated in the game as the round finds it go at once, until none is. For strict
/// dominance the order makes no difference (Gilboa, Kalai & Zemel 1990, Operations Research Letters 9); for weak
/// dominance it does, and other orders may keep other strategies. Any number of players. Cost: a linear programme in
/// integers for each strategy in each round that is neither dominated by a pure one nor a best response to anything
/// pure.
Survivors iterated_elimination(StrategicGame const&, Dominance);

/// The game of the strategies that remain.
StrategicGame reduced(StrategicGame const&, Survivors const&);

}  // namespace zopa::games
