#include "zopa/solve/audience_costs.hpp"

#include <algorithm>

#include <doctest/doctest.h>

#include "support/approx.hpp"
#include "support/draws.hpp"

using namespace zopa::solve;
using namespace zopa::test;
using Kind = AudienceEquilibrium::Kind;

TEST_CASE("Nobody gains by leaving the equilibrium of the crisis") {
  Draws draw(1);
  for (int n = 0; n < 400; ++n) {
    double const low = draw.uniform(0, .8);
    AudienceCrisis const crisis{
        draw.uniform(), draw.uniform(0, 1.5), draw.uniform(0, 2), {low, low + draw.uniform(.1, 2)}};
    auto const found = audience_equilibrium(crisis);
    double const w = 1 - crisis.p - crisis.cost_b;
    // B: resisting against conceding, given who challenges
    double const gain = found.fight * w + (1 - found.fight) * 1;
    if (found.challenge > 0 && found.resist == 0) CHECK(gain <= 1e-9);
    if (found.challenge > 0 && found.resist == 1) CHECK(gain >= -1e-9);
    if (found.resist > 0 && found.resist < 1) CHECK(gain == approx(0));
    // A, type by type: the types that challenge must be as many as those that like it, and the bluffers indifferent
    int strictly = 0, weakly = 0, fighters = 0;
    int const types = 4000;
    for (int i = 0; i < types; ++i) {
      double const cost = crisis.cost_a.low + (crisis.cost_a.high - crisis.cost_a.low) * (i + .5) / types;
      double const resisted = std::max(crisis.p - cost, -crisis.audience);
      double const challenge = (1 - found.resist) * 1 + found.resist * resisted;
      strictly += challenge > 1e-9, weakly += challenge > -1e-9;
      fighters += crisis.p - cost >= -crisis.audience;
    }
    CHECK(found.challenge >= static_cast<double>(strictly) / types - 1e-3);
    CHECK(found.challenge <= static_cast<double>(weakly) / types + 1e-3);
    CHECK(found.fighters == doctest::Approx(static_cast<double>(fighters) / types).epsilon(.002));
    CHECK(found.war == approx(found.challenge * found.resist * found.fight));
  }
}

TEST_CASE("Audience costs deter resistance, up to the point where nobody resists") {
  AudienceCrisis crisis{.3, .9, 0, {0, 2}};
  double before = 2;
  for (double a = 0; a < 1.3; a += .1) {
    crisis.audience = a;
    CHECK(audience_equilibrium(crisis).resist < before);
    before = audience_equilibrium(crisis).resist;
  }
  crisis.audience = 3;
  CHECK(audience_equilibrium(crisis).kind == Kind::deterred);
  CHECK(audience_equilibrium(crisis).war == 0);
  CHECK(audience_equilibrium({.2, .5, .1, {0, 1}}).kind == Kind::undaunted);
  CHECK(audience_equilibrium({.2, 1, .1, {.5, 1}}).kind == Kind::unmoved);
  CHECK(audience_equilibrium({.5, .9, 0, {.4, .4}}).kind == Kind::deterred);  // known to fight
}

TEST_CASE("Who cannot be locked in gives way; who likes war is locked in from the start") {
  CHECK_FALSE(lock_in_time(0, -.2));
  CHECK(lock_in_time(0, .2) == 0.0);
  CHECK(contest_of_nerves({0, .1}, {-.1, -.9}) == 1);
  CHECK_FALSE(contest_of_nerves({0, 0}, {-.1, -.9}));
  CHECK_FALSE(contest_of_nerves({.1, .2}, {-.1, -.2}));
}
