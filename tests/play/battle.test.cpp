#include <doctest/doctest.h>

#include "play/games.hpp"

using namespace zopa::test;

namespace {

/// N forts, k of them held by A; one battle a round, no offers, war to the end (C5).
World forts(int n, int k, double p, double cost_a = 0, double cost_b = 0) {
  World world = empty_world({"A", "B"});
  world.gainer = PartyId{0};
  TerritoryId const front = add_territory(world, "front", static_cast<double>(k) / n, n);
  IssueId const x = add_control(world, front, {0, std::nullopt, 1});
  double const cost[] = {cost_a, cost_b};
  for (PartyId const i : ids_of(world.parties)) {
    prefers_share(world, i, x, 1);
    world.parties[i].war_cost = cost[i.index];
    world.parties[i].discount = 1;
    world.parties[i].no_deal[TrackId{}].level = NoDeal::Level::total_war;
    tactic(world, i, Scripted{});
  }
  world.war = War{};
  world.war->up = p;
  world.war->down = 1 - p;
  world.war->total_victory = true;
  world.status_quo = Package(1, 1);
  world.horizon = {100000, Horizon::Then::freeze, 0};
  return world;
}

struct Row {
  double p, victory, battles;
};

}  // namespace

TEST_CASE("without offers the war is a random walk to total victory: golden rows C5.ruin and C5.range") {
  // Smith & Stam 2004; N = 6, k = 3
  for (Row const row : {Row{.5, .5, 9}, Row{.6, .771428571, 8.142857143}}) {
    auto const t = table(setting(forts(6, 3, row.p, .02, .04)));
    Mean victory, battles, a, b;
    replicate(t, 20000, [&](Outcome const& o) {
      REQUIRE(o.victor.has_value());
      victory.add(*o.victor == PartyId{0});
      battles.add(o.battles);
      a.add(o.payoff[PartyId{0}]);
      b.add(o.payoff[PartyId{1}]);
    });
    CHECK(within_standard_errors(victory, row.victory, 4));
    CHECK(within_standard_errors(battles, row.battles, 4));
    CHECK(within_standard_errors(a, row.victory - .02 * row.battles, 4));      // lo of C5.range: .608571429 at p = .6
    CHECK(within_standard_errors(b, 1 - row.victory - .04 * row.battles, 4));  // 1 − hi: −.097142857
  }
}

TEST_CASE("the range is widest in mid-front: golden row C5.ripeness_profile, from the game's no-deal values") {
  double const width[] = {.3, .48, .54, .48, .3};
  for (int k = 1; k <= 5; ++k) {
    Game const game(table(setting(forts(6, k, .5, .02, .04))), {});
    double const sum = game.no_deal_value(PartyId{0}, TrackId{}) + game.no_deal_value(PartyId{1}, TrackId{});
    CHECK(1 - sum == doctest::Approx(width[k - 1]).epsilon(1e-9));
  }
}

TEST_CASE("where a first blow would break any peace they fight until a front at which none would (C17)") {
  // Leventoğlu & Slantchev 2007. Each could add .25 to its war; what war costs both is above .5 in mid-front alone
  // (C5.ripeness_profile: .48, .54, .48). A walk between 0 and 3 takes k(3 − k) steps and ends at 3 with probability
  // k/3.
  for (int const k : {1, 2}) {
    World world = forts(6, k, .5, .02, .04);
    IssueId const x = add_pie(world, 100);
    world.status_quo->push_back(0);
    world.mediator = Mediator{};
    for (auto* per : {&world.mediator->carrots, &world.mediator->sticks}) per->resize(2);
    for (PartyId const i : {A, B}) {
      prefers_share(world, i, IssueId{0}, 0);
      world.mediator->sticks[i] = -.25;
      tactic(world, i, TimeDependent{TimeDependent::Curve::polynomial, 1, 1});  // offers its reservation value
    }
    alternate(world);
    Mean deals, battles;
    replicate(table(setting(world)), 4000, [&](Outcome const& o) {
      auto const& main = o.tracks[TrackId{}];
      deals.add(main.deal);
      battles.add(o.battles);
      if (!main.deal) return;
      CHECK(o.front_change[TerritoryId{0}] == doctest::Approx((3. - k) / 6));
      CHECK(main.package[x.index] == (main.proposer == A ? 57 : 61));  // .5 − .02·9 + .25; 1 − (.5 − .04·9 + .25)
    });
    CHECK(within_standard_errors(deals, k / 3., 4));
    CHECK(within_standard_errors(battles, k * (3. - k), 4));
  }
}

