#include "zopa/study/mechanisms.hpp"

#include <cstdio>
#include <memory>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "cli/command.hpp"
#include "cli/progress.hpp"
#include "zopa/report/mechanisms_report.hpp"

namespace zopa::cli {
namespace {

std::optional<std::vector<study::MechanismEffect>> effects(model::Scenario const& scenario, engine::Plan const& plan) {
  int const n = study::n_runs_of_mechanisms(scenario);
  Progress progress(fmt::format("{} runs × {} draws", n, plan.draws), std::int64_t{n} * plan.draws * plan.replicates);
  return study::mechanism_effects(
      scenario, plan, {}, [&](engine::Block const&) { progress.add(plan.replicates); }, &stop_on_signal());
}

Exit mechanisms(PlayedScenario const& options) {
  auto const scenario = read(options.scenario.request());
  if (!scenario) return Exit::input;
  engine::Plan const plan = options.plan.plan(*scenario);
  auto const found = effects(*scenario, plan);
  if (!found) {
    fmt::print(stderr, "stopped before every step was tried; nothing to report\n");
    return Exit::interrupted;
  }
  if (options.scenario.json)
    fmt::print("{}\n", report::mechanisms_json(*scenario, *found, plan).dump(2));
  else
    fmt::print("{}", report::mechanisms_text(*scenario, *found, plan));
  return Exit::done;
}

}  // namespace

void add_mechanisms(CLI::App& program, Exit& exit) {
  auto const options = std::make_shared<PlayedScenario>();
  CLI::App* verb = program.add_subcommand(
      "mechanisms", "Each of the ten steps of a round switched off in turn: what does it do here?");
  options->add_to(*verb);
  verb->footer(
      "Example: zopa mechanisms scenarios/tutorial/3_river_with_a_mediator.yaml --draws 100 --games 50\n"
      "All runs share their draws and chances, so a figure moves only because of the step.");
  on_chosen(*verb, exit, options, mechanisms);
}

}  // namespace zopa::cli
