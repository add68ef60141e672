#include <doctest/doctest.h>

#include "scenarios.hpp"
#include "zopa/engine/certainty.hpp"
#include "zopa/study/estimate.hpp"

using namespace zopa;
using test::R;
using test::U;

namespace {

constexpr model::TrackId main_track{};

bool certain(model::Scenario const& scenario) { return engine::certainty(scenario)[main_track].no_deal; }

}  // namespace

TEST_CASE("two lines that are meant and exclude each other make no deal a certainty, and are named") {
  auto const answer = engine::certainty(test::disjoint_lines())[main_track];
  CHECK(answer.no_deal);
  REQUIRE(answer.conflict.size() == 2);
  CHECK(answer.conflict[0].id == "legal");
  CHECK(answer.conflict[1].id == "must-be-ceded");
}

TEST_CASE("no-deal values alone are never a certainty: they move with the war and the draw") {
  CHECK_FALSE(certain(test::scenario_of(test::toy_istanbul(0))));  // no ZOPA, by values
}

TEST_CASE("a line that may be a bluff, ends, is switched off or can be bought makes nothing certain") {
  model::LineId const line{1};
  SUBCASE("bluff") {
    model::Scenario scenario = test::disjoint_lines();
    scenario.central.lines[line].real = .99;
    CHECK_FALSE(certain(scenario));
  }
  SUBCASE("drawn bluff") {
    model::Scenario scenario = test::disjoint_lines();
    test::vary(scenario, "red_lines.real", base::Uniform{0, 1}, [line](model::World& w) -> double& { return w.lines[line].real; });
    CHECK_FALSE(certain(scenario));
  }
  SUBCASE("ends") {
    model::Scenario scenario = test::disjoint_lines();
    scenario.central.lines[line].until = 6;
    CHECK_FALSE(certain(scenario));
  }
  SUBCASE("switched") {
    model::Scenario scenario = test::disjoint_lines();
    model::Shock shock;
    shock.id = "turn";
    shock.hazard = .01;
    shock.switches_off.push_back(line);
    scenario.central.shocks.push_back(shock);
    CHECK_FALSE(certain(scenario));
  }
  SUBCASE("soft") {
    model::Scenario scenario = test::disjoint_lines();
    scenario.central.lines[line].hard = false;
    CHECK_FALSE(certain(scenario));
  }
}

TEST_CASE("a public that votes by noise is no certainty, one that refuses by its own figures is") {
  model::World world = test::toy_istanbul(1, false);
  test::add_line(world, "must-be-ceded", R, test::among(world, {model::IssueId{0}}, {0, 1}));
  model::Ratifier voters;
  voters.id = "public";
  voters.party = U;
  voters.veto = true;
  voters.approval = .6;
  voters.caps.push_back({model::Pattern{{test::among(world, {model::IssueId{0}}, {2})}, {}, {}}, .05});
  world.ratifiers.push_back(voters);
  CHECK(certain(test::scenario_of(world)));
  world.ratifiers[model::RatifierId{0}].noise = .1;
  CHECK_FALSE(certain(test::scenario_of(world)));
}

TEST_CASE("lines that read the front are left out while battles can move it") {
  test::ZopaMini given;
  given.line_a = .8;
  given.line_b = .8;
  model::Scenario scenario = test::scenario_of(test::zopa_mini(given));
  CHECK(certain(scenario));  // shares are numbers here: .8 and .8 cannot both be had
  auto& control = scenario.central.issues[model::IssueId{0}];
  control.options.push_back("front");
  control.position.push_back(.4);
  control.share.push_back(std::nullopt);
  for (auto& line : scenario.central.lines) line.never.issues[0].matches[0].push_back(true);
  CHECK_FALSE(certain(scenario));
}

TEST_CASE("a certain zero reaches the estimate, and another track is untouched") {
  model::Scenario scenario = test::disjoint_lines();
  model::World& world = scenario.central;
  model::TrackId const aid = test::add_track(world, "aid");
  model::IssueId const exchange = test::add_issue(world, "exchange", {"no", "yes"}, aid);
  for (model::PartyId const i : {U, R}) {
    test::prefers(world, i, exchange, 1, {0, .1});
    world.parties[i].tactic[aid] = model::Fixed{};
  }
  engine::Summary const summary = engine::run(scenario, {42, 3, 10, 1, 1});
  auto const deal = study::estimate(summary, world, "main.deal");
  REQUIRE(deal);
  CHECK(deal->value == 0);
  CHECK(deal->certain);
  CHECK(study::estimate(summary, world, "main.deal_by.3")->certain);
  auto const other = study::estimate(summary, world, "aid.deal");
  REQUIRE(other);
  CHECK(other->value == 1);
  CHECK_FALSE(other->certain);
}
