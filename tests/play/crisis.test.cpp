// Crisis bargaining as games: what the formulas of family C say happens here at the table, or to the deal that was
// signed.
#include <doctest/doctest.h>

#include "play/games.hpp"

using namespace zopa::test;

namespace {

/// A pie, and a war that one battle decides: A wins it with probability p (C1).
World decisive_war(int m, double p, double cost_a, double cost_b) {
  World world = pie(m);
  world.gainer = A;
  add_territory(world, "front", .5, 10);
  world.war = War{};
  world.war->up = p;
  world.war->down = 1 - p;
  for (PartyId const i : {A, B}) {
    world.parties[i].war_cost = i == A ? cost_a : cost_b;
    world.parties[i].no_deal[TrackId{}].level = NoDeal::Level::one_shot_war;
    tactic(world, i, Spe{});
  }
  return world;
}

struct Demanded {
  double share, war;  ///< A's share as offered; probability that it is refused
};

/// `proposer` offers once, not knowing the war cost of the other, which is one of these with these probabilities. Every
/// cost is played once, instead of a draw.
Demanded against_unknown_cost(World world, PartyId proposer, std::vector<double> const& costs,
                              std::vector<double> const& probability) {
  PartyId const other = proposer == A ? B : A;
  alternate(world, proposer);
  std::vector<World> types(costs.size(), world);
  for (std::size_t k = 0; k < costs.size(); ++k) types[k].parties[other].war_cost = costs[k];
  Demanded found{-1, 0};
  for (std::size_t k = 0; k < costs.size(); ++k) {
    Setting made = setting(types[k]);
    imagine(made, proposer, other, types);
    for (std::size_t j = 0; j < costs.size(); ++j) made.types[proposer][other][j].probability = probability[j];
    auto const told = story(table(std::move(made)));
    auto const offers = events<Offered>(told);
    REQUIRE(offers.size() == 1);
    double const share = world.parties[A].preferences.issues[IssueId{0}].values[offers[0].second.package[0]];
    if (k > 0) CHECK(share == found.share);  // it cannot know
    found.share = share;
    if (events<DealInForce>(told).empty()) found.war += probability[k];
  }
  return found;
}

/// n equally likely costs, one in each n-th of [low, high].
Demanded against_uniform_cost(World const& world, PartyId proposer, double low, double high, int n) {
  std::vector<double> costs;
  for (int k = 0; k < n; ++k) costs.push_back(low + (high - low) * (k + .5) / n);
  return against_unknown_cost(world, proposer, costs, std::vector<double>(costs.size(), 1. / n));
}

}  // namespace

TEST_CASE("a demand against an unknown cost of war trades size for risk: golden rows C1.risk_return") {
  struct Row {
    double p, cost_a, low, high, demand, war;
  };
  for (Row const& row :
       {Row{.5, .1, 0, .4, .65, .375}, Row{.5, .2, 0, .4, .6, .25}, Row{.5, .1, .1, .4, .65, .166666667},
        Row{.5, .1, .2, .4, .7, 0}, Row{.8, .1, 0, .4, .95, .375}}) {
    int const n = static_cast<int>(std::lround((row.high - row.low) / .005));  // offers fall between the types
    auto const found = against_uniform_cost(decisive_war(200, row.p, row.cost_a, 0), A, row.low, row.high, n);
    CHECK(found.share == doctest::Approx(row.demand).epsilon(1e-9));
    CHECK(found.war == doctest::Approx(row.war).epsilon(1e-8));
  }
}

TEST_CASE("against two types the risky demand pays up to the threshold: golden rows C1b.two_type") {
  struct Row {
    double tough, war;
  };
  for (Row const& row : {Row{.6, .6}, Row{.625 - 1e-6, .625 - 1e-6}, Row{.625 + 1e-6, 0}, Row{.65, 0}}) {
    auto const found = against_unknown_cost(decisive_war(20, .5, .1, 0), A, {.05, .3}, {row.tough, 1 - row.tough});
    CHECK(found.war == doctest::Approx(row.war).epsilon(1e-9));
    CHECK(found.share == doctest::Approx(row.war > 0 ? .8 : .55));
  }
}

TEST_CASE("a satisfied state gives no more than the status quo unless power demands it: golden rows C4.powell") {
  struct Row {
    double status_quo, war;
  };
  for (Row const& row : {Row{.5, 0}, Row{.4, .125}, Row{.3, .3125}, Row{.1, .3125}}) {
    World world = decisive_war(200, .5, 0, .1);
    add_line(world, "A keeps what it has", B, beyond(world, IssueId{0}, 200 * row.status_quo, false));
    auto const found = against_uniform_cost(world, B, .05, .45, 80);
    CHECK(found.war == doctest::Approx(row.war).epsilon(1e-9));
    CHECK(found.share == doctest::Approx(std::max(row.status_quo, .325)));
  }
}

