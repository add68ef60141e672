#include "zopa/study/grid.hpp"

#include <doctest/doctest.h>

using namespace zopa;

TEST_CASE("steps include both ends exactly") {
  auto const steps = study::linear_steps(0, 1, 11);
  REQUIRE(steps.size() == 11);
  CHECK(steps.front() == 0);
  CHECK(steps.back() == 1);
  CHECK(steps[5] == doctest::Approx(.5));
  CHECK(study::linear_steps(2, 5, 1) == std::vector<double>{2});
}

TEST_CASE("a grid visits every combination once, its last axis fastest") {
  study::Grid const grid{{{"mediator.hazard", {.05, .1, .2, .4}}, {"time.horizon.rounds", {1, 3, 9}}}};
  CHECK(study::n_points(grid) == 12);
  CHECK(study::point(grid, 0) == std::vector<double>{.05, 1});
  CHECK(study::point(grid, 1) == std::vector<double>{.05, 3});
  CHECK(study::point(grid, 3) == std::vector<double>{.1, 1});
  CHECK(study::point(grid, 11) == std::vector<double>{.4, 9});
}

TEST_CASE("a design's points are the rows of its axes") {
  study::Grid const rows{{{"a", {1, 2, 3}}, {"b", {.5, .25, .125}}}, study::PointDesign::halton};
  CHECK(study::n_points(rows) == 3);
  CHECK(study::point(rows, 1) == std::vector<double>{2, .25});
}

TEST_CASE("every design is found under its own name, and none under another") {
  for (auto const* name : {"grid", "latin_hypercube", "sobol", "halton", "morris", "saltelli", "one_at_a_time"}) {
    REQUIRE(study::point_design(name));
    CHECK(study::name(*study::point_design(name)) == name);
  }
  CHECK_FALSE(study::point_design("rows"));
}
