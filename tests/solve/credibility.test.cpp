#include <cmath>

#include <doctest/doctest.h>

#include "solve/exponential_polynomial.hpp"
#include "support/random_worlds.hpp"
#include "support/worlds.hpp"
#include "zopa/model/deal.hpp"
#include "zopa/solve/conflicts.hpp"

using namespace zopa;

TEST_CASE("the sign changes of a quadratic plus a quadratic times an exponential, two of them a millionth apart") {
  // (x − .2)(x − .3) e^(−x), x − .25, e^(−3x) − e^(−1.5)
  auto const product = solve::sign_changes({{}, {.06, -.5, 1}, 1}, 0, 1);
  REQUIRE(product.size() == 2);
  CHECK(product[0] == doctest::Approx(.2).epsilon(1e-13));
  CHECK(product[1] == doctest::Approx(.3).epsilon(1e-13));
  auto const line = solve::sign_changes({{-.25, 1, 0}, {}, 0}, 0, 1);
  REQUIRE(line.size() == 1);
  CHECK(line[0] == .25);
  auto const decay = solve::sign_changes({{-std::exp(-1.5), 0, 0}, {1, 0, 0}, 3}, 0, 1);
  REQUIRE(decay.size() == 1);
  CHECK(decay[0] == doctest::Approx(.5).epsilon(1e-13));
  // e^(−2x) less its tangent at ½, lowered a little
  double const touch = std::exp(-1.0), low = 5e-13;
  auto const near = solve::sign_changes({{-touch - 2 * touch * .5 - low, 2 * touch, 0}, {1, 0, 0}, 2}, 0, 1);
  REQUIRE(near.size() >= 2);
  CHECK(near.back() - near.front() == doctest::Approx(2 * std::sqrt(low / (2 * touch))).epsilon(1e-3));
}

TEST_CASE("a ZOPA for middling credibility only, and only four thousandths wide") {
  // one issue: a guarantee that A values as far as it is believed, and B loses by as far as it is
  auto world = test::empty_world({"A", "B"});
  auto const k = test::add_issue(world, "guarantee", {"none", "given"});
  test::prefers(world, model::PartyId{0}, k, 1, {0, 1}, {0, 0});
  test::prefers(world, model::PartyId{1}, k, 1, {0, 0}, {0, 1});
  for (double const width : {.3, .004, 1e-9}) {
    test::no_deal_is(world, {.5, .5 - width});
    auto const found = solve::credibility_intervals(world, model::TrackId{});
    REQUIRE(found.intervals.size() == 1);
    CHECK(found.intervals[0].first == doctest::Approx(.5).epsilon(1e-12));
    CHECK(found.intervals[0].second == doctest::Approx(.5 + width).epsilon(1e-12));
    CHECK(*found.least == found.intervals[0].first);
  }
  test::no_deal_is(world, {.5, .51});
  CHECK(solve::credibility_intervals(world, model::TrackId{}).intervals.empty());
}

TEST_CASE("through the hazard, too, a narrow window is found: the closed form of the least guarantee") {
  // hazard .2·e^(−3γ); A wants a deal that lasts, B one that fails: V = (.1u + .9hVc)/(.1 + .9h)
  auto world = test::empty_world({"A", "B"});
  auto const k = test::add_issue(world, "guarantee", {"given"});
  test::prefers(world, model::PartyId{0}, k, 1, {1});
  test::prefers(world, model::PartyId{1}, k, 1, {0});
  world.tracks[model::TrackId{}].ends_war = true;
  world.deal.collapse = .2;
  world.deal.guarantee_effect = 3;
  world.deal.guarantee = k;
  world.deal.guarantee_level = {1};
  auto const value = [](double gamma, double u, double after) {
    double const h = .2 * std::exp(-3 * gamma);
    return (.1 * u + .9 * h * after) / (.1 + .9 * h);
  };
  for (auto& party : world.parties) party.discount = .9;
  world.parties[model::PartyId{0}].after_collapse = 0;
  world.parties[model::PartyId{1}].after_collapse = 1;
  test::no_deal_is(world, {value(.4, 1, 0), value(.403, 0, 1)});
  auto const found = solve::credibility_intervals(world, model::TrackId{});
  REQUIRE(found.intervals.size() == 1);
  CHECK(found.intervals[0].first == doctest::Approx(.4).epsilon(1e-10));
  CHECK(found.intervals[0].second == doctest::Approx(.403).epsilon(1e-10));
}

