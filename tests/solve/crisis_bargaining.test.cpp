#include "zopa/solve/crisis_bargaining.hpp"

#include <algorithm>
#include <cmath>

#include <doctest/doctest.h>

#include "support/approx.hpp"
#include "support/draws.hpp"

using namespace zopa::solve;
using namespace zopa::test;

namespace {

/// P(cost < d), from the definition.
double refused(PrivateCost c, double d) {
  if (c.low == c.high) return d > c.low + 1e-12 ? 1 : 0;
  return std::clamp((d - c.low) / (c.high - c.low), 0.0, 1.0);
}

/// The maximum over [low, high] of a function made of quadratic pieces: its best on a grid, and the vertex of the
/// parabola through the grid points around it, or where two pieces meet.
template <class Value>
double best_on_grid(Value const& value, double low, double high, std::vector<double> const& kinks, int steps = 2000) {
  double best = value(low);
  for (double const x : kinks)
    if (x > low && x < high) best = std::max(best, value(x));
  auto at = [&](int i) { return low + (high - low) * i / steps; };
  for (int i = 1; i <= steps; ++i) best = std::max(best, value(at(i)));
  for (int i = 1; i < steps; ++i) {
    double const a = value(at(i - 1)), b = value(at(i)), c = value(at(i + 1));
    if (b < a || b < c || a + c - 2 * b >= 0) continue;
    best = std::max(best, value(at(i) + (high - low) / steps * (a - c) / (2 * (a + c - 2 * b))));
  }
  return best;
}

}  // namespace

TEST_CASE("No demand does better than the one that weighs risk against return") {
  Draws draw(1);
  for (int n = 0; n < 300; ++n) {
    double const p = n % 10 ? draw.uniform() : n % 20 / 10, cost = draw.uniform(0, .5), low = draw.uniform(0, .4);
    PrivateCost const other{low, low + draw.uniform(0, .6)};
    auto const value = [&](double x) {
      double const war = refused(other, x - p);
      return (1 - war) * x + war * (p - cost);
    };
    Ultimatum const made = risk_return(p, cost, other);
    CHECK(made.share <= 1 + 1e-12);
    CHECK(made.war == approx(refused(other, made.share - p)));
    CHECK(value(made.share) == approx(best_on_grid(value, 0, 1, {p + other.low, p + other.high})));
  }
}

TEST_CASE("The risk of war falls in the demander's cost and does not depend on power in the interior") {
  CHECK(risk_return(.3, .1, {0, .4}).war == approx(risk_return(.5, .1, {0, .4}).war));
  CHECK(risk_return(.5, .2, {0, .4}).war < risk_return(.5, .1, {0, .4}).war);
  CHECK(risk_return(.5, 1, {0, .4}).war == 0);    // war is too dear to risk
  CHECK(risk_return(.5, .1, {.2, .2}).war == 0);  // a known cost is demanded in full
  CHECK(risk_return(.5, .1, {.2, .2}).share == approx(.7));
  CHECK(risk_return(.9, .1, {.3, .9}).share == approx(1));  // even the toughest type would leave A the pie
  CHECK(risk_return(.9, .1, {.3, .9}).war == 0);
}

TEST_CASE("Of two demands to two types the better one is made; at the threshold, peace") {
  Draws draw(2);
  for (int n = 0; n < 200; ++n) {
    double const p = draw.uniform(), cost = draw.uniform(), tough = draw.uniform(0, .5);
    double const weak = tough + draw.uniform(.01, .5), phi = draw.uniform();
    auto const made = two_type_ultimatum(p, cost, tough, weak, phi);
    double const risky = (1 - phi) * (p + weak) + phi * (p - cost), safe = p + tough;
    CHECK((1 - made.war) * made.share + made.war * (p - cost) == approx(std::max(risky, safe)));
    CHECK(two_type_ultimatum(p, cost, tough, weak, made.threshold).war == 0);
  }
}

TEST_CASE("Preventive war is what the sum of all periods says") {
  Draws draw(3);
  for (int n = 0; n < 100; ++n) {
    PowerShift s{draw.uniform(),      draw.uniform(),        draw.uniform(0, .3),
                 draw.uniform(0, .3), draw.uniform(.2, .95), n % 3 / 2.0};
    // war pays p1 each period less the cost once for all; peace the whole pie first, then what A has in its decline
    double attack = 0, peace = 0, weight = 1 - s.delta;
    for (int t = 0; t < 2000; ++t, weight *= s.delta) {
      attack += weight * (s.now - s.cost_a);
      peace += weight * (t == 0 ? 1 : s.later - s.cost_a + s.later_bargaining_power * (s.cost_a + s.cost_b));
    }
    CHECK(preventive_war(s) == (attack > peace));
    s.later = preventive_war_threshold(s);
    CHECK_FALSE(preventive_war(s));  // indifferent: peace
    s.later -= 1e-9;
    CHECK(preventive_war(s));
  }
}

