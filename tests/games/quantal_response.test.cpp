#include "zopa/games/quantal_response.hpp"

#include <cmath>

#include <doctest/doctest.h>

#include "games/textbook_games.hpp"
#include "support/approx.hpp"
#include "zopa/games/equilibria.hpp"

using namespace zopa::games;
using zopa::test::approx;

TEST_CASE("at lambda zero everything is equally likely") {
  auto const even = logit_equilibrium(test::rock_paper_scissors(), 0);
  REQUIRE(even);
  for (auto const& strategy : even->strategies)
    for (double const p : strategy) CHECK(p == approx(1. / 3));
}

TEST_CASE("a dominant strategy is played by the closed form: the others do not matter if the gain is constant") {
  // treason gains exactly 1 whatever the other does: p = 1 / (1 + e^-lambda)
  for (double const lambda : {.1, 1., 7., 30.}) {
    auto const found = logit_equilibrium(test::prisoners_dilemma(), lambda);
    REQUIRE(found);
    CHECK(found->lambda == lambda);
    CHECK(found->strategies[0][1] == approx(1 / (1 + std::exp(-lambda)), 1e-12));
    CHECK(found->strategies[1][0] == approx(std::exp(-lambda) / (1 + std::exp(-lambda)), 1e-12));
  }
}

TEST_CASE("in matching pennies one half each is the answer for every lambda, and in lopsided ones bisection agrees") {
  CHECK(logit_equilibrium(test::matching_pennies(), 50)->strategies[0][0] == approx(.5, 1e-12));
  // row gets 9 for (first, first), 1 for (second, second); column 1 elsewhere (Ochs 1995's game):
  // p = L(lambda (10 q - 1)), q = L(lambda (1 - 2 p)); one fixed point, found by bisection in p
  auto const game = bimatrix_game({{9, 0}, {0, 1}}, {{0, 1}, {1, 0}});
  auto const logistic = [](double x) { return 1 / (1 + std::exp(-x)); };
  for (double const lambda : {.3, 1., 4., 20.}) {
    double low = 0, high = 1;
    for (int k = 0; k < 200; ++k) {
      double const p = (low + high) / 2, q = logistic(lambda * (1 - 2 * p));
      (logistic(lambda * (10 * q - 1)) > p ? low : high) = p;
    }
    auto const found = logit_equilibrium(game, lambda);
    REQUIRE(found);
    CHECK(found->strategies[0][0] == approx(low, 1e-12));
    CHECK(found->residual <= 1e-10);
  }
}

TEST_CASE("the branch leads to the risk-dominant equilibrium of a game of coordination") {
  // stag 4 together, 0 alone; hare 3 always: hare is risk dominant (Harsanyi & Selten 1988; Turocy 2005)
  auto const found = logit_equilibrium(bimatrix_game({{4, 0}, {3, 3}}, {{4, 3}, {0, 3}}), 100);
  REQUIRE(found);
  CHECK(found->strategies[0][1] == approx(1, 1e-12));
}

TEST_CASE("in a symmetric game of coordination the branch keeps the symmetry where the pitchfork splits") {
  auto const found = logit_equilibrium(test::coordination(2), 20);
  REQUIRE(found);
  CHECK(found->residual <= 1e-10);
}

TEST_CASE(
    "random games of two and three players: every point of the path is a logit equilibrium, and its end is near Nash") {
  for (unsigned seed = 1; seed <= 30; ++seed) {
    INFO("seed ", seed);
    StrategicGame game = test::random_game(2 + int(seed % 4), 2 + int(seed % 3), 1000, seed);
    if (seed % 3 == 0) {  // the same numbers as a game of three
      game = StrategicGame{"", "", {{"A", {"a", "b"}}, {"B", {"a", "b", "c"}}, {"C", {"a", "b"}}}, {}};
      std::mt19937 next(seed);
      for (int k = 0; k < 36; ++k) game.payoffs.emplace_back(int(next() % 1000));
    }
    auto const path = logit_path(game, 2);
    REQUIRE(path);
    CHECK(path->front().lambda == 0);
    CHECK(path->back().lambda == 2);
    for (auto const& point : *path) CHECK(point.residual <= 1e-10);
    // a logit equilibrium's regret is at most log(n) / lambda for each player
    auto const regrets = regret_certificate(game, exactly(path->back().strategies)).regrets;
    for (std::size_t i = 0; i < regrets.size(); ++i)
      CHECK(to_double(regrets[i]) <= std::log(game.n_strategies(int(i))) / 2 + 1e-9);
  }
}
