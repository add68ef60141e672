#include <doctest/doctest.h>

#include "play/games.hpp"

using namespace zopa::test;

namespace {

/// R gains d a round from the drift of one front worth 1 to it; the ceasefire is offered by whoever's turn it is.
World sequencing(double cost_u, double cost_r, double up = .3, double down = .1) {
  World world = empty_world({"U", "R"});
  world.gainer = R;
  IssueId const x = add_control(world, add_territory(world, "front", .5, 100), {std::nullopt, 1});
  for (PartyId const i : {U, R}) prefers_share(world, i, x, 1);
  world.parties[U].war_cost = cost_u;
  world.parties[R].war_cost = cost_r;
  TrackId const truce = add_track(world, "ceasefire");
  world.tracks[truce].kind = Track::Kind::ceasefire;
  world.tracks[truce].collapse = 0;
  world.war = War{};
  world.war->up = up;
  world.war->down = down;
  world.status_quo = Package{0};
  world.horizon = {10, Horizon::Then::freeze, 0};
  for (PartyId const i : {U, R}) {
    tactic(world, i, Scripted{});
    world.parties[i].no_deal[TrackId{}].level = NoDeal::Level::fight_on;
  }
  alternate(world);
  return world;
}

Outcome played(World const& world) {
  Outcome seen;
  replicate(table(setting(world)), 1, [&](Outcome const& o) { seen = o; });
  return seen;
}

constexpr TrackId truce{1};

}  // namespace

TEST_CASE("sequencing lemma: R fights on iff its drift is worth more than its cost, U stops iff c + d > 0") {
  // d_R = (.3 − .1)/100 = .002 a round
  CHECK_FALSE(played(sequencing(.001, .0019)).tracks[truce].deal);
  CHECK(played(sequencing(.001, .0021)).tracks[truce].deal);
  CHECK(played(sequencing(0, .0021)).tracks[truce].deal);                 // U loses ground: c + d > 0 even at no cost
  CHECK_FALSE(played(sequencing(.0019, .1, .1, .3)).tracks[truce].deal);  // now the drift is U's: it flips
  CHECK(played(sequencing(.0021, .1, .1, .3)).tracks[truce].deal);
}

TEST_CASE("while a ceasefire holds there are no battles and no costs, and talks go on") {
  World world = sequencing(.01, .01);
  Outcome const o = played(world);
  CHECK(o.tracks[truce].round == 0);
  CHECK(o.battles == 0);
  CHECK(o.war_cost_paid[U] == 0);
  CHECK(o.rounds_played == 10);
  CHECK(o.ceasefire_rounds == 9);
  CHECK(o.blocks[TrackId{}].pass[U] == 5);
}

TEST_CASE("a ceasefire breaks with its own hazard and can be signed again") {
  World world = sequencing(.01, .01);
  world.tracks[truce].collapse = .25;
  world.horizon.rounds = 40;
  Mean holds;
  replicate(table(setting(world)), 2000, [&](Outcome const& o) {
    // signed again in the round after a break, in which the war is fought
    CHECK(o.battles == o.tracks[truce].broken);
    if (o.ceasefire_rounds > 0) holds.add(static_cast<double>(o.tracks[truce].broken) / o.ceasefire_rounds);
  });
  CHECK(holds.value() == doctest::Approx(.25).epsilon(.05));
}

TEST_CASE("ceasefire first against terms first: no terms are tabled, however good they would be") {
  World world = sequencing(.01, .01);
  for (PartyId const i : {U, R}) {
    tactic(world, i, TimeDependent{TimeDependent::Curve::polynomial, 1, 1});
    world.parties[i].war_cost = .02;
  }
  CHECK(played(world).tracks[TrackId{}].deal);
  world.parties[U].ceasefire = Party::CeasefireStance::before_terms;
  CHECK(played(world).tracks[TrackId{}].deal);  // R stops the war first, then they sign
  CHECK(played(world).tracks[truce].deal);
  world.parties[R].ceasefire = Party::CeasefireStance::after_terms;
  Outcome const o = played(world);
  CHECK_FALSE(o.tracks[TrackId{}].deal);
  CHECK_FALSE(o.tracks[truce].deal);
  CHECK(o.blocks[TrackId{}].stance[U] == 10);
  CHECK(o.blocks[truce].stance[R] == 5);
}