TEST_CASE("A finer division of a stake makes peace no rarer") {
  Draws draw(4);
  for (int n = 0; n < 200; ++n) {
    double const p = draw.uniform(), a = draw.uniform(0, .3), b = draw.uniform(0, .3);
    std::vector<double> coarse, fine;
    int const parts = draw.integer(1, 6);
    for (int i = 0; i <= parts; ++i) coarse.push_back(static_cast<double>(i) / parts);
    for (int i = 0; i <= 2 * parts; ++i) fine.push_back(i / (2.0 * parts));
    CHECK(peaceful_shares(fine, p, a, b).size() >= peaceful_shares(coarse, p, a, b).size());
  }
  CHECK(peaceful_shares({.3, .7}, .5, .2, .2).size() == 2);  // both ends of the range count
}

TEST_CASE("No offer of a satisfied state does better than Powell's") {
  Draws draw(5);
  for (int n = 0; n < 300; ++n) {
    double const p = draw.uniform(), q = draw.uniform(), cost = draw.uniform(0, .5), low = draw.uniform(0, .4);
    PrivateCost const other{low, low + (n % 7 ? draw.uniform(0, .6) : 0)};
    auto const value = [&](double x) {
      double const war = refused(other, p - x);
      return (1 - war) * (1 - x) + war * (1 - p - cost);
    };
    Ultimatum const made = satisfied_state_offer(p, q, cost, other);
    CHECK(made.share >= q);
    CHECK(made.war == approx(refused(other, p - made.share)));
    CHECK(value(made.share) == approx(best_on_grid(value, q, 1, {p - other.low, p - other.high})));
    if (q >= p - low) CHECK(made.war == 0);
  }
}

TEST_CASE("A war that one battle decides is the costly lottery of the one-shot model") {
  Draws draw(6);
  for (int n = 0; n < 50; ++n) {
    double const p = draw.uniform(), a = draw.uniform(0, .2), b = draw.uniform(0, .2);
    auto const walk = total_war_range(2, 1, p, a, b);
    auto const once = war_range(p, a, b);
    CHECK(walk.low == approx(once.low));
    CHECK(walk.high == approx(once.high));
  }
  CHECK(total_war_range(6, 0, .7, .1, .1).width() == 0);      // lost: nothing left to bargain over
  CHECK(total_war_range(6, 2, 1, .1, .1).low == approx(.6));  // four battles, all won
}

TEST_CASE("No demand of the list does better against finitely many types, and many types approach the uniform one") {
  Draws draw(7);
  for (int n = 0; n < 300; ++n) {
    double const p = draw.uniform(), a = draw.uniform(0, .3);
    std::vector<double> costs, prior, demands;
    for (int k = draw.integer(1, 12); k > 0; --k)
      costs.push_back(draw.integer(0, 8) / 10.), prior.push_back(draw.uniform(.01, 2));
    for (int m = draw.integer(1, 20); m > 0; --m) demands.push_back(draw.integer(0, 20) / 20.);
    double total = 0;
    for (double const weight : prior) total += weight;
    auto const fought = [&](double demand) {
      double sum = 0;
      for (std::size_t k = 0; k < costs.size(); ++k) sum += demand > p + costs[k] + 1e-12 ? prior[k] / total : 0;
      return sum;
    };
    auto const worth = [&](double demand) { return (1 - fought(demand)) * demand + fought(demand) * (p - a); };
    Ultimatum const made = finite_ultimatum(p, a, costs, prior, demands);
    CHECK(std::find(demands.begin(), demands.end(), made.share) != demands.end());
    CHECK(made.war == approx(fought(made.share)));
    for (double const demand : demands) CHECK(worth(made.share) >= worth(demand) - 1e-12);
  }
  std::vector<double> costs, prior(4000, 1), demands;
  for (int k = 0; k < 4000; ++k) costs.push_back(.4 * (k + .5) / 4000);
  for (int m = 0; m <= 4000; ++m) demands.push_back(m / 4000.);
  Ultimatum const many = finite_ultimatum(.5, .1, costs, prior, demands), smooth = risk_return(.5, .1, {0, .4});
  CHECK(std::fabs(many.share - smooth.share) < 5e-4);
  CHECK(std::fabs(many.war - smooth.war) < 2e-3);
}
