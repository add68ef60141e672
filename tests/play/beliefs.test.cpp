#include <doctest/doctest.h>

#include "play/games.hpp"
#include "play/state.hpp"

using namespace zopa::test;

namespace {

/// One battle a round that everyone sees; a war on the spot at own belief and cost is what no deal is worth (C1, C6).
World optimists(double a, double kappa, double cost) {
  World world = empty_world({"A", "B"});
  add_pie(world, 2000);
  world.gainer = PartyId{0};
  add_territory(world, "front", .5, 10);
  world.war = War{};
  world.war->up = world.war->down = .5;
  for (PartyId const i : ids_of(world.parties)) {
    Party& party = world.parties[i];
    double const wins = i.index == 0 ? a : kappa - a;
    party.battle_belief = BattleBelief{wins, kappa - wins};
    party.war_cost = cost;
    party.no_deal[TrackId{}].level = NoDeal::Level::one_shot_war;
    tactic(world, i, TimeDependent{TimeDependent::Curve::polynomial, 1, 1});  // offers its reservation value at once
  }
  alternate(world);
  world.horizon = {40, Horizon::Then::freeze, 0};
  return world;
}

}  // namespace

TEST_CASE("beliefs about battles are Beta–Bernoulli: golden row F1.beta") {
  World world = optimists(2, 4, .1);
  world.horizon.rounds = 4;
  for (PartyId const i : ids_of(world.parties)) tactic(world, i, Scripted{});
  bool seen = false;
  auto const t = table(setting(world));
  for (std::uint64_t r = 0; r < 40; ++r) {
    Transcript told;
    Game game(t, {1, 0, r});
    game.record(&told);
    game.restart({1, 0, r});
    play_out(game);
    int wins = 0;
    for (auto const& [round, move] : events<FrontMoved>(told)) wins += move.to > move.from;
    CHECK(game.battle_belief(PartyId{0}) == doctest::Approx((2 + wins) / 8.));
    if (wins == 3) CHECK(game.battle_belief(PartyId{0}) == doctest::Approx(.625));
    seen |= wins == 3;
  }
  CHECK(seen);
}

TEST_CASE("optimists agree after exactly n* battles, whatever their results: golden rows C6.optimism") {
  struct Row {
    double costs;
    int battles;
  };
  for (Row const row : {Row{.3, 3}, Row{.1, 16}}) {
    replicate(table(setting(optimists(3, 4, row.costs / 2))), 40, [&](Outcome const& o) {
      CHECK(o.tracks[TrackId{}].round == row.battles);
      CHECK(o.battles == row.battles);
    });
  }
}

namespace {

/// A demands, B of unknown war cost U[0, .4] answers; p = 1/2, A's own cost .1 (F4, Fearon's screening).
Setting screening(double true_cost, int n_types) {
  World world = empty_world({"A", "B"});
  add_pie(world, 200);
  world.gainer = PartyId{0};
  add_territory(world, "front", .5, 10);
  world.war = War{};
  world.war->up = world.war->down = .5;
  for (PartyId const i : ids_of(world.parties)) {
    world.parties[i].no_deal[TrackId{}].level = NoDeal::Level::one_shot_war;
    tactic(world, i, Spe{});  // no policy: myopic Bayesian
  }
  world.parties[PartyId{0}].war_cost = .1;
  only_first_proposes(world);
  world.horizon = {2, Horizon::Then::freeze, 0};
  std::vector<World> types;
  for (int k = 0; k < n_types; ++k) {
    types.push_back(world);
    types.back().parties[PartyId{1}].war_cost = .4 * (k + .5) / n_types;
  }
  world.parties[PartyId{1}].war_cost = true_cost;
  Setting made = setting(world);
  imagine(made, PartyId{0}, PartyId{1}, std::move(types));
  return made;
}

}  // namespace

TEST_CASE("a refusal cuts off the types that would have signed, and the next demand follows: golden row F4.truncate") {
  Setting const made = screening(.05, 400);
  Transcript told;
  Game game(table(made), {});
  game.record(&told);
  game.restart({});
  play_out(game);
  auto const demands = events<Offered>(told);
  REQUIRE(demands.size() == 2);
  CHECK(demands[0].second.package[0] == 130);  // .65
  CHECK(demands[1].second.package[0] == 105);  // .525
  auto const beliefs = game.beliefs(PartyId{0}, PartyId{1});
  double highest = 0;
  for (std::size_t k = 0; k < beliefs.size(); ++k)
    if (beliefs[k] > 1e-9) highest = .4 * static_cast<double>(k + 1) / 400;
  CHECK(highest == doctest::Approx(.15));
}

TEST_CASE("a noisy answer reweighs the types by its likelihood: one minus the logit") {
  Setting made = screening(.0, 2);
  for (auto& types : made.types[PartyId{0}][PartyId{1}]) {
    World world = *types.world;
    world.parties[PartyId{1}].response_lambda = 5;
    types.world = std::make_shared<World const>(world);
  }
  made.world.parties[PartyId{0}].tactic[TrackId{}] = Fixed{Package{120}};  // x = .6
  Game game(table(made), {});
  while (game.round() == 0) advance(game, decide(game));
  double likelihood[2];
  for (int k = 0; k < 2; ++k) {
    double const gain = .4 - (.5 - .4 * (k + .5) / 2);
    likelihood[k] = 1 - 1 / (1 + std::exp(-5 * gain));
  }
  CHECK(game.beliefs(PartyId{0}, PartyId{1})[0] == doctest::Approx(likelihood[0] / (likelihood[0] + likelihood[1])));
}

