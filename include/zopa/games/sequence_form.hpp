#pragma once

#include <array>
#include <optional>
#include <vector>

#include "zopa/games/extensive_game.hpp"

namespace zopa::games {

/// One player's half of the sequence form (Koller, Megiddo & von Stengel 1996; von Stengel 1996): a sequence is the
/// list of own moves on the way to a node; a realization plan x ≥ 0 weighs them, x(empty) = 1, and at every information
/// set the weights of its actions add up to the weight of the sequence before it.
struct SequenceSide {
  int player = none;            ///< none: nobody, who has the empty sequence alone
  std::vector<int> infosets;    ///< of the player, each after the one before it on its own path
  std::vector<int> before;      ///< per information set of that list: the sequence that leads to it; 0 is empty
  std::vector<int> first;       ///< per information set: the sequence of its first action, the others follow
  std::vector<int> infoset_of;  ///< per sequence: position in `infosets`; none for the empty one
  std::vector<int> length;      ///< per sequence: own moves in it
  int n_sequences = 1;
};

/// Payoffs of the ends that two sequences reach together, weighted by chance; both players'.
template <class Number>
struct SequencePayoff {
  int row = 0, column = 0;
  Number probability = 0;          ///< of chance, over all these ends
  std::array<Number, 2> payoff{};  ///< already times the probability
};

/// A two-player game with perfect recall in a size linear in its tree.
template <class Number>
struct SequenceForm {
  std::array<SequenceSide, 2> sides;
  std::vector<SequencePayoff<Number>> payoffs;  ///< sparse: ascending by row, then column; each pair once
};

/// Expects two players with perfect recall. Cost O(nodes log nodes).
template <class Number>
SequenceForm<Number> sequence_form(ExtensiveGame const&);

/// Optimal play of both sides of a constant-sum game.
struct ZeroSumAnswer {
  Behaviour<double> behaviour;  ///< where a player's own plan never comes, its best reply to the other's
  std::array<double, 2> value{};
};

/// Optimal play of a two-player constant-sum game by one sparse linear programme in realization plans (Koller, Megiddo
/// & von Stengel 1996), the other side's plan from its dual prices. Expects constant_sum() and perfect recall. \return
/// nullopt: the programme was not solved to its end (never seen; CLP gave up) Cost: that of CLP on n_sequences +
/// n_infosets columns; one-card poker with 100 ranks (89,101 nodes) well below a second.
std::optional<ZeroSumAnswer> zero_sum_equilibrium(ExtensiveGame const&);

}  // namespace zopa::games
