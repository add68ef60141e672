#include "zopa/study/mechanisms.hpp"

#include <doctest/doctest.h>

#include "scenarios.hpp"
#include "zopa/engine/table.hpp"

using namespace zopa;
using model::PartyId;
using test::R;
using test::U;

namespace {

engine::Plan const plan{17, 1, 2000, 1};

// A figure with a step and without it, both by simulation.
struct Pair {
  study::Estimate with, without;
};
Pair pair(model::Scenario const& scenario, int step, std::string_view name) {
  model::Scenario const off = study::without(scenario, step);
  return {test::figure(engine::run(scenario, plan), scenario, name), test::figure(engine::run(off, plan), off, name)};
}

// A war that neither side can sign its way out of, far from the edges of its one front.
model::Scenario war_of(int rounds, double up, double down) {
  test::ZopaMini given;
  given.cells = 1000;
  given.start = 500;
  given.rounds = rounds;
  given.up = up;
  given.down = down;
  given.tactic = model::TimeDependent{};
  model::World world = test::zopa_mini(given);
  test::forbid_everything(world);
  return test::scenario_of(world);
}

// A pie in tenths over ten rounds, both conceding along a straight line.
model::Scenario haggling() {
  model::Scenario scenario = test::ultimatum();
  model::World& world = scenario.central;
  world.horizon.rounds = 10;
  world.protocol.kind = model::Protocol::Kind::alternating;
  for (auto& party : world.parties) {
    party.tactic[model::TrackId{}] = model::TimeDependent{};
    party.acceptance[model::TrackId{}] = model::Acceptance::aspiration;
  }
  return scenario;
}

study::MechanismEffect effect(model::Scenario const& scenario, int step, std::vector<std::string> const& watched = {}) {
  auto const rows = study::mechanism_effects(scenario, {17, 40, 25, 1}, watched);
  REQUIRE(rows);
  REQUIRE(rows->size() == 10);
  return (*rows)[static_cast<std::size_t>(step - 1)];
}

}  // namespace

TEST_CASE("step 1: a shock that doubles the cost of war from round 1 on, or none") {
  model::Scenario scenario = war_of(6, .2, .2);
  model::Shock winter;
  winter.id = "winter";
  winter.at = 1;
  winter.effects.push_back({model::Lever::war_cost, U, std::nullopt, model::ShockEffect::Change::scale, 2});
  scenario.central.shocks.push_back(winter);
  auto const& a = scenario.central.parties[U];
  double const six_rounds = a.war_cost * (1 - std::pow(a.discount, 6)) / (1 - a.discount);
  auto const [with, without] = pair(scenario, 1, "party.A.war_cost");
  CHECK(without.value == doctest::Approx(six_rounds).epsilon(1e-9));
  CHECK(with.value == doctest::Approx(2 * six_rounds - a.war_cost).epsilon(1e-9));
}

TEST_CASE("step 2: a front moves by (up − down) cells a round, or not at all") {
  auto const [with, without] = pair(war_of(20, .3, .1), 2, "front.mean");
  CHECK(test::within_standard_errors(with, 20 * .2 / 1000, 4));
  CHECK(without.value == 0);
}

TEST_CASE("step 3: a belief learns from battles, or stays what it was; nothing is private any more") {
  model::Scenario scenario = war_of(30, 1, 0);
  scenario.central.parties[U].battle_belief = model::BattleBelief{1, 3};
  test::vary(
      scenario, "parties.B.war_cost", base::Uniform{.001, .03},
      [](model::World& w) -> double& { return w.parties[R].war_cost; }, R);
  auto const belief = [](model::Scenario const& s) {
    auto game = engine::game(s, 1, 0, 0);
    play::play_out(game);
    return game.battle_belief(U);
  };
  CHECK(belief(scenario) > .8);  // thirty battles won: (1 + n) / (4 + n)
  model::Scenario const off = study::without(scenario, 3);
  CHECK(belief(off) == doctest::Approx(.25).epsilon(1e-6));
  CHECK_FALSE(off.parameters.front().known_to);
}

TEST_CASE("step 4: a mediator leaves with its hazard, or never") {
  auto const [with, without] = pair(test::leaving_mediator(.1, 8), 4, "mediator.left");
  CHECK(test::within_standard_errors(with, test::has_left(.1, 8), 4));
  CHECK(without.value == 0);
}

TEST_CASE("step 5: who takes the pie is a coin, or always the first") {
  model::Scenario scenario = test::ultimatum();
  scenario.central.protocol.recognition = model::Per<PartyId, double>{.5, .5};
  auto const [with, without] = pair(scenario, 5, "main.terms.x");
  CHECK(test::within_standard_errors(with, 5, 4));
  CHECK(without.value == 10);
}

TEST_CASE("step 6: two that concede meet in the middle, one that repeats itself gets the pie") {
  auto const [with, without] = pair(haggling(), 6, "main.terms.x");
  CHECK(with.value >= 4);
  CHECK(with.value <= 6);
  CHECK(without.value == 10);  // the other has nothing to hold out for, and 0 is no worse than no deal
}

