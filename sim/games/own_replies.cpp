#include "games/own_replies.hpp"

#include <algorithm>

#include "games/numbers.hpp"
#include "zopa/base/expects.hpp"

namespace zopa::games {
namespace {

/// Information sets of a player by their first node: with perfect recall, each stands after those that lead to it.
std::vector<int> in_order_of_play(ExtensiveGame const& game, int player) {
  std::vector<int> infosets;
  for (int h = 0; h < int(game.infosets().size()); ++h)
    if (game.infosets()[h].player == player && !game.infosets()[h].members.empty()) infosets.push_back(h);
  std::sort(infosets.begin(), infosets.end(),
            [&](int a, int b) { return game.infosets()[a].members.front() < game.infosets()[b].members.front(); });
  return infosets;
}

}  // namespace

template <class Number>
OwnReplies<Number> own_replies(ExtensiveGame const& game, int player, Behaviour<Number> const& behaviour,
                               std::vector<char> const* fixed) {
  int const n_nodes = game.n_nodes(), empty = game.n_moves();
  std::vector<Number> reach(n_nodes), gets(game.n_moves() + 1, Number(0));  // per own move; the last: none
  std::vector<int> last(n_nodes, empty);
  reach[0] = 1;
  for (int n = 0; n < n_nodes; ++n) {
    int const parent = game.nodes()[n].parent;
    if (parent != none) {
      bool const own = game.mover(parent) == player;
      reach[n] = own ? reach[parent] : Number(reach[parent] * behaviour[game.move_into(n)]);
      last[n] = own ? game.move_into(n) : last[parent];
    }
    if (game.is_terminal(n) && reach[n] != 0) gets[last[n]] += reach[n] * payoffs_of<Number>(game, n)[player];
  }
  OwnReplies<Number> replies{in_order_of_play(game, player), std::vector<int>(game.infosets().size(), none), 0};
  for (std::size_t k = replies.infosets.size(); k-- > 0;) {
    InformationSet const& set = game.infosets()[replies.infosets[k]];
    int best = set.first_move;
    Number mean = 0;
    for (int m = set.first_move; m < set.first_move + int(set.actions.size()); ++m) {
      if (gets[m] > gets[best]) best = m;
      mean += behaviour[m] * gets[m];
    }
    replies.best_move[replies.infosets[k]] = best;
    bool const keeps = fixed && (*fixed)[replies.infosets[k]];
    gets[last[set.members.front()]] += keeps ? mean : gets[best];
  }
  replies.value = gets[empty];
  return replies;
}

void fill_with_best_replies(ExtensiveGame const& game, int player, std::vector<char> const& open,
                            Behaviour<double>& behaviour) {
  std::vector<char> fixed;
  for (char const is_open : open) fixed.push_back(!is_open);
  auto const replies = own_replies<double>(game, player, behaviour, &fixed);
  for (int const h : replies.infosets) {
    if (!open[h]) continue;
    InformationSet const& set = game.infosets()[h];
    std::fill_n(behaviour.begin() + set.first_move, set.actions.size(), 0.);
    behaviour[replies.best_move[h]] = 1;
  }
}

template OwnReplies<double> own_replies(ExtensiveGame const&, int, Behaviour<double> const&, std::vector<char> const*);
template OwnReplies<Rational> own_replies(ExtensiveGame const&, int, Behaviour<Rational> const&,
                                          std::vector<char> const*);

}  // namespace zopa::games
