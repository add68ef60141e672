#include "zopa/study/front_path.hpp"

#include <doctest/doctest.h>

#include "engine/scenarios.hpp"
#include "zopa/model/circumstances.hpp"

using namespace zopa;

TEST_CASE("The front starts where the file says and ends where the run says, game for game") {
  auto const scenario = test::varied_mini();
  engine::Plan few_games;
  few_games.draws = 6, few_games.replicates = 5, few_games.seed = 3;
  auto const path = study::front_path(scenario, few_games, 30);
  REQUIRE(path.games == 30);
  auto const summary = engine::run(scenario, few_games);
  for (auto const t : model::ids_of(scenario.central.territories)) {
    auto const& territory = scenario.central.territories[t];
    REQUIRE(path.at[t].size() == static_cast<std::size_t>(scenario.central.horizon.rounds) + 1);
    CHECK(path.at[t].front().mean == doctest::Approx(model::start_share(territory)));
    auto const metric = engine::find(summary.metrics, scenario.central, "front." + territory.id);
    REQUIRE(metric);
    double sum = 0;
    for (auto const& block : summary.blocks) sum += block.sum[*metric];
    CHECK(path.at[t].back().mean - path.at[t].front().mean == doctest::Approx(sum / 30).epsilon(1e-9));
    for (auto const& at : path.at[t]) {
      CHECK(at.low <= at.high);
      CHECK(at.low >= 0);
      CHECK(at.high <= 1);
    }
  }
}

TEST_CASE("Without a war there is no path, and a plan of few games is followed in all of them") {
  auto scenario = test::varied_mini();
  engine::Plan few_games;
  few_games.draws = 2, few_games.replicates = 3;
  CHECK(study::front_path(scenario, few_games, 100).games == 6);
  scenario.central.war.reset();
  CHECK(study::front_path(scenario, few_games, 100).games == 0);
}
