#include "zopa/study/morris.hpp"

#include <doctest/doctest.h>

#include "functions.hpp"

using namespace zopa;

namespace {

std::vector<study::MorrisEffect> effects(test::KnownFunction const& function, study::Groups const& groups,
                                         std::size_t r, std::uint64_t seed, int levels = 4) {
  auto const walks = study::morris_trajectories(r, groups, seed, levels);
  std::vector<double> y;
  for (std::size_t i = 0; i < walks.design.n_points(); ++i) y.push_back(function.f(walks.design.row(i)));
  return study::morris_effects(walks, y, study::n_groups(groups), study::Resamples(seed, r, 200));
}

}  // namespace

TEST_CASE("effects of a linear function are its coefficients, without spread") {
  auto const found = effects(test::linear({3, -2, 0}), study::each_alone(3), 10, 1);
  double const coefficients[] = {3, -2, 0};
  for (std::size_t k = 0; k < 3; ++k) {
    CHECK(found[k].mu == doctest::Approx(coefficients[k]));
    CHECK(found[k].mu_star.value == doctest::Approx(std::fabs(coefficients[k])));
    CHECK(found[k].sigma == doctest::Approx(0).scale(1));
  }
}

TEST_CASE("Ishigami: the sine that x3 bends has spread, and μ* sees what μ averages away") {
  auto const found = effects(test::ishigami(), study::each_alone(3), 400, 2, 8);
  CHECK(found[2].mu_star.value > 4 * std::fabs(found[2].mu));  // x3 acts through x1 alone, both ways
  CHECK(found[2].sigma > found[2].mu_star.value);
  CHECK(found[0].sigma > 1);
}

TEST_CASE("the order of the Sobol g function's factors is found, with intervals that separate the first two") {
  auto const found = effects(test::sobol_g({0, 1, 9, 99}), study::each_alone(4), 200, 3, 8);
  for (std::size_t k = 0; k + 1 < 4; ++k) CHECK(found[k].mu_star.value > found[k + 1].mu_star.value);
  CHECK(found[0].mu_star.interval.low > found[1].mu_star.interval.high);
  CHECK(found[0].mu_star.interval.low < found[0].mu_star.value);
}

TEST_CASE("four levels a half range apart cannot see a hat that is the same on both sides") {
  // |4u − 2| at u and u + ½ of the levels 1/8, 3/8: 1.5, .5 → .5, 1.5: seen; with two levels 1/4, 3/4 it is not
  CHECK(effects(test::sobol_g({0}), {0}, 50, 4, 4)[0].mu_star.value == doctest::Approx(2));
  CHECK(effects(test::sobol_g({0}), {0}, 50, 4, 2)[0].mu_star.value == doctest::Approx(0).scale(1));
}

TEST_CASE("a group moves as one") {
  auto const found = effects(test::linear({3, 0, 5}), {0, 0, 1}, 20, 5);
  REQUIRE(found.size() == 2);
  CHECK(found[0].mu_star.value == doctest::Approx(3));
  CHECK(found[1].mu_star.value == doctest::Approx(5));
}
