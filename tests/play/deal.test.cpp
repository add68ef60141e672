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

TEST_CASE("a doubted deal is signed from the guarantee of golden row G2.min_guarantee on") {
  // h0 = .2, β = 3, else as above: γ* = .615275563
  for (double const step : {-1e-6, 1e-6}) {
    World world = fragile(.2);
    no_deal_is(world, {.45, 0});
    tactic(world, A, Scripted{});
    IssueId const guarantee = add_issue(world, "guarantee", {"given"});
    world.deal.guarantee = guarantee;
    world.deal.guarantee_level = {1};
    world.deal.guarantee_effect = 3;
    world.deal.credibility = .615275563 + step;
    CHECK(signs(world, A, {6, 0}) == (step > 0));
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

namespace {

/// After each refusal talks break down with probability q, leaving b (B3). The equilibrium policy is handed in; option
/// 0 is what A offers, 1 what B offers, 2 everything for A.
struct Breakdown {
  double q, b[2];
  double share() const { return (1 - b[1] + (1 - q) * b[0]) / (2 - q); }  ///< A's, where A offers
  double refused_by_b() const { return 1 - share(); }                     ///< what refusing is worth to B
  double refused_by_a() const { return q * b[0] + (1 - q) * share(); }
};
Setting breaking_down(Breakdown const& given) {
  World world = empty_world({"A", "B"});
  IssueId const x = add_issue(world, "x", {"A's", "B's", "all"});
  double const a[] = {given.share(), given.refused_by_a(), 1};
  prefers(world, A, x, 1, {a[0], a[1], a[2]});
  prefers(world, B, x, 1, {1 - a[0], 1 - a[1], 0});
  no_deal_is(world, {given.b[0], given.b[1]});
  world.horizon = {1, Horizon::Then::random_end, given.q};
  alternate(world);
  Policy policy;
  policy.rounds = 4000;
  policy.offers = {{0}, {1}, {2}};
  for (PartyId const i : {A, B}) {
    world.parties[i].discount = 1;
    tactic(world, i, Spe{});
    for (int t = 0; t < policy.rounds; ++t) {
      bool const proposes_next = (t + 1) % 2 == static_cast<int>(i.index);
      double const next = i == A ? (proposes_next ? a[0] : a[1]) : (proposes_next ? 1 - a[1] : 1 - a[0]);
      policy.offer[i.index].push_back(i == A ? 0 : 1);
      policy.continuation[i.index].push_back(given.q * given.b[i.index] + (1 - given.q) * next);
    }
  }
  Setting made;
  made.world = std::move(world);
  made.policy = std::move(policy);
  return made;
}

}  // namespace

TEST_CASE("with talks that may break down the game pays golden rows B3.brw, and nobody gains by asking more") {
  struct Row {
    Breakdown given;
    double share;
  };
  for (Row const& row :
       {Row{{.1, {.2, .1}}, .568421053}, Row{{.01, {.2, .1}}, .551758794}, Row{{.1, {0, .4}}, .315789474}}) {
    auto const t = table(breaking_down(row.given));
    replicate(t, 1, [&](Outcome const& o) {
      CHECK(o.tracks[TrackId{}].round == 0);
      CHECK(o.payoff[A] == doctest::Approx(row.share).epsilon(1e-8));
    });
    Mean after_greed_a, after_greed_b;  // A asks for everything once: what then follows, played
    for (std::uint64_t r = 0; r < 20000; ++r) {
      Game game(t, {7, 0, r});
      advance(game, Offer{Package{2}});
      play_out(game);
      CHECK(game.outcome().tracks[TrackId{}].round != 0);
      after_greed_a.add(game.outcome().payoff[A]);
      after_greed_b.add(game.outcome().payoff[B]);
    }
    CHECK(within_standard_errors(after_greed_b, 1 - row.share, 4));  // no less than it would have been given
    CHECK(after_greed_a.value() + 4 * after_greed_a.standard_error() < row.share + 1e-9);
  }
}
