#include "zopa/study/point_analysis.hpp"

#include <doctest/doctest.h>

#include "functions.hpp"

using namespace zopa;

namespace {

using Function = std::function<double(std::vector<double> const&)>;

study::FigureColumn column_of(study::Grid const& grid, Function const& f, double standard_error = 0) {
  study::FigureColumn out{{"y", "probability", engine::Metric::Kind::probability}, {}, {}, {}};
  for (std::size_t i = 0; i < study::n_points(grid); ++i) {
    out.points.push_back(i);
    out.values.push_back(f(study::point(grid, i)));
    out.standard_errors.push_back(standard_error);
  }
  return out;
}

// The rows of a design over uniform axes.
study::Grid grid_of(study::Design const& design, study::PointDesign kind) {
  study::Grid grid{{}, kind};
  for (std::size_t a = 0; a < design.n_factors; ++a) {
    grid.axes.push_back({"x" + std::to_string(a), {}});
    for (std::size_t i = 0; i < design.n_points(); ++i) grid.axes[a].values.push_back(design.row(i)[a]);
  }
  return grid;
}

study::PointAnalysis analysed(study::Grid const& grid, Function const& f, double standard_error = 0) {
  return study::analyse_points(grid, column_of(grid, f, standard_error), 7);
}

Function of(test::KnownFunction const& known) {
  return [f = known.f](std::vector<double> const& x) { return f(x.data()); };
}

study::Grid const corners{{{"a", {-1, 1}}, {"b", {-1, 1}}, {"c", {-1, 1}}}};

}  // namespace

TEST_CASE("on a grid each share is that of its term: orthogonal functions of known variance") {
  // 1 + 2a + 3b + ab + 4abc on the corners of a cube: variances 4, 9, 1 and 16 of 30
  auto const a = analysed(corners, [](auto const& x) { return 1 + 2 * x[0] + 3 * x[1] + x[0] * x[1] + 4 * x[0] * x[1] * x[2]; }, .5);
  CHECK(a.mean == doctest::Approx(1));
  CHECK(a.variance == doctest::Approx(30));
  CHECK(a.chance == doctest::Approx(.25));
  REQUIRE(a.effects);
  CHECK(a.effects->main[0] == doctest::Approx(4.0 / 30));
  CHECK(a.effects->main[1] == doctest::Approx(9.0 / 30));
  CHECK(a.effects->main[2] == doctest::Approx(0).scale(1));
  CHECK(a.effects->pairs.front().first == 0);
  CHECK(a.effects->pairs.front().second == 1);
  CHECK(a.effects->pairs.front().share == doctest::Approx(1.0 / 30));
  CHECK(a.effects->pairs.back().share == doctest::Approx(0).scale(1));
  CHECK(a.effects->higher == doctest::Approx(16.0 / 30));
  REQUIRE(a.incidence[0].levels.size() == 2);
  CHECK(a.incidence[0].levels[1].mean == doctest::Approx(3));
  CHECK(a.incidence[0].levels[1].n == 4);
}

TEST_CASE("a figure that is the same everywhere has no shares, and nothing divides by zero") {
  auto const a = analysed(corners, [](auto const&) { return .25; });
  CHECK(a.variance == 0);
  CHECK_FALSE(a.effects);
  CHECK_FALSE(a.discovery);
}

TEST_CASE("Morris trajectories are read off the points: the coefficients of a linear function") {
  auto const grid = grid_of(study::morris_trajectories(12, study::each_alone(4), 3).design, study::PointDesign::morris);
  double const c[] = {3, -2, 0, .5};
  auto const a = analysed(grid, of(test::linear({3, -2, 0, .5})));
  REQUIRE(a.morris.size() == 4);
  for (std::size_t k = 0; k < 4; ++k) {
    CHECK(a.morris[k].mu == doctest::Approx(c[k]));
    CHECK(a.morris[k].sigma == doctest::Approx(0).scale(1));
  }
}

TEST_CASE("an axis whose levels are one value moves nothing, and the others keep their effects") {
  auto grid = grid_of(study::morris_trajectories(12, study::each_alone(3), 3).design, study::PointDesign::morris);
  for (double& x : grid.axes[1].values) x = .5;
  auto const a = analysed(grid, of(test::linear({3, -2, 1})));
  CHECK(a.morris[0].mu == doctest::Approx(3));
  CHECK(a.morris[1].mu_star.value == 0);
  CHECK(a.morris[2].mu == doctest::Approx(1));
}

TEST_CASE("Saltelli points give Ishigami's indices within their intervals") {
  auto const known = test::ishigami();
  auto const a = analysed(grid_of(study::saltelli(2048, study::each_alone(3), 5), study::PointDesign::saltelli), of(known));
  REQUIRE(a.sobol);
  for (std::size_t k = 0; k < 3; ++k) {
    CHECK(std::fabs(a.sobol->first[k].value - known.first[k]) <= 4 * a.sobol->first[k].standard_error + 1e-9);
    CHECK(std::fabs(a.sobol->total[k].value - known.total[k]) <= 4 * a.sobol->total[k].standard_error + 1e-9);
  }
  CHECK(a.sobol->first[2].standard_error < .1);
}

TEST_CASE("one at a time: differences to the middle") {
  auto const grid = grid_of(study::one_at_a_time(2, {.1, .9}), study::PointDesign::one_at_a_time);
  auto const a = analysed(grid, of(test::linear({3, -2})));
  CHECK(a.middle == doctest::Approx(.5));
  CHECK(a.shifts[0][0].difference == doctest::Approx(-1.2));
  CHECK(a.shifts[0][1].value == doctest::Approx(.9));
  CHECK(a.shifts[1][1].difference == doctest::Approx(-.8));
}

TEST_CASE("a sample tells first-order shares by bins, and finds a planted corner; missing points do not stop it") {
  auto const grid = grid_of(study::sobol_sequence(1024, 3, 1), study::PointDesign::sobol);
  auto const known = test::linear({3, 1, 0});
  auto const a = analysed(grid, of(known));
  REQUIRE(a.influences.size() == 3);
  CHECK(a.influences[0].factor == "x0");
  CHECK(std::fabs(a.influences[0].share - .9) < .03);
  CHECK(a.influences[0].correlation > .9);
  REQUIRE(a.incidence[0].levels.size() == 10);
  for (std::size_t k = 1; k < 10; ++k) CHECK(a.incidence[0].levels[k].mean > a.incidence[0].levels[k - 1].mean);

  auto const all = column_of(grid, [](auto const& x) { return x[0] > .6 && x[2] < .5 ? 1.0 : 0.0; });
  study::FigureColumn some{all.metric, {}, {}, {}};
  for (std::size_t i = 0; i < 1024; ++i) {
    if (i % 7 == 0) continue;
    some.points.push_back(i), some.values.push_back(all.values[i]), some.standard_errors.push_back(0);
  }
  auto const box = study::analyse_points(grid, some, 7);
  REQUIRE(box.discovery);
  CHECK(box.n_points == 1024 - 147);
  CHECK(box.discovery->held_back.density > .9);
  CHECK(box.discovery->held_back.coverage > .9);
}
