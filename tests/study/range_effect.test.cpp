#include "zopa/study/range_effect.hpp"

#include <cmath>

#include <doctest/doctest.h>

#include "zopa/base/random.hpp"

using namespace zopa;

namespace {

double uniform(std::size_t draw, std::size_t factor) {
  return base::Stream{5, draw, 0}.uniform(base::Purpose::test, static_cast<std::uint32_t>(factor), 0);
}

// The outcome has probability x0, and .3 more where the coin shows 1; x2 does nothing and x3 never varies.
study::Cases planted(std::size_t n) {
  study::Cases cases{{"x0", "coin", "idle", "fixed"}, {}, {}};
  for (std::size_t i = 0; i < n; ++i) {
    std::vector<double> const x{uniform(i, 0), uniform(i, 1) < 0.5 ? 0. : 1., uniform(i, 2), .25};
    cases.y.push_back(uniform(i, 9) < 0.6 * x[0] + 0.3 * x[1] ? 1 : 0);
    cases.x.push_back(x);
  }
  return cases;
}

}  // namespace

TEST_CASE("along a range the outcome has the mean of its closed form, fifth by fifth") {
  auto const all = study::range_effects(planted(5000), 1);
  REQUIRE(all.size() == 3);  // what never varies has no range
  CHECK(all[0].factor == 0);
  REQUIRE(all[0].bands.size() == 5);
  for (std::size_t b = 0; b < 5; ++b) {
    double const exact = 0.6 * (0.1 + 0.2 * static_cast<double>(b)) + 0.15;
    CAPTURE(b);
    CHECK(all[0].bands[b].n == 1000);
    CHECK(std::fabs(all[0].bands[b].mean - exact) < 0.06);
    CHECK(all[0].bands[b].interval.low < all[0].bands[b].mean);
    CHECK(all[0].bands[b].interval.high > all[0].bands[b].mean);
  }
  CHECK(all[0].seen);
}

TEST_CASE("what is so or not has two bands, and an idle factor is not seen") {
  auto const all = study::range_effects(planted(5000), 1);
  CHECK(all[1].factor == 1);
  CHECK(all[1].seen);
  REQUIRE(all[1].bands.size() == 2);
  CHECK(all[1].bands[0].high == 0);
  CHECK(all[1].bands[1].low == 1);
  CHECK(std::fabs(all[1].swing - 0.3) < 0.06);
  CHECK(all[2].factor == 2);
  CHECK_FALSE(all[2].seen);
}

TEST_CASE("few draws make few bands, and none make none") {
  CHECK(study::range_effects(planted(5), 1).front().bands.size() == 2);
  CHECK(study::range_effects(planted(0), 1).empty());
}