TEST_CASE("step 7: holding out takes rounds, taking whatever is better than nothing takes none") {
  auto const [with, without] = pair(haggling(), 7, "main.round");
  CHECK(with.value >= 4);  // both at the middle no earlier than half-way
  CHECK(without.value == 0);
}

TEST_CASE("step 8: a ratifier that vetoes everything stops every deal, and none is stopped without it") {
  model::Scenario scenario = test::ultimatum();
  model::Ratifier senate;
  senate.id = "senate";
  senate.party = R;
  senate.veto = true;
  senate.preferences = scenario.central.parties[R].preferences;
  senate.no_deal = 2;  // no package is worth that
  scenario.central.ratifiers.push_back(senate);
  auto const [with, without] = pair(scenario, 8, "main.deal");
  CHECK(with.value == 0);
  CHECK(without.value == 1);
}

TEST_CASE("step 9: a deal stands a year with (1 − h)^12, or for certain") {
  model::Scenario scenario = test::ultimatum();
  scenario.central.deal.collapse = .05;
  auto const [with, without] = pair(scenario, 9, "main.survival_1y");
  CHECK(with.value == doctest::Approx(std::pow(.95, 12)).epsilon(1e-12));
  CHECK(without.value == 1);
}

TEST_CASE("step 10: six rounds of war cost c(1 − δ^6)/(1 − δ), or nothing") {
  model::Scenario const scenario = war_of(6, .2, .2);
  auto const& a = scenario.central.parties[U];
  auto const [with, without] = pair(scenario, 10, "party.A.war_cost");
  CHECK(with.value == doctest::Approx(a.war_cost * (1 - std::pow(a.discount, 6)) / (1 - a.discount)).epsilon(1e-9));
  CHECK(without.value == 0);
}

TEST_CASE("numbers of a step that is off are drawn no more, the others are") {
  model::Scenario scenario = test::leaving_mediator(.1, 8);
  test::vary(scenario, "mediator.hazard", base::Uniform{0, 1},
             [](model::World& w) -> double& { return w.mediator->hazard; });
  test::vary(scenario, "parties.U.war_cost", base::Uniform{0, 1},
             [](model::World& w) -> double& { return w.parties[U].war_cost; });
  model::Scenario const off = study::without(scenario, 4);
  REQUIRE(off.parameters.size() == 1);
  CHECK(off.parameters[0].path == "parties.U.war_cost");
}

TEST_CASE("what a switch takes away is drawn no more: a tactic's shape, a shock's size, a speaker's chance") {
  model::Scenario scenario = haggling();
  model::World& world = scenario.central;
  model::Shock winter;
  winter.effects.push_back({model::Lever::war_cost, U, std::nullopt, model::ShockEffect::Change::add, .01});
  world.shocks.push_back(winter);
  world.protocol = {model::Protocol::Kind::random_recognition, U, model::Per<PartyId, double>{.5, .5}};
  test::vary(scenario, "beta", base::Uniform{.5, 2}, [](model::World& w) -> double& {
    return std::get<model::TimeDependent>(w.parties[U].tactic[model::TrackId{}]).beta;
  });
  test::vary(scenario, "size", base::Uniform{0, 1},
             [](model::World& w) -> double& { return w.shocks[model::ShockId{0}].effects.at(0).value; });
  test::vary(scenario, "chance", base::Uniform{0, 1},
             [](model::World& w) -> double& { return w.protocol.recognition[R]; });
  auto const left = [&](int step) {
    std::string paths;
    for (auto const& parameter : study::without(scenario, step).parameters) paths += parameter.path + " ";
    return paths;
  };
  CHECK(left(1) == "beta chance ");
  CHECK(left(5) == "beta size ");
  CHECK(left(6) == "size chance ");
  for (int step = 1; step <= 10; ++step) CHECK_NOTHROW(engine::run(study::without(scenario, step), {1, 2, 2, 1}));
}

TEST_CASE("the table names the figure, and leaves out what a scenario does not use") {
  model::Scenario const scenario = test::leaving_mediator(.1, 8);
  auto const mediator = effect(scenario, 4);
  REQUIRE(mediator.moved);
  CHECK(mediator.moved->metric.name == "mediator.left");
  CHECK(mediator.moved->difference.value == doctest::Approx(mediator.moved->without - mediator.moved->with));
  REQUIRE(mediator.at_work);
  CHECK(mediator.at_work->second == doctest::Approx(mediator.moved->with));
  CHECK_FALSE(effect(scenario, 9).mechanism.present);
  CHECK_FALSE(effect(scenario, 9).moved);
  CHECK(study::n_runs_of_mechanisms(scenario) == 5);  // itself, mediator, proposer, move, response
}

TEST_CASE("a figure that a step does not touch is not said to move") {
  CHECK_FALSE(effect(test::leaving_mediator(.1, 8), 5, {"mediator.left"}).moved);
}

TEST_CASE("stopped before the end there is no table") {
  engine::StopToken stop{true};
  CHECK_FALSE(study::mechanism_effects(test::ultimatum(), {17, 4, 2, 1}, {}, {}, &stop));
}
