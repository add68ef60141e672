#include <doctest/doctest.h>

#include "support/approx.hpp"
#include "zopa/solve/learning.hpp"

using namespace zopa::solve;
using namespace zopa::test;

TEST_CASE("C6: two optimists fight the same number of battles whoever wins them") {
  CHECK(battles_until_agreement(3, 1, 4, .3) == 3.0);
  CHECK(battles_until_agreement(3, 1, 4, .1) == 16.0);
}

TEST_CASE("C19: wins and losses tell the strong from the weak") {
  struct Row {
    int wins, losses;
    double strong;
  };
  for (Row const& row : {Row{1, 0, .363636364}, Row{0, 1, .666666667}, Row{3, 1, .271762208}, Row{2, 2, .566371681}})
    CHECK(probability_strong({.5, .4, .7}, row.wins, row.losses).value() == approx(row.strong, printed));
  auto const found = battles_in_band({.5, .4, .7}, .1, .9, true).value();
  CHECK(found.battles == approx(10.857945828, printed));
  CHECK(found.correct == approx(.917930699, printed));
}

TEST_CASE("F1, F2, F3: counts, a Kalman filter, and how many particles count") {
  CHECK(beta_mean(2, 2, 3, 1) == approx(.625, printed));
  auto const updated = kalman_update({0, 1}, 0, 1, 1);
  CHECK(updated.mean == approx(.5, printed));
  CHECK(updated.variance == approx(.5, printed));
  CHECK(kalman_steady_variance(.1, 1) == approx(.270156212, printed));
  CHECK(effective_sample_size({.5, .25, .125, .125}) == approx(2.909090909, printed));
}

TEST_CASE("F4: a refused demand tells that the cost is lower, and the next demand is lower") {
  auto const left = after_answer(PrivateCost{0, .4}, .5, .65, false).value();
  CHECK(left.high == approx(.15, printed));
  CHECK(risk_return(.5, .1, left).share == approx(.525, printed));
}
