#include "zopa/games/equilibria.hpp"

#include <algorithm>
#include <set>

#include <doctest/doctest.h>
#include <rapidcheck.h>

#include "games/brute_force.hpp"
#include "games/textbook_games.hpp"

using namespace zopa::games;
using Profile = MixedProfile<Rational>;

namespace {

Rational third(int n = 1) { return Rational(n, 3); }

std::set<Profile> profiles(StrategicGame const& game) {
  std::set<Profile> out;
  auto const found = extreme_equilibria<Rational>(game);
  for (auto const& e : found.equilibria) {
    CHECK(e.certificate.largest_regret() == 0);
    out.insert(e.strategies);
  }
  CHECK(out.size() == found.equilibria.size());  // each once
  return out;
}

/// Do the doubles give the same equilibria in the same order?
bool agree(ExtremeEquilibria<Rational> const& exact, ExtremeEquilibria<double> const& doubles, double tolerance) {
  if (exact.equilibria.size() != doubles.equilibria.size()) return false;
  for (std::size_t k = 0; k < exact.equilibria.size(); ++k)
    for (std::size_t i = 0; i < 2; ++i)
      for (std::size_t s = 0; s < exact.equilibria[k].strategies[i].size(); ++s)
        if (std::abs(to_double(exact.equilibria[k].strategies[i][s]) - doubles.equilibria[k].strategies[i][s]) >
            tolerance)
          return false;
  return exact.nash_subsets == doubles.nash_subsets && exact.component == doubles.component;
}

}  // namespace

TEST_CASE("the textbook's games have the textbook's equilibria") {
  CHECK(profiles(test::prisoners_dilemma()) == std::set<Profile>{{{0, 1}, {0, 1}}});
  CHECK(profiles(test::battle_of_the_sexes()) ==
        std::set<Profile>{{{1, 0}, {1, 0}}, {{0, 1}, {0, 1}}, {{third(2), third()}, {third(), third(2)}}});
  Rational const half(1, 2);
  CHECK(profiles(test::matching_pennies()) == std::set<Profile>{{{half, half}, {half, half}}});
  CHECK(profiles(test::chicken()) ==
        std::set<Profile>{{{1, 0}, {0, 1}}, {{0, 1}, {1, 0}}, {{third(), third(2)}, {third(), third(2)}}});
  std::vector<Rational> const even(3, third());
  CHECK(profiles(test::rock_paper_scissors()) == std::set<Profile>{{even, even}});
}

TEST_CASE("pure equilibria come first, and each knows its payoffs and whether it is pure") {
  auto const found = extreme_equilibria<Rational>(test::battle_of_the_sexes());
  REQUIRE(found.equilibria.size() == 3);
  CHECK(found.equilibria[0].is_pure());
  CHECK(found.equilibria[0].certificate.payoffs == std::vector<Rational>{2, 1});
  CHECK(found.equilibria[1].certificate.payoffs == std::vector<Rational>{1, 2});
  CHECK_FALSE(found.equilibria[2].is_pure());
  CHECK(found.equilibria[2].certificate.payoffs == std::vector<Rational>{third(2), third(2)});
  CHECK_FALSE(found.degenerate);
  CHECK(found.n_components == 3);
}

TEST_CASE("a game of coordination over n places has 2^n - 1 equilibria (Quint & Shubik 1997)") {
  for (int n = 1; n <= 7; ++n) CHECK(profiles(test::coordination(n)).size() == std::size_t((1 << n) - 1));
}

TEST_CASE("a 6 x 6 game can have 75 equilibria, more than coordination's 63 (von Stengel 1999)") {
  auto const found = extreme_equilibria<Rational>(test::von_stengel_6x6());
  CHECK(found.equilibria.size() == 75);
  CHECK_FALSE(found.degenerate);
}

TEST_CASE("where a player is indifferent, the equilibria form a set of infinitely many, given by its corners") {
  // the column player does not care; the row player prefers the first row when P(first column) >= 1/2
  auto const found = extreme_equilibria<Rational>(bimatrix_game({{1, 0}, {0, 1}}, {{0, 0}, {0, 0}}));
  Rational const half(1, 2);
  std::set<Profile> corners;
  for (auto const& e : found.equilibria) corners.insert(e.strategies);
  CHECK(corners ==
        std::set<Profile>{{{1, 0}, {1, 0}}, {{1, 0}, {half, half}}, {{0, 1}, {half, half}}, {{0, 1}, {0, 1}}});
  CHECK(found.degenerate);
  CHECK(found.n_components == 1);
  CHECK(found.nash_subsets.size() == 3);
}

