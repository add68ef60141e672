#include <doctest/doctest.h>

#include <cmath>

#include "engine/scenarios.hpp"
#include "zopa/study/compare.hpp"
#include "zopa/study/sweep.hpp"

using namespace zopa;

namespace {

engine::Plan const plan{42, 40, 10, 1, 1};

study::ComparedMetric const& row(study::Comparison const& comparison, std::string const& name) {
  for (auto const& metric : comparison.metrics)
    if (metric.metric.name == name) return metric;
  FAIL("no metric " << name);
  return comparison.metrics.front();
}

// War is dearer for A, and known to be.
model::Scenario costly(model::Scenario scenario) {
  scenario.central.parties[model::PartyId{0}].exhaustion = .5;
  return scenario;
}

}  // namespace

TEST_CASE("a variant equal to the baseline differs from it by exactly nothing") {
  model::Scenario const scenario = test::varied_mini(.5);
  auto const comparison = study::compare({{"baseline", scenario}, {"again", scenario}}, plan);
  for (auto const& metric : comparison.metrics) {
    CHECK_FALSE(metric.differences[0]);
    if (!metric.differences[1]) continue;
    CHECK(metric.differences[1]->value == 0);
    CHECK(metric.differences[1]->interval == study::Interval{0, 0});
  }
}

TEST_CASE("common chances make a difference sharper than the columns it is taken from") {
  model::Scenario const scenario = test::varied_mini(.9);  // fought to the end
  auto const comparison = study::compare({{"baseline", scenario}, {"+exhausted", costly(scenario)}}, plan);
  auto const& cost = row(comparison, "party.A.war_cost");
  REQUIRE(cost.differences[1]);
  CHECK(cost.differences[1]->value > 0);
  CHECK(cost.differences[1]->value == doctest::Approx(cost.estimates[1]->value - cost.estimates[0]->value));
  CHECK(cost.differences[1]->interval.low > 0);
  auto const& front = row(comparison, "front.front");
  REQUIRE(front.differences[1]);
  CHECK(front.differences[1]->value == 0);  // the battles are the same
  CHECK(front.estimates[0]->standard_error > 0);
}

TEST_CASE("a metric that only one variant has stands beside an empty place") {
  model::Scenario const scenario = test::varied_mini(.5);
  model::Scenario more = scenario;
  test::add_line(more.central, "new", model::PartyId{1}, test::beyond(more.central, model::IssueId{0}, .9, true));
  auto const comparison = study::compare({{"baseline", scenario}, {"+line", more}}, plan);
  auto const& blocks = row(comparison, "main.blocks.new");
  CHECK_FALSE(blocks.estimates[0]);
  CHECK(blocks.estimates[1]);
  CHECK_FALSE(blocks.differences[1]);
}

TEST_CASE("a grid runs over all its points, the last axis fastest") {
  study::Grid const grid{{{"a", {1, 2}}, {"b", {10, 20, 30}}}};
  REQUIRE(study::n_points(grid) == 6);
  CHECK(study::point(grid, 0) == std::vector<double>{1, 10});
  CHECK(study::point(grid, 1) == std::vector<double>{1, 20});
  CHECK(study::point(grid, 5) == std::vector<double>{2, 30});
  CHECK(study::linear_steps(0, 1, 5) == std::vector<double>{0, .25, .5, .75, 1});
  CHECK(study::linear_steps(.3, 1, 1) == std::vector<double>{.3});
}

TEST_CASE("a sweep row is the run at its point, and an unknown metric is empty") {
  model::Scenario const base = test::varied_mini(0);
  auto const at = [&](std::vector<double> const& point) {
    model::Scenario scenario = base;
    for (auto& party : scenario.central.parties) party.tactic[model::TrackId{}] = model::TimeDependent{model::TimeDependent::Curve::polynomial, point[0], 0};
    return scenario;
  };
  auto const table = study::sweep({{{"beta", {.2, 5}}}}, at, plan, {"main.round", "nonsense"});
  REQUIRE(table.rows.size() == 2);
  for (auto const& r : table.rows) {
    REQUIRE(r.estimates[0]);
    CHECK_FALSE(r.estimates[1]);
    auto const again = study::estimate(engine::run(at(r.point), plan), base.central, "main.round");
    CHECK(r.estimates[0]->value == again->value);
  }
  CHECK(table.rows[0].estimates[0]->value > table.rows[1].estimates[0]->value);  // Boulware agents take longer than conceders
}
