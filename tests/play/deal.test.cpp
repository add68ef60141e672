#include <doctest/doctest.h>

#include "play/games.hpp"

using namespace zopa::test;

namespace {

/// A deal of .6 for A at hazard h, worth Vc after its collapse (G2).
World fragile(double h, double delta = .95, double vc = .2) {
  World world = pie(10);
  world.deal.collapse = h;
  only_first_proposes(world);
  tactic(world, PartyId{0}, Fixed{Package{6}});
  for (Party& party : world.parties) {
    party.discount = delta;
    party.after_collapse = vc;
  }
  return world;
}

}  // namespace

TEST_CASE("the mean payoff of a fragile deal is its deal value: golden rows G2.durability") {
  struct Row {
    double h, value;
  };
  for (Row const row : {Row{.05, .405128205}, Row{0, .6}}) {
    World world = fragile(row.h);
    for (int const rounds : {1, 3, 300}) {  // wherever the watching stops, the rest counts at its value
      world.horizon.rounds = rounds;
      Mean payoff;
      replicate(table(setting(world)), 20000, [&](Outcome const& o) { payoff.add(o.payoff[PartyId{0}]); });
      CHECK(within_standard_errors(payoff, row.value, 4));
    }
  }
}

TEST_CASE("a deal lasts five years of four rounds with probability (1 - h)^20: golden row G2.survival") {
  Setting made = setting(fragile(.05));
  made.follow = 20;
  Mean stands;
  replicate(table(made), 20000, [&](Outcome const& o) {
    auto const& track = o.tracks[TrackId{}];
    stands.add(!track.collapsed);
    CHECK(track.hazard == doctest::Approx(.05));
    CHECK(track.rounds_in_force == (track.collapsed ? track.collapse_round : 20));
  });
  CHECK(within_standard_errors(stands, .358485922, 4));
}

TEST_CASE("watching deals beyond the horizon changes no mean payoff") {
  Setting made = setting(fragile(.05));
  made.follow = 50;
  Mean payoff;
  replicate(table(made), 20000, [&](Outcome const& o) { payoff.add(o.payoff[PartyId{0}]); });
  CHECK(within_standard_errors(payoff, .405128205, 4));
}

TEST_CASE("a responder weighs the hazard: it signs u = .6 at the h* of golden row G2.min_guarantee and not above") {
  // δ = .95, W = .45, Vc = .2: h* = .031578947
  for (double const step : {-1e-6, 1e-6}) {
    World world = fragile(.031578947 + step);
    no_deal_is(world, {.45, 0});
    world.protocol.recognition = Per<PartyId, double>{0.0, 1.0};
    tactic(world, PartyId{1}, Fixed{Package{6}});
    replicate(table(setting(world)), 1, [&](Outcome const& o) { CHECK(o.tracks[TrackId{}].deal == (step < 0)); });
  }
}

TEST_CASE("a deal without war and hazard pays u discounted to its round") {
  World world = fragile(0, .9);
  world.horizon.rounds = 5;
  tactic(world, PartyId{0}, Scripted{{std::nullopt, std::nullopt, Package{6}}});
  replicate(table(setting(world)), 1, [](Outcome const& o) {
    CHECK(o.payoff[PartyId{0}] == doctest::Approx(.6 * .81).epsilon(1e-12));
    CHECK(o.payoff[PartyId{1}] == doctest::Approx(.4 * .81).epsilon(1e-12));
  });
}

TEST_CASE("payoffs of tracks add by their stakes, each from its own signature on") {
  World world = fragile(0, .9);
  TrackId const aid = add_track(world, "aid");
  world.tracks[aid].stake = .5;
  IssueId const k = add_issue(world, "bodies", {"0", "1"}, aid);
  for (PartyId const i : ids_of(world.parties)) prefers(world, i, k, 1, {0, 1});
  world.parties[PartyId{0}].tactic[aid] = Fixed{Package{0, 1}};
  world.horizon.rounds = 6;
  tactic(world, PartyId{0}, Scripted{{std::nullopt, std::nullopt, std::nullopt, Package{6, 0}}});
  replicate(table(setting(world)), 1, [&](Outcome const& o) {
    CHECK(o.tracks[aid].round == 0);
    CHECK(o.tracks[TrackId{}].round == 3);
    CHECK(o.payoff[PartyId{0}] == doctest::Approx(.5 * 1 + .729 * .6).epsilon(1e-12));
  });
}

TEST_CASE("only the deal that ends the war stops it, and a collapse brings it back") {
  World world = fragile(.5, .95);
  world.gainer = PartyId{0};
  add_territory(world, "front", .5, 100);
  world.war = War{};
  world.war->up = 1;
  world.horizon.rounds = 30;
  tactic(world, PartyId{0}, Scripted{{std::nullopt, std::nullopt, Package{6}}});
  replicate(table(setting(world)), 50, [](Outcome const& o) {
    auto const& track = o.tracks[TrackId{}];
    REQUIRE(track.round == 2);
    // battles in rounds 1, 2 and from the round after the collapse to the last one, 30
    CHECK(o.battles == 2 + (track.collapsed ? 30 - track.collapse_round : 0));
  });
}

TEST_CASE("two sides whose hard lines exclude each other never sign, and other tracks are untouched") {
  World world = fragile(0);
  TrackId const aid = add_track(world, "aid");
  IssueId const k = add_issue(world, "bodies", {"0", "1"}, aid);
  for (PartyId const i : ids_of(world.parties)) {
    prefers(world, i, k, 1, {0, 1});
    tactic(world, i, Random{});
    world.parties[i].tactic[aid] = Random{};
  }
  add_line(world, "A", PartyId{0}, beyond(world, IssueId{0}, 6, false));
  add_line(world, "B", PartyId{1}, beyond(world, IssueId{0}, 5, true));
  world.horizon.rounds = 40;
  alternate(world);
  replicate(table(setting(world)), 100, [&](Outcome const& o) {
    CHECK_FALSE(o.tracks[TrackId{}].deal);
    CHECK(o.tracks[aid].deal);
    CHECK(o.blocks[TrackId{}].line[LineId{0}] == 20);
    CHECK(o.blocks[TrackId{}].line[LineId{1}] == 20);
  });
}

TEST_CASE("a random end after each refusal is a breakdown: Binmore, Rubinstein & Wolinsky's no-deal values") {
  // catalogue B3: never agreeing is worth E[δ^t] b, here with q = 1/4 from round 1 on: Σ_{t≥1} q (1 − q)^{t−1} δ^t · b
  World world = pie(2);
  world.horizon = {1, Horizon::Then::random_end, .25};
  no_deal_is(world, {.4, .4});
  for (PartyId const i : ids_of(world.parties)) tactic(world, i, Scripted{});
  Mean payoff, rounds;
  replicate(table(setting(world)), 20000, [&](Outcome const& o) {
    payoff.add(o.payoff[PartyId{0}]);
    rounds.add(o.rounds_played);
  });
  CHECK(within_standard_errors(rounds, 4, 4));
  CHECK(within_standard_errors(payoff, .4 * .25 * .99 / (1 - .75 * .99), 4));
}
