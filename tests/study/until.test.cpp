#include "zopa/study/until.hpp"

#include <cmath>
#include <cstdlib>

#include <doctest/doctest.h>

#include "scenarios.hpp"
#include "zopa/study/estimate.hpp"

using namespace zopa;

namespace {

// The mediator leaves before the third round with probability 1 − (1 − h)², h uniform in [.05, .4].
model::Scenario uncertain_mediator() {
  model::Scenario scenario = test::leaving_mediator(.2, 3);
  test::vary(scenario, "mediator.hazard", base::Uniform{.05, .4},
             [](model::World& w) -> double& { return w.mediator->hazard; });
  return scenario;
}
double const truth = 1 - (std::pow(.95, 3) - std::pow(.6, 3)) / (3 * .35);

engine::Plan plan(std::uint64_t seed, int threads = 1) { return {seed, 5000, 10, threads, 1}; }

}  // namespace

TEST_CASE("a point ends when its interval is narrow enough, and the interval covers as often as it says") {
  model::Scenario const scenario = uncertain_mediator();
  bool const all = std::getenv("ZOPA_LONG") != nullptr;
  int const repeats = all ? 2000 : 200;
  int covered = 0;
  for (int seed = 0; seed < repeats; ++seed) {
    auto const summary = study::simulate(scenario, {plan(std::uint64_t(seed)), study::Until{"mediator.left", .03}});
    auto const e = study::estimate(summary, scenario.central, "mediator.left");
    REQUIRE(e);
    REQUIRE(e->monte_carlo.high - e->monte_carlo.low <= .06);
    REQUIRE(summary.plan.draws < 5000);
    covered += e->monte_carlo.low <= truth && truth <= e->monte_carlo.high;
  }
  double const share = covered / double(repeats), error = std::sqrt(.95 * .05 / repeats);
  CAPTURE(share);
  CHECK(share > (all ? .93 : .95 - 4 * error));
  CHECK(share < (all ? .97 : 1));
}

TEST_CASE(
    "where it ends depends on draws alone: the same bits at any thread count, the first blocks of the whole run") {
  model::Scenario const scenario = uncertain_mediator();
  study::Until const until{"mediator.left", .05};
  auto const one = study::simulate(scenario, {plan(7), until});
  engine::Plan shorter = plan(7);
  shorter.draws = static_cast<int>(one.blocks.size());
  CHECK(one.blocks == engine::run(scenario, shorter).blocks);
  for (int threads : {2, 3, 7}) CHECK(study::simulate(scenario, {plan(7, threads), until}).blocks == one.blocks);
}

TEST_CASE("a width that the budget does not reach takes the whole budget") {
  model::Scenario const scenario = uncertain_mediator();
  engine::Plan few = plan(3);
  few.draws = 120;
  auto const summary = study::simulate(scenario, {few, study::Until{"mediator.left", 1e-6}});
  CHECK(summary.blocks.size() == 120);
  CHECK_FALSE(summary.stopped);
}

TEST_CASE("an interruption leaves the first draws, said to be stopped") {
  model::Scenario const scenario = uncertain_mediator();
  engine::StopToken stop{false};
  auto const summary = study::simulate(
      scenario, {plan(3), study::Until{"mediator.left", 1e-6}}, [&](engine::Block const& b) { stop = b.draw >= 60; },
      &stop);
  CHECK(summary.stopped);
  CHECK(summary.blocks.size() < 5000);
}
