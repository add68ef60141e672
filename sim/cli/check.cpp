#include <fmt/format.h>

#include <algorithm>
#include <cstdio>
#include <memory>
#include <nlohmann/json.hpp>

#include "cli/command.hpp"
#include "zopa/report/check_report.hpp"

namespace zopa::cli {

void add_check(CLI::App& program, Exit& exit) {
  auto const options = std::make_shared<ScenarioArguments>();
  CLI::App* verb = program.add_subcommand("check", "Is the file in order, what does it rest on, and does what it expects come out?");
  options->add_to(*verb);
  verb->footer("Example: zopa check scenarios/tutorial/1_river.yaml\n"
               "Exit code 1: the file is in order, but an expectation was missed. 2: the file has errors.");
  verb->callback([options, &exit] {
    auto const scenario = read(options->request());
    if (!scenario) {
      exit = Exit::input;
      return;
    }
    auto const verdicts = study::verdicts(*scenario);
    if (std::any_of(verdicts.begin(), verdicts.end(), [](auto const& v) { return !v.ok; })) exit = Exit::no;
    if (options->json)
      fmt::print("{}\n", report::check_json(*scenario, verdicts).dump(2));
    else
      fmt::print("{}", report::check_text(*scenario, verdicts));
  });
}

}  // namespace zopa::cli