TEST_CASE("a stated line may be a bluff: offers that break it are evidence against it") {
  World world = pie(10);
  LineId const line = add_line(world, "never below half", PartyId{1}, beyond(world, IssueId{0}, 5, true));
  World bluff = world;
  bluff.lines[line].binding = false;
  Setting made = setting(bluff);
  made.world.horizon.rounds = 2;
  alternate(made.world, PartyId{1});
  tactic(made.world, PartyId{1}, Fixed{Package{7}});
  made.world.parties[PartyId{0}].no_deal[TrackId{}].value = .9;
  imagine(made, PartyId{0}, PartyId{1}, {world, bluff});
  Game game(table(made), {});
  CHECK(game.beliefs(PartyId{0}, PartyId{1})[0] == doctest::Approx(.5));
  while (game.round() == 0) advance(game, decide(game));
  CHECK(game.beliefs(PartyId{0}, PartyId{1})[0] == doctest::Approx(0).scale(1).epsilon(1e-9));
}

namespace {

/// One front far from its walls, moved by a strength gap that wanders; A estimates the gap.
World wandering_gap(double prior_mean, double prior_sd) {
  World world = empty_world({"A", "B"});
  world.gainer = PartyId{0};
  add_pie(world, 4);
  add_territory(world, "front", .5, 10000);
  world.war = War{};
  world.war->up = .3;
  world.war->down = .25;
  world.war->strength_effect = .1;
  world.war->strength_persistence = .9;
  world.war->strength_sd = .3;
  world.parties[PartyId{0}].strength_belief = StrengthBelief{prior_mean, prior_sd};
  for (PartyId const i : ids_of(world.parties)) tactic(world, i, Scripted{});
  alternate(world);
  world.horizon = {30, Horizon::Then::freeze, 0};
  return world;
}

}  // namespace

TEST_CASE("the strength gap is estimated from battles: the filter, worked out again from what the transcript shows") {
  World const world = wandering_gap(.5, 1);
  auto const t = table(setting(world));
  for (std::uint64_t r = 0; r < 20; ++r) {
    Transcript told;
    Game game(t, {1, 0, r});
    game.record(&told);
    game.restart({1, 0, r});
    play_out(game);
    std::vector<int> step(30, 0);
    for (auto const& [round, move] : events<FrontMoved>(told))
      if (round < 30) step[static_cast<std::size_t>(round)] = move.to > move.from ? 1 : -1;
    double m = .5, p = 1;
    for (std::size_t round = 1; round < 30; ++round) {
      m *= .9;
      p = .81 * p + .09;
      double const noise = (.55 - .05 * .05) / (.2 * .2), gain = p / (p + noise);  // slope 2φ; Var(step) at parity
      m += gain * ((step[round] - .05) / .2 - m);
      p *= 1 - gain;
    }
    double const next = .9 * m;  // belief about the next battle
    CHECK(game.battle_belief(PartyId{0}) == doctest::Approx((.3 + .1 * next) / .55));
  }
}

TEST_CASE(
    "one battle moves the estimate as far as a Kalman filter says, many leave what is not known: golden rows F2") {
  World world = wandering_gap(0, 1);
  world.war->up = world.war->down = .5;  // a move a round, ±1: variance 1
  world.war->strength_effect = .5;       // of twice this slope: the noise has variance 1
  world.war->strength_persistence = 1;
  world.war->strength_sd = 0;
  bool seen = false;
  for (std::uint64_t r = 0; r < 20; ++r) {
    Transcript told;
    Game game(table(setting(world)), {});
    game.record(&told);
    game.restart({1, 0, r});
    while (game.round() < 1) advance(game, Pass{});
    auto const& gap = game.state().gap[0];
    bool const won = events<FrontMoved>(told)[0].second.to > .5;
    CHECK(gap.mean == doctest::Approx(won ? .5 : -.5).epsilon(1e-12));  // y = ±1
    CHECK(gap.variance == doctest::Approx(.5).epsilon(1e-12));
    seen |= won;
  }
  CHECK(seen);
  world.war->strength_sd = std::sqrt(.1);
  world.horizon.rounds = 120;
  Game game(table(setting(world)), {});
  while (game.round() < 110) advance(game, Pass{});
  CHECK(game.state().gap[0].variance == doctest::Approx(.270156212).epsilon(1e-8));
}

TEST_CASE("the estimate follows the truth: mistakes are about as large as it says, and smaller than without battles") {
  World const world = wandering_gap(0, 0);
  auto const t = table(setting(world));
  Mean squared, blind, said;
  for (std::uint64_t r = 0; r < 4000; ++r) {
    Game game(t, {2, 0, r});
    while (game.round() < 25) advance(game, Pass{});
    State const& s = game.state();
    double const miss = s.strength - s.gap[0].mean;
    squared.add(miss * miss);
    blind.add(s.strength * s.strength);
    said.add(s.gap[0].variance);
  }
  CHECK(squared.value() < .95 * blind.value());
  CHECK(squared.value() == doctest::Approx(said.value()).epsilon(.1));
}

TEST_CASE("who believes in strength reckons with it in what fighting on is worth") {
  for (double const mean : {-1.0, 0.0, 1.0}) {
    World world = wandering_gap(mean, 1);
    world.parties[PartyId{0}].no_deal[TrackId{}].level = NoDeal::Level::one_shot_war;
    Game const game(table(setting(world)), {1, 0, 0});
    double const odds = (.3 + .1 * .9 * mean) / .55;
    CHECK(game.battle_belief(PartyId{0}) == doctest::Approx(odds));
    CHECK(game.no_deal_value(PartyId{0}, TrackId{}) == doctest::Approx(odds));  // one battle decides
    CHECK(no_deal_value(world, PartyId{0}, TrackId{}, circumstances(world), 30) ==
          doctest::Approx(game.no_deal_value(PartyId{0}, TrackId{})));
  }
}
