#include "zopa/solve/mediation.hpp"

#include <doctest/doctest.h>

#include "support/approx.hpp"
#include "support/draws.hpp"

using namespace zopa::solve;
using namespace zopa::test;

TEST_CASE("At the least bias a mediator is indifferent between the risky and the safe counsel") {
  Draws draw(1);
  for (int n = 0; n < 200; ++n) {
    double const p = draw.uniform(), error = draw.uniform(), horror = draw.uniform(0, 2), tough = draw.uniform(0, .3);
    double const weak = tough + draw.uniform(.01, .5);
    auto const bias = least_bias(error, horror, weak, tough);
    // its weight times A's expected share, less what a war costs it; in a war A expects p
    auto const counsel_risk = [&](double b) { return b * ((1 - error) * (p + weak) + error * p) - error * horror; };
    auto const counsel_care = [&](double b) { return b * (p + tough); };
    if (bias) CHECK(counsel_risk(*bias) == approx(counsel_care(*bias)));
    if (!bias) CHECK(counsel_risk(1e3) <= counsel_care(1e3) + 1e-9);
  }
}

TEST_CASE("Carrots and sticks widen the range by their sum while no line binds, and cannot pay for a line") {
  Draws draw(2);
  for (int n = 0; n < 100; ++n) {
    Bridge bridge{.p = .5, .cost_a = .1, .cost_b = .1};
    double const before = bridged_range(bridge).width();
    bridge.carrot_a = draw.uniform(0, .1), bridge.carrot_b = draw.uniform(0, .1);
    bridge.stick_a = draw.uniform(0, .1), bridge.stick_b = draw.uniform(0, .1);
    double const sum = bridge.carrot_a + bridge.carrot_b + bridge.stick_a + bridge.stick_b;
    CHECK(bridged_range(bridge).width() == approx(before + sum));
    CHECK(gift_needed(bridge) == 0.0);
  }
  Bridge apart{.p = .6, .cost_a = .1, .cost_b = .1, .line_a = .8};
  apart.carrot_b = gift_needed(apart).value();
  CHECK(bridged_range(apart).width() == approx(0));
  Bridge collide{.p = .6, .cost_a = .1, .cost_b = .1, .line_a = .6, .line_b = .5};
  CHECK_FALSE(gift_needed(collide));
}

TEST_CASE("A conflict is ripe when it hurts, there is something for all, and home can say yes") {
  std::vector<std::vector<double>> pie;
  for (int i = 0; i <= 100; ++i) pie.push_back({i / 100.0, 1 - i / 100.0});
  std::vector<double> const all_pass(pie.size(), 1), none_pass(pie.size(), 0);
  auto const ripe = ripeness(pie, {.4, .3}, {.5, .3}, all_pass);
  CHECK(ripe.index == approx((1 - .4 - .3) / 2));
  CHECK(pie[ripe.package][0] == approx(.55));
  CHECK(ripe.ripe());
  CHECK_FALSE(ripeness(pie, {.4, .3}, {.5, .2}, all_pass).hurting);  // one side's prospects improve
  CHECK_FALSE(ripeness(pie, {.4, .3}, {.5, .3}, none_pass).way_out);
  auto const unripe = ripeness(pie, {.7, .5}, {.7, .5}, all_pass);
  CHECK(unripe.index == approx(-.1));
  CHECK_FALSE(unripe.ripe());
}