TEST_CASE("no battle crosses a capital's cell, in either direction") {
  for (bool const gainers : {true, false}) {
    World world = forts(4, 2, .5);
    world.war->total_victory = false;
    world.territories[TerritoryId{0}].capital = PartyId{gainers ? 0u : 1u};
    world.horizon.rounds = 60;
    double lowest = 1, highest = 0;
    replicate(table(setting(world)), 300, [&](Outcome const& o) {
      lowest = std::min(lowest, .5 + o.front_change[TerritoryId{0}]);
      highest = std::max(highest, .5 + o.front_change[TerritoryId{0}]);
    });
    CHECK(lowest == (gainers ? .25 : 0.));
    CHECK(highest == (gainers ? 1. : .75));
    world.territories[TerritoryId{0}].held = gainers ? 0 : 1;  // behind the wall it stays
    replicate(table(setting(world)), 20, [&](Outcome const& o) { CHECK(o.front_change[TerritoryId{0}] == 0); });
  }
}

namespace {

World two_fronts(double adjacency) {
  World world = forts(1000, 500, .5);
  world.war->total_victory = false;
  TerritoryId const other = add_territory(world, "other", 1, 10);
  world.territories[other].contested = false;
  add_border(world, world.territories[TerritoryId{0}].place, world.territories[other].place);
  world.war->up = .3;
  world.war->down = .2;
  world.war->adjacency_effect = adjacency;
  world.horizon.rounds = 100;
  return world;
}

Mean drift(World const& world) {
  Mean moved;
  replicate(table(setting(world)), 4000, [&](Outcome const& o) { moved.add(o.front_change[TerritoryId{0}] * 1000); });
  return moved;
}

}  // namespace

TEST_CASE("held neighbours push the front: p + psi (a - 1/2), q - psi (a - 1/2)") {
  CHECK(within_standard_errors(drift(two_fronts(0)), 100 * (.3 - .2), 4));
  CHECK(within_standard_errors(drift(two_fronts(.1)), 100 * (.35 - .15), 4));  // ā = 1
}

TEST_CASE("the strength gap is an AR(1) walk that tilts the battle") {
  World world = two_fronts(0);
  world.war->strength_effect = .01;
  world.war->strength_persistence = .9;
  world.war->strength_sd = 1;
  Mean const moved = drift(world);
  CHECK(within_standard_errors(moved, 10, 4));
  // Var Σ 2 φ m_t, with m AR(1) from 0, plus the battles' own p + q − (p − q)² a round
  double variance = 0, at_m = 0, sum_with_past = 0;
  for (int t = 1; t <= 100; ++t) {
    at_m = .81 * at_m + 1;
    sum_with_past = t == 1 ? 0 : .9 * (sum_with_past + (at_m - 1) / .81);
    variance += 4e-4 * (at_m + 2 * sum_with_past);
  }
  double const own = 100 * (.5 - .01), sd = std::sqrt(variance + own);
  double const observed = moved.standard_error() * std::sqrt(moved.n);
  CHECK(observed == doctest::Approx(sd).epsilon(.06));
}

TEST_CASE("a new shock moves no battle") {
  World world = two_fronts(.05);
  auto const before = events<FrontMoved>(story(table(setting(world))));
  Shock storm;
  storm.id = "storm";
  storm.hazard = .3;
  storm.effects.push_back({Lever::war_cost, PartyId{0}, std::nullopt, ShockEffect::Change::add, .1});
  world.shocks.push_back(storm);
  auto const told = story(table(setting(world)));
  auto const after = events<FrontMoved>(told);
  REQUIRE(events<ShockFired>(told).size() == 1);
  REQUIRE(before.size() > 10);
  REQUIRE(before.size() == after.size());
  for (std::size_t k = 0; k < before.size(); ++k) {
    CHECK(before[k].first == after[k].first);
    CHECK(before[k].second.to == after[k].second.to);
  }
}

TEST_CASE("exhaustion raises the cost of each round of fighting, and every round is charged once") {
  World world = two_fronts(0);
  world.parties[PartyId{0}].war_cost = .01;
  world.parties[PartyId{0}].exhaustion = .1;
  world.horizon.rounds = 3;
  replicate(table(setting(world)), 3, [](Outcome const& o) {
    CHECK(o.war_cost_paid[PartyId{0}] == doctest::Approx(.01 * (1 + 1.1 + 1.2)));
    CHECK(o.battles == 3);  // the last one after the last refusal
  });
}
