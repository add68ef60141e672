#include "zopa/study/decomposition.hpp"

#include <doctest/doctest.h>

#include "scenarios.hpp"

using namespace zopa;
using test::R;
using test::U;

namespace {

engine::Plan const plan{5, 40, 4, 1};

study::Decomposition decomposed(model::Scenario const& scenario) {
  auto const found = study::decompose(scenario, plan);
  REQUIRE(found);
  return *found;
}

study::CauseShare const& of(study::Decomposition const& d, study::Cause cause) {
  return d.causes[static_cast<std::size_t>(cause)];
}

/// Both ask for the best that the other would sign, not for the best there is.
model::Scenario optimising(model::Scenario scenario) {
  for (auto& party : scenario.central.parties) party.tactic[model::main_track] = model::Spe{};
  return scenario;
}

void no_deal_is_worth(model::World& world, double value) {
  for (auto& party : world.parties) party.no_deal[model::main_track] = {model::NoDeal::Level::given, value};
}

/// One offer of the whole pie or none of it: whoever gets nothing walks out.
model::Scenario indivisible() {
  model::World world = test::empty_world({"A", "B"});
  auto const x = test::add_issue(world, "x", {"to_A", "to_B"});
  test::prefers(world, U, x, 1, {1, 0});
  test::prefers(world, R, x, 1, {0, 1});
  world.protocol.recognition = model::Per<model::PartyId, double>{1.0, 0.0};
  world.horizon = {1, model::Horizon::Then::freeze, 0};
  no_deal_is_worth(world, .4);
  return optimising(test::scenario_of(world));
}

/// A's line wants more than half of the pie, B's allows at most half.
model::Scenario colliding() {
  model::Scenario scenario = optimising(test::ultimatum());
  model::World& world = scenario.central;
  auto const x = *world.tracks[model::main_track].issues.begin();
  test::add_line(world, "a-majority", U, test::among(world, {x}, {0, 1, 2, 3, 4, 5}));
  test::add_line(world, "no-majority", R, test::among(world, {x}, {6, 7, 8, 9, 10}));
  return scenario;
}

/// B's value of no deal is its own secret: .2 or .7, as likely. A keeps .8 half the time rather than .3 for sure.
model::Scenario secretive() {
  model::Scenario scenario = optimising(test::ultimatum());
  test::vary(
      scenario, "parties.B.no_deal", base::Discrete{{.2, .7}, {.5, .5}},
      [](model::World& w) -> double& { return w.parties[R].no_deal[model::main_track].value; }, R);
  return scenario;
}

}  // namespace

TEST_CASE("Each cause alone is found, and carries the whole of the failure") {
  SUBCASE("a pie that cannot be cut") {
    auto const d = decomposed(indivisible());
    CHECK(d.as_stated.value == 0);
    CHECK(d.cured.value == 1);
    CHECK(of(d, study::Cause::indivisibility).share.value == doctest::Approx(1));
    CHECK(!of(d, study::Cause::colliding_lines).present);
    CHECK(!of(d, study::Cause::private_information).present);
    CHECK(!of(d, study::Cause::commitment).present);
    CHECK(study::n_runs_of_decomposition(indivisible()) == 2);
  }
  SUBCASE("lines that collide") {
    auto const d = decomposed(colliding());
    CHECK(d.as_stated.value == 0);
    CHECK(of(d, study::Cause::colliding_lines).share.value == doctest::Approx(1));
    CHECK(of(d, study::Cause::indivisibility).share.value == doctest::Approx(0));
  }
  SUBCASE("deals that nobody keeps") {
    model::Scenario scenario = optimising(test::ultimatum());
    no_deal_is_worth(scenario.central, .4);
    scenario.central.deal.collapse = .9;
    for (auto& party : scenario.central.parties) {
      party.discount = .9;
      party.after_collapse = 0.;
    }
    auto const d = decomposed(scenario);
    CHECK(d.as_stated.value == 0);
    CHECK(of(d, study::Cause::commitment).share.value == doctest::Approx(1));
  }
}

TEST_CASE("Screening loses the types that would have needed a better offer; knowing them loses none") {
  auto const d = decomposed(secretive());
  auto const& secrets = of(d, study::Cause::private_information);
  CHECK(test::within_standard_errors(d.as_stated, .5, 4));
  CHECK(d.cured.value == 1);
  CHECK(std::fabs(secrets.alone.value - .5) <= 4 * secrets.alone.standard_error);
}

TEST_CASE("Causes that must all go share the blame equally: none alone, everything last, a half each") {
  model::Scenario scenario = indivisible();
  model::World& world = scenario.central;
  test::add_line(world, "all-of-it", U, test::among(world, {*world.tracks[model::main_track].issues.begin()}, {1}));
  test::add_line(world, "none-for-A", R, test::among(world, {*world.tracks[model::main_track].issues.begin()}, {0}));
  auto const d = decomposed(scenario);
  for (auto const cause : {study::Cause::colliding_lines, study::Cause::indivisibility}) {
    CHECK(of(d, cause).alone.value == 0);
    CHECK(of(d, cause).last.value == doctest::Approx(1));
    CHECK(of(d, cause).share.value == doctest::Approx(.5));
  }
}

TEST_CASE("Shares add up to the fall, draw by draw the same for any number of threads") {
  model::Scenario scenario = test::varied_mini(.45);
  scenario.central.deal.collapse = .02;
  auto const one = study::decompose(scenario, {7, 12, 10, 1}), three = study::decompose(scenario, {7, 12, 10, 3});
  REQUIRE(one);
  REQUIRE(three);
  CHECK(study::n_runs_of_decomposition(scenario) == 16);
  double sum = 0;
  for (auto const& cause : one->causes) sum += cause.share.value;
  CHECK(sum == doctest::Approx(one->fall.value).epsilon(1e-12));
  CHECK(one->fall.value == three->fall.value);
  CHECK(one->fall.value == doctest::Approx(one->cured.value - one->as_stated.value).epsilon(1e-12));
}

TEST_CASE("A script that knows of no payments makes none") {
  model::Scenario scenario = indivisible();
  scenario.central.parties[U].tactic[model::main_track] = model::Scripted{{model::Package{1}}};
  auto const d = decomposed(scenario);
  CHECK(d.as_stated.value == 1);  // B gets all of the pie, and what A is left with is the script's affair
  CHECK(d.cured.value == 1);
}

TEST_CASE("A stop ends it without an answer") {
  engine::StopToken stop = true;
  CHECK(!study::decompose(colliding(), plan, {}, {}, &stop));
}
