#include <doctest/doctest.h>

#include "zopa/model/world.hpp"

using namespace zopa::model;

TEST_CASE("an estimate of what wanders: predicted, then updated (Kalman 1960, by hand)") {
  Estimate const before = predicted({2, 3}, .5, .25);
  CHECK(before.mean == doctest::Approx(1));
  CHECK(before.variance == doctest::Approx(1));  // .25·3 + .25
  Estimate const after = updated(before, 3, 5);  // gain 1/4
  CHECK(after.mean == doctest::Approx(2));
  CHECK(after.variance == doctest::Approx(.75));
  CHECK(updated({1, 0}, 1, 9).mean == 1);  // who is sure does not learn
}

TEST_CASE("odds of a battle follow the gap and stay probabilities") {
  War war;
  war.up = .3;
  war.down = .1;
  war.strength_effect = .1;
  CHECK(battle_odds(war, 0) == doctest::Approx(.75));
  CHECK(battle_odds(war, -2) == doctest::Approx(.1 / .4));
  CHECK(battle_odds(war, 100) == 1);
  CHECK(battle_odds(war, -100) == 0);
  CHECK(battle_odds({}, 1) == .5);
}

TEST_CASE("the gap ahead is the mean of what is left of it round by round") {
  War war;
  war.strength_persistence = .5;
  CHECK(gap_ahead(war, 1, 1) == doctest::Approx(.5));
  CHECK(gap_ahead(war, 1, 3) == doctest::Approx((.5 + .25 + .125) / 3));
  CHECK(gap_ahead(war, 1, 0) == gap_ahead(war, 1, 1));
  war.strength_persistence = 1;
  CHECK(gap_ahead(war, .7, 1'000'000) == .7);
}
