#include "zopa/model/deal.hpp"

#include "support/approx.hpp"
#include "support/worlds.hpp"

using namespace zopa::test;

namespace {

/// G3 with collapse h0 = .2, guarantee effect 3 and a monitoring issue of effect 1.
World guaranteed(double credibility) {
  World world = toy_istanbul(credibility);
  world.deal.collapse = 0.2;
  world.deal.guarantee_effect = 3;
  world.deal.monitoring = add_issue(world, "monitoring", {"none", "full"});
  world.deal.monitoring_level = {0, 1};
  world.deal.monitoring_effect = 1;
  return world;
}

}  // namespace

TEST_CASE("guarantees and monitors lower the hazard of collapse exponentially, spoilers add to it") {
  World const world = guaranteed(0.5);
  Circumstances now = circumstances(world);
  CHECK(guarantee(world, {1, 1, 1, 0}, now) == 0.5);
  CHECK(hazard(world, {}, {1, 1, 0, 0}, now) == approx(0.2));
  CHECK(hazard(world, {}, {1, 1, 1, 0}, now) == approx(0.2 * std::exp(-1.5)));
  CHECK(hazard(world, {}, {1, 1, 1, 1}, now) == approx(0.2 * std::exp(-2.5)));
  now.monitoring = 0;  // the mediator's monitors have left
  CHECK(hazard(world, {}, {1, 1, 1, 1}, now) == approx(0.2 * std::exp(-1.5)));
  now.hazard_add = 0.1;
  CHECK(hazard(world, {}, {1, 1, 0, 0}, now) == approx(0.3));
  now.hazard_add = 2;
  CHECK(hazard(world, {}, {1, 1, 0, 0}, now) == 1);
}

TEST_CASE("a track that does not end the war has no collapse back into it") {
  World world = guaranteed(0.5);
  TrackId const humanitarian = add_track(world, "humanitarian");
  CHECK(hazard(world, humanitarian, {1, 1, 0, 0}, circumstances(world)) == 0);
}

TEST_CASE("a deal's value is the sum of its flows until collapse, then the value after it") {
  double const delta = 0.95, h = 0.05, u = 0.6, after = 0.2;
  double sum = 0, stands = 1, discount = 1;
  for (int t = 0; t < 4000; ++t) {
    sum += discount * stands * (1 - delta) * u;
    discount *= delta;
    sum += discount * stands * h * after;
    stands *= 1 - h;
  }
  CHECK(deal_value(u, delta, h, after) == approx(sum));
}

TEST_CASE("without discounting or collapse a deal is worth its peace") {
  CHECK(deal_value(0.6, 1, 0, 0.2) == 0.6);
  CHECK(deal_value(0.6, 0.95, 0, 0.2) == approx(0.6));
  CHECK(deal_value(0.6, 1, 0.01, 0.2) == approx(0.2));  // it collapses in the end, and only the end counts
}

TEST_CASE("a party's deal value takes in carrots and falls back to its no-deal value") {
  World world = guaranteed(1);
  Circumstances now = circumstances(world);
  now.carrots[U] = 0.03;
  double const h = 0.2 * std::exp(-3), u = 0.525 + 0.03, delta = world.parties[U].discount;
  CHECK(deal_value(world, U, {}, {1, 1, 1, 0}, now, 0.3) == approx(deal_value(u, delta, h, 0.3)));
  world.parties[U].after_collapse = 0.1;
  CHECK(deal_value(world, U, {}, {1, 1, 1, 0}, now, 0.3) == approx(deal_value(u, delta, h, 0.1)));
}

TEST_CASE("at the hazard a party will just bear, the deal is worth no deal") {
  for (double const u : {0.5, 0.6, 0.9})
    for (double const delta : {0.8, 0.95}) {
      double const h = bearable_hazard(u, delta, 0.45, 0.2);
      CHECK(deal_value(u, delta, h, 0.2) == approx(0.45));
    }
  CHECK(bearable_hazard(0.4, 0.95, 0.45, 0.2) < 0);
  CHECK(bearable_hazard(0.6, 0.95, 0.45, 0.45) > 1e300);
}

TEST_CASE("with the least guarantee the deal is just worth it, monitors and spoilers counted") {
  Deal deal;
  deal.collapse = 0.2;
  deal.guarantee_effect = 3;
  deal.monitoring_effect = 1;
  auto const gamma = minimum_guarantee(deal, 0.6, 0.95, 0.45, 0.2, 0.5, 0.01);
  REQUIRE(gamma);
  double const h = 0.2 * std::exp(-3 * *gamma - 0.5) + 0.01;
  CHECK(deal_value(0.6, 0.95, h, 0.2) == approx(0.45));
}

TEST_CASE("no guarantee is needed, or none helps, at the ends") {
  Deal deal;
  deal.collapse = 0.2;
  deal.guarantee_effect = 3;
  CHECK(minimum_guarantee(deal, 0.9, 0.5, 0.45, 0.2) == 0.0);   // h* ≥ h0
  CHECK(minimum_guarantee(deal, 0.6, 0.95, 0.45, 0.5) == 0.0);  // collapse does not hurt
  CHECK_FALSE(minimum_guarantee(deal, 0.45, 0.95, 0.45, 0.2));  // nothing to gain
  CHECK_FALSE(minimum_guarantee(deal, 0.4, 0.95, 0.45, 0.2));
  CHECK_FALSE(minimum_guarantee(deal, 0.6, 0.95, 0.45, 0.2, 0, 0.05));  // spoilers alone are too many
  deal.guarantee_effect = 1;
  CHECK(*minimum_guarantee(deal, 0.6, 0.95, 0.45, 0.2) > 1);  // no guarantee suffices
  deal.guarantee_effect = 0;
  CHECK_FALSE(minimum_guarantee(deal, 0.6, 0.95, 0.45, 0.2));
}
