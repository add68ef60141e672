#include "zopa/solve/solutions.hpp"

#include <doctest/doctest.h>

#include <cmath>

#include "support/random_worlds.hpp"
#include "support/worlds.hpp"

namespace zopa::test {
namespace {

using Values = std::vector<std::vector<double>>;

Values random_values(RandomWorld& random, std::size_t n_parties) {
  Values out;
  for (int p = 0; p < 30; ++p) {
    auto& u = out.emplace_back();
    for (std::size_t i = 0; i < n_parties; ++i) u.push_back(random.below(1000) / 1000.0);
  }
  return out;
}

}  // namespace

TEST_CASE("no point that gives everyone their no-deal value: no agreement, never a NaN") {
  Values const points{{.1, .9}, {.9, .1}};
  std::vector<double> const d{.5, .5};
  CHECK_FALSE(solve::nash_solution(points, d));
  CHECK_FALSE(solve::kalai_smorodinsky_solution(points, d));
  CHECK_FALSE(solve::egalitarian_solution(points, d));
  CHECK_FALSE(solve::utilitarian_solution(points, d));
  CHECK_FALSE(solve::nash_solution({}, d));
}

TEST_CASE("where nobody can give everyone a gain, Nash takes the most gainers, then their product") {
  // the third party is stuck at its no-deal value; one point has one gainer only, though a large one
  Values const points{{.9, .2, .3}, {.4, .4, .3}, {.5, .35, .3}};
  CHECK(solve::nash_solution(points, {.2, .2, .3}) == 2u);  // .3 · .15 > .2 · .2
}

TEST_CASE("Kalai and Smorodinsky leave out a party that cannot gain") {
  Values const points{{.2, .8}, {.2, .5}};
  CHECK(solve::kalai_smorodinsky_solution(points, {.2, .2}) == 0u);
}

TEST_CASE("ties go to the lowest index, and being worth exactly as much as no deal is enough") {
  Values const points{{.3, .2}, {.2, .3}, {.1 + .2, .2}};
  CHECK(solve::nash_solution(points, {.1, .1}) == 0u);
  CHECK(solve::utilitarian_solution(points, {0, 0}) == 0u);
  CHECK(solve::egalitarian_solution({{.3, .3}}, {.1 + .2, .3}) == 0u);
}

TEST_CASE("rescaling one party's values and no-deal value moves neither Nash nor Kalai and Smorodinsky") {
  for (std::uint64_t seed = 1; seed <= 200; ++seed) {
    RandomWorld random(seed);
    Values points = random_values(random, 3);
    std::vector<double> d{.2, .3, .1};
    auto const nash = solve::nash_solution(points, d);
    auto const ks = solve::kalai_smorodinsky_solution(points, d);
    for (auto& u : points) u[1] = 3 * u[1] + 5;
    d[1] = 3 * d[1] + 5;
    CHECK(solve::nash_solution(points, d) == nash);
    CHECK(solve::kalai_smorodinsky_solution(points, d) == ks);
  }
}

TEST_CASE("Nash ignores alternatives that were not chosen; all four solutions are Pareto-optimal") {
  for (std::uint64_t seed = 1; seed <= 200; ++seed) {
    RandomWorld random(seed);
    Values points = random_values(random, 2);
    std::vector<double> const d{.3, .3};
    auto const nash = solve::nash_solution(points, d);
    if (!nash) continue;
    for (auto const chosen : {nash, solve::kalai_smorodinsky_solution(points, d), solve::egalitarian_solution(points, d),
                              solve::utilitarian_solution(points, d)}) {
      REQUIRE(chosen);
      for (auto const& u : points)
        CHECK_FALSE((u[0] >= points[*chosen][0] && u[1] >= points[*chosen][1] && u != points[*chosen]));
    }
    auto const winner = points[*nash];
    points.erase(points.begin() + (*nash == 0 ? 1 : 0));
    CHECK(points[*solve::nash_solution(points, d)] == winner);
  }
}

TEST_CASE("multiplying a party's preferences and no-deal value by a constant leaves the Nash package where it was") {
  World world = seed_packages({.9, {.5, .52}, true, SeedPackages::RLines::none, false});
  auto const before = solve::zopa(solve::negotiation(world, TrackId{}));
  for (auto& value : world.parties[R].preferences.issues) value.weight *= 2;
  for (auto& bonus : world.parties[R].preferences.bonuses) bonus.worth *= 2;
  no_deal_is(world, {.5, 1.04});
  auto const after = solve::zopa(solve::negotiation(world, TrackId{}));
  CHECK(after.size == before.size);
  REQUIRE(after.nash);
  CHECK(after.frontier.points[*after.nash].package == before.frontier.points[*before.nash].package);
}

TEST_CASE("the ZOPA shrinks when a no-deal value rises or a constraint is added") {
  for (std::uint64_t seed = 1; seed <= 300; ++seed) {
    RandomWorld random(seed);
    // lines and values must not read the no-deal value: no collapse, no ratifiers
    random.world.deal = Deal{};
    random.world.ratifiers.resize(0);
    for (auto& line : random.world.lines) line.ratifier.reset();
    random.now.hazard_add = 0;
    solve::Negotiation const before(random.world, TrackId{}, random.now, random.no_deal);
    auto active = before.all();
    for (auto& w : random.no_deal) w += .05;
    solve::Negotiation const after(random.world, TrackId{}, random.now, random.no_deal);
    CHECK(solve::count(after, active) <= solve::count(before, active));
    double const all = solve::count(before, active);
    for (std::size_t k = 0; k < before.constraints().size(); ++k) {
      auto fewer = active;
      fewer.reset(k);
      CHECK(solve::count(before, fewer) >= all);
    }
  }
}

}  // namespace zopa::test
