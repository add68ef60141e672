#include "zopa/solve/enforcement.hpp"

#include <cmath>

#include <doctest/doctest.h>

#include "support/approx.hpp"
#include "support/draws.hpp"
#include "zopa/model/no_deal.hpp"

using namespace zopa::solve;
using namespace zopa::test;

TEST_CASE("At the least patience a breach is worth exactly what keeping the peace is") {
  Draws draw(1);
  for (int n = 0; n < 200; ++n) {
    double const p = draw.uniform(), r = p + draw.uniform(.01, 1), t = r + draw.uniform(.01, 1),
                 sanction = draw.uniform();
    double const delta = least_patience(t, r, p, sanction);
    if (t - sanction <= r) {
      CHECK(delta == 0);
      continue;
    }
    double keep = 0, breach = 0, weight = 1;
    for (int period = 0; weight > 1e-15; ++period, weight *= delta) {
      keep += weight * r;
      breach += weight * (period == 0 ? t - sanction : p);
    }
    CHECK(keep == approx(breach));
  }
}

TEST_CASE("In a war of attrition giving in at any time is worth what giving in at once is") {
  Draws draw(2);
  for (int n = 0; n < 50; ++n) {
    double const low = draw.uniform(), high = low + draw.uniform(.1, 1), cost = draw.uniform(.05, .5),
                 r = draw.uniform(.01, .3);
    Attrition const war = attrition(high, low, cost, r);
    auto const paid = [&](double s) { return -cost * (1 - std::exp(-r * s)) / r; };
    double const stop = draw.uniform(.5, 4);
    auto const flow = [&](double s) {
      return war.hazard * std::exp(-war.hazard * s) * (high * std::exp(-r * s) + paid(s));
    };
    double integral = 0;  // Simpson
    int const steps = 2000;
    for (int i = 0; i < steps; i += 2) {
      double const h = stop / steps, s = i * h;
      integral += h / 3 * (flow(s) + 4 * flow(s + h) + flow(s + 2 * h));
    }
    double const value = integral + std::exp(-war.hazard * stop) * (low * std::exp(-r * stop) + paid(stop));
    CHECK(value == approx(low));
    CHECK(war.expected_delay.value() == approx(.5 / war.hazard));
  }
  CHECK_FALSE(attrition(1, 0, 0, 0).expected_delay);
}

TEST_CASE("Trust is a martingale: what attacks may take and calm may give cancel") {
  Draws draw(3);
  for (int n = 0; n < 200; ++n) {
    Trust const trust{draw.uniform(), draw.uniform(.01, .99), draw.uniform(.01, .99)};
    double const attack = trust.prior * (1 - trust.s_trustworthy) + (1 - trust.prior) * (1 - trust.s_other);
    CHECK(attack * *trust_after_attack(trust) + (1 - attack) * *trust_after_calm(trust) == approx(trust.prior));
  }
  CHECK_FALSE(trust_after_attack({.5, 1, 1}));
  CHECK_FALSE(trust_after_calm({.5, 0, 0}));
  CHECK(trust_after_attack({.5, 1, .2}) == 0.0);  // a partner who always could
  CHECK(spoiled_by_attack({.6, .7, .2}, 1, 1));
  CHECK_FALSE(spoiled_by_attack({.9, .7, .2}, 1, 1));
  CHECK_FALSE(spoiled_by_attack({.3, .7, .2}, 1, 1));  // there was no deal to spoil
  CHECK_FALSE(spoiled_by_attack({.6, 1, 1}, 1, 1));
}

namespace {
/// A walk over n + 1 states that fights everywhere but at the ends.
StatesOfWar walk(int n, double up) {
  StatesOfWar war;
  auto const states = static_cast<std::size_t>(n + 1);
  war.best_breach_a.assign(states, .6);
  war.best_breach_b.assign(states, .6);
  war.benefits.assign(states, 1);
  war.benefits.front() = war.benefits.back() = 1.2;
  war.transition.assign(states, std::vector<double>(states, 0));
  for (std::size_t k = 1; k + 1 < states; ++k) war.transition[k][k + 1] = up, war.transition[k][k - 1] = 1 - up;
  war.transition.front()[0] = war.transition.back()[states - 1] = 1;
  return war;
}
}  // namespace

TEST_CASE("War lasts until the first state whose peace keeps itself: a random walk takes its closed form") {
  for (double const up : {.5, .6, .9}) {
    auto const duration = expected_war_duration(walk(8, up));
    for (int k = 0; k <= 8; ++k)
      CHECK(duration[static_cast<std::size_t>(k)].value() == approx(zopa::model::total_war(8, k, up, 1 - up).rounds));
  }
}

TEST_CASE("A war that may never find a lasting peace has no expected end") {
  StatesOfWar war = walk(4, .5);
  war.benefits.back() = 1;  // one end is no peace, and is never left
  auto const duration = expected_war_duration(war);
  CHECK(duration[0] == 0.0);
  for (std::size_t k = 1; k <= 4; ++k) CHECK_FALSE(duration[k]);
  CHECK(peace_enforceable(war) == std::vector<bool>{true, false, false, false, false});
}