namespace {

/// B offers everything, for one round: then the deal is sure to end, at a balance of power that has shifted (C2). Does
/// A sign, or fight while it is strong?
bool fights_now(double p2, double k) {
  double const delta = .9, later = p2 - .1 + k * (.1 + .1);
  World world = decisive_war(10, .8, .1, .1);
  alternate(world, B);
  tactic(world, B, Fixed{Package{10}});
  world.deal.collapse = 1;
  world.parties[A].discount = delta;
  world.parties[A].after_collapse = later;
  world.horizon.rounds = 3;
  bool fights = false;
  tactic(world, A, Scripted{});
  replicate(table(setting(world)), 1, [&](Outcome const& o) {
    fights = !o.tracks[TrackId{}].deal;
    if (!fights) CHECK(o.payoff[A] == doctest::Approx((1 - delta) + delta * later));
  });
  return fights;
}

}  // namespace

TEST_CASE("a power that declines fights while it is strong: golden rows C2.preventive and C2.threshold") {
  CHECK(fights_now(.3, 0));
  CHECK(fights_now(.76, 0));
  CHECK_FALSE(fights_now(.77, 0));
  CHECK(fights_now(.56, 1));
  CHECK_FALSE(fights_now(.57, 1));
  for (auto const& [k, threshold] : {std::pair{0., .766666667}, std::pair{1., .566666667}}) {
    CHECK(fights_now(threshold - 1e-6, k));
    CHECK_FALSE(fights_now(threshold + 1e-6, k));
  }
}

namespace {

/// Does this party keep its word on share x, once signed, if breaking it gives it the first blow?
bool keeps(PartyId party, double x, double first_strike) {
  World world = decisive_war(1000, .5, .1, .05);
  only_first_proposes(world);
  tactic(world, A, Fixed{Package{static_cast<Option>(std::lround(1000 * x))}});
  for (PartyId const i : {A, B}) world.parties[i].no_deal[TrackId{}] = {NoDeal::Level::given, 0};
  world.parties[party].no_deal[TrackId{}].level = NoDeal::Level::one_shot_war;
  world.parties[party].reneging = Reneging{first_strike, 0};
  world.horizon.rounds = 3;
  bool stands = false;
  replicate(table(setting(world)), 1,
            [&](Outcome const& o) { stands = o.tracks[TrackId{}].deal && !o.tracks[TrackId{}].collapsed; });
  return stands;
}

}  // namespace

TEST_CASE("the first blow narrows the range of deals that both keep by itself twice: golden rows C2b.first_strike") {
  struct Row {
    double strike, width;
  };
  for (Row const& row : {Row{.1, -.05}, Row{.05, .05}}) {
    int lo = 0, hi = 1000;
    while (!keeps(A, lo / 1000., row.strike)) ++lo;
    while (!keeps(B, hi / 1000., row.strike)) --hi;
    CHECK((hi - lo) / 1000. == doctest::Approx(row.width));
  }
}

TEST_CASE("what cannot be divided is fought over: golden row C3.indivisible") {
  World const world = decisive_war(1, .5, .2, .2);
  int feasible = 0;
  for (Option const x : {Option{0}, Option{1}}) feasible += signs(world, A, {x}) && signs(world, B, {x});
  CHECK(feasible == 0);
  for (PartyId const first : {A, B}) {
    World either = world;
    alternate(either, first);
    CHECK_FALSE(played_deal(either));
  }
  CHECK(played_deal(decisive_war(2, .5, .2, .2)));  // a half can be had
}

namespace {

/// A deal worth R = 1 to both for as long as it is kept; who breaks it has T = 1.5 for a round and P = .2 from then on,
/// less what a guarantor takes from it in that round.
bool cooperation_lasts(double delta, double penalty) {
  World world = empty_world({"A", "B"});
  IssueId const peace = add_issue(world, "peace", {"kept"});
  no_deal_is(world, {.2, .2});
  for (PartyId const i : {A, B}) {
    prefers(world, i, peace, 1, {1});
    world.parties[i].discount = delta;
    world.parties[i].reneging = Reneging{(1 - delta) * (1.5 - .2), (1 - delta) * penalty};
  }
  world.horizon = {8, Horizon::Then::freeze, 0};
  bool lasts = false;
  replicate(table(setting(world)), 1, [&](Outcome const& o) {
    REQUIRE(o.tracks[TrackId{}].deal);
    lasts = !o.tracks[TrackId{}].collapsed;
    if (!lasts) CHECK(o.tracks[TrackId{}].cause == Cause::reneging);
  });
  return lasts;
}

}  // namespace

