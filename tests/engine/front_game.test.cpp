#include "zopa/engine/front_game.hpp"

#include <doctest/doctest.h>

#include <cmath>

#include "support/worlds.hpp"

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
