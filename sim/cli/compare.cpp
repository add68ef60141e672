#include <fmt/format.h>

#include <cstdio>
#include <memory>
#include <nlohmann/json.hpp>

#include "cli/command.hpp"
#include "cli/progress.hpp"
#include "zopa/report/compare_report.hpp"
#include "zopa/study/compare.hpp"

namespace zopa::cli {
namespace {

// The baseline, then one variant per overlay on top of it; `+a+b` stacks two in one variant.
std::optional<std::vector<study::Variant>> variants(ScenarioArguments const& arguments) {
  io::Request const all = arguments.request();
  std::vector<io::Request> requests{{all.file, {}, all.sets}};
  for (auto const& overlay : all.overlays) {
    io::Request request{all.file, {}, all.sets};
    for (std::size_t at = 0; at <= overlay.size();) {
      std::size_t const end = std::min(overlay.find('+', at), overlay.size());
      request.overlays.push_back(overlay.substr(at, end - at));
      at = end + 1;
    }
    requests.push_back(std::move(request));
  }
  std::vector<study::Variant> found;
  for (std::size_t v = 0; v < requests.size(); ++v) {
    auto scenario = read(requests[v]);
    if (scenario) found.push_back({v == 0 ? "baseline" : "+" + all.overlays[v - 1], std::move(*scenario)});
  }
  if (found.size() < requests.size()) return std::nullopt;
  return found;
}

}  // namespace

void add_compare(CLI::App& program, Exit& exit) {
  struct Options {
    ScenarioArguments scenario;
    PlanArguments plan;
  };
  auto const options = std::make_shared<Options>();
  CLI::App* verb = program.add_subcommand("compare", "The same draws, battles and shocks in several worlds: what does an overlay change?");
  options->scenario.add_to(*verb);
  options->plan.add_to(*verb);
  verb->footer("Example: zopa compare talks.yaml +credible_guarantees +mediator_leaves\n"
               "Each +overlay is a column; +a+b stacks two in one.");
  verb->callback([options, &exit] {
    auto const found = variants(options->scenario);
    if (!found) {
      exit = Exit::input;
      return;
    }
    engine::Plan const plan = options->plan.plan(found->front().scenario);
    study::Comparison comparison;
    {
      Progress progress(fmt::format("{} variants × {} draws", found->size(), plan.draws),
                        std::int64_t{plan.draws} * plan.replicates * static_cast<std::int64_t>(found->size()));
      comparison = study::compare(*found, plan, [&](std::size_t, engine::Block const&) { progress.add(plan.replicates); }, &stop_on_signal());
    }
    if (stop_on_signal()) {
      fmt::print(stderr, "stopped before every variant was done; nothing to compare\n");
      exit = Exit::interrupted;
      return;
    }
    if (options->scenario.json)
      fmt::print("{}\n", report::compare_json(found->front().scenario, comparison).dump(2));
    else
      fmt::print("{}", report::compare_text(found->front().scenario, comparison));
  });
}

}  // namespace zopa::cli
