#include "zopa/study/mechanisms.hpp"

#include <algorithm>
#include <cmath>

#include "switches.hpp"

namespace zopa::study {
namespace {

bool has_beliefs(model::Scenario const& scenario) {
  auto const& world = scenario.central;
  return std::any_of(world.parties.begin(), world.parties.end(), [](auto const& p) { return p.battle_belief.has_value(); }) ||
         std::any_of(scenario.parameters.begin(), scenario.parameters.end(), [](auto const& p) { return p.known_to.has_value(); });
}

bool has_hopes(model::World const& world) {
  auto const by_value = [](model::Tactic const& tactic) {
    return !std::holds_alternative<model::TimeDependent>(tactic) && !std::holds_alternative<model::TitForTat>(tactic) &&
           !std::holds_alternative<model::Micro>(tactic);
  };
  return std::any_of(world.parties.begin(), world.parties.end(), [&](auto const& party) {
    return party.response_lambda || !std::all_of(party.tactic.begin(), party.tactic.end(), by_value);
  });
}

bool has_flows(model::World const& world) {
  return world.war && (world.war->hold > 0 || std::any_of(world.parties.begin(), world.parties.end(),
                                                           [](auto const& party) { return party.war_cost > 0; }));
}

// A target of the kind "a number of the world" is the same place in every copy of it.
void stop_drawing(model::Scenario& scenario, std::vector<double*> const& fixed) {
  for (auto& parameter : scenario.parameters)
    for (std::size_t t = parameter.targets.size(); t-- > 0;) {
      double* const place = &parameter.targets[t](scenario.central);
      if (std::find(fixed.begin(), fixed.end(), place) == fixed.end()) continue;
      parameter.targets.erase(parameter.targets.begin() + static_cast<std::ptrdiff_t>(t));
      if (!parameter.factors.empty()) parameter.factors.erase(parameter.factors.begin() + static_cast<std::ptrdiff_t>(t));
    }
  std::erase_if(scenario.parameters, [](auto const& parameter) { return parameter.targets.empty(); });
}

std::vector<std::string> figures_to_watch(model::World const& world) {
  std::vector<std::string> names;
  for (auto const& track : world.tracks)
    for (std::string const figure : {".deal", ".round", ".ratification_failures", ".survival_5y", ".collapse", ".refusals"})
      names.push_back(track.id + figure);
  for (std::string const name : {"war.battles", "front.mean", "mediator.left", "war.victory"}) names.push_back(name);
  for (auto const& party : world.parties) {
    names.push_back("party." + party.id + ".welfare");
    names.push_back("party." + party.id + ".war_cost");
  }
  return names;
}

double clarity(Difference const& d) {
  if (d.value == 0) return 0;
  return std::fabs(d.value) / std::max(d.standard_error, 1e-12);
}

}  // namespace

std::vector<Mechanism> mechanisms(model::Scenario const& scenario) {
  model::World const& world = scenario.central;
  bool const fighting = world.war && world.war->up + world.war->down > 0;
  return {{1, "shocks", "nothing unforeseen happens", !world.shocks.empty()},
          {2, "battle", "the fronts do not move", fighting},
          {3, "beliefs", "nobody learns from battles, and nothing is private", has_beliefs(scenario)},
          {4, "mediator", "the mediator stays, gives nothing and takes nothing", world.mediator.has_value()},
          {5, "proposer", "only one party ever speaks", true},
          {6, "move", "each party repeats its own best package", true},
          {7, "response", "whatever beats no deal is accepted", has_hopes(world)},
          {8, "ratification", "a signature needs nobody's approval", !world.ratifiers.empty()},
          {9, "implementation", "deals do not collapse", world.deal.collapse > 0},
          {10, "pay", "war costs nothing, and holding land brings nothing", has_flows(world)}};
}

model::Scenario without(model::Scenario const& scenario, int step) {
  model::Scenario changed = scenario;
  if (step == 3)
    for (auto& parameter : changed.parameters) parameter.known_to.reset();
  stop_drawing(changed, switch_off(changed.central, step));
  return changed;
}

std::vector<MechanismEffect> mechanism_effects(model::Scenario const& scenario, engine::Plan const& plan,
                                               std::vector<std::string> const& metrics) {
  std::vector<std::string> const watched = metrics.empty() ? figures_to_watch(scenario.central) : metrics;
  engine::Summary const with = engine::run(scenario, plan);
  std::vector<MechanismEffect> rows;
  for (Mechanism const& mechanism : mechanisms(scenario)) {
    MechanismEffect row{mechanism, "", 0, 0, std::nullopt};
    if (mechanism.present) {
      model::Scenario const changed = without(scenario, mechanism.step);
      engine::Summary const off = engine::run(changed, plan);
      for (auto const& name : watched) {
        auto const here = engine::find(with.metrics, scenario.central, name), there = engine::find(off.metrics, changed.central, name);
        if (!here || !there) continue;
        auto const d = difference(with, *here, off, *there);
        if (!d || clarity(*d) <= (row.difference ? clarity(*row.difference) : 0)) continue;
        row = {mechanism, name, estimate(with, *here)->value, estimate(off, *there)->value, d};
      }
    }
    rows.push_back(std::move(row));
  }
  return rows;
}

}  // namespace zopa::study
