#include "zopa/study/compare.hpp"

#include <algorithm>
#include <cstdio>
#include <memory>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "cli/command.hpp"
#include "cli/progress.hpp"
#include "zopa/io/resolved.hpp"
#include "zopa/report/compare_report.hpp"

namespace zopa::cli {
namespace {

// `a+b` stacks two overlays in one variant.
io::Request stacked(io::Request const& baseline, std::string const& overlays) {
  io::Request request = baseline;
  for (std::size_t at = 0; at <= overlays.size();) {
    std::size_t const end = std::min(overlays.find('+', at), overlays.size());
    request.overlays.push_back(overlays.substr(at, end - at));
    at = end + 1;
  }
  return request;
}

/// More columns than this do not fit on a screen: the variants become rows.
constexpr std::size_t most_columns = 4;

struct CompareOptions : PlayedScenario {
  bool all = false;
};

/// The command line's request; with --all, the overlays beside the file come after its own.
io::Request request_of(CompareOptions const& options) {
  io::Request request = options.scenario.request();
  if (!options.all) return request;
  for (auto const& overlay : io::overlays_beside(request.file))
    if (std::find(request.overlays.begin(), request.overlays.end(), overlay.name) == request.overlays.end())
      request.overlays.push_back(overlay.name);
  return request;
}

// The baseline, then one variant per overlay on top of it. All are read before giving up: every error is reported at
// once.
std::optional<std::vector<study::Variant>> variants(io::Request const& all) {
  io::Request const baseline{all.file, {}, all.sets};
  std::vector<study::Variant> found;
  if (auto scenario = read(baseline)) found.push_back({"baseline", std::move(*scenario)});
  for (auto const& overlay : all.overlays)
    if (auto scenario = read(stacked(baseline, overlay))) found.push_back({"+" + overlay, std::move(*scenario)});
  if (found.size() <= all.overlays.size()) return std::nullopt;
  return found;
}

study::Comparison compared(std::vector<study::Variant> const& variants, engine::Plan const& plan) {
  auto const n = static_cast<std::int64_t>(variants.size());
  Progress progress(fmt::format("{} variants × {} draws", n, plan.draws),
                    std::int64_t{plan.draws} * plan.replicates * n);
  return study::compare(
      variants, plan, [&](std::size_t, engine::Block const&) { progress.add(plan.replicates); }, &stop_on_signal());
}

Exit compare(CompareOptions const& options) {
  auto const found = variants(request_of(options));
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
