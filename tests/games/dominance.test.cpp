#include "zopa/games/dominance.hpp"

#include <set>

#include <doctest/doctest.h>

#include "games/textbook_games.hpp"
#include "zopa/games/equilibria.hpp"

using namespace zopa::games;

namespace {

using Remaining = std::vector<std::vector<int>>;

/// What a player gets from a mixture, and from a strategy, against each profile of one other player.
bool really_dominates(StrategicGame const& game, Elimination const& e, std::vector<int> const& others, Dominance kind) {
  bool better = false;
  for (int const c : others) {
    Rational mixture = 0;
    for (int k = 0; k < game.n_strategies(e.player); ++k)
      mixture += e.by[std::size_t(k)] * game.payoff(e.player == 0 ? game.cell({k, c}) : game.cell({c, k}), e.player);
    Rational const own = game.payoff(e.player == 0 ? game.cell({e.strategy, c}) : game.cell({c, e.strategy}), e.player);
    if (mixture < own || (kind == Dominance::strict && mixture == own)) return false;
    better = better || mixture > own;
  }
  return better;
}

}  // namespace

TEST_CASE("in the prisoner's dilemma silence is dominated at once") {
  auto const left = iterated_elimination(test::prisoners_dilemma(), Dominance::strict);
  CHECK(left.remaining == Remaining{{1}, {1}});
  REQUIRE(left.eliminations.size() == 2);
  CHECK(left.eliminations[0].by == std::vector<Rational>{0, 1});
  CHECK(reduced(test::prisoners_dilemma(), left).payoffs == std::vector<Rational>{1, 1});
}

TEST_CASE("a strategy that no pure one dominates can be dominated by a mixture") {
  // the middle row earns 1 against both; half of each other row earns 3/2
  auto const game = bimatrix_game({{3, 0}, {1, 1}, {0, 3}}, {{0, 0}, {0, 0}, {0, 0}});
  auto const left = iterated_elimination(game, Dominance::strict);
  CHECK(left.remaining == Remaining{{0, 2}, {0, 1}});
  REQUIRE(left.eliminations.size() == 1);
  CHECK(really_dominates(game, left.eliminations[0], {0, 1}, Dominance::strict));
  // at 3/2 it is as good as that mixture: not even weakly dominated
  auto const equal = bimatrix_game({{3, 0}, {Rational(3, 2), Rational(3, 2)}, {0, 3}}, {{0, 0}, {0, 0}, {0, 0}});
  CHECK(iterated_elimination(equal, Dominance::strict).eliminations.empty());
  CHECK(iterated_elimination(equal, Dominance::weak).eliminations.empty());
}

TEST_CASE("strategies go in rounds: each removal can make another strategy dominated") {
  // column 3 loses to column 2; then row 2 to row 1; then column 1 to column 2 (Gibbons 1992, figure 1.1.4)
  auto const game = bimatrix_game({{1, 1, 0}, {0, 0, 2}}, {{0, 2, 1}, {3, 1, 0}});
  auto const left = iterated_elimination(game, Dominance::strict);
  CHECK(left.remaining == Remaining{{0}, {1}});
  REQUIRE(left.eliminations.size() == 3);
  CHECK(left.eliminations[0].round == 1);
  CHECK(left.eliminations[0].player == 1);
  CHECK(left.eliminations[0].strategy == 2);
  CHECK(left.eliminations[1].round == 2);
  CHECK(left.eliminations[2].round == 3);
}

TEST_CASE("weak dominance takes a strategy that is equal here and worse there, strict dominance leaves it") {
  auto const game = bimatrix_game({{1, 1}, {1, 0}}, {{0, 0}, {0, 0}});
  CHECK(iterated_elimination(game, Dominance::strict).eliminations.empty());
  CHECK(iterated_elimination(game, Dominance::weak).remaining == Remaining{{0}, {0, 1}});
  // the same twice: neither dominates the other
  CHECK(iterated_elimination(bimatrix_game({{1, 2}, {1, 2}}, {{0, 0}, {0, 0}}), Dominance::weak).eliminations.empty());
}

TEST_CASE("a guess of the average: only the smallest number survives, three players, one step a round") {
  // numbers 1 … 4; who is nearest to 2/3 of the average of all three gets 1, shared (Moulin 1986)
  StrategicGame game{"", "", {}, {}};
  for (char const* name : {"A", "B", "C"}) game.players.push_back({name, {"1", "2", "3", "4"}});
  for (std::size_t c = 0; c < game.n_cells(); ++c) {
    auto const s = game.strategies(c);
    Rational const target = Rational(2, 9) * (s[0] + s[1] + s[2] + 3);
    auto const distance = [&](int i) { return Rational(abs(Rational(s[std::size_t(i)] + 1 - target))); };
    Rational const least = std::min({distance(0), distance(1), distance(2)});
    int const n = int(distance(0) == least) + int(distance(1) == least) + int(distance(2) == least);
    for (int i = 0; i < 3; ++i) game.payoffs.push_back(distance(i) == least ? Rational(1, n) : Rational(0));
  }
  CHECK(iterated_elimination(game, Dominance::weak).remaining == Remaining{{0}, {0}, {0}});
}

TEST_CASE("every mixture given really dominates, and no equilibrium plays what strict dominance removed") {
  int by_mixture = 0;
  for (unsigned seed = 1; seed <= 300; ++seed) {
    INFO("seed ", seed);
    auto const game = test::random_game(4, 4, seed % 2 == 0 ? 5 : 100, seed);
    for (auto const kind : {Dominance::strict, Dominance::weak}) {
      auto const left = iterated_elimination(game, kind);
      Remaining now{{0, 1, 2, 3}, {0, 1, 2, 3}}, next = now;
      int round = 1;
      for (auto const& e : left.eliminations) {
        if (e.round != round) now = next, round = e.round;
        CHECK(really_dominates(game, e, now[std::size_t(1 - e.player)], kind));
        std::erase(next[std::size_t(e.player)], e.strategy);
        by_mixture += std::count(e.by.begin(), e.by.end(), Rational(1)) == 0 ? 1 : 0;
      }
      CHECK(next == left.remaining);
    }
    auto const left = iterated_elimination(game, Dominance::strict);
    CHECK(extreme_equilibria<Rational>(reduced(game, left)).equilibria.size() ==
          extreme_equilibria<Rational>(game).equilibria.size());
  }
  CHECK(by_mixture > 10);
}

TEST_CASE("nothing that survives strict elimination is dominated: it is a best response to some belief") {
  // with two players, never a best response and strictly dominated are the same (Pearce 1984); beliefs are looked for
  // among the corners of the other's simplex cut by indifference: the strategies of extreme equilibria of (u, -u)
  for (unsigned seed = 1; seed <= 60; ++seed) {
    auto const game = test::random_game(4, 3, 9, seed);
    auto const left = iterated_elimination(game, Dominance::strict);
    for (int const s : left.remaining[0]) {
      // gains of the other rows over s: s is undominated iff the minimax value of the gains is at most zero
      std::vector<std::vector<Rational>> gain, loss;
      for (int const k : left.remaining[0]) {
        gain.emplace_back();
        loss.emplace_back();
        for (int const c : left.remaining[1]) {
          gain.back().push_back(game.payoff(game.cell({k, c}), 0) - game.payoff(game.cell({s, c}), 0));
          loss.back().push_back(-gain.back().back());
        }
      }
      auto const value =
          extreme_equilibria<Rational>(bimatrix_game(gain, loss)).equilibria.at(0).certificate.payoffs[0];
      CHECK(value == 0);  // s itself gains zero over s
    }
  }
}