TEST_CASE(
    "A ZOPA exists at a credibility exactly where the intervals say so, with hazards, interactions and ratifiers") {
  int inside = 0, outside = 0;
  for (std::uint64_t seed = 0; seed < 120; ++seed) {
    CAPTURE(seed);
    test::RandomWorld const random(seed);
    model::World world = random.world;
    auto const found = solve::credibility_intervals(world, model::TrackId{});
    std::vector<double> probes;
    for (int k = 0; k <= 40; ++k) probes.push_back(k / 40.0);
    for (auto const& [low, high] : found.intervals)  // just beside every end
      for (double const gamma : {low - 1e-9, low + 1e-9, high - 1e-9, high + 1e-9})
        if (gamma >= 0 && gamma <= 1) probes.push_back(gamma);
    for (double const gamma : probes) {
      bool within = false, close = false;
      for (auto const& [low, high] : found.intervals) {
        within = within || (low <= gamma && gamma <= high);
        close = close || std::fabs(gamma - low) < 5e-10 || std::fabs(gamma - high) < 5e-10;
      }
      if (close) continue;
      world.deal.credibility = gamma;
      auto const n = solve::negotiation(world, model::TrackId{});
      CAPTURE(gamma);
      CHECK(solve::feasible(n, n.all()) == within);
      (within ? inside : outside) += 1;
    }
  }
  CHECK(inside > 500);
  CHECK(outside > 500);
}

TEST_CASE("spoilers add a hazard that no guarantee reaches: the closed form, and certain collapse below it") {
  auto world = test::empty_world({"A", "B"});
  auto const k = test::add_issue(world, "guarantee", {"given"});
  test::prefers(world, model::PartyId{0}, k, 1, {1});
  test::prefers(world, model::PartyId{1}, k, 1, {1});
  world.tracks[model::TrackId{}].ends_war = true;
  world.deal.guarantee_effect = 3;
  world.deal.guarantee = k;
  world.deal.guarantee_level = {1};
  test::no_deal_is(world, {.5, -1});
  for (auto& party : world.parties) {
    party.discount = .9;
    party.after_collapse = .2;
  }
  // h* = .1(1 − .5)/(.9(.5 − .2)); up to γ = ln(.97/.95)/3 the hazard is clipped at 1 in the second row
  for (auto const& [collapse, spoilers] : {std::pair{.6, .05}, std::pair{.97, .05}, std::pair{.6, 0.0}}) {
    world.deal.collapse = collapse;
    world.deal.spoilers = spoilers;
    auto const found = solve::credibility_intervals(world, model::TrackId{});
    REQUIRE(found.intervals.size() == 1);
    double const bearable = .05 / .27;
    CHECK(*found.least == doctest::Approx(std::log(collapse / (bearable - spoilers)) / 3).epsilon(1e-12));
    CHECK(*found.least ==
          doctest::Approx(*model::minimum_guarantee(world.deal, 1, .9, .5, .2, 0, spoilers)).epsilon(1e-12));
    CHECK(found.intervals[0].second == 1);
  }
  world.deal.spoilers = .19;  // more than A can bear
  CHECK(solve::credibility_intervals(world, model::TrackId{}).intervals.empty());
}

TEST_CASE("G3: with a legal red line the toy talks need a credibility of one quarter") {
  auto const found = solve::credibility_intervals(test::toy_istanbul(0.5), model::TrackId{0});
  REQUIRE(found.least);
  CHECK(*found.least == doctest::Approx(0.25).epsilon(1e-9));
  CHECK(found.intervals.size() == 1);
  CHECK(found.intervals.front().second == 1.0);
}

TEST_CASE("G7: the least credibility at which a ZOPA exists, golden rows") {
  struct Row {
    std::vector<double> no_deal;
    test::SeedPackages::RLines r_lines;
    double least;
  };
  for (Row const& row : {Row{{.5, .65}, test::SeedPackages::RLines::none, .4327},
                         Row{{.5, .52}, test::SeedPackages::RLines::hold, .2623},
                         Row{{.5, .6}, test::SeedPackages::RLines::hold, .4113}}) {
    test::SeedPackages const given{.5, row.no_deal, true, row.r_lines, false};
    auto const found = solve::credibility_intervals(test::seed_packages(given), model::TrackId{0});
    REQUIRE(found.least);
    CHECK(*found.least == doctest::Approx(row.least).epsilon(1e-9));
  }
}
