#include <fmt/format.h>

#include <algorithm>
#include <cstdio>
#include <memory>
#include <nlohmann/json.hpp>

#include "cli/command.hpp"
#include "zopa/io/resolved.hpp"
#include "zopa/report/check_report.hpp"

namespace zopa::cli {
namespace {

/// Expects a request that has been read without errors.
void print_resolved(ScenarioArguments const& arguments) {
  if (arguments.json) return fmt::print("{}\n", io::resolved_json(arguments.request())->dump(2));
  fmt::print("# {}\n{}", arguments.arguments(), *io::resolved_yaml(arguments.request()));
}

}  // namespace

void add_check(CLI::App& program, Exit& exit) {
  struct Options : ScenarioArguments {
    bool resolved = false;
  };
  auto const options = std::make_shared<Options>();
  CLI::App* verb = program.add_subcommand("check", "Is the file in order, what does it rest on, and does what it expects come out?");
  options->add_to(*verb);
  verb->add_flag("--resolved", options->resolved, "Print the file with all it extends and all that is laid on it, each value with file and line");
  verb->footer("Example: zopa check scenarios/tutorial/1_river.yaml\n"
               "         zopa check --resolved talks.yaml +credible_guarantees\n"
               "Exit code 1: the file is in order, but an expectation was missed. 2: the file has errors.");
  verb->callback([options, &exit] {
    auto const scenario = read(options->request());
    if (!scenario) {
      exit = Exit::input;
      return;
    }
    if (options->resolved) return print_resolved(*options);
    auto const verdicts = study::verdicts(*scenario);
    if (std::any_of(verdicts.begin(), verdicts.end(), [](auto const& v) { return !v.ok; })) exit = Exit::no;
    if (options->json)
      fmt::print("{}\n", report::check_json(*scenario, verdicts).dump(2));
    else
      fmt::print("{}", report::check_text(*scenario, verdicts));
  });
}

}  // namespace zopa::cli
