#include "zopa/games/strategic_game.hpp"

#include <doctest/doctest.h>
#include <rapidcheck.h>

#include "games/textbook_games.hpp"

using namespace zopa::games;

TEST_CASE("a cell is named by one strategy of each player, the first player's running fastest") {
  StrategicGame game{"", "", {{"A", {"a", "b"}}, {"B", {"x", "y", "z"}}, {"C", {"l", "r"}}}, std::vector<Rational>(36)};
  CHECK(game.n_cells() == 12);
  CHECK(game.cell({1, 0, 0}) == 1);
  CHECK(game.cell({0, 1, 0}) == 2);
  CHECK(game.cell({0, 0, 1}) == 6);
  for (std::size_t c = 0; c < 12; ++c) CHECK(game.cell(game.strategies(c)) == c);
}

TEST_CASE("payoffs of two players come as whole numbers over the least common denominator, and as doubles") {
  auto const game = bimatrix_game({{Rational(1, 2), 2}, {3, Rational(-1, 3)}}, {{5, 6}, {7, 8}});
  Bimatrix const m = bimatrix(game);
  CHECK(m.row_scale == 6);
  CHECK(m.row_at(0, 0) == 3);
  CHECK(m.row_at(0, 1) == 12);
  CHECK(m.row_at(1, 0) == 18);
  CHECK(m.row_at(1, 1) == -2);
  CHECK(m.column_scale == 1);
  CHECK(m.column_at(1, 0) == 7);
  CHECK(payoff_matrix(game, 1)(0, 1) == 6);
}

TEST_CASE("in the prisoner's dilemma silence regrets exactly what treason would have brought") {
  auto const game = test::prisoners_dilemma();  // 2 2 | 0 3 / 3 0 | 1 1
  auto const silent = regret_certificate(game, {{1, 0}, {1, 0}});
  CHECK(silent.payoffs == std::vector<Rational>{2, 2});
  CHECK(silent.regrets == std::vector<Rational>{1, 1});
  CHECK(regret_certificate(game, {{0, 1}, {0, 1}}).largest_regret() == 0);
  auto const half = regret_certificate(game, {{Rational(1, 2), Rational(1, 2)}, {Rational(1, 3), Rational(2, 3)}});
  // row: 2/3 silent, 5/3 treason; mean 7/6. column: 1 silent, 2 treason; mean 5/3
  CHECK(half.payoffs == std::vector<Rational>{Rational(7, 6), Rational(5, 3)});
  CHECK(half.regrets == std::vector<Rational>{Rational(1, 2), Rational(1, 3)});
}

TEST_CASE("what a strategy gets against three others' mixtures is the same in doubles and exactly") {
  StrategicGame game{"", "", {{"A", {"a", "b"}}, {"B", {"x", "y", "z"}}, {"C", {"l", "r"}}}, {}};
  for (int k = 0; k < 36; ++k) game.payoffs.emplace_back(k * k % 17, 1 + k % 3);
  MixedProfile<Rational> const p{{Rational(1, 4), Rational(3, 4)},
                                 {Rational(1, 8), Rational(1, 8), Rational(3, 4)},
                                 {Rational(1, 2), Rational(1, 2)}};
  auto const exact = deviation_payoffs(game, p);
  auto const doubles = deviation_payoffs(game, payoffs_in_doubles(game), to_doubles(p));
  // by hand for one entry: player C's l against the others
  Rational l = 0;
  for (int a = 0; a < 2; ++a)
    for (int b = 0; b < 3; ++b) l += p[0][std::size_t(a)] * p[1][std::size_t(b)] * game.payoff(game.cell({a, b, 0}), 2);
  CHECK(exact[2][0] == l);
  for (std::size_t i = 0; i < 3; ++i)
    for (std::size_t k = 0; k < exact[i].size(); ++k)
      CHECK(doubles[i][k] == doctest::Approx(to_double(exact[i][k])).epsilon(1e-14));
}

TEST_CASE("probabilities in doubles are moved onto the simplex so that they sum to exactly one") {
  rc::check("sum", [] {
    auto const weights = *rc::gen::nonEmpty(rc::gen::container<std::vector<int>>(rc::gen::inRange(-3, 1000)));
    std::vector<double> p;
    for (int const w : weights) p.push_back(w / 997.);
    RC_PRE(*std::max_element(p.begin(), p.end()) > 0);
    auto const q = on_the_simplex(p);
    Rational sum = 0;
    double total = 0;
    for (double const x : p) total += std::max(0., x);
    for (std::size_t k = 0; k < q.size(); ++k) {
      RC_ASSERT(q[k] >= 0);
      RC_ASSERT(std::abs(q[k] - std::max(0., p[k]) / total) < 1e-13);
      sum += exactly(q[k]);
    }
    RC_ASSERT(sum == 1);
  });
}
