#include "zopa/solve/two_level_games.hpp"

#include <algorithm>

#include <doctest/doctest.h>

#include "support/approx.hpp"
#include "support/draws.hpp"

using namespace zopa::solve;
using namespace zopa::test;

TEST_CASE("The ratified share is the Nash division of what both home fronts allow") {
  Draws draw(1);
  for (int n = 0; n < 200; ++n) {
    int const a = draw.integer(0, 100), b = draw.integer(0, 100);
    int best = -1;
    for (int x = a; x <= 100 - b; ++x)
      if (best < 0 || x * (100 - x) > best * (100 - best)) best = x;
    auto const share = ratified_share(a / 100.0, b / 100.0);
    REQUIRE(share.has_value() == (best >= 0));
    if (share) CHECK(*share == approx(best / 100.0));
  }
}

TEST_CASE("No offer to a ratifier of unknown mood does better") {
  Draws draw(2);
  for (int n = 0; n < 200; ++n) {
    double const low = n % 2 ? draw.uniform(0, .5) : 0;
    UncertainRatifier const r{low, low + draw.uniform(.05, .5), draw.uniform()};
    auto const pass = [&](double x) { return std::clamp((x - r.low) / (r.high - r.low), 0.0, 1.0); };
    auto const value = [&](double x) { return pass(x) * (1 - x) + (1 - pass(x)) * r.no_deal; };
    auto const made = offer_to_uncertain_ratifier(r);
    CHECK(made.pass == approx(pass(made.offer)));
    for (int i = 0; i <= 1000; ++i) CHECK(value(made.offer) >= value(i / 1000.0) - 1e-12);
  }
  CHECK(offer_to_uncertain_ratifier({.3, .3, 0}).pass == 1);  // a known mood is met
  CHECK(offer_to_uncertain_ratifier({.3, .3, 0}).offer == approx(.3));
}

TEST_CASE("The chance that a vote passes is the sum over all ways to vote") {
  Draws draw(3);
  for (int n = 0; n < 100; ++n) {
    auto const voters = static_cast<std::size_t>(draw.integer(0, 8));
    std::vector<double> approve;
    std::vector<bool> veto;
    for (std::size_t k = 0; k < voters; ++k) approve.push_back(draw.uniform()), veto.push_back(draw.uniform() < .2);
    std::size_t const quota = static_cast<std::size_t>(draw.integer(0, 9));
    double sum = 0;
    for (unsigned votes = 0; votes < 1u << voters; ++votes) {
      double p = 1;
      std::size_t yes = 0;
      bool vetoed = false;
      for (std::size_t k = 0; k < voters; ++k) {
        bool const approves = (votes >> k & 1u) != 0;
        p *= approves ? approve[k] : 1 - approve[k];
        yes += approves;
        vetoed = vetoed || (veto[k] && !approves);
      }
      if (yes >= quota && !vetoed) sum += p;
    }
    CHECK(passing_probability(approve, quota, veto) == approx(sum));
  }
}
