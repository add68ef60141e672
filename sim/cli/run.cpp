#include <fmt/format.h>

#include <cstdio>
#include <memory>
#include <nlohmann/json.hpp>

#include "cli/command.hpp"
#include "cli/progress.hpp"
#include "zopa/report/run_report.hpp"
#include "zopa/report/words.hpp"

namespace zopa::cli {

void add_run(CLI::App& program, Exit& exit) {
  struct Options {
    ScenarioArguments scenario;
    PlanArguments plan;
  };
  auto const options = std::make_shared<Options>();
  CLI::App* verb = program.add_subcommand("run", "Play the scenario many times over its assumptions: does the game reach what exists?");
  options->scenario.add_to(*verb);
  options->plan.add_to(*verb);
  verb->footer("Example: zopa run scenarios/tutorial/3_river_with_a_mediator.yaml --draws 200");
  verb->callback([options, &exit] {
    auto const scenario = read(options->scenario.request());
    if (!scenario) {
      exit = Exit::input;
      return;
    }
    engine::Plan const plan = options->plan.plan(*scenario);
    engine::Summary summary;
    {
      Progress progress(fmt::format("{} draws × {} games", plan.draws, plan.replicates), std::int64_t{plan.draws} * plan.replicates);
      summary = engine::run(*scenario, plan, [&](engine::Block const&) { progress.add(plan.replicates); }, &stop_on_signal());
    }
    if (summary.stopped) exit = Exit::interrupted;
    if (summary.blocks.empty()) {
      fmt::print(stderr, "stopped before the first draw was done; nothing to report\n");
      return;
    }
    if (options->scenario.json)
      fmt::print("{}\n", report::run_json(*scenario, summary).dump(2));
    else
      fmt::print("{}", report::run_text(*scenario, summary, options->scenario.arguments()));
  });
}

}  // namespace zopa::cli
