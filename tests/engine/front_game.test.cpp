#include "zopa/engine/front_game.hpp"

#include <doctest/doctest.h>

#include <cmath>

#include "engine/scenarios.hpp"
#include "zopa/engine/run.hpp"
#include "zopa/engine/table.hpp"
#include "zopa/study/estimate.hpp"

using namespace zopa;

TEST_CASE("holding ground while fighting is worth hold·v(1 − δ^T), discounted once") {
  // Red lines exclude every offer and the front stands still, so war is all there is: each round pays the flow
  // (1 − δ)·hold·v − c, the end δ^T·v. The sums are geometric (model, section 4; conventions 14 and 15).
  test::ZopaMini given;
  given.line_a = given.line_b = 0.7;
  given.up = given.down = 0;
  model::World world = test::zopa_mini(given);
  world.war->hold = 0.5;
  auto const aggregated = engine::front_game(world);
  REQUIRE(aggregated);
  CHECK_FALSE(aggregated->lumped);
  solve::FrontForecast const outcome = solve::forecast(aggregated->game, solve::subgame_perfect(aggregated->game));
  CHECK(outcome.p_deal == 0);
  double const left = std::pow(given.discount, given.rounds);
  double const share[] = {0.4, 0.6}, cost[] = {given.cost_a, given.cost_b};
  for (int i : {0, 1}) {
    double const expected = 0.5 * share[i] * (1 - left) - cost[i] * (1 - left) / (1 - given.discount) + left * share[i];
    CHECK(outcome.value[i] == doctest::Approx(expected).epsilon(1e-9));
  }
}

TEST_CASE("Tactics earn in games what the exact referee says they earn") {
  // One front, complete information: nothing is lumped, so simulation and backward induction play the same game.
  for (double const beta : {0.2, 1.0, 5.0}) {
    test::ZopaMini given;
    given.rounds = 12;
    given.cost_a = 0.02;
    given.tactic = model::TimeDependent{model::TimeDependent::Curve::polynomial, beta, 0};
    model::World const world = test::zopa_mini(given);
    auto const aggregated = engine::front_game(world);
    REQUIRE(aggregated);
    CHECK_FALSE(aggregated->lumped);
    std::vector<solve::FrontStrategy> strategies;
    for (auto const party : model::ids_of(world.parties))
      strategies.push_back(engine::front_strategy(world, *aggregated, party, given.tactic).value());
    auto const exact = solve::payoffs(aggregated->game, strategies[0], strategies[1]);
    model::Scenario const scenario = test::scenario_of(world);
    engine::Summary const summary = engine::run(scenario, {11, 1, 20000, 2});
    for (auto const party : model::ids_of(world.parties)) {
      auto const e = study::estimate(summary, world, "party." + world.parties[party].id + ".welfare");
      REQUIRE(e);
      CAPTURE(beta);
      CHECK(std::fabs(e->value - exact.value[party.index]) <= 4 * e->standard_error + 1e-9);
    }
  }
}
