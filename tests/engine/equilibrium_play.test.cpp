// Twenty configurations of bargaining while fighting: the games that seats on `spe` and `aqre` play, as the batch run
// plays them, against exact forward propagation; and how far the two equilibria are from each other and from being
// improved on.
#include <cmath>
#include <random>
#include <string>

#include <doctest/doctest.h>

#include "engine/scenarios.hpp"
#include "zopa/engine/front_game.hpp"
#include "zopa/study/estimate.hpp"

using namespace zopa;

namespace {

constexpr int n_configurations = 20;

/// Numbers that are not round: costs, drift, discount, red lines, gifts, who speaks when.
test::ZopaMini configuration(int n) {
  std::mt19937_64 random(static_cast<std::uint64_t>(n) + 1);
  auto const uniform = [&](double low, double high) {
    return low + (high - low) * static_cast<double>(random() >> 11) * 0x1p-53;
  };
  test::ZopaMini given;
  given.rounds = 4 + n % 9;
  given.offers = 20 + 10 * (n % 3);
  given.up = uniform(.1, .5);
  given.down = uniform(.1, .45);
  given.cost_a = uniform(.001, .02);
  given.cost_b = uniform(.001, .02);
  given.discount = uniform(.93, 1);
  if (n % 2 == 0) given.line_a = uniform(.4, .6);
  if (n % 5 == 0) given.line_b = uniform(.2, .5);
  if (n % 4 == 1) given.gift = uniform(0, .05);
  return given;
}

model::World world_of(int n, model::Tactic const& tactic) {
  auto given = configuration(n);
  given.tactic = tactic;
  model::World world = test::zopa_mini(given);
  if (n % 3 == 0) {
    world.protocol.kind = model::Protocol::Kind::alternating;
    world.protocol.first = model::PartyId{static_cast<std::size_t>(n / 3 % 2)};
  }
  if (n % 7 == 3) world.war->hold = .5;
  return world;
}

void check_mean(engine::Summary const& run, model::World const& world, std::string const& name, double exact) {
  auto const e = study::estimate(run, world, name);
  REQUIRE(e);
  CAPTURE(name);
  // where all games end alike, the error of a share is that of the exact one
  double const error = std::max(e->standard_error, name == "main.deal" ? std::sqrt(exact * (1 - exact) / 3000.) : 0.);
  CHECK(std::fabs(e->value - exact) <= 4 * error + 1e-9);
}

void check_games(int n, model::Tactic const& tactic, double lambda) {
  CAPTURE(n);
  model::World const world = world_of(n, tactic);
  auto const aggregated = engine::front_game(world);
  REQUIRE(aggregated);
  REQUIRE_FALSE(aggregated->lumped);
  auto const& game = aggregated->game;
  auto const policy = lambda > 0 ? solve::logit_equilibrium(game, lambda) : solve::subgame_perfect(game);
  auto const exact = solve::forecast(game, policy);
  auto const run = engine::run(test::scenario_of(world), {17, 1, 3000, 2, 1});
  check_mean(run, world, "main.deal", exact.p_deal);
  check_mean(run, world, "party.A.welfare", exact.value[0]);
  check_mean(run, world, "party.B.welfare", exact.value[1]);
  if (exact.p_deal > .02) check_mean(run, world, "main.round", *exact.round_given_deal);
}

}  // namespace

TEST_CASE("Twenty configurations: games on spe are within four standard errors of forward propagation") {
  int peaceful = 0, mixed = 0;
  for (int n = 0; n < n_configurations; ++n) {
    check_games(n, model::Spe{}, 0);
    auto const game = engine::front_game(world_of(n, model::Spe{}))->game;
    double const p = solve::forecast(game, solve::subgame_perfect(game)).p_deal;
    peaceful += p > 1 - 1e-9;
    mixed += p > .01 && p < .99;
  }
  CHECK(peaceful > 2);
  CHECK(mixed > 2);
}

TEST_CASE("Twenty configurations: games on aqre are within four standard errors of forward propagation") {
  for (int n = 0; n < n_configurations; ++n) check_games(n, model::Aqre{30. + 10 * n}, 30. + 10 * n);
}

TEST_CASE("Twenty configurations: spe leaves nothing to gain anywhere, and aqre approaches it as noise goes") {
  for (int n = 0; n < n_configurations; ++n) {
    CAPTURE(n);
    auto const game = engine::front_game(world_of(n, model::Spe{}))->game;
    auto const exact = solve::subgame_perfect(game);
    std::size_t const start = exact.state(0, game.start);
    CHECK(solve::largest_one_shot_gain(game, exact) <= 1e-9);
    auto const mixed = solve::subgame_perfect(game, solve::TieRule::mix);
    for (int const i : {0, 1}) {
      CHECK(solve::exploitability(game, exact, i) <= 1e-9);
      double before = 1;
      for (double const lambda : {1e3, 1e4, 1e5}) {
        double const left = solve::exploitability(game, solve::logit_equilibrium(game, lambda), i);
        CHECK(left <= before + 1e-12);
        before = left;
      }
      CHECK(before < 1e-3);
    }
    // the limit mixes at ties: one grid step of the offers away, which a tie may pass from one side to the other
    auto const sharp = solve::logit_equilibrium(game, 1e6);
    double const step = 1. / configuration(n).offers;
    for (int const i : {0, 1}) {
      double const to_accept = std::fabs(sharp.value[i][start] - exact.value[i][start]);
      double const to_mix = std::fabs(sharp.value[i][start] - mixed.value[i][start]);
      CHECK(std::min(to_accept, to_mix) <= step);
    }
  }
}
