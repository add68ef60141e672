#include "zopa/games/backward_induction.hpp"

#include <algorithm>

#include <doctest/doctest.h>

#include "zopa/games/tree_families.hpp"

using namespace zopa::games;

TEST_CASE("the ultimatum: all for the proposer, or one step less where the indifferent reject") {
  for (int const steps : {2, 5, 100}) {
    auto const game = alternating_offers(steps, 1, 1);
    CHECK(backward_induction<Rational>(game, TieRule::accept).value == std::vector<Rational>{1, 0});
    CHECK(backward_induction<Rational>(game, TieRule::first).value == std::vector<Rational>{1, 0});
    CHECK(backward_induction<Rational>(game, TieRule::reject).value ==
          std::vector<Rational>{Rational(steps - 1, steps), Rational(1, steps)});
  }
}

TEST_CASE("alternating offers: the next proposer's patience is what it is offered") {
  // two rounds on a grid that holds the discount: 1 − d, d (Ståhl 1972); three: 1 − d(1 − d), where the grid holds it
  auto const two = backward_induction<Rational>(alternating_offers(10, 2, Rational(9, 10)));
  CHECK(two.value == std::vector<Rational>{Rational(1, 10), Rational(9, 10)});
  auto const three = backward_induction<Rational>(alternating_offers(4, 3, Rational(1, 2)));
  CHECK(three.value == std::vector<Rational>{Rational(3, 4), Rational(1, 4)});
}

TEST_CASE("centipede: the first takes, however long the pile would grow") {
  for (int const moves : {1, 2, 7, 60}) {
    auto const game = centipede(moves);
    CHECK(backward_induction<Rational>(game).value == std::vector<Rational>{4, 1});
    CHECK(backward_induction<double>(game).value == std::vector<double>{4, 1});
    CHECK(backward_induction<Rational>(game).n_ties == 0);
  }
}

TEST_CASE("entry is not deterred by a threat that would not be carried out") {
  auto const answer = backward_induction<Rational>(entry_deterrence());
  CHECK(answer.value == std::vector<Rational>{1, 1});
  CHECK(answer.behaviour == Behaviour<Rational>{1, 0, 1, 0});
}

TEST_CASE("all pure subgame-perfect outcomes of the ultimatum are the two of the tie rules") {
  auto const all = pure_subgame_perfect_payoffs(alternating_offers(10, 1, 1));
  REQUIRE(all);
  CHECK(*all == std::vector<std::vector<Rational>>{{Rational(9, 10), Rational(1, 10)}, {1, 0}});
  CHECK(!pure_subgame_perfect_payoffs(alternating_offers(10, 1, 1), 1));
}

namespace {

/// A game of perfect information: a random tree with each information set split into its members.
ExtensiveGame with_everything_seen(ExtensiveGame const& game) {
  TreeBuilder tree(game.players());
  for (int n = 0; n < game.n_nodes(); ++n) {
    if (game.is_terminal(n)) {
      tree.terminal(tree.outcome({game.payoffs(n).begin(), game.payoffs(n).end()}));
      continue;
    }
    InformationSet const& set = game.infosets()[game.nodes()[n].infoset];
    tree.inner(set.player == chance ? tree.chance_move(set.actions, set.probabilities)
                                    : tree.infoset(set.player, set.actions));
  }
  return built(std::move(tree));
}

/// Payoffs of all pure strategy profiles from which nobody gains by another pure strategy in any subgame: by trying
/// all.
std::vector<std::vector<Rational>> by_trying_all(ExtensiveGame const& game) {
  std::vector<int> decisions;
  for (int n = 0; n < game.n_nodes(); ++n)
    if (!game.is_terminal(n) && game.mover(n) != chance) decisions.push_back(n);
  std::vector<std::vector<Rational>> found;
  std::vector<int> action(decisions.size(), 0);
  for (bool more = true; more;) {
    auto profile = uniform_behaviour<Rational>(game);
    for (std::size_t d = 0; d < decisions.size(); ++d) {
      auto const& set = game.infosets()[game.nodes()[decisions[d]].infoset];
      for (std::size_t a = 0; a < set.actions.size(); ++a) profile[set.first_move + a] = int(a) == action[d];
    }
    bool perfect = true;
    for (int const n : decisions) {
      int const mover = game.mover(n);
      Rational const now = expected_payoffs(game, profile, n)[mover];
      for (int const child : game.children(n))
        perfect = perfect && expected_payoffs(game, profile, child)[mover] <= now;
    }
    if (perfect) found.push_back(expected_payoffs(game, profile));
    more = false;
    for (std::size_t d = 0; d < decisions.size() && !more; ++d) {
      int const n_actions = int(game.children(decisions[d]).size());
      more = ++action[d] < n_actions;
      if (!more) action[d] = 0;
    }
  }
  std::sort(found.begin(), found.end());
  found.erase(std::unique(found.begin(), found.end()), found.end());
  return found;
}

}  // namespace

TEST_CASE("on small random trees the outcomes are those found by trying all pure strategies") {
  int compared = 0;
  for (std::uint64_t seed = 0; seed < 200; ++seed) {
    auto const game = with_everything_seen(random_tree(seed, 3));
    if (game.n_moves() > 18) continue;
    ++compared;
    auto const expected = by_trying_all(game);
    CHECK(pure_subgame_perfect_payoffs(game) == expected);
    for (TieRule const rule : {TieRule::accept, TieRule::first, TieRule::reject}) {
      auto const answer = backward_induction<Rational>(game, rule);
      CHECK(std::find(expected.begin(), expected.end(), answer.value) != expected.end());
      CHECK(expected_payoffs(game, answer.behaviour) == answer.value);
    }
  }
  CHECK(compared > 50);
}

TEST_CASE("subgames begin where no information set is cut") {
  CHECK(subgame_roots(seltens_horse()) == std::vector<int>{0});
  CHECK(subgame_roots(entry_deterrence()) == std::vector<int>{0, 1});
  CHECK(subgame_roots(card_game(3)) == std::vector<int>{0});
  // one round of screening: the game, and the buyer's answer of each value to each price
  CHECK(subgame_roots(screening(3, 4, 1, 1)).size() == 1 + 3 * 5);
}
