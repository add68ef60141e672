#include "zopa/study/sweep.hpp"

#include <doctest/doctest.h>

#include "scenarios.hpp"

using namespace zopa;

namespace {

// mediator.hazard × horizon: P(left) = 1 − (1 − hazard)^(rounds − 1) at every point.
study::Grid const grid{{{"mediator.hazard", {.05, .1, .2, .4}}, {"time.horizon.rounds", {1, 3, 9}}}};
model::Scenario at(std::vector<double> const& point) {
  return test::leaving_mediator(point[0], static_cast<int>(point[1]));
}

}  // namespace

TEST_CASE("every point of a sweep agrees with its closed form") {
  auto const table = study::sweep(grid, at, {{11, 1, 2000, 1}, {}}, {"mediator.left"});
  REQUIRE(table.rows.size() == 12);
  for (auto const& row : table.rows) {
    CAPTURE(row.point[0]);
    CAPTURE(row.point[1]);
    REQUIRE(row.estimates[0]);
    CHECK(test::within_standard_errors(*row.estimates[0], test::has_left(row.point[0], static_cast<int>(row.point[1])),
                                       4));
  }
}

TEST_CASE("points share their chances: what can only grow with the hazard grows in every sample") {
  // few games, so that independent points would be out of order somewhere
  study::Grid const fine{{{"mediator.hazard", study::linear_steps(.1, .3, 21)}, {"time.horizon.rounds", {3}}}};
  auto const table = study::sweep(fine, at, {{5, 1, 60, 1}, {}}, {"mediator.left"});
  for (std::size_t k = 1; k < table.rows.size(); ++k)
    CHECK(table.rows[k].estimates[0]->value >= table.rows[k - 1].estimates[0]->value);
  CHECK(table.rows.back().estimates[0]->value > table.rows.front().estimates[0]->value);
}

TEST_CASE("a name that no point measures leaves its column empty, and changes no other") {
  auto const table = study::sweep(grid, at, {{11, 1, 20, 1}, {}}, {"mediator.left", "no.such.figure"});
  CHECK(table.rows[0].estimates[0]);
  CHECK_FALSE(table.rows[0].estimates[1]);
}

TEST_CASE("a stopped sweep keeps whole points only") {
  engine::StopToken stop{false};
  int seen = 0;
  auto const table = study::sweep(
      grid, at, {{11, 1, 20, 1}, {}}, {"mediator.left"}, [&](study::SweepRow const&) { stop = ++seen == 4; }, &stop);
  CHECK(table.stopped);
  CHECK(table.rows.size() == 4);
}
