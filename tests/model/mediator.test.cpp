#include <doctest/doctest.h>

#include "zopa/model/mediator.hpp"

using namespace zopa::model;

namespace {

Mediator house() {
  Mediator mediator;
  mediator.hazard = .1;
  mediator.carrots = Per<PartyId, double>{.01, 0.0};
  Faction press{"press", "press", 1, {.05, 0.0}, {0.0, .04}, {0.0, 1.0}, .2};
  Faction wait{"wait", "wait", 3, {0.0, .03}, {0.0, 0.0}, {0.0, 0.0}, 0};
  mediator.factions.push_back(press);
  mediator.factions.push_back(wait);
  return mediator;
}

}  // namespace

TEST_CASE("who speaks adds its posture to what the mediator does anyway; together they speak by weight") {
  Mediator const mediator = house();
  PartyId const a{0}, b{1};
  CHECK(carrot(mediator, a, FactionId{0}) == doctest::Approx(.06));
  CHECK(carrot(mediator, a, FactionId{1}) == doctest::Approx(.01));
  CHECK(carrot(mediator, a) == doctest::Approx(.01 + .05 / 4));
  CHECK(carrot(mediator, b) == doctest::Approx(.03 * 3 / 4));
  CHECK(stick(mediator, b) == doctest::Approx(.01));
  CHECK(bias(mediator, b, FactionId{0}) == 1);
  CHECK(leaving_hazard(mediator, FactionId{0}) == doctest::Approx(.3));
  CHECK(leaving_hazard(mediator) == doctest::Approx(.15));
  CHECK(carrot({}, a) == 0);
}

TEST_CASE("votes decide in proportion to weight") {
  Mediator const mediator = house();
  CHECK(elected(mediator, .2) == FactionId{0});
  CHECK(elected(mediator, .26) == FactionId{1});
  CHECK(elected(mediator, .999999) == FactionId{1});
  Mediator idle = mediator;
  for (Faction& faction : idle.factions) faction.weight = 0;
  CHECK(!elected(idle, .5));
  CHECK(carrot(idle, PartyId{0}) == doctest::Approx(.01));
}
