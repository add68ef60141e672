#include "zopa/study/discovery.hpp"

#include <cmath>

#include <doctest/doctest.h>

#include "zopa/base/random.hpp"

using namespace zopa;

namespace {

double uniform(std::uint64_t seed, std::size_t draw, std::size_t factor) {
  return base::Stream{seed, draw, 0}.uniform(base::Purpose::test, static_cast<std::uint32_t>(factor), 0);
}

// Inside .3 ≤ x0, x1 ≤ .6 the outcome has probability `in`, elsewhere `out`; two more factors do nothing, the fourth is
// 0 or 1. Each draw is one game.
study::Cases planted(std::size_t n, double in, double out, std::uint64_t seed) {
  study::Cases cases{{"x0", "x1", "idle", "coin"}, {}, {}};
  for (std::size_t i = 0; i < n; ++i) {
    std::vector<double> x;
    for (std::size_t f = 0; f < 4; ++f) x.push_back(uniform(seed, i, f));
    x[3] = x[3] < 0.5 ? 0 : 1;
    double const p = x[0] >= 0.3 && x[1] <= 0.6 ? in : out;
    cases.y.push_back(uniform(seed, i, 9) < p ? 1 : 0);
    cases.x.push_back(x);
  }
  return cases;
}

study::Restriction const* of(study::Box const& box, std::size_t factor) {
  for (auto const& r : box.restrictions)
    if (r.factor == factor) return &r;
  return nullptr;
}

}  // namespace

TEST_CASE("a planted box is found, with its ends, its density and its coverage, and no bystander") {
  for (std::uint64_t seed = 1; seed <= 5; ++seed) {
    CAPTURE(seed);
    auto const found = study::discover(planted(2000, 0.9, 0.05, seed), seed);
    REQUIRE(found);
    auto const *x0 = of(found->found, 0), *x1 = of(found->found, 1);
    REQUIRE(x0);
    REQUIRE(x1);
    CHECK(std::fabs(x0->low - 0.3) < 0.06);
    CHECK(x0->high > 0.9);
    CHECK(std::fabs(x1->high - 0.6) < 0.06);
    CHECK(x1->low < 0.1);
    CHECK_FALSE(of(found->found, 2));
    CHECK_FALSE(of(found->found, 3));
    CHECK(std::fabs(found->held_back.density - 0.9) < 0.08);
    // of all outcomes .42 × .9 lie in the box, .58 × .05 outside
    CHECK(std::fabs(found->held_back.coverage - 0.378 / (0.378 + 0.029)) < 0.08);
    CHECK(std::fabs(found->overall - 0.407) < 0.05);
  }
}

TEST_CASE("a coin that decides alone is the one restriction") {
  study::Cases cases = planted(600, 0.5, 0.5, 3);
  for (std::size_t i = 0; i < cases.y.size(); ++i) cases.y[i] = cases.x[i][3];
  auto const found = study::discover(cases, 1);
  REQUIRE(found);
  REQUIRE(found->found.restrictions.size() == 1);
  CHECK(found->found.restrictions[0].factor == 3);
  CHECK(found->found.restrictions[0].low == 0.5);
  CHECK(found->held_back.density == 1);
  CHECK(found->held_back.coverage == 1);
  CHECK(found->held_back.density_interval.low > 0.95);
}

TEST_CASE("the density of held-back draws does not promise what was fitted by accident") {
  // nothing matters: on the searched half a box looks better than it is, on the other half it does not
  double searched = 0, held_back = 0;
  for (std::uint64_t seed = 1; seed <= 10; ++seed) {
    auto const found = study::discover(planted(200, 0.3, 0.3, seed), seed);
    REQUIRE(found);
    searched += found->found.density / 10;
    held_back += found->held_back.density / 10;
  }
  CHECK(std::fabs(held_back - 0.3) < 0.05);
  CHECK(searched > held_back);
}

TEST_CASE("without an outcome, or with too few draws, there is no box") {
  CHECK_FALSE(study::discover(planted(500, 0, 0, 1), 1));
  CHECK_FALSE(study::discover(planted(500, 1, 1, 1), 1));
  CHECK_FALSE(study::discover(planted(30, 0.9, 0.1, 1), 1));
}
