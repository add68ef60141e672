#include "zopa/model/circumstances.hpp"

#include "support/approx.hpp"
#include "support/worlds.hpp"

using namespace zopa::test;

TEST_CASE("the front starts in the cell nearest to the share held") {
  World world = empty_world({"U", "R"});
  add_territory(world, "a", 0.66, 50);
  add_territory(world, "b", 0.25, 2);  // half a cell: up
  add_territory(world, "c", 0.24, 2);
  Circumstances const now = circumstances(world);
  CHECK(now.front[TerritoryId{0}] == 33.0 / 50);
  CHECK(now.front[TerritoryId{1}] == 0.5);
  CHECK(now.front[TerritoryId{2}] == 0);
}

TEST_CASE("references follow each side's share up and never down") {
  World world = empty_world({"U", "R"});
  TerritoryId const t = add_territory(world, "a", 0.4, 10);
  Circumstances now = circumstances(world);
  for (double const front : {0.7, 0.2, 0.5}) {
    now.front[t] = front;
    ratchet(now);
  }
  CHECK(now.reference[t] == 0.7);
  CHECK(now.reference_others[t] == 0.8);
}

TEST_CASE("a mediator whose deadline is the start is absent, and so is what it brings") {
  World world = zopa_mini({.gift = 0.05});
  world.deal.credibility = 0.8;
  world.mediator->guarantee_share = 0.5;
  Circumstances now = circumstances(world);
  CHECK(now.carrots[PartyId{0}] == 0.05);
  CHECK(now.credibility == 0.8);
  CHECK(now.monitoring == 1);
  world.mediator->deadline = 0;
  now = circumstances(world);
  CHECK(now.carrots[PartyId{0}] == 0);
  CHECK(now.credibility == 0.4);
  CHECK(now.monitoring == 0);
}
