#include "zopa/solve/movement.hpp"

#include <cmath>

#include <doctest/doctest.h>

#include "support/random_worlds.hpp"
#include "support/worlds.hpp"
#include "zopa/base/discounting.hpp"
#include "zopa/base/distribution.hpp"
#include "zopa/model/deal.hpp"
#include "zopa/model/package.hpp"
#include "zopa/model/red_line.hpp"
#include "zopa/solve/frontier.hpp"

namespace zopa::test {
namespace {

solve::MovementCosts costs(World const& world, double line, double no_deal) {
  solve::MovementCosts out;
  out.line.resize(world.lines.size(), line);
  out.no_deal.resize(world.parties.size(), no_deal);
  return out;
}

/// Two parties who divide ten shares; W = (.3, .3).
World ten_shares() {
  World world = empty_world({"A", "B"});
  std::vector<std::string> options;
  std::vector<double> a, b;
  for (int k = 0; k <= 10; ++k) {
    options.push_back(std::to_string(k));
    a.push_back(k / 10.0);
    b.push_back(1 - k / 10.0);
  }
  IssueId const share = add_issue(world, "share", options);
  world.issues[share].position = a;  // shares: what a threshold is measured in
  prefers(world, PartyId{0}, share, 1, a);
  prefers(world, PartyId{1}, share, 1, b);
  no_deal_is(world, {.3, .3});
  return world;
}

}  // namespace

TEST_CASE("lines three tenths apart: together they move three tenths, the cheaper one all of it") {
  auto world = ten_shares();
  add_line(world, "at-least-seven", PartyId{0}, beyond(world, IssueId{0}, .7, false));
  add_line(world, "at-most-four", PartyId{1}, beyond(world, IssueId{0}, .4, true));
  auto found = solve::least_movement(world, TrackId{}, costs(world, 1, 1));
  REQUIRE(found);
  CHECK(found->cost == doctest::Approx(.3));
  CHECK(found->line[LineId{0}] + found->line[LineId{1}] == doctest::Approx(.3));
  auto dear = costs(world, 1, 1);
  dear.line[LineId{0}] = 2;
  found = solve::least_movement(world, TrackId{}, dear);
  CHECK(found->cost == doctest::Approx(.3));
  CHECK(found->line[LineId{1}] == doctest::Approx(.3));
  CHECK(found->package[0] == 7);
  dear.line[LineId{1}] = base::infinity;
  found = solve::least_movement(world, TrackId{}, dear);
  CHECK(found->cost == doctest::Approx(.6));
  dear.line[LineId{0}] = base::infinity;
  CHECK_FALSE(solve::least_movement(world, TrackId{}, dear));
}

TEST_CASE("expectations move where that is cheaper: W = (.6, .55) are .15 too high together") {
  auto world = ten_shares();
  no_deal_is(world, {.6, .55});
  auto const found = solve::least_movement(world, TrackId{}, costs(world, 1, 2));
  REQUIRE(found);
  CHECK(found->cost == doctest::Approx(.3));  // two per unit
  CHECK(found->no_deal[PartyId{0}] + found->no_deal[PartyId{1}] == doctest::Approx(.15));
}

TEST_CASE("the least movement of random negotiations is that of looking at every package") {
  int moved = 0;
  for (std::uint64_t seed = 1; moved < 200; ++seed) {
    RandomWorld const random(seed);
    World const& world = random.world;
    if (model::combinations(world, TrackId{}) > 400) continue;
    INFO("seed " << seed);
    auto const n = solve::negotiation(world, TrackId{});
    auto const now = model::circumstances(world);
    auto const price = costs(world, .5, 1.5);
    double least = base::infinity;
    for (auto const& p : solve::judged_packages(n, world, TrackId{}, now)) {
      double cost = 0;
      for (std::size_t c = 0; c < n.constraints().size(); ++c) {
        auto const& constraint = n.constraints()[c];
        if (constraint.kind == solve::Constraint::Kind::line)
          cost += .5 * model::violation(world, world.lines[*constraint.line].never, p.package, now);
        if (constraint.kind == solve::Constraint::Kind::ratifier && p.broken[c]) cost = base::infinity;
        if (constraint.kind == solve::Constraint::Kind::no_deal_value && p.broken[c])
          cost += 1.5 * (n.no_deal()[constraint.party] - p.value[constraint.party.index]);
      }
      least = std::min(least, cost);
    }
    auto const found = solve::least_movement(world, TrackId{}, price);
    REQUIRE(found.has_value() == std::isfinite(least));
    if (!found) continue;
    CHECK(found->cost == doctest::Approx(least).epsilon(1e-9));
    moved += least > 0;
  }
}

}  // namespace zopa::test
