#include "zopa/study/compare.hpp"

#include <cstdio>
#include <memory>

#include <fmt/format.h>
#include <fmt/ranges.h>
#include <nlohmann/json.hpp>

#include "cli/command.hpp"
#include "cli/progress.hpp"
#include "cli/variants.hpp"
#include "zopa/io/nearest.hpp"
#include "zopa/report/compare_report.hpp"
#include "zopa/report/hypothesis_report.hpp"

namespace zopa::cli {
namespace {

/// More columns than this do not fit on a screen: the variants become rows.
constexpr std::size_t most_columns = 4;

struct CompareOptions : PlayedScenario {
  bool all = false, hypotheses = false;
  std::string on, path;
};

/// With --all or --hypotheses the overlays typed lie under every row; else each is a column, on those of --on.
WorldsAsked asked(CompareOptions const& options) {
  io::Request request = options.scenario.request();
  std::vector<std::string> under = io::stacked(options.on), over = request.overlays;
  if (options.all || options.hypotheses) {
    for (auto const& overlay : over)
      for (auto& one : io::stacked(overlay)) under.push_back(std::move(one));
  }
  request.overlays = under;
  return options.all ? every_overlay_on(request) : WorldsAsked{request, over, false};
}

Progress progress_over(std::vector<study::Variant> const& variants, engine::Plan const& plan) {
  auto const n = static_cast<std::int64_t>(variants.size());
  return Progress(fmt::format("{} variants × {} draws", n, plan.draws), std::int64_t{plan.draws} * plan.replicates * n);
}

Exit stopped() {
  fmt::print(stderr, "stopped before every variant was done; nothing to compare\n");
  return Exit::interrupted;
}

/// The overlays typed lie under every stack of the file's hypotheses.
std::optional<std::vector<study::Variant>> hypothesised(CompareOptions const& options,
                                                        std::vector<model::Hypothesis> const& hypotheses) {
  io::Request const under = asked(options).on;
  std::vector<study::Variant> variants;
  std::size_t const n = study::stacks(hypotheses).size();
  for (auto const& stack : study::stacks(hypotheses)) {
    io::Request request = under;
    if (stack != model::baseline_stack)
      for (auto& overlay : io::stacked(stack)) request.overlays.push_back(std::move(overlay));
    if (auto scenario = read(request)) variants.push_back({stack, std::move(*scenario)});
  }
  return variants.size() == n ? std::optional(std::move(variants)) : std::nullopt;
}

Exit test_hypotheses(CompareOptions const& options) {
  auto const scenario = read(asked(options).on);
  if (!scenario) return Exit::input;
  if (scenario->hypotheses.empty()) {
    fmt::print(stderr, "{}: the file states no hypotheses: expected 'hypotheses:' (zopa explain hypotheses)\n", options.scenario.arguments());
    return Exit::input;
  }
  auto const variants = hypothesised(options, scenario->hypotheses);
  if (!variants) return Exit::input;
  engine::Plan const plan = options.plan.plan(*scenario);
  Progress progress = progress_over(*variants, plan);
  auto const summaries = study::played(
      *variants, plan, [&](std::size_t, engine::Block const&) { progress.add(plan.replicates); }, &stop_on_signal());
  if (stop_on_signal()) return stopped();
  auto const rulings = study::rulings(scenario->hypotheses, *variants, summaries);
  if (options.scenario.json)
    fmt::print("{}\n", report::hypotheses_json(*variants, summaries, rulings).dump(2));
  else
    fmt::print("{}", report::hypotheses_text(*variants, summaries, rulings));
  return Exit::done;
}

std::optional<model::TrackId> track_of(model::World const& world, std::string const& id) {
  for (auto const track : model::ids_of(world.tracks))
    if (world.tracks[track].id == id || (id == "main" && track == model::main_track)) return track;
  return std::nullopt;
}

Exit unknown_track(model::World const& world, std::string const& id) {
  std::vector<std::string> known;
  for (auto const& track : world.tracks) known.push_back(track.id);
  std::string const near = io::nearest(id, known);
  fmt::print(stderr, "--path {}: no such track: expected {}{}\n", id, fmt::join(known, ", "), near.empty() ? "" : ". did you mean '" + near + "'?");
  return Exit::input;
}

Exit compare(CompareOptions const& options) {
  if (options.hypotheses) return test_hypotheses(options);
  auto const found = read_worlds(asked(options));
  if (!found) return Exit::input;
  auto const& [variants, left_out] = *found;
  model::Scenario const& baseline = variants.front().scenario;
  if (!options.path.empty() && !track_of(baseline.central, options.path)) return unknown_track(baseline.central, options.path);
  engine::Plan const plan = options.plan.plan(baseline);
  Progress progress = progress_over(variants, plan);
  study::Comparison const comparison = study::compare(
      variants, plan, [&](std::size_t, engine::Block const&) { progress.add(plan.replicates); }, &stop_on_signal());
  if (stop_on_signal()) return stopped();
  auto const track = track_of(baseline.central, options.path);
  if (options.scenario.json)
    fmt::print("{}\n", report::compare_json(variants, comparison, left_out).dump(2));
  else if (track)
    fmt::print("{}", report::compare_path_text(variants, comparison, *track));
  else if (options.all || variants.size() > most_columns)
    fmt::print("{}", report::compare_table_text(variants, comparison, left_out));
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
  verb->add_flag("--all", options->all, "Every overlay beside the file, one row each, laid on those that are named");
  verb->add_flag("--hypotheses", options->hypotheses, "Instead: every ordering that the file puts to the test, with a verdict");
  verb->add_option("--path", options->path, "Instead: by which round how many games have a deal on this track ('main')")->type_name("TRACK");
  verb->add_option("--on", options->on, "Overlays that lie under every column: --on a+b")->type_name("OVERLAYS");
  verb->footer(
      "Example: zopa compare scenarios/tutorial/2_river_at_war.yaml +patient_north\n"
      "         zopa compare scenarios/tutorial/2_river_at_war.yaml --all\n"
      "Each +overlay is a column (beyond three, a row); +a+b stacks two in one. With --all, +a is laid under every row.");
  on_chosen(*verb, exit, options, compare);
}

}  // namespace zopa::cli
