#pragma once

#include <vector>

#include "zopa/games/sequence_form.hpp"

namespace zopa::games {

/// The part of a game from `root` on, ending at nodes whose value is already known (ends among them).
template <class Number>
struct SubtreeView {
  ExtensiveGame const& game;
  int root = 0;
  std::vector<char> const& known;    ///< per node of the game
  std::vector<Number> const& value;  ///< per node of the game and player; read where known
};

/// The sequence form of a part of a game, and where its nodes stand in it.
template <class Number>
struct SequenceTables {
  SequenceForm<Number> form;
  std::vector<int> nodes;                     ///< kept, in prefix order
  std::vector<std::array<int, 2>> sequences;  ///< per kept node: the sequences of both sides that lead to it
  std::vector<Number> probability;            ///< per kept node: of chance on the way
};

/// \param sides the players of the two halves; none where there is no second
template <class Number>
SequenceTables<Number> sequence_tables(SubtreeView<Number> const&, std::array<int, 2> sides);

}  // namespace zopa::games
