#include "zopa/solve/learning.hpp"

#include <cmath>

#include <doctest/doctest.h>

#include "support/approx.hpp"
#include "support/draws.hpp"

using namespace zopa::solve;
using namespace zopa::test;

TEST_CASE("Optimists agree in the first period in which their means are no further apart than the costs of war") {
  Draws draw(1);
  for (int n = 0; n < 300; ++n) {
    double const kappa = draw.uniform(.5, 10), a = draw.uniform(0, kappa), b = draw.uniform(0, kappa);
    double const costs = draw.uniform(.02, .6);
    int battles = 0, won = 0;
    while (beta_mean(a, kappa - a, won, battles - won) - beta_mean(b, kappa - b, won, battles - won) > costs + 1e-12) {
      ++battles;
      won += draw.uniform() < .5;
    }
    CHECK(battles_until_agreement(a, b, kappa, costs) == static_cast<double>(battles));
  }
  CHECK_FALSE(battles_until_agreement(3, 1, 4, 0));
  CHECK(battles_until_agreement(1, 3, 4, 0) == 0.0);
  CHECK(battles_until_agreement(3, 1, 4, .5) == 0.0);  // already close enough, exactly
}

TEST_CASE("The posterior of a strong enemy is Bayes, battle by battle, in any order") {
  Draws draw(2);
  for (int n = 0; n < 100; ++n) {
    BattleTypes const t{draw.uniform(.05, .95), draw.uniform(.05, .95), draw.uniform(.05, .95)};
    double belief = t.prior_strong;
    int wins = 0, losses = 0;
    for (int battle = 0; battle < 30; ++battle) {
      bool const won = draw.uniform() < .5;
      double const strong = won ? t.vs_strong : 1 - t.vs_strong, weak = won ? t.vs_weak : 1 - t.vs_weak;
      belief = belief * strong / (belief * strong + (1 - belief) * weak);
      (won ? wins : losses) += 1;
    }
    CHECK(probability_strong(t, wins, losses).value() == approx(belief));
  }
  CHECK(probability_strong({.5, 0, .5}, 1, 0) == 0.0);  // a strong enemy never loses
  CHECK_FALSE(probability_strong({.5, 0, 0}, 1, 0));
}

namespace {
/// Expected battles and P(correct) from (wins, losses) on, by recursion to a depth.
BeliefLeavesBand from(BattleTypes const& t, double low, double high, bool strong, int wins, int losses, int depth) {
  double const belief = *probability_strong(t, wins, losses);
  if (belief >= high - 1e-12) return {0, strong ? 1.0 : 0.0};
  if (belief <= low + 1e-12) return {0, strong ? 0.0 : 1.0};
  if (depth == 0) return {0, 0};
  double const win = strong ? t.vs_strong : t.vs_weak;
  auto const up = from(t, low, high, strong, wins + 1, losses, depth - 1);
  auto const down = from(t, low, high, strong, wins, losses + 1, depth - 1);
  return {1 + win * up.battles + (1 - win) * down.battles, win * up.correct + (1 - win) * down.correct};
}
}  // namespace

TEST_CASE("The time until a belief leaves its band is what following every course of the war gives") {
  for (BattleTypes const t : {BattleTypes{.5, .1, .9}, BattleTypes{.4, .05, .8}, BattleTypes{.5, .9, .15}})
    for (bool const strong : {true, false}) {
      auto const exactly = battles_in_band(t, .2, .8, strong).value();
      auto const followed = from(t, .2, .8, strong, 0, 0, 26);
      CHECK(exactly.battles == doctest::Approx(followed.battles).epsilon(1e-6));
      CHECK(exactly.correct == doctest::Approx(followed.correct).epsilon(1e-6));
      CHECK(exactly.correct >= .8 - 1e-12);  // the edge of the band
    }
}

TEST_CASE("Wald: a symmetric walk between two edges takes its closed form") {
  // odds change by a factor of 3 a battle; from 1/2 the band [.1, .9] is left two steps away
  auto const found = battles_in_band({.5, .25, .75}, .1, .9, true).value();
  double const up = .75, odds = (1 - up) / up;
  CHECK(found.correct == approx((1 - odds * odds) / (1 - std::pow(odds, 4))));
  CHECK(found.battles == approx((4 * found.correct - 2) / (2 * up - 1)));
}

TEST_CASE("A band that is never left, and one that is left before it begins") {
  CHECK_FALSE(battles_in_band({.5, .6, .6}, .1, .9, true));
  CHECK(battles_in_band({.95, .4, .7}, .1, .9, true)->battles == 0);
  CHECK(battles_in_band({.95, .4, .7}, .1, .9, true)->correct == 1);
  CHECK(battles_in_band({.95, .4, .7}, .1, .9, false)->correct == 0);
}

TEST_CASE("A filter's variance settles where its formula says") {
  Draws draw(3);
  for (int n = 0; n < 50; ++n) {
    double const q = draw.uniform(.01, 1), r = draw.uniform(.01, 1);
    Estimate estimate{0, 1};
    for (int round = 0; round < 2000; ++round) estimate = kalman_update(estimate, q, r, draw.uniform());
    CHECK(estimate.variance == approx(kalman_steady_variance(q, r)));
  }
}

TEST_CASE("Answers cut the range of a cost, and an impossible answer leaves nothing") {
  CHECK(after_answer(PrivateCost{0, .4}, .5, .65, true)->low == approx(.15));
  CHECK(after_answer(PrivateCost{.2, .4}, .5, .65, true)->low == approx(.2));
  CHECK_FALSE(after_answer(PrivateCost{.2, .4}, .5, .65, false));
  CHECK_FALSE(after_answer(PrivateCost{0, .1}, .5, .65, true));
  auto const posterior = after_answer({.25, .25, .5}, {0, 1, 2}, 1, 1e-6, false);  // nearly a cutoff
  CHECK(posterior[0] == approx(0));
  CHECK(posterior[1] == approx(.125 / .625));
}
