#include "zopa/games/lemke_howson.hpp"

#include <set>

#include <doctest/doctest.h>

#include "games/textbook_games.hpp"

using namespace zopa::games;

TEST_CASE("each label of the battle of the sexes leads to the equilibrium that the paths of the paper reach") {
  // dropping a strategy from (0, 0): it enters, the other answers, and the pure equilibrium around it is complete
  auto const game = test::battle_of_the_sexes();
  MixedProfile<Rational> const first{{1, 0}, {1, 0}}, second{{0, 1}, {0, 1}};
  CHECK(lemke_howson<Rational>(game, 0)->strategies == first);
  CHECK(lemke_howson<Rational>(game, 1)->strategies == second);
  CHECK(lemke_howson<Rational>(game, 2)->strategies == first);
  CHECK(lemke_howson<Rational>(game, 3)->strategies == second);
}

TEST_CASE("the only equilibrium is found from every label, exactly and in doubles") {
  for (auto const& game : {test::matching_pennies(), test::rock_paper_scissors(), test::prisoners_dilemma()}) {
    auto const only = extreme_equilibria<Rational>(game).equilibria.at(0).strategies;
    int const n = game.n_strategies(0) + game.n_strategies(1);
    for (int label = 0; label < n; ++label) {
      CHECK(lemke_howson<Rational>(game, label)->strategies == only);
      auto const doubles = lemke_howson<double>(game, label);
      REQUIRE(doubles);
      for (std::size_t s = 0; s < only[0].size(); ++s)
        CHECK(doubles->strategies[0][s] == doctest::Approx(to_double(only[0][s])).epsilon(1e-14));
    }
  }
}

TEST_CASE("every label of every small game ends in one of all extreme equilibria, also where payoffs tie") {
  for (unsigned seed = 1; seed <= 200; ++seed) {
    int const n_rows = 1 + int(seed % 4), n_columns = 1 + int(seed / 4 % 5);
    auto const game = test::random_game(n_rows, n_columns, seed % 2 == 0 ? 2 : 3, seed);
    std::set<MixedProfile<Rational>> all;
    for (auto const& e : extreme_equilibria<Rational>(game).equilibria) all.insert(e.strategies);
    for (int label = 0; label < n_rows + n_columns; ++label) {
      INFO("seed ", seed, ", label ", label);
      auto const found = lemke_howson<Rational>(game, label);
      REQUIRE(found);
      CHECK(found->certificate.largest_regret() == 0);
      CHECK(all.contains(found->strategies));
    }
  }
}

TEST_CASE("where many rows tie the lexicographic rule leads every path to its end: without it, some of these cycle") {
  for (unsigned seed = 1; seed <= 250; ++seed) {
    int const n_rows = 3 + int(seed % 4), n_columns = 3 + int(seed / 4 % 4);
    auto const game = test::random_game(n_rows, n_columns, 2 + int(seed % 2), seed);
    for (int label = 0; label < n_rows + n_columns; ++label)
      CHECK_MESSAGE(lemke_howson<Rational>(game, label, 20'000), "seed ", seed, ", label ", label);
  }
}

TEST_CASE("a path longer than its budget is given up, and a longer one is taken") {
  auto const game = test::rock_paper_scissors();
  CHECK_FALSE(lemke_howson<Rational>(game, 0, 3));
  CHECK(lemke_howson<Rational>(game, 0, 1000));
}

TEST_CASE("one equilibrium of large games, proven: regret zero exactly, or within rounding") {
  for (auto const& [n_rows, n_columns, range] :
       {std::tuple{60, 60, 1000}, {40, 70, 3}, {150, 150, 1000}, {1, 300, 50}}) {
    auto const game = test::random_game(n_rows, n_columns, range, 7);
    CHECK(one_equilibrium<Rational>(game).certificate.largest_regret() == 0);
    CHECK(one_equilibrium<double>(game).certificate.largest_regret() < range * Rational(1, 1'000'000'000'000));
  }
}
