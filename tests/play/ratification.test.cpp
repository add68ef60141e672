#include <doctest/doctest.h>

#include "play/games.hpp"

using namespace zopa::test;

namespace {

/// A ratifier of the party's side that has its party's values and a floor of its own.
RatifierId add_floor(World& world, PartyId party, double floor) {
  Ratifier ratifier;
  ratifier.id = ratifier.title = "parliament";
  ratifier.party = party;
  ratifier.veto = true;
  ratifier.preferences = world.parties[party].preferences;
  ratifier.no_deal = floor;
  return world.ratifiers.push_back(ratifier);
}

/// Divide the dollar with floors at home, the mediator's text; −1 without a deal.
double two_levels(double r_a, double r_b) {
  World world = pie(100);
  world.protocol.kind = Protocol::Kind::mediator_text;
  add_floor(world, PartyId{0}, r_a);
  add_floor(world, PartyId{1}, r_b);
  double share = -1;
  replicate(table(setting(world)), 1, [&](Outcome const& o) {
    if (o.tracks[TrackId{}].deal) share = o.payoff[PartyId{0}];
  });
  return share;
}

}  // namespace

TEST_CASE("floors at home move the text to clip(1/2, rA, 1 - rB), or leave none: golden rows C11.two_level") {
  CHECK(two_levels(.3, .3) == doctest::Approx(.5));
  CHECK(two_levels(.6, .5) == -1);
  CHECK(two_levels(.6, .3) == doctest::Approx(.6));  // Schelling: tied hands pay, until they are tied too tightly
  CHECK(two_levels(.2, .7) == doctest::Approx(.3));
}

TEST_CASE("so do two red lines that the parties hold themselves") {
  auto const text = [](int r_a, int r_b) {
    World world = pie(100);
    world.protocol.kind = Protocol::Kind::mediator_text;
    add_line(world, "rA", A, beyond(world, IssueId{0}, r_a, false));
    add_line(world, "rB", B, beyond(world, IssueId{0}, 100 - r_b, true));
    double share = -1;
    replicate(table(setting(world)), 1, [&](Outcome const& o) {
      if (o.tracks[TrackId{}].deal) share = o.payoff[A];
    });
    return share;
  };
  CHECK(text(30, 30) == doctest::Approx(.5));
  CHECK(text(60, 50) == -1);
  CHECK(text(60, 30) == doctest::Approx(.6));
  CHECK(text(20, 70) == doctest::Approx(.3));
}

TEST_CASE("B offers A's parliament, whose floor is unknown, min(h, (1 - dB)/2): golden rows C11.iida") {
  struct Row {
    double h, d_b, offer, ratified;
  };
  for (Row const row : {Row{.4, 0, .4, 1}, Row{.8, 0, .5, .625}, Row{.8, .2, .4, .5}}) {
    int const n = 80;
    World world = pie(100);
    add_floor(world, PartyId{0}, 0);
    alternate(world, PartyId{1});
    tactic(world, PartyId{1}, Spe{});
    no_deal_is(world, {0, row.d_b});
    std::vector<World> types;
    for (int k = 0; k < n; ++k) {
      types.push_back(world);
      types.back().ratifiers[RatifierId{0}].no_deal = row.h * (k + .5) / n;
    }
    int ratified = 0;
    for (int k = 0; k < n; ++k) {  // every floor once, instead of a draw
      world.ratifiers[RatifierId{0}].no_deal = row.h * (k + .5) / n;
      Setting made = setting(world);
      imagine(made, PartyId{1}, PartyId{0}, types);
      auto const told = story(table(made));
      REQUIRE(events<Offered>(told).size() == 1);
      CHECK(events<Offered>(told)[0].second.package[0] / 100. == doctest::Approx(row.offer));
      ratified += !events<DealInForce>(told).empty();
    }
    CHECK(ratified / static_cast<double>(n) == doctest::Approx(row.ratified));
  }
}

namespace {

double passed(double quota) {
  World world = pie(2);
  double const p[] = {.9, .5, .5};
  for (double const each : p) {
    Ratifier faction;
    faction.id = faction.title = "faction " + std::to_string(world.ratifiers.size());
    faction.party = PartyId{0};
    faction.weight = 1. / 3;
    faction.noise = .1;
    faction.approval = .5 + .1 * std::log(each / (1 - each));  // against its quota of 1/2
    world.ratifiers.push_back(faction);
  }
  world.parties[PartyId{0}].ratification_quota = quota;
  tactic(world, PartyId{0}, Fixed{Package{1}});
  tactic(world, PartyId{1}, Fixed{Package{1}});
  Mean mean;
  replicate(table(setting(world)), 20000, [&](Outcome const& o) {
    mean.add(o.tracks[TrackId{}].deal);
    CHECK(o.tracks[TrackId{}].ratification_failures == (o.tracks[TrackId{}].deal ? 0 : 1));
  });
  CHECK(within_standard_errors(mean, quota > .9 ? .225 : .7, 4));
  return mean.value();
}

}  // namespace

TEST_CASE("a weighted vote is a Poisson binomial: golden row C11.vote") { CHECK(passed(2. / 3) > passed(1)); }

TEST_CASE("a public approves no more than the least of its caps, and a failure is told by ratifier") {
  World world = pie(10);
  Ratifier people;
  people.id = people.title = "public";
  people.party = PartyId{1};
  people.veto = true;
  people.approval = .6;
  people.caps.push_back({Pattern{{beyond(world, IssueId{0}, 7, true)}, {}, {}}, .05});
  world.ratifiers.push_back(people);
  only_first_proposes(world);
  tactic(world, PartyId{0}, Fixed{Package{8}});
  world.parties[PartyId{0}].audience = .5;
  auto const told = story(table(setting(world)));
  REQUIRE(events<Voted>(told).size() == 1);
  CHECK_FALSE(events<Voted>(told)[0].second.approves);
  CHECK(events<RatificationFailed>(told)[0].second.party == PartyId{1});
  replicate(table(setting(world)), 1,
            [](Outcome const& o) { CHECK(o.blocks[TrackId{}].ratifier[RatifierId{0}] == 1); });
  Game game(table(setting(world)), {});
  play_out(game);
  CHECK(game.circumstances().commitment[PartyId{0}] == 2);  // its public demand, and the failure at home
  tactic(world, PartyId{0}, Fixed{Package{7}});
  replicate(table(setting(world)), 1, [](Outcome const& o) { CHECK(o.tracks[TrackId{}].deal); });
}

TEST_CASE("backing down from a public claim costs a K (claim - v)") {
  World world = pie(10);
  world.horizon.rounds = 2;
  world.parties[PartyId{0}].audience = .5;
  alternate(world);
  no_deal_is(world, {0, .3});
  tactic(world, PartyId{0}, Fixed{Package{9}});
  tactic(world, PartyId{1}, Fixed{Package{6}});
  replicate(table(setting(world)), 1, [](Outcome const& o) {
    REQUIRE(o.tracks[TrackId{}].round == 1);
    CHECK(o.payoff[PartyId{0}] == doctest::Approx(.99 * (.6 - .5 * 1 * (.9 - .6))));
  });
}
