#include "zopa/study/sobol.hpp"

#include <doctest/doctest.h>

#include "functions.hpp"
#include "zopa/base/random.hpp"
#include "zopa/study/design.hpp"

using namespace zopa;

namespace {

std::vector<double> evaluated(study::Design const& design, test::KnownFunction const& function) {
  std::vector<double> y;
  for (std::size_t i = 0; i < design.n_points(); ++i) y.push_back(function.f(design.row(i)));
  return y;
}

study::SobolIndices indices(test::KnownFunction const& function, std::size_t n, std::uint64_t seed, int times = 300) {
  auto const y = evaluated(study::saltelli(n, study::each_alone(function.n_factors), seed), function);
  return study::sobol_indices(y, y, function.n_factors, study::Resamples(seed, n, times)).value();
}

bool covers(study::Index const& index, double truth) {
  return index.interval.low - 1e-12 <= truth && truth <= index.interval.high + 1e-12;
}

// Chance that is the same for all rows of a base point, another in each of the two repetitions, and grows with u_1.
std::vector<double> with_chance(std::vector<double> y, study::Design const& design, std::size_t rows, double size,
                                std::uint64_t which) {
  for (std::size_t i = 0; i < y.size(); ++i) {
    double const e = base::Stream{which, i / rows, 0}.uniform(base::Purpose::test, 0, 0) - 0.5;
    y[i] += size * e * (1 + 2 * design.row(i)[0]);
  }
  return y;
}

}  // namespace

TEST_CASE("first and total indices of functions with known ones are found") {
  for (auto const& function : {test::ishigami(), test::sobol_g(), test::linear({1, 2, 3, 0})}) {
    CAPTURE(function.n_factors);
    auto const found = indices(function, 4096, 5);
    CHECK(found.mean == doctest::Approx(function.mean).epsilon(0.01));
    CHECK(found.variance == doctest::Approx(function.variance).epsilon(0.03));
    for (std::size_t k = 0; k < function.n_factors; ++k) {
      CHECK(std::fabs(found.first[k].value - function.first[k]) < 0.03);
      CHECK(std::fabs(found.total[k].value - function.total[k]) < 0.03);
    }
  }
}

TEST_CASE("intervals cover the known indices at least as often as they say") {
  // Sobol points are more even than random ones, so the bootstrap may be too careful, but must not be too bold
  int first = 0, total = 0, all = 0;
  for (auto const& function : {test::ishigami(), test::sobol_g(), test::linear({1, 2, 3})})
    for (std::uint64_t seed = 1; seed <= 40; ++seed) {
      auto const found = indices(function, 256, seed);
      for (std::size_t k = 0; k < function.n_factors; ++k, ++all) {
        first += covers(found.first[k], function.first[k]) ? 1 : 0;
        total += covers(found.total[k], function.total[k]) ? 1 : 0;
      }
    }
  CHECK(first > 0.93 * all);
  CHECK(total > 0.93 * all);
}

TEST_CASE("a function without interactions has first indices that sum to one, Ishigami's do not") {
  CHECK(covers(indices(test::linear({1, 1, 1}), 1024, 2).additive, 1));
  auto const found = indices(test::ishigami(), 1024, 2);
  double const sum = test::ishigami().first[0] + test::ishigami().first[1];
  CHECK(covers(found.additive, sum));
  CHECK(found.additive.interval.high < 0.9);
}

TEST_CASE("a factor that does nothing gets exactly nothing") {
  auto const found = indices(test::linear({1, 0}), 64, 3);
  CHECK(found.first[1].value == 0);
  CHECK(found.total[1].value == 0);
  CHECK(found.total[1].interval == study::Interval{0, 0});
}

TEST_CASE("factors of one group count together, their interaction too") {
  auto const function = test::ishigami();  // u1 and u3 act together: all of their variance is one first-order share
  auto const design = study::saltelli(4096, {0, 1, 0}, 4);
  auto const y = evaluated(design, function);
  auto const found = study::sobol_indices(y, y, 2, study::Resamples(4, 4096, 200)).value();
  CHECK(std::fabs(found.first[0].value - function.total[0]) < 0.02);
  CHECK(std::fabs(found.total[0].value - function.total[0]) < 0.02);
  CHECK(std::fabs(found.first[1].value - function.first[1]) < 0.02);
}

TEST_CASE("two repetitions take chance out of the indices, one alone passes it off as a factor") {
  auto const function = test::linear({1, 2, 3});
  constexpr std::size_t n = 8192, rows = 5;
  auto const design = study::saltelli(n, study::each_alone(3), 6);
  auto const y = evaluated(design, function);
  auto const a = with_chance(y, design, rows, 4, 1), b = with_chance(y, design, rows, 4, 2);
  study::Resamples const resamples(6, n, 200);
  auto const twice = study::sobol_indices(a, b, 3, resamples).value();
  auto const once = study::sobol_indices(a, a, 3, resamples).value();
  CHECK(std::fabs(twice.variance - function.variance) < 0.15 * function.variance);
  CHECK(once.variance > 3 * function.variance);
  for (std::size_t k = 0; k < 3; ++k) {
    CAPTURE(k);
    CHECK(std::fabs(twice.first[k].value - function.first[k]) < 4 * twice.first[k].standard_error);
    CHECK(std::fabs(twice.total[k].value - function.total[k]) < 4 * twice.total[k].standard_error);
    CHECK(twice.total[k].standard_error < 0.1);
  }
}

TEST_CASE("where nothing varies there are no indices") {
  std::vector<double> const y(8 * 4, 1.5);
  CHECK_FALSE(study::sobol_indices(y, y, 2, study::Resamples(1, 8, 10)));
}
