#include "zopa/study/compare.hpp"

#include <doctest/doctest.h>

#include "scenarios.hpp"

using namespace zopa;

namespace {

constexpr int n_rounds = 8;

// The hazard varies over draws as well, so that intervals come from whole draws.
model::Scenario mediator(double hazard) {
  model::Scenario scenario = test::leaving_mediator(hazard, n_rounds);
  test::vary(scenario, "parties.U.war_cost", base::Uniform{0, .01},
             [](model::World& w) -> double& { return w.parties[test::U].war_cost; });
  return scenario;
}

study::ComparedMetric const& row(study::Comparison const& comparison, std::string const& name) {
  for (auto const& metric : comparison.metrics)
    if (metric.metric.name == name) return metric;
  FAIL("no metric " << name);
  return comparison.metrics.front();
}

}  // namespace

TEST_CASE("the difference between two hazards is that of the closed forms, within its interval") {
  double const exact = test::has_left(.2, n_rounds) - test::has_left(.1, n_rounds);
  auto const comparison = study::compare({{"baseline", mediator(.1)}, {"+hastier", mediator(.2)}}, {3, 300, 20, 1});
  auto const& left = row(comparison, "mediator.left");
  REQUIRE(left.differences.size() == 2);
  CHECK_FALSE(left.differences[0]);
  REQUIRE(left.differences[1]);
  CHECK(std::abs(left.differences[1]->value - exact) < 4 * left.differences[1]->standard_error);
  CHECK(left.differences[1]->interval.low < exact);
  CHECK(left.differences[1]->interval.high > exact);
}

TEST_CASE("common random numbers make a difference sharper than the two figures it is made of") {
  auto const comparison = study::compare({{"baseline", mediator(.1)}, {"+hastier", mediator(.2)}}, {3, 300, 20, 1});
  auto const& left = row(comparison, "mediator.left");
  double const apart = std::hypot(left.estimates[0]->standard_error, left.estimates[1]->standard_error);
  CHECK(left.differences[1]->standard_error < .9 * apart);
}

TEST_CASE("a world compared with itself differs by exactly nothing") {
  auto const comparison = study::compare({{"baseline", mediator(.1)}, {"again", mediator(.1)}}, {3, 20, 5, 1});
  for (auto const& metric : comparison.metrics)
    if (metric.differences[1]) {
      CHECK(metric.differences[1]->value == 0);
      CHECK(metric.differences[1]->standard_error == 0);
    }
}

TEST_CASE("a figure that only one variant has is shown without a difference") {
  model::Scenario with_front = test::varied_mini();
  auto const comparison = study::compare({{"baseline", mediator(.1)}, {"+war", with_front}}, {3, 5, 2, 1});
  auto const& front = row(comparison, "front.front");
  CHECK_FALSE(front.estimates[0]);
  CHECK(front.estimates[1]);
  CHECK_FALSE(front.differences[1]);
}

TEST_CASE("blocks are reported with the variant they belong to") {
  std::vector<int> blocks(2);
  study::compare({{"baseline", mediator(.1)}, {"again", mediator(.2)}}, {3, 7, 2, 1},
                 [&](std::size_t variant, engine::Block const&) { ++blocks[variant]; });
  CHECK(blocks == std::vector<int>{7, 7});
}
