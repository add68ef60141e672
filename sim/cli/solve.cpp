#include <fmt/format.h>

#include <cstdio>
#include <memory>
#include <nlohmann/json.hpp>

#include "cli/command.hpp"
#include "zopa/report/solve_report.hpp"
#include "zopa/study/answer.hpp"

namespace zopa::cli {

void add_solve(CLI::App& program, Exit& exit) {
  struct Options {
    ScenarioArguments scenario;
    report::SolveDetails details;
    int draws = 200;
  };
  auto const options = std::make_shared<Options>();
  CLI::App* verb = program.add_subcommand("solve", "Is there a deal? If not, which red lines block it, and what would open one? Exact.");
  options->scenario.add_to(*verb);
  verb->add_flag("--conflicts", options->details.conflicts, "Every minimal conflict, and who is how responsible");
  verb->add_flag("--corrections", options->details.corrections, "Every minimal correction, with what it opens");
  verb->add_flag("--frontier", options->details.frontier, "Every Pareto-optimal package in the ZOPA");
  verb->add_flag("--thresholds", options->details.thresholds, "Credibility, side payments and shadow prices");
  verb->add_option("--draws", options->draws, "Draws of the assumptions for \"over their ranges\" (0: central values only)")
      ->check(CLI::Range(0, 1000000))->capture_default_str();
  verb->footer("Example: zopa solve scenarios/tutorial/1_river.yaml --set deal.credibility=0.2 --conflicts");
  verb->callback([options, &exit] {
    auto const scenario = read(options->scenario.request());
    if (!scenario) {
      exit = Exit::input;
      return;
    }
    study::Answer const answer = study::answer(*scenario, options->draws);
    if (options->scenario.json)
      fmt::print("{}\n", report::solve_json(*scenario, answer).dump(2));
    else
      fmt::print("{}", report::solve_text(*scenario, answer, options->details, options->scenario.arguments()));
  });
}

}  // namespace zopa::cli
