#include "zopa/solve/reference_points.hpp"

#include <algorithm>

#include <doctest/doctest.h>

#include "support/approx.hpp"
#include "support/draws.hpp"

using namespace zopa::solve;
using namespace zopa::test;

TEST_CASE("At the critical loss aversion the range closes") {
  Draws draw(1);
  for (int n = 0; n < 100; ++n) {
    LossAversion l{draw.uniform(), draw.uniform(), draw.uniform(), draw.uniform(), draw.uniform(.5, 4)};
    // the ends of the range make each side indifferent
    double const least_a = l.reference_a - l.disagreement_a / l.lambda;
    double const most_a = 1 - (l.reference_b - l.disagreement_b / l.lambda);
    CHECK(loss_averse_width(l) == approx(most_a - least_a));
    auto const critical = critical_loss_aversion(l);
    CHECK(critical.has_value() == (l.reference_a + l.reference_b > 1));
    if (!critical) continue;
    l.lambda = *critical;
    CHECK(loss_averse_width(l) == approx(0));
  }
}

TEST_CASE("The reservation share over a soft line is worth exactly no deal") {
  Draws draw(2);
  for (int n = 0; n < 100; ++n) {
    double const w = draw.uniform(), line = draw.uniform(), kappa = draw.uniform(0, 20);
    double const x = reservation_share(w, line, kappa);
    CHECK(x - kappa * std::max(0.0, line - x) == approx(w));
    CHECK(reservation_share(w, line, kappa + 1) >= x);
  }
}

TEST_CASE("Aspirations follow the front forward and never back") {
  Draws draw(3);
  double reference = 0, most = 0;
  for (int t = 0; t < 50; ++t) {
    double const held = draw.uniform(), before = reference;
    most = std::max(most, held);
    reference = ratcheted_reference(reference, .8, held);
    CHECK(reference >= before);
    CHECK(reference == approx(.8 * most));
  }
}
