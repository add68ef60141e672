#include "zopa/games/certificate.hpp"

#include <algorithm>

#include <doctest/doctest.h>

#include "zopa/games/backward_induction.hpp"
#include "zopa/games/tree_families.hpp"

using namespace zopa::games;

TEST_CASE("a monopolist who threatens a fight is in a Nash equilibrium held up by an empty threat") {  // Selten 1978
  auto const game = entry_deterrence();
  auto const proof = certificate<Rational>(game, {0, 1, 0, 1});
  CHECK(proof.value == std::vector<Rational>{0, 2});
  CHECK(proof.best_response_gain == std::vector<Rational>{0, 0});
  CHECK(proof.is_nash(0));
  CHECK(!proof.is_sequentially_rational(0));
  CHECK(proof.largest_reached.gain == 0);
  REQUIRE(proof.empty_threat);
  CHECK(proof.empty_threat->infoset == 1);
  CHECK(proof.empty_threat->action == 0);
  CHECK(proof.empty_threat->gain == 2);
  CHECK(!proof.empty_threat->reached);
  CHECK(proof.n_gaining == 1);
}

TEST_CASE("no equilibrium at all: the gain of the best response is exact") {
  auto const proof =
      certificate<Rational>(entry_deterrence(), {Rational(1, 2), Rational(1, 2), Rational(1, 3), Rational(2, 3)});
  // value: in gives the entrant 1/3 - 2/3; the incumbent 1/2(-1/3) + 1/2 · 2
  CHECK(proof.value == std::vector<Rational>{Rational(-1, 6), Rational(5, 6)});
  CHECK(proof.best_response_gain == std::vector<Rational>{Rational(1, 6), Rational(2, 3)});
  CHECK(!proof.is_nash(Rational(1, 10)));
  CHECK(!proof.empty_threat);  // the reply is reached: no threat, a mistake
}

TEST_CASE(
    "Selten's horse: the perfect equilibrium passes, the other one rests on player 2's empty threat") {  // Selten 1975
  auto const game = seltens_horse();
  CHECK(certificate<Rational>(game, {1, 0, 1, 0, Rational(1, 5), Rational(4, 5)}).is_nash(0));
  auto const imperfect = certificate<Rational>(game, {0, 1, 1, 0, 1, 0});
  CHECK(imperfect.is_nash(0));
  REQUIRE(imperfect.empty_threat);
  CHECK(imperfect.empty_threat->infoset == 1);
  CHECK(imperfect.empty_threat->gain == 3);  // d pays 4 where c pays 1
}

TEST_CASE("a belief can carry a threat that the common trembles do not") {
  // after 'in', player 2 cannot tell l from r; L is best against l, R against r, and S loses against both
  TreeBuilder tree({"1", "2"});
  int const first = tree.infoset(0, {"out", "l", "r"}), second = tree.infoset(1, {"L", "R", "S"});
  tree.inner(first);
  tree.terminal(tree.outcome({2, 2}));
  for (int side = 0; side < 2; ++side) {
    tree.inner(second);
    tree.terminal(tree.outcome({0, side == 0 ? 3 : 0}));
    tree.terminal(tree.outcome({0, side == 0 ? 0 : 5}));
    tree.terminal(tree.outcome({0, -1}));
  }
  auto const game = built(std::move(tree));
  auto const credible = certificate<Rational>(game, {1, 0, 0, 1, 0, 0});
  CHECK(credible.belief[2] == Rational(1, 2));
  CHECK(credible.largest.gain == 1);  // R pays 5/2, L 3/2, at even beliefs
  CHECK(credible.largest.gain_at_any_belief == doctest::Approx(0));
  CHECK(!credible.empty_threat);
  std::vector<Rational> surely_left(game.n_nodes(), 0);
  surely_left[2] = 1;
  CHECK(certificate<Rational>(game, {1, 0, 0, 1, 0, 0}, 0, &surely_left).is_sequentially_rational(0));
  auto const empty = certificate<Rational>(game, {1, 0, 0, 0, 0, 1});
  REQUIRE(empty.empty_threat);
  // the least over beliefs of max(4b, 6(1 − b), …): L gains 3b + 1, R 5(1 − b) + 1, equal at b = 5/8
  CHECK(empty.empty_threat->gain_at_any_belief == doctest::Approx(23. / 8));
}

namespace {

/// The best a player can get by any pure strategy, by trying all.
Rational best_by_trying_all(ExtensiveGame const& game, int player, Behaviour<Rational> profile) {
  std::vector<InformationSet const*> own;
  for (InformationSet const& set : game.infosets())
    if (set.player == player) own.push_back(&set);
  std::vector<int> action(own.size(), 0);
  Rational best = -1;
  for (bool more = true; more;) {
    for (std::size_t k = 0; k < own.size(); ++k)
      for (std::size_t a = 0; a < own[k]->actions.size(); ++a) profile[own[k]->first_move + a] = int(a) == action[k];
    best = std::max(best, expected_payoffs(game, profile)[player]);
    more = false;
    for (std::size_t k = 0; k < own.size() && !more; ++k) {
      more = ++action[k] < int(own[k]->actions.size());
      if (!more) action[k] = 0;
    }
  }
  return best;
}

}  // namespace

TEST_CASE("the best response is the one found by trying all pure strategies") {
  int compared = 0;
  for (std::uint64_t seed = 0; seed < 150; ++seed) {
    auto const game = random_tree(seed, 4);
    auto const profile = uniform_behaviour<Rational>(game);
    auto const proof = certificate(game, profile);
    for (int i = 0; i < 2; ++i) {
      int n = 0;
      for (InformationSet const& set : game.infosets()) n += set.player == i;
      if (n > 7) continue;
      ++compared;
      CHECK(proof.value[i] + proof.best_response_gain[i] == best_by_trying_all(game, i, profile));
    }
  }
  CHECK(compared > 100);
}

TEST_CASE("backward induction leaves no one-shot gain anywhere, in exact numbers and in doubles") {
  for (auto const& game : {alternating_offers(4, 3, Rational(9, 10)), alternating_offers(10, 2, Rational(9, 10)),
                           alternating_offers(200, 1, 1), centipede(8), entry_deterrence()})
    for (TieRule const rule : {TieRule::accept, TieRule::first, TieRule::reject}) {
      auto const proof = certificate(game, backward_induction<Rational>(game, rule).behaviour);
      CHECK(proof.is_nash(0));
      CHECK(proof.is_sequentially_rational(0));
      CHECK(certificate(game, backward_induction<double>(game, rule).behaviour, 1e-9).is_sequentially_rational(1e-9));
    }
}
