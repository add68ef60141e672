#include "games/sequence_tables.hpp"

#include <algorithm>

#include "games/numbers.hpp"
#include "zopa/base/expects.hpp"

namespace zopa::games {
namespace {

/// Registers an information set of a side when its first member is met.
void meet(SequenceSide& side, std::vector<int>& first_of, ExtensiveGame const& game, int infoset, int before) {
  if (first_of[infoset] != none) {
    ZOPA_EXPECTS(side.before[side.infoset_of[first_of[infoset]]] == before);  // perfect recall
    return;
  }
  int const position = int(side.infosets.size());
  int const n_actions = int(game.infosets()[infoset].actions.size());
  first_of[infoset] = side.n_sequences;
  side.infosets.push_back(infoset);
  side.before.push_back(before);
  side.first.push_back(side.n_sequences);
  side.infoset_of.insert(side.infoset_of.end(), n_actions, position);
  side.length.insert(side.length.end(), n_actions, side.length[before] + 1);
  side.n_sequences += n_actions;
}

template <class Number>
void merge_equal_pairs(std::vector<SequencePayoff<Number>>& payoffs) {
  std::sort(payoffs.begin(), payoffs.end(),
            [](auto const& a, auto const& b) { return a.row != b.row ? a.row < b.row : a.column < b.column; });
  std::size_t last = 0;
  for (std::size_t k = 1; k < payoffs.size(); ++k) {
    if (payoffs[k].row != payoffs[last].row || payoffs[k].column != payoffs[last].column) {
      if (++last != k) payoffs[last] = std::move(payoffs[k]);
      continue;
    }
    payoffs[last].probability += payoffs[k].probability;
    for (int i = 0; i < 2; ++i) payoffs[last].payoff[i] += payoffs[k].payoff[i];
  }
  if (!payoffs.empty()) payoffs.resize(last + 1);
}

}  // namespace

template <class Number>
SequenceTables<Number> sequence_tables(SubtreeView<Number> const& view, std::array<int, 2> players) {
  ExtensiveGame const& game = view.game;
  SequenceTables<Number> tables;
  auto& sides = tables.form.sides;
  for (int i = 0; i < 2; ++i) {
    sides[i].player = players[i];
    sides[i].infoset_of = {none};
    sides[i].length = {0};
  }
  std::vector<int> place(game.nodes()[view.root].end - view.root, none), first_of(game.infosets().size(), none);
  for (int n = view.root; n < game.nodes()[view.root].end;) {
    TreeNode const& node = game.nodes()[n];
    place[n - view.root] = int(tables.nodes.size());
    std::array<int, 2> sequences{0, 0};
    Number probability = 1;
    if (n != view.root) {
      int const above = place[node.parent - view.root];
      sequences = tables.sequences[above];
      probability = tables.probability[above];
      int const mover = game.mover(node.parent), before = game.nodes()[node.parent].infoset;
      if (mover == chance) probability *= as<Number>(game.infosets()[before].probabilities[node.by_action]);
      for (int i = 0; i < 2; ++i)
        if (mover != chance && mover == players[i]) sequences[i] = first_of[before] + node.by_action;
    }
    if (view.known[n]) {
      SequencePayoff<Number> entry{sequences[0], sequences[1], probability, {}};
      for (int i = 0; i < 2; ++i)
        if (players[i] != none)
          entry.payoff[i] = probability * view.value[std::size_t(n) * game.players().size() + players[i]];
      tables.form.payoffs.push_back(std::move(entry));
    } else {
      for (int i = 0; i < 2; ++i)
        if (game.mover(n) != chance && game.mover(n) == players[i])
          meet(sides[i], first_of, game, node.infoset, sequences[i]);
    }
    tables.nodes.push_back(n);
    tables.sequences.push_back(sequences);
    tables.probability.push_back(std::move(probability));
    n = view.known[n] ? node.end : n + 1;
  }
  merge_equal_pairs(tables.form.payoffs);
  return tables;
}

template SequenceTables<double> sequence_tables(SubtreeView<double> const&, std::array<int, 2>);
template SequenceTables<Rational> sequence_tables(SubtreeView<Rational> const&, std::array<int, 2>);

}  // namespace zopa::games
