#pragma once

#include <cmath>

#include "engine/scenarios.hpp"
#include "zopa/study/estimate.hpp"

/// Worlds whose figures have closed forms, for tests of studies.
namespace zopa::test {

/// Nobody can sign anything: every game lasts all its rounds.
inline void forbid_everything(World& world) {
  for (PartyId const i : ids_of(world.parties)) add_line(world, "nothing-for-" + world.parties[i].id, i, Pattern{});
}

/// Two parties that can never agree, and a mediator that leaves with probability `hazard` a round from the second on
/// (the state given is that of the first round's offers): P(left) = 1 − (1 − hazard)^(rounds − 1).
inline Scenario leaving_mediator(double hazard, int rounds) {
  World world = toy_istanbul(1);
  for (Party& party : world.parties) party.tactic[TrackId{}] = TimeDependent{};
  world.horizon.rounds = rounds;
  world.mediator = Mediator{};
  world.mediator->hazard = hazard;
  world.mediator->carrots.resize(2);
  world.mediator->sticks.resize(2);
  world.mediator->bias.resize(2);
  world.mediator->weights.resize(2, .5);
  forbid_everything(world);
  return scenario_of(world);
}
inline double has_left(double hazard, int rounds) { return 1 - std::pow(1 - hazard, rounds - 1); }

/// Party 0 always proposes, party 1 signs anything better than nothing: a pie in tenths, one round.
inline Scenario ultimatum() {
  World world = empty_world({"A", "B"});
  std::vector<std::string> options;
  std::vector<double> up, down;
  for (int k = 0; k <= 10; ++k) {
    options.push_back(std::to_string(k));
    up.push_back(k / 10.0);
    down.push_back(1 - k / 10.0);
  }
  IssueId const x = add_issue(world, "x", options);
  prefers(world, U, x, 1, up);
  prefers(world, R, x, 1, down);
  world.protocol.recognition = Per<PartyId, double>{1.0, 0.0};
  world.horizon = {1, Horizon::Then::freeze, 0};
  return scenario_of(world);
}

inline study::Estimate figure(engine::Summary const& summary, Scenario const& scenario, std::string_view name) {
  return study::estimate(summary, scenario.central, name).value();
}
/// |estimate − exact| ≤ k standard errors; an estimate without spread must be exact.
inline bool within_standard_errors(study::Estimate const& estimate, double exact, double k) {
  return std::fabs(estimate.value - exact) <= k * estimate.standard_error + 1e-12;
}

}  // namespace zopa::test
