#include <doctest/doctest.h>

#include <cmath>

#include "engine/scenarios.hpp"
#include "zopa/study/mechanisms.hpp"

using namespace zopa;

namespace {

engine::Plan const plan{42, 20, 20, 1, 1};
constexpr model::PartyId a{0}, b{1};

// Every step has something to do: a shock, a war, beliefs, a mediator, tactics, a parliament, a hazard.
model::Scenario everything() {
  model::Scenario scenario = test::varied_mini(.5, 12);
  model::World& world = scenario.central;
  for (auto const i : {a, b}) world.parties[i].battle_belief = model::BattleBelief{2, 2};
  world.mediator = model::Mediator{};
  world.mediator->name = "M";
  world.mediator->hazard = .05;
  world.mediator->carrots = model::Per<model::PartyId, double>{.02, .08};
  world.mediator->sticks.resize(2);
  world.mediator->bias.resize(2);
  world.mediator->weights.resize(2, .5);
  world.deal.collapse = .05;
  model::Shock shock;
  shock.id = "exhaustion";
  shock.at = 2;
  shock.effects.push_back({model::Lever::war_cost, b, std::nullopt, model::ShockEffect::Change::scale, 10});
  world.shocks.push_back(shock);
  model::Ratifier council;
  council.id = "council";
  council.party = b;
  council.veto = true;
  council.approval = .5;
  council.quota = .5;
  council.noise = .2;
  world.ratifiers.push_back(council);
  return scenario;
}

}  // namespace

TEST_CASE("every one of the ten steps moves a figure: nothing in the round is idle") {
  for (auto const& effect : study::mechanism_effects(everything(), plan)) {
    CAPTURE(effect.mechanism.step);
    CAPTURE(effect.mechanism.name);
    CHECK(effect.mechanism.present);
    CHECK_FALSE(effect.metric.empty());
    REQUIRE(effect.difference);
    CHECK(effect.difference->value == doctest::Approx(effect.without - effect.with));
    CHECK(std::abs(effect.difference->value) > 2 * effect.difference->standard_error);
  }
}

TEST_CASE("a step that a scenario does not use is said to be absent") {
  model::Scenario const quiet = test::scenario_of(test::toy_istanbul(1));
  for (auto const& mechanism : study::mechanisms(quiet)) {
    bool const always = mechanism.name == "proposer" || mechanism.name == "move";
    CHECK(mechanism.present == always);
  }
}

TEST_CASE("what a step's numbers were drawn from goes with it, all else is drawn as before") {
  model::Scenario const scenario = everything(), peaceful = study::without(scenario, 2);
  CHECK(peaceful.parameters.size() == scenario.parameters.size() - 1);  // the drift
  CHECK(peaceful.central.war->up == 0);
  engine::Summary const summary = engine::run(peaceful, plan), before = engine::run(scenario, plan);
  auto const front = engine::find(summary.metrics, peaceful.central, "front.mean");
  for (std::size_t d = 0; d < summary.blocks.size(); ++d) {
    CHECK(summary.blocks[d].sum_of_squares[*front] == 0);
    CHECK(summary.blocks[d].factors[0] == before.blocks[d].factors[1]);  // A's private war cost
  }
}
