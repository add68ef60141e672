#include <cstdio>
#include <memory>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "cli/command.hpp"
#include "cli/progress.hpp"
#include "zopa/report/run_report.hpp"

namespace zopa::cli {
namespace {

Exit run(PlayedScenario const& options) {
  auto const scenario = read(options.scenario.request());
  if (!scenario) return Exit::input;
  engine::Summary const summary = run_with_progress(*scenario, options.plan.plan(*scenario));
  if (summary.blocks.empty()) {
    fmt::print(stderr, "stopped before the first draw was done; nothing to report\n");
    return Exit::interrupted;
  }
  if (options.scenario.json)
    fmt::print("{}\n", report::run_json(*scenario, summary).dump(2));
  else
    fmt::print("{}", report::run_text(*scenario, summary, options.scenario.arguments()));
  return summary.stopped ? Exit::interrupted : Exit::done;
}

}  // namespace

void add_run(CLI::App& program, Exit& exit) {
  auto const options = std::make_shared<PlayedScenario>();
  CLI::App* verb = program.add_subcommand(
      "run", "Play the scenario many times over its assumptions: does the game reach what exists?");
  options->add_to(*verb);
  verb->footer("Example: zopa run scenarios/tutorial/3_river_with_a_mediator.yaml --draws 200");
  on_chosen(*verb, exit, options, run);
}

}  // namespace zopa::cli
