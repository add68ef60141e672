#include "zopa/games/agent_quantal_response.hpp"

#include <cmath>

#include <doctest/doctest.h>

#include "zopa/games/certificate.hpp"
#include "zopa/games/tree_families.hpp"

using namespace zopa::games;

namespace {

/// Where all is known, each node's answer follows from those after it.
Behaviour<double> from_the_ends(ExtensiveGame const& game, double lambda) {
  auto behaviour = uniform_behaviour<double>(game);
  std::vector<std::vector<double>> value(game.n_nodes(), std::vector<double>(game.n_players(), 0));
  for (int n = game.n_nodes() - 1; n >= 0; --n) {
    if (game.is_terminal(n)) {
      value[n].assign(game.payoffs_rounded(n).begin(), game.payoffs_rounded(n).end());
      continue;
    }
    auto const& set = game.infosets()[game.nodes()[n].infoset];
    auto const children = game.children(n);
    if (set.player != chance) {
      double sum = 0;
      for (std::size_t a = 0; a < children.size(); ++a)
        sum += behaviour[set.first_move + a] = std::exp(lambda * value[children[a]][set.player]);
      for (std::size_t a = 0; a < children.size(); ++a) behaviour[set.first_move + a] /= sum;
    }
    for (std::size_t a = 0; a < children.size(); ++a)
      for (int i = 0; i < game.n_players(); ++i) value[n][i] += behaviour[set.first_move + a] * value[children[a]][i];
  }
  return behaviour;
}

double largest_difference(Behaviour<double> const& a, Behaviour<double> const& b) {
  double largest = 0;
  for (std::size_t m = 0; m < a.size(); ++m) largest = std::max(largest, std::abs(a[m] - b[m]));
  return largest;
}

}  // namespace

TEST_CASE("a choice alone is the logit") {
  TreeBuilder tree({"1"});
  tree.inner(tree.infoset(0, {"a", "b"}));
  tree.terminal(tree.outcome({1}));
  tree.terminal(tree.outcome({0}));
  auto const game = built(std::move(tree));
  for (double const lambda : {0., .1, 1., 7., 40.}) {
    auto const answer = agent_quantal_response(game, lambda);
    REQUIRE(answer);
    CHECK(answer->behaviour[1] == doctest::Approx(1 / (1 + std::exp(lambda))).epsilon(1e-10));
    CHECK(answer->lambda == lambda);
  }
}

TEST_CASE("where all is known, the path ends where the recursion from the ends does, to 1e-10") {
  for (auto const& game :
       {entry_deterrence(), centipede(6), alternating_offers(5, 1, 1), alternating_offers(3, 2, Rational(9, 10))})
    for (double const lambda : {.5, 2., 10.}) {
      auto const answer = agent_quantal_response(game, lambda);
      REQUIRE(answer);
      CHECK(largest_difference(answer->behaviour, from_the_ends(game, lambda)) < 1e-10);
    }
}

TEST_CASE("the second player of the ultimatum accepts nothing half the time, so the first keeps one step less") {
  auto const game = alternating_offers(10, 1, 1);
  auto const answer = agent_quantal_response(game, 400);
  REQUIRE(answer);
  CHECK(answer->behaviour[game.infosets()[0].first_move + 9] == doctest::Approx(1).epsilon(1e-9));
  CHECK(expected_payoffs(game, answer->behaviour)[0] == doctest::Approx(.9).epsilon(1e-9));
}

TEST_CASE("Kuhn's poker: at high lambda the value is that of the game") {
  auto const game = card_game(3);
  auto const answer = agent_quantal_response(game, 300);
  REQUIRE(answer);
  CHECK(expected_payoffs(game, answer->behaviour)[0] == doctest::Approx(-1. / 18).epsilon(0.01));
  CHECK(certificate(game, answer->behaviour).is_nash(.01));
}

TEST_CASE("Selten's horse: three players, and the path avoids the equilibrium with the empty threat") {
  auto const game = seltens_horse();
  auto const answer = agent_quantal_response(game, 200);
  REQUIRE(answer);
  auto const proof = certificate(game, answer->behaviour);
  CHECK(proof.is_nash(.02));
  CHECK(proof.is_sequentially_rational(.02));
  CHECK(answer->behaviour[0] > .95);  // player 1 passes
  CHECK(answer->behaviour[2] > .95);  // so does player 2
}

TEST_CASE("random trees: the equations hold at exactly the lambda asked for") {
  int done = 0;
  for (std::uint64_t seed = 0; seed < 60; ++seed) {
    auto const game = random_tree(seed, 4);
    double last = -1;
    auto const answer =
        agent_quantal_response(game, 1.5, 10'000, [&](Behaviour<double> const&, double lambda) { last = lambda; });
    if (!answer) continue;
    ++done;
    CHECK(last == 1.5);
    CHECK(answer->residual < 1e-9);
  }
  CHECK(done == 60);
}
