#include <doctest/doctest.h>

#include "play/games.hpp"

using namespace zopa::test;

namespace {

/// Six tenths for A, signed at once, in a world with a strength gap that wanders.
World signed_at_once() {
  World world = pie(10);
  only_first_proposes(world);
  tactic(world, A, Fixed{Package{6}});
  tactic(world, B, Fixed{});
  world.gainer = A;
  add_territory(world, "front", .5, 10);
  world.war = War{};
  world.war->strength_persistence = 1;
  world.horizon.rounds = 12;
  no_deal_is(world, {.2, .2});
  return world;
}

struct Ends {
  Mean collapsed;
  std::array<int, cause_names.size()> by{};
};
Ends ends(World const& world, int n = 20000) {
  Ends seen;
  replicate(table(setting(world)), n, [&](Outcome const& o) {
    auto const& main = o.tracks[TrackId{}];
    seen.collapsed.add(main.collapsed);
    if (main.collapsed) ++seen.by[static_cast<std::size_t>(main.cause)];
  });
  return seen;
}

/// The mediator's stick against A goes with it in round 3: from then on no deal is worth .7 to A, its part of the deal .6.
World tempted() {
  World world = signed_at_once();
  world.mediator.emplace();
  for (auto* per : {&world.mediator->carrots, &world.mediator->sticks}) per->resize(2);
  world.mediator->sticks[A] = .3;
  world.mediator->deadline = 3;
  world.parties[A].no_deal[TrackId{}].value = .7;
  world.parties[A].discount = world.parties[B].discount = .9;
  return world;
}

}  // namespace

TEST_CASE("spoilers add to the hazard whatever the guarantee, and causes are counted in proportion") {
  World world = signed_at_once();
  world.deal.collapse = .06;
  world.deal.spoilers = .03;
  Ends const seen = ends(world);
  CHECK(within_standard_errors(seen.collapsed, 1 - std::pow(.91, 11), 4));
  double const n = seen.collapsed.sum;
  CHECK(std::fabs(seen.by[1] / n - 1. / 3) < 4 * std::sqrt(2. / 9 / n));
  CHECK(seen.by[0] + seen.by[1] == static_cast<int>(n));
}

TEST_CASE("a shift of power since signature is a hazard for the one it favours alone") {
  World world = signed_at_once();
  world.war->strength_sd = .1;
  world.deal.power_shift = Per<PartyId, double>{1.0, 0.0};
  world.horizon.rounds = 2;  // one draw of the hazard: Δ ~ N(0, .1²), E max(0, Δ) = .1/√(2π)
  Ends const seen = ends(world, 40000);
  CHECK(within_standard_errors(seen.collapsed, .1 / std::sqrt(2 * M_PI), 4));
  CHECK(seen.by[2] == static_cast<int>(seen.collapsed.sum));
  world.war->strength_sd = 0;
  CHECK(ends(world, 100).collapsed.sum == 0);
}

TEST_CASE("power moves against the one side as it moves for the other") {
  World world = signed_at_once();
  world.war->strength_sd = 10;  // whichever way it goes, somebody gains
  world.deal.power_shift = Per<PartyId, double>{1e9, 0.0};
  world.horizon.rounds = 2;
  double const first = ends(world, 2000).collapsed.sum;
  world.deal.power_shift = Per<PartyId, double>{0.0, 1e9};
  CHECK(first + ends(world, 2000).collapsed.sum == 2000);
}

TEST_CASE("a deal whose approval is lost at home is at risk from then on") {
  World world = tempted();
  Ratifier leader;
  leader.id = leader.title = "leader";
  leader.party = A;
  leader.veto = true;
  world.ratifiers.push_back(leader);
  world.deal.veto_lost = 1;
  replicate(table(setting(world)), 1, [&](Outcome const& o) {
    CHECK(o.tracks[TrackId{}].collapse_round == 3);
    CHECK(o.tracks[TrackId{}].cause == Cause::veto_lost);
  });
}

TEST_CASE("a signatory breaks its word where no deal plus a first strike beats the deal plus the punishment") {
  struct Row {
    double strike, punishment;
    bool breaks;
  };
  for (Row const row : {Row{0, .05, true}, Row{0, .1, false}, Row{.05, .1, true}, Row{.05, .2, false}}) {
    World world = tempted();
    world.parties[A].reneging = Reneging{row.strike, row.punishment};
    world.parties[B].reneging = Reneging{0, 0};  // has no reason to: .4 against .2
    replicate(table(setting(world)), 1, [&](Outcome const& o) {
      auto const& main = o.tracks[TrackId{}];
      CHECK(main.deal);
      CHECK(main.collapsed == row.breaks);
      if (!row.breaks) return;
      CHECK(main.collapse_round == 3);
      CHECK(main.cause == Cause::reneging);
      CHECK(main.reneged == A);
      // three rounds of .6, then its no-deal value at signature (.7 less the stick), the strike and the punishment
      double const d3 = .9 * .9 * .9;
      CHECK(o.payoff[A] == doctest::Approx((1 - d3) * .6 + d3 * (.4 + row.strike - row.punishment)));
      CHECK(o.payoff[B] == doctest::Approx((1 - d3) * .4 + d3 * .2));
    });
  }
}

TEST_CASE("where talks resume a broken deal is followed by another; where they do not, never") {
  World world = signed_at_once();
  world.deal.collapse = .3;
  int later = 0, collapsed = 0;
  for (bool const resume : {false, true}) {
    world.deal.talks_resume = resume;
    replicate(table(setting(world)), 500, [&](Outcome const& o) {
      auto const& main = o.tracks[TrackId{}];
      if (!resume) CHECK(main.later_deals == 0);
      later += main.later_deals;
      collapsed += resume && main.collapsed;
      CHECK(main.round == 0);  // figures are of the first deal
    });
  }
  CHECK(collapsed > 400);
  CHECK(later > collapsed);  // A proposes it again at once, and most break again within the twelve rounds
}

TEST_CASE("after a collapse with talks to follow the war is fought and paid for again") {
  World world = signed_at_once();
  world.deal.collapse = 1;
  world.deal.talks_resume = true;
  world.war->up = world.war->down = .2;
  for (Party& party : world.parties) party.war_cost = .01;
  world.horizon.rounds = 4;
  replicate(table(setting(world)), 1, [&](Outcome const& o) {
    // signed in round 0, broken in 1; its ground is fought over from round 2 on, and in round 2 the same is signed again
    CHECK(o.tracks[TrackId{}].later_deals == 1);
    CHECK(o.war_cost_paid[A] > 0);
    CHECK(o.battles > 0);
  });
}