TEST_CASE("any mixture within a maximal Nash subset is an equilibrium") {
  for (unsigned seed = 1; seed <= 40; ++seed) {
    auto const game = test::random_game(3, 4, 3, seed);
    auto const found = extreme_equilibria<Rational>(game);
    std::set<int> covered;
    for (auto const& subset : found.nash_subsets) {
      Profile middle{std::vector<Rational>(3), std::vector<Rational>(4)};
      for (int const k : subset) {
        covered.insert(k);
        for (std::size_t i = 0; i < 2; ++i)
          for (std::size_t s = 0; s < middle[i].size(); ++s)
            middle[i][s] += found.equilibria[std::size_t(k)].strategies[i][s] / Rational(int(subset.size()));
      }
      CHECK(regret_certificate(game, middle).largest_regret() == 0);
    }
    CHECK(covered.size() == found.equilibria.size());
  }
}

TEST_CASE("degenerate games are complete: all extreme equilibria that trying every set of constraints finds") {
  int degenerate = 0;
  for (unsigned seed = 1; seed <= 400; ++seed) {
    int const n_rows = 1 + int(seed % 4), n_columns = 1 + int(seed / 4 % 4);
    auto const game = test::random_game(n_rows, n_columns, seed % 3 == 0 ? 2 : 3, seed);
    INFO("seed ", seed);
    CHECK(profiles(game) == test::extreme_equilibria_by_brute_force(game));
    degenerate += extreme_equilibria<Rational>(game).degenerate ? 1 : 0;
  }
  CHECK(degenerate > 200);
}

TEST_CASE("doubles find what integers find, in the same order, also where payoffs tie") {
  for (unsigned seed = 1; seed <= 150; ++seed) {
    int const n = 2 + int(seed % 6), range = seed % 2 == 0 ? 3 : 1000;
    auto const game = test::random_game(n, 2 + int(seed / 6 % 6), range, seed);
    INFO("seed ", seed);
    auto const doubles = extreme_equilibria<double>(game);
    CHECK(agree(extreme_equilibria<Rational>(game), doubles, 1e-9));
    for (auto const& e : doubles.equilibria)
      CHECK(e.certificate.largest_regret() < range * Rational(1, 1'000'000'000'000));
  }
}

TEST_CASE("payoffs that are fractions, negative, huge or all the same change nothing about the method") {
  Rational const big = *exact_number("1e60"), small(1, 1'000'000'007);
  auto game = test::battle_of_the_sexes();
  auto const before = profiles(game);
  for (std::size_t k = 0; k < game.payoffs.size(); k += 2) {
    game.payoffs[k] = game.payoffs[k] * big - 17;
    game.payoffs[k + 1] = game.payoffs[k + 1] * small + Rational(1, 3);
  }
  CHECK(profiles(game) == before);
  CHECK(profiles(bimatrix_game({{5, 5}, {5, 5}}, {{-1, -1}, {-1, -1}})).size() == 4);
}

TEST_CASE("numbers too large for the short integers are handed to those of any size") {
  auto game = test::random_game(7, 7, 1000, 3);
  auto const before = profiles(game).size();
  Rational const factor = *exact_number("1e80");
  for (auto& payoff : game.payoffs) payoff = payoff * factor + 1;  // a common factor of differences is found and lost
  game.payoffs[0] += Rational(1, 3);
  CHECK(profiles(game).size() == before);
}

TEST_CASE("more strategies or vertices than can be enumerated is said, not tried") {
  CHECK_THROWS_AS(extreme_equilibria<double>(test::random_game(1, 256, 9, 1)), std::length_error);
  CHECK_THROWS_AS(extreme_equilibria<double>(test::random_game(8, 8, 999, 1), 100), std::length_error);
}

TEST_CASE("pure equilibria of any number of players") {
  // three vote on going (1) or not: going pays 1 if at least two go, else costs 1
  StrategicGame game{"", "", {{"A", {"no", "go"}}, {"B", {"no", "go"}}, {"C", {"no", "go"}}}, {}};
  for (std::size_t c = 0; c < 8; ++c) {
    auto const s = game.strategies(c);
    int const go = s[0] + s[1] + s[2];
    for (int i = 0; i < 3; ++i) game.payoffs.emplace_back(s[std::size_t(i)] == 0 ? 0 : go >= 2 ? 1 : -1);
  }
  CHECK(pure_equilibria(game) == std::vector<std::size_t>{0, 7});
  for (unsigned seed = 1; seed <= 30; ++seed) {
    auto const random = test::random_game(3, 5, 4, seed);
    std::set<Profile> pure, among_all;
    for (auto const cell : pure_equilibria(random)) pure.insert(pure_profile(random, cell));
    for (auto const& e : extreme_equilibria<Rational>(random).equilibria)
      if (e.is_pure()) among_all.insert(e.strategies);
    CHECK(pure == among_all);
  }
}
