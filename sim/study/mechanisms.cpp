#include "zopa/study/mechanisms.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

#include "switches.hpp"

namespace zopa::study {
namespace {

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

std::vector<std::string> figures_to_watch(model::World const& world) {
  std::vector<std::string> names;
  for (auto const& track : world.tracks)
    for (std::string const figure :
         {".deal", ".round", ".ratification_failures", ".survival_5y", ".collapse", ".refusals"})
      names.push_back(track.id + figure);
  for (std::string const name : {"war.battles", "front.mean", "mediator.left", "war.victory"}) names.push_back(name);
  for (auto const& party : world.parties) {
    names.push_back("party." + party.id + ".welfare");
    names.push_back("party." + party.id + ".war_cost");
  }
  return names;
}

// Differences below this many standard errors are what chance does to the largest of some forty figures.
constexpr double clear = 4;

// In standard errors; without any between draws, as clear as can be.
double clarity(Difference const& d) {
  if (std::fabs(d.value) < 1e-9) return 0;
  return d.standard_error > 0 ? std::fabs(d.value) / d.standard_error : std::numeric_limits<double>::infinity();
}

std::optional<Moved> clearest(model::World const& world, engine::Summary const& with, engine::Summary const& off,
                              std::vector<std::string> const& watched) {
  std::optional<Moved> best;
  for (auto const& name : watched) {
    auto const here = engine::find(with.metrics, world, name), there = engine::find(off.metrics, world, name);
    if (!here || !there) continue;
    auto const d = difference(with, *here, off, *there);
    if (!d || clarity(*d) == 0 || (best && clarity(*d) <= best->clarity)) continue;
    best = Moved{with.metrics[*here], estimate(with, *here)->value, estimate(off, *there)->value, *d, clarity(*d)};
  }
  return best;
}

// Names of figures that are 0 where a step never comes up.
std::vector<std::string> signs_of_work(model::World const& world, int step) {
  std::string const main = world.tracks[model::main_track].id;
  if (step == 2 || step == 3) return {"war.battles"};
  if (step == 4) return {"mediator.left"};
  if (step == 8) return {main + ".ratification_failures"};
  std::vector<std::string> names;
  for (auto const& party : world.parties)
    if (step == 7) names.push_back(main + ".blocks.holding out: " + party.id);
  return names;
}

std::optional<std::pair<engine::Metric, double>> at_work(model::World const& world, engine::Summary const& with, int step) {
  std::optional<std::pair<engine::Metric, double>> most;
  for (auto const& name : signs_of_work(world, step)) {
    auto const metric = engine::find(with.metrics, world, name);
    auto const e = metric ? estimate(with, *metric) : std::nullopt;
    if (e && (!most || e->value > most->second)) most = {e->metric, e->value};
  }
  return most;
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
  model::Scenario off = changed(scenario, [&](model::World& world) { return switch_off(world, step); });
  if (step == 3)
    for (auto& parameter : off.parameters) parameter.known_to.reset();
  return off;
}

std::optional<std::vector<MechanismEffect>> mechanism_effects(model::Scenario const& scenario, engine::Plan const& plan,
                                                              std::vector<std::string> const& metrics,
                                                              engine::OnBlock const& on_block,
                                                              engine::StopToken const* stop) {
  std::vector<std::string> const watched = metrics.empty() ? figures_to_watch(scenario.central) : metrics;
  engine::Summary const with = engine::run(scenario, plan, on_block, stop);
  std::vector<MechanismEffect> rows;
  for (Mechanism const& mechanism : mechanisms(scenario)) {
    if (!mechanism.present) {
      rows.push_back({mechanism, std::nullopt, std::nullopt, std::nullopt});
      continue;
    }
    model::Scenario const other = without(scenario, mechanism.step);
    engine::Summary const off = engine::run(other, plan, on_block, stop);
    if (with.stopped || off.stopped) return std::nullopt;
    auto const best = clearest(other.central, with, off, watched);
    bool const beyond_chance = best && best->clarity >= clear;
    rows.push_back({mechanism, beyond_chance ? best : std::nullopt, beyond_chance ? std::nullopt : best,
                    at_work(scenario.central, with, mechanism.step)});
  }
  return rows;
}

int n_runs_of_mechanisms(model::Scenario const& scenario) {
  auto const all = mechanisms(scenario);
  return 1 + static_cast<int>(std::count_if(all.begin(), all.end(), [](Mechanism const& m) { return m.present; }));
}

}  // namespace zopa::study
