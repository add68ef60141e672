#include "zopa/study/compare.hpp"

#include <cstdio>
#include <memory>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "cli/command.hpp"
#include "cli/progress.hpp"
#include "cli/variants.hpp"
#include "zopa/report/compare_report.hpp"

namespace zopa::cli {
namespace {

/// More columns than this do not fit on a screen: the variants become rows.
constexpr std::size_t most_columns = 4;

struct CompareOptions : PlayedScenario {
  bool all = false;
};

study::Comparison compared(std::vector<study::Variant> const& variants, engine::Plan const& plan) {
  auto const n = static_cast<std::int64_t>(variants.size());
  Progress progress(fmt::format("{} variants × {} draws", n, plan.draws),
                    std::int64_t{plan.draws} * plan.replicates * n);
  return study::compare(
      variants, plan, [&](std::size_t, engine::Block const&) { progress.add(plan.replicates); }, &stop_on_signal());
}

Exit compare(CompareOptions const& options) {
  io::Request const request = options.scenario.request();
  auto const found = read_variants(options.all ? with_all_overlays(request) : request);
  if (!found) return Exit::input;
  model::Scenario const& baseline = found->front().scenario;
  study::Comparison const comparison = compared(*found, options.plan.plan(baseline));
  if (stop_on_signal()) {
    fmt::print(stderr, "stopped before every variant was done; nothing to compare\n");
    return Exit::interrupted;
  }
  if (options.scenario.json)
    fmt::print("{}\n", report::compare_json(baseline, comparison).dump(2));
  else if (options.all || found->size() > most_columns)
    fmt::print("{}", report::compare_table_text(*found, comparison));
  else
    fmt::print("{}", report::compare_text(baseline, comparison));
  return Exit::done;
}

}  // namespace

void add_compare(CLI::App& program, Exit& exit) {
  auto const options = std::make_shared<CompareOptions>();
  CLI::App* verb = program.add_subcommand(
      "compare", "The same draws, battles and shocks in several worlds: what does an overlay change?");
  options->add_to(*verb);
  verb->add_flag("--all", options->all, "Every overlay beside the file, one row each");
  verb->footer(
      "Example: zopa compare scenarios/tutorial/2_river_at_war.yaml +patient_north\n"
      "         zopa compare scenarios/tutorial/2_river_at_war.yaml --all\n"
      "Each +overlay is a column (beyond three, a row); +a+b stacks two in one.");
  on_chosen(*verb, exit, options, compare);
}

}  // namespace zopa::cli
