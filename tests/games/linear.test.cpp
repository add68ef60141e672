#include "zopa/games/linear.hpp"

#include <doctest/doctest.h>

#include "games/textbook_games.hpp"

using namespace zopa::games;

namespace {

StrategicGame zero_sum(std::vector<std::vector<Rational>> const& row, Rational const& sum = 0) {
  auto column = row;
  for (auto& line : column)
    for (auto& payoff : line) payoff = sum - payoff;
  return bimatrix_game(row, column);
}

StrategicGame random_zero_sum(int n_rows, int n_columns, int range, unsigned seed) {
  auto game = test::random_game(n_rows, n_columns, range, seed);
  for (std::size_t c = 0; c < game.n_cells(); ++c) game.payoffs[2 * c + 1] = -game.payoffs[2 * c];
  return game;
}

}  // namespace

TEST_CASE("a game is of constant sum only if every cell says so") {
  CHECK(is_constant_sum(test::matching_pennies()));
  CHECK(is_constant_sum(zero_sum({{1, Rational(1, 3)}, {0, 5}}, 7)));
  CHECK_FALSE(is_constant_sum(test::chicken()));
}

TEST_CASE("values and optimal strategies of the textbook's zero-sum games") {
  Rational const half(1, 2);
  auto const pennies = zero_sum_equilibrium<Rational>(test::matching_pennies());
  CHECK(pennies.strategies == MixedProfile<Rational>{{half, half}, {half, half}});
  CHECK(pennies.certificate.payoffs[0] == 0);
  // 2 x 2 without a saddle: value (ad - bc)/(a + d - b - c), first row (d - c)/(a + d - b - c) (von Neumann 1928)
  auto const square = zero_sum_equilibrium<Rational>(zero_sum({{3, -1}, {-2, 4}}));
  CHECK(square.certificate.payoffs[0] == 1);
  CHECK(square.strategies == MixedProfile<Rational>{{Rational(3, 5), Rational(2, 5)}, {half, half}});
  // a saddle point
  auto const saddle = zero_sum_equilibrium<Rational>(zero_sum({{4, 3, 5}, {1, 2, 9}}));
  CHECK(saddle.certificate.payoffs[0] == 3);
  CHECK(saddle.is_pure());
  // constant sum 7: the column player gets the rest
  auto const seven = zero_sum_equilibrium<Rational>(zero_sum({{3, -1}, {-2, 4}}, 7));
  CHECK(seven.certificate.payoffs == std::vector<Rational>{1, 6});
}

TEST_CASE("in rock, paper, scissors where rock counts double, scissors are played less") {
  // cyclic with stakes a, b, c: probabilities in proportion to the stake of the two others' fight (Kaplansky 1945)
  auto const game = zero_sum({{0, -1, 2}, {1, 0, -3}, {-2, 3, 0}});
  auto const found = zero_sum_equilibrium<Rational>(game);
  CHECK(found.certificate.payoffs[0] == 0);
  CHECK(found.strategies[0] == std::vector<Rational>{Rational(1, 2), Rational(1, 3), Rational(1, 6)});
}

TEST_CASE(
    "every equilibrium of a zero-sum game has the value that the linear programme finds, exactly and in doubles") {
  for (unsigned seed = 1; seed <= 120; ++seed) {
    INFO("seed ", seed);
    auto const game = random_zero_sum(1 + int(seed % 5), 1 + int(seed / 5 % 5), seed % 2 == 0 ? 3 : 100, seed);
    auto const exact = zero_sum_equilibrium<Rational>(game);
    CHECK(exact.certificate.largest_regret() == 0);
    for (auto const& e : extreme_equilibria<Rational>(game).equilibria)
      CHECK(e.certificate.payoffs[0] == exact.certificate.payoffs[0]);
    auto const doubles = zero_sum_equilibrium<double>(game);
    CHECK(doubles.certificate.largest_regret() < Rational(1, 10'000'000'000));
    CHECK(to_double(doubles.certificate.payoffs[0]) ==
          doctest::Approx(to_double(exact.certificate.payoffs[0])).epsilon(1e-10));
  }
}

TEST_CASE("a zero-sum game of 120 x 150 is solved to the last digit") {
  auto const game = random_zero_sum(120, 150, 1000, 5);
  CHECK(zero_sum_equilibrium<double>(game).certificate.largest_regret() < Rational(1, 1'000'000'000));
}

TEST_CASE("in chicken a lottery over cells gives more than any Nash equilibrium (Aumann 1974)") {
  auto const best = best_correlated_equilibrium<Rational>(test::chicken());
  REQUIRE(best);
  // dare/give way and give way/dare with 1/4 each, both give way with 1/2: 21/4 each
  CHECK(best->payoffs[0] + best->payoffs[1] == Rational(21, 2));
  auto const game = test::chicken();
  CHECK(best->cells[game.cell({1, 1})] == Rational(1, 2));
  CHECK(best->cells[game.cell({0, 0})] == 0);
  CHECK(best->gains == std::vector<Rational>{0, 0});
}

TEST_CASE(
    "where there is one equilibrium, it is the only correlated one too, if strategies are dominated or the sum is "
    "zero") {
  CHECK(best_correlated_equilibrium<Rational>(test::prisoners_dilemma())->cells == std::vector<Rational>{0, 0, 0, 1});
  Rational const quarter(1, 4);
  CHECK(best_correlated_equilibrium<Rational>(test::matching_pennies())->cells == std::vector<Rational>(4, quarter));
}

TEST_CASE("the best lottery is never worse than the best Nash equilibrium, and nobody gains by disobeying it") {
  int proven = 0;
  for (unsigned seed = 1; seed <= 150; ++seed) {
    INFO("seed ", seed);
    auto const game = test::random_game(2 + int(seed % 3), 2 + int(seed / 3 % 3), seed % 2 == 0 ? 4 : 50, seed);
    Rational best = -1000;
    for (auto const& e : extreme_equilibria<Rational>(game).equilibria)
      best = std::max(best, Rational(e.certificate.payoffs[0] + e.certificate.payoffs[1]));
    auto const doubles = best_correlated_equilibrium<double>(game);
    REQUIRE(doubles);
    CHECK(*std::max_element(doubles->gains.begin(), doubles->gains.end()) < Rational(1, 1'000'000'000));
    CHECK(doubles->payoffs[0] + doubles->payoffs[1] > best - Rational(1, 100'000'000));
    auto const exact = best_correlated_equilibrium<Rational>(game);
    if (!exact) continue;
    ++proven;
    CHECK(exact->payoffs[0] + exact->payoffs[1] >= best);
    CHECK(to_double(exact->payoffs[0] + exact->payoffs[1]) ==
          doctest::Approx(to_double(doubles->payoffs[0] + doubles->payoffs[1])).epsilon(1e-9));
  }
  CHECK(proven >= 145);
}

TEST_CASE("three players who want to be alone are told by a lottery who goes where") {
  // two places; alone at a place: 1; the best lottery always leaves one alone
  StrategicGame game{"", "", {{"A", {"x", "y"}}, {"B", {"x", "y"}}, {"C", {"x", "y"}}}, {}};
  for (std::size_t c = 0; c < 8; ++c) {
    auto const s = game.strategies(c);
    for (std::size_t i = 0; i < 3; ++i)
      game.payoffs.emplace_back(s[i] != s[(i + 1) % 3] && s[i] != s[(i + 2) % 3] ? 1 : 0);
  }
  auto const best = best_correlated_equilibrium<Rational>(game);
  REQUIRE(best);
  CHECK(best->payoffs[0] + best->payoffs[1] + best->payoffs[2] == 1);
}
