#include "zopa/games/backward_induction.hpp"

#include <algorithm>
#include <set>

#include "games/numbers.hpp"
#include "games/ties.hpp"
#include "zopa/base/expects.hpp"

namespace zopa::games {
namespace {

using PayoffSet = std::set<std::vector<Rational>>;

/// Chance: every combination of what may follow, weighted. Too many: nullopt.
std::optional<PayoffSet> mixtures(InformationSet const& set, std::span<int const> children,
                                  std::vector<PayoffSet> const& after, std::size_t n_players, std::size_t most) {
  PayoffSet sums{std::vector<Rational>(n_players)};
  for (std::size_t a = 0; a < children.size(); ++a) {
    PayoffSet longer;
    for (auto const& sum : sums)
      for (auto const& payoffs : after[children[a]]) {
        std::vector<Rational> next = sum;
        for (std::size_t i = 0; i < n_players; ++i) next[i] += set.probabilities[a] * payoffs[i];
        longer.insert(std::move(next));
        if (longer.size() > most) return std::nullopt;
      }
    sums = std::move(longer);
  }
  return sums;
}

/// A player: whatever beats the worst that each other action may lead to, when that is what follows it.
PayoffSet supported(int player, std::span<int const> children, std::vector<PayoffSet> const& after) {
  PayoffSet kept;
  std::vector<Rational> worst;
  for (int const child : children) {
    Rational least = after[child].begin()->at(player);
    for (auto const& payoffs : after[child]) least = std::min(least, payoffs[player]);
    worst.push_back(least);
  }
  for (std::size_t a = 0; a < children.size(); ++a) {
    bool others = false;
    Rational to_beat = 0;
    for (std::size_t b = 0; b < children.size(); ++b)
      if (b != a && (!others || worst[b] > to_beat)) to_beat = worst[b], others = true;
    for (auto const& payoffs : after[children[a]])
      if (!others || payoffs[player] >= to_beat) kept.insert(payoffs);
  }
  return kept;
}

}  // namespace

template <class Number>
InductionAnswer<Number> backward_induction(ExtensiveGame const& game, TieRule rule) {
  ZOPA_EXPECTS(game.perfect_information());
  int const n_players = game.n_players();
  InductionAnswer<Number> answer{uniform_behaviour<Number>(game), {}, 0};
  std::vector<Number> values(std::size_t(game.n_nodes()) * n_players, Number(0));
  auto const at = [&](int node) { return values.data() + std::size_t(node) * n_players; };
  for (int n = game.n_nodes() - 1; n >= 0; --n) {
    if (game.is_terminal(n)) {
      auto const payoffs = payoffs_of<Number>(game, n);
      std::copy(payoffs.begin(), payoffs.end(), at(n));
      continue;
    }
    InformationSet const& set = game.infosets()[game.nodes()[n].infoset];
    auto const children = game.children(n);
    if (set.player == chance) {
      for (std::size_t a = 0; a < children.size(); ++a)
        for (int i = 0; i < n_players; ++i) at(n)[i] += answer.behaviour[set.first_move + a] * at(children[a])[i];
      continue;
    }
    Choice const choice = chosen_action<Number>(set.player, n_players, children, at, rule);
    answer.n_ties += choice.tied;
    std::fill_n(answer.behaviour.begin() + set.first_move, children.size(), Number(0));
    answer.behaviour[set.first_move + choice.action] = 1;
    std::copy_n(at(children[choice.action]), n_players, at(n));
  }
  answer.value.assign(at(0), at(0) + n_players);
  return answer;
}

std::optional<std::vector<std::vector<Rational>>> pure_subgame_perfect_payoffs(ExtensiveGame const& game,
                                                                               std::size_t most) {
  ZOPA_EXPECTS(game.perfect_information());
  std::vector<PayoffSet> after(game.n_nodes());
  for (int n = game.n_nodes() - 1; n >= 0; --n) {
    if (game.is_terminal(n)) {
      auto const payoffs = game.payoffs(n);
      after[n].insert({payoffs.begin(), payoffs.end()});
      continue;
    }
    InformationSet const& set = game.infosets()[game.nodes()[n].infoset];
    auto const children = game.children(n);
    if (set.player == chance) {
      auto sums = mixtures(set, children, after, game.players().size(), most);
      if (!sums) return std::nullopt;
      after[n] = std::move(*sums);
    } else {
      after[n] = supported(set.player, children, after);
    }
    for (int const child : children) PayoffSet{}.swap(after[child]);
    if (after[n].size() > most) return std::nullopt;
  }
  return std::vector<std::vector<Rational>>(after[0].begin(), after[0].end());
}

std::vector<int> subgame_roots(ExtensiveGame const& game) {
  int const n_nodes = game.n_nodes();
  std::vector<int> first(n_nodes), last(n_nodes), roots;
  for (int n = n_nodes - 1; n >= 0; --n) {
    first[n] = last[n] = n;
    if (game.is_terminal(n)) continue;
    if (game.mover(n) != chance) {
      auto const& members = game.infosets()[game.nodes()[n].infoset].members;
      first[n] = members.front();
      last[n] = members.back();
    }
    for (int const child : game.children(n)) {
      first[n] = std::min(first[n], first[child]);
      last[n] = std::max(last[n], last[child]);
    }
    bool const alone = game.mover(n) == chance || game.infosets()[game.nodes()[n].infoset].members.size() == 1;
    if (alone && first[n] == n && last[n] < game.nodes()[n].end) roots.push_back(n);
  }
  std::reverse(roots.begin(), roots.end());
  return roots;
}

template InductionAnswer<double> backward_induction(ExtensiveGame const&, TieRule);
template InductionAnswer<Rational> backward_induction(ExtensiveGame const&, TieRule);

}  // namespace zopa::games
