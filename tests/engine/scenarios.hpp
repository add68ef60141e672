#pragma once

#include "support/worlds.hpp"
#include "zopa/engine/run.hpp"
#include "zopa/model/scenario.hpp"

/// Scenarios in code, with numbers that vary.
namespace zopa::test {

inline Scenario scenario_of(World world) {
  Scenario scenario;
  scenario.title = "in code";
  scenario.central = std::move(world);
  return scenario;
}

inline void vary(Scenario& scenario, std::string const& path, base::Distribution distribution, std::function<double&(World&)> target,
                 std::optional<PartyId> known_to = std::nullopt) {
  scenario.parameters.push_back({path, std::move(distribution), {std::move(target)}, {}, known_to});
}

/// zopa-mini with linear tactics, A holding out for `line`; the drift is an assumption, the war costs are private.
inline Scenario varied_mini(double line = 0, int rounds = 8) {
  ZopaMini given;
  given.rounds = rounds;
  given.line_a = line;
  given.tactic = TimeDependent{};
  Scenario scenario = scenario_of(zopa_mini(given));
  vary(scenario, "war.drift.up", base::Uniform{.1, .5}, [](World& w) -> double& { return w.war->up; });
  for (PartyId const i : {PartyId{0}, PartyId{1}})
    vary(scenario, "parties." + scenario.central.parties[i].id + ".war_cost", base::Uniform{.001, .03},
         [i](World& w) -> double& { return w.parties[i].war_cost; }, i);
  return scenario;
}

/// Two lines that no package satisfies.
inline Scenario disjoint_lines() {
  World world = toy_istanbul(1);
  add_line(world, "must-be-ceded", R, among(world, {IssueId{0}}, {0, 1}));
  for (Party& party : world.parties) party.tactic[TrackId{}] = TimeDependent{};
  return scenario_of(world);
}

}  // namespace zopa::test
