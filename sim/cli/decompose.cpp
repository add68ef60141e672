#include <cstdio>
#include <memory>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "cli/command.hpp"
#include "cli/progress.hpp"
#include "zopa/report/decomposition_report.hpp"

namespace zopa::cli {
namespace {

struct DecomposeOptions : PlayedScenario {
  study::SidePayment payment;
};

std::optional<study::Decomposition> decomposed(model::Scenario const& scenario, engine::Plan const& plan,
                                               study::SidePayment const& payment) {
  int const n = study::n_runs_of_decomposition(scenario);
  Progress progress(fmt::format("{} runs × {} draws", n, plan.draws), std::int64_t{n} * plan.draws * plan.replicates);
  return study::decompose(
      scenario, plan, payment, [&](engine::Block const&) { progress.add(plan.replicates); }, &stop_on_signal());
}

Exit decompose(DecomposeOptions const& options) {
  auto const scenario = read(options.scenario.request());
  if (!scenario) return Exit::input;
  auto const found = decomposed(*scenario, options.plan.plan(*scenario), options.payment);
  if (!found) {
    fmt::print(stderr, "stopped before every cause was tried; nothing to report\n");
    return Exit::interrupted;
  }
  if (options.scenario.json)
    fmt::print("{}\n", report::decomposition_json(*scenario, *found, options.payment).dump(2));
  else
    fmt::print("{}", report::decomposition_text(*scenario, *found, options.payment));
  return Exit::done;
}

}  // namespace

void add_decompose(CLI::App& program, Exit& exit) {
  auto const options = std::make_shared<DecomposeOptions>();
  CLI::App* verb = program.add_subcommand(
      "decompose",
      "Why is there no deal: do lines collide, is it bluff, would nobody keep it, can value not be divided?");
  options->add_to(*verb);
  verb->add_option("--payment", options->payment.most, "Most that one side can pay another, of the main track's value")
      ->check(CLI::Range(0.01, 10.0))
      ->capture_default_str();
  verb->footer(
      "Example: zopa decompose scenarios/tutorial/2_river_at_war.yaml --draws 100 --games 50\n"
      "Plays once for each set of causes (at most sixteen), all on the same draws and chances.");
  on_chosen(*verb, exit, options, decompose);
}

}  // namespace zopa::cli
