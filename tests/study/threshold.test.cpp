#include "zopa/study/threshold.hpp"

#include <cmath>

#include <doctest/doctest.h>

#include "scenarios.hpp"

using namespace zopa;

namespace {

// P(left within n rounds) = 1 − (1 − h)^(n − 1) passes p at h = 1 − (1 − p)^(1/(n − 1)).
constexpr int rounds = 4;
double exact(double p) { return 1 - std::pow(1 - p, 1.0 / (rounds - 1)); }
model::Scenario with_hazard(double hazard) { return test::leaving_mediator(hazard, rounds); }

}  // namespace

TEST_CASE("the hazard at which the mediator has left with probability one half is found") {
  auto const found = study::threshold(with_hazard, "mediator.left", 0.5, {0.01, 0.61, 7, 6}, {3, 1, 4000, 1});
  REQUIRE(found);
  REQUIRE(found->crossings.size() == 1);
  auto const& crossing = found->crossings[0];
  CHECK(crossing.rising);
  CHECK(crossing.interval.low <= exact(0.5));
  CHECK(exact(0.5) <= crossing.interval.high);
  CHECK(crossing.interval.high - crossing.interval.low < 0.2);  // two steps of the scan: .21 itself is in doubt
  CHECK(std::fabs(crossing.value - exact(0.5)) < 0.015);        // slope 1.9, standard error .008: three of them
  CHECK(found->resolution == doctest::Approx(0.6 / 6 / 64));
  CHECK(found->looks.size() == 7 + 6);
}

TEST_CASE("a falling figure, and one that turns: each crossing with its direction") {
  auto const falling = study::threshold([](double x) { return with_hazard(1 - x); }, "mediator.left", 0.5,
                                        {0.4, 0.99, 5, 4}, {3, 1, 400, 1});
  REQUIRE(falling);
  REQUIRE(falling->crossings.size() == 1);
  CHECK_FALSE(falling->crossings[0].rising);
  auto const hill = study::threshold([](double x) { return with_hazard(x < 1 ? 0.5 * x : 0.5 * (2 - x)); },
                                     "mediator.left", 0.5, {0.02, 1.98, 9, 4}, {3, 1, 400, 1});
  REQUIRE(hill);
  REQUIRE(hill->crossings.size() == 2);
  CHECK(hill->crossings[0].rising);
  CHECK_FALSE(hill->crossings[1].rising);
  CHECK(hill->crossings[0].value + hill->crossings[1].value == doctest::Approx(2).epsilon(0.02));
}

TEST_CASE("a target that is never passed has no crossing") {
  auto const none = study::threshold(with_hazard, "mediator.left", 0.999, {0.01, 0.2, 3, 3}, {3, 1, 200, 1});
  REQUIRE(none);
  CHECK(none->crossings.empty());
  CHECK(none->looks.size() == 3);
}

TEST_CASE("a stopped search gives no answer") {
  engine::StopToken stop{true};
  CHECK_FALSE(study::threshold(with_hazard, "mediator.left", 0.5, {0, 1, 3, 3}, {3, 1, 10, 1}, {}, &stop));
}