TEST_CASE("a deal is kept from a certain patience on, less of it with a guarantor: golden rows C9.enforce") {
  for (auto const& [penalty, patience] : {std::pair{0., .384615385}, std::pair{.3, .2}}) {
    CHECK_FALSE(cooperation_lasts(patience - 1e-6, penalty));
    CHECK(cooperation_lasts(patience + 1e-6, penalty));
  }
  CHECK(cooperation_lasts(1e-6, .6));  // δ* = 0
}

namespace {

/// Two demands while fighting (C7). p = 1/2; a war at the end costs A .1, a tough B .05 and a weak one .3.
struct TwoDemands {
  double tough, first, second;  ///< probability of a tough B; what A asks
  double battle_a, battle_tough, battle_weak;
};
/// One kind of B: what refusing the first demand is worth to it in equilibrium, and war to the end.
struct Opponent {
  double probability, refusing, war, battle;
};
std::vector<Opponent> opponents(TwoDemands const& given, double weak_that_refuse) {
  double const war_tough = .5 - .05, war_weak = .5 - .3,
               waits = std::max(1 - given.second, war_weak) - given.battle_weak;
  double const weak = 1 - given.tough - weak_that_refuse;
  return {{given.tough, std::max(1 - given.second, war_tough) - given.battle_tough, war_tough, given.battle_tough},
          {weak, waits, war_weak, given.battle_weak},
          {weak_that_refuse, waits + 1e-9, war_weak, given.battle_weak}};  // indifferent, it may do either
}

struct Fought {
  double value_a = 0, decisive = 0;
};
Fought two_demands(TwoDemands const& given, double weak_that_refuse) {
  Fought all;
  for (Opponent const& b : opponents(given, weak_that_refuse)) {
    World world = empty_world({"A", "B"});
    IssueId const x = add_issue(world, "x", {"first", "second"});
    prefers(world, A, x, 1, {given.first, given.second});
    prefers(world, B, x, 1, {1 - given.first, 1 - given.second});
    only_first_proposes(world);
    tactic(world, A, Scripted{{Package{0}, Package{1}}});
    no_deal_is(world, {.5 - .1, b.refusing});
    world.gainer = A;
    add_territory(world, "front", .5, 10);
    world.war = War{};
    world.horizon = {2, Horizon::Then::freeze, 0};
    Shock last_round{
        .id = "the last round", .at = 1, .hazard = 0, .effects = {}, .switches_on = {}, .switches_off = {}};
    for (PartyId const i : {A, B}) {
      world.parties[i].discount = 1;
      world.parties[i].war_cost = i == A ? given.battle_a : b.battle;
      last_round.effects.push_back({Lever::war_cost, i, std::nullopt, ShockEffect::Change::set, 0});
    }
    last_round.effects.push_back({Lever::no_deal, B, std::nullopt, ShockEffect::Change::set, b.war});
    world.shocks.push_back(last_round);
    replicate(table(setting(world)), 1, [&](Outcome const& o) {
      auto const& main = o.tracks[TrackId{}];
      all.value_a += b.probability * o.payoff[A];
      if (!main.deal) all.decisive += b.probability;
      CHECK(o.payoff[B] >= b.refusing - 2e-9);  // what it was promised for refusing, the game pays
      if (main.round != 0) CHECK(o.payoff[B] == doctest::Approx(b.refusing).epsilon(1e-8));
    });
  }
  return all;
}

}  // namespace

TEST_CASE("two demands while fighting pay what the equilibrium says when it is played: golden rows C7.screen2") {
  // φ* = .625; pool: p + cL + kL. partial: the weak are asked p + cH + kH, then p + cH; of them (φ/φ*)(1 − φ*) refuse
  struct Row {
    TwoDemands given;
    double weak_that_refuse, value, decisive;
  };
  for (Row const& row :
       {Row{{.3, .84, .8, .02, .01, .04}, .18, .6912, .3}, Row{{.45, .84, .8, .02, .01, .04}, .27, .6168, .45},
        Row{{.9, .56, .55, .02, .01, .04}, 0, .56, 0}, Row{{.6, .59, .55, 0, 0, .04}, 0, .566, 0}}) {
    auto const found = two_demands(row.given, row.weak_that_refuse);
    CHECK(found.value_a == doctest::Approx(row.value).epsilon(1e-9));
    CHECK(found.decisive == doctest::Approx(row.decisive).scale(1).epsilon(1e-9));
  }
}
