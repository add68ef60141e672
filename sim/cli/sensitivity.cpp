#include "zopa/study/sensitivity.hpp"

#include <cmath>
#include <cstdio>
#include <memory>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "cli/command.hpp"
#include "cli/progress.hpp"
#include "zopa/io/nearest.hpp"
#include "zopa/report/sensitivity_report.hpp"

namespace zopa::cli {
namespace {

struct SensitivityOptions {
  PlayedScenario played;
  std::string metric = "main.deal", method = "sobol", csv, where, each, threshold;
  std::size_t base = 0;
  double at = 0.5;
  std::optional<double> from, to;
};

/// The metric of that name; says what is wrong with it otherwise.
std::optional<engine::MetricId> metric_of(model::Scenario const& scenario, std::string const& name) {
  auto const metrics = engine::metrics(scenario.central);
  if (auto const id = engine::find(metrics, scenario.central, name)) return id;
  std::vector<std::string> names;
  for (auto const& metric : metrics) names.push_back(metric.name);
  std::string const near = io::nearest(name, names);
  fmt::print(stderr, "nothing called '{}' is measured: expected a name from docs/results.md{}\n", name,
             near.empty() ? "" : ". did you mean '" + near + "'?");
  return std::nullopt;
}

Exit stopped() {
  fmt::print(stderr, "stopped before the last point was done; nothing to report\n");
  return Exit::interrupted;
}

/// What happens or not in a game, under an option that asks for it; says what is wrong with the name otherwise.
std::optional<engine::MetricId> outcome_of(model::Scenario const& scenario, char const* option, std::string const& name) {
  auto const id = metric_of(scenario, name == "deal" ? "main.deal" : name);
  if (!id || engine::metrics(scenario.central)[*id].kind == engine::Metric::Kind::probability) return id;
  fmt::print(stderr, "{} {}: expected something that happens or not (unit 'probability' in docs/results.md)\n", option, name);
  return std::nullopt;
}

/// Plays the plan and hands over in which games the outcome happened: tell(scenario's metric, plan, cases).
template <class Tell>
Exit play_for(SensitivityOptions const& options, model::Scenario const& scenario, char const* option,
              std::string const& name, Tell const& tell) {
  auto const id = outcome_of(scenario, option, name);
  if (!id) return Exit::input;
  engine::Plan const plan = options.played.plan.plan(scenario);
  engine::Summary const summary = run_with_progress(scenario, plan);
  if (summary.stopped) return stopped();
  tell(engine::metrics(scenario.central)[*id], plan, study::cases(summary, *id));
  return Exit::done;
}

Exit where(SensitivityOptions const& options, model::Scenario const& scenario) {
  return play_for(options, scenario, "--where", options.where, [&](auto const& metric, auto const& plan, auto const& cases) {
    auto const found = study::discover(cases, plan.seed);
    if (options.played.scenario.json)
      fmt::print("{}\n", report::discovery_json(scenario, metric, cases, found, plan).dump(2));
    else
      fmt::print("{}", report::discovery_text(scenario, metric, cases, found, plan));
  });
}

Exit each(SensitivityOptions const& options, model::Scenario const& scenario) {
  return play_for(options, scenario, "--each", options.each, [&](auto const& metric, auto const& plan, auto const& cases) {
    auto const effects = study::range_effects(cases, plan.seed);
    if (options.played.scenario.json)
      fmt::print("{}\n", report::range_effects_json(scenario, metric, cases, effects, options.at, plan).dump(2));
    else
      fmt::print("{}", report::range_effects_text(scenario, metric, cases, effects, options.at, plan,
                                                  options.played.scenario.arguments()));
  });
}

/// The range of a path: as typed, or that of its distribution.
std::optional<study::ThresholdPlan> range(SensitivityOptions const& options, model::Scenario const& scenario) {
  study::ThresholdPlan plan;
  double low = NAN, high = NAN;
  for (auto const& parameter : scenario.parameters)
    if (parameter.path == options.threshold) {
      auto const support = base::support(parameter.distribution);
      low = support.lo;
      high = support.hi;
    }
  plan.from = options.from.value_or(low);
  plan.to = options.to.value_or(high);
  if (std::isfinite(plan.from) && std::isfinite(plan.to) && plan.from < plan.to) return plan;
  fmt::print(stderr, "--threshold {}: expected --from A --to B with A < B, as the file gives it no bounded range\n",
             options.threshold);
  return std::nullopt;
}

Exit threshold(SensitivityOptions const& options, model::Scenario const& scenario) {
  if (!metric_of(scenario, options.metric)) return Exit::input;
  auto const ends = range(options, scenario);
  if (!ends) return Exit::input;
  auto const request_at = [&](double value) {
    io::Request request = options.played.scenario.request();
    request.sets.push_back(fmt::format("{}={}", options.threshold, value));
    return request;
  };
  for (double value : {ends->from, ends->to})
    if (!read(request_at(value))) return Exit::input;  // said before anything is run
  auto const scenario_at = [&](double value) {
    auto reading = io::read_scenario(request_at(value));
    if (!reading.scenario) throw std::runtime_error(io::render(reading.diagnostics));
    return std::move(*reading.scenario);
  };
  engine::Plan const plan = options.played.plan.plan(scenario);
  auto const answer = study::threshold(scenario_at, options.metric, options.at, *ends, plan, {}, &stop_on_signal());
  if (!answer) return stopped();
  if (options.played.scenario.json)
    fmt::print("{}\n",
               report::threshold_json(scenario, options.threshold, options.metric, options.at, *answer, plan).dump(2));
  else
    fmt::print("{}", report::threshold_text(scenario, options.threshold, options.metric, options.at, *answer, plan));
  return answer->crossings.empty() ? Exit::no : Exit::done;
}

std::optional<study::Sensitivity> analysed(SensitivityOptions const& options, model::Scenario const& scenario,
                                           engine::MetricId metric, engine::Plan const& plan) {
  bool const sobol = options.method == "sobol";
  std::size_t const base = options.base ? options.base : sobol ? 256 : 40;
  std::size_t const points = base * (study::inputs(scenario).names.size() + (sobol ? 2 : 1));
  int const games = sobol ? 2 * std::max(1, plan.replicates / 2) : plan.replicates;
  Progress progress(fmt::format("{} points", points), static_cast<std::int64_t>(points) * games);
  auto const on_block = [&](engine::Block const&) { progress.add(sobol ? games / 2 : games); };
  return sobol ? study::sobol_sensitivity(scenario, metric, plan, base, on_block, &stop_on_signal())
               : study::morris_sensitivity(scenario, metric, plan, base, on_block, &stop_on_signal());
}

Exit spread(SensitivityOptions const& options, model::Scenario const& scenario) {
  auto const id = metric_of(scenario, options.metric);
  if (!id) return Exit::input;
  if (!study::has_a_value_in_every_draw(engine::metrics(scenario.central)[*id])) {
    fmt::print(
        stderr,
        "--metric {}: this is a mean over deals or refusals, of which a draw may have none: expected a figure of "
        "every game, such as main.deal\n",
        options.metric);
    return Exit::input;
  }
  if (study::inputs(scenario).names.empty()) {
    fmt::print(
        stderr,
        "{}: nothing varies from draw to draw: expected a number with a distribution, as in {{uniform: [0, 1]}}\n",
        options.played.scenario.arguments());
    return Exit::input;
  }
  engine::Plan plan = options.played.plan.plan(scenario);
  if (!options.played.plan.games) plan.replicates = std::min(plan.replicates, 20);  // points tell more than games
  if (!options.csv.empty() && !write_file(options.csv, "")) return Exit::input;
  auto const found = analysed(options, scenario, *id, plan);
  if (!found) return stopped();
  if (!options.csv.empty() && !write_file(options.csv, report::sensitivity_csv(*found))) return Exit::input;
  if (options.played.scenario.json)
    fmt::print("{}\n", report::sensitivity_json(scenario, *found, plan.seed).dump(2));
  else
    fmt::print("{}", report::sensitivity_text(scenario, *found, plan.seed, options.played.scenario.arguments()));
  return Exit::done;
}

Exit sensitivity(SensitivityOptions const& options) {
  auto const scenario = read(options.played.scenario.request());
  if (!scenario) return Exit::input;
  if (!options.where.empty()) return where(options, *scenario);
  if (!options.each.empty()) return each(options, *scenario);
  if (!options.threshold.empty()) return threshold(options, *scenario);
  return spread(options, *scenario);
}

}  // namespace

void add_sensitivity(CLI::App& program, Exit& exit) {
  auto const options = std::make_shared<SensitivityOptions>();
  CLI::App* verb = program.add_subcommand(
      "sensitivity", "Which assumptions does an answer hang on, where does it happen, and where does it turn?");
  options->played.add_to(*verb);
  verb->add_option("--metric", options->metric, "The figure (docs/results.md)")->capture_default_str();
  verb->add_option("--method", options->method, "sobol: shares of the spread; morris: a cheaper screening")
      ->check(CLI::IsMember({"sobol", "morris"}))
      ->capture_default_str();
  verb->add_option("--base", options->base,
                   "Base points (sobol, default 256; best a power of two) or trajectories (morris, 40)")
      ->check(CLI::Range(2, 1 << 20));
  verb->add_option("--csv", options->csv, "Write the table to this file, one line an input");
  auto* where = verb->add_option("--where", options->where,
                                 "Instead: the corner of the assumptions in which this happens ('deal')");
  auto* threshold = verb->add_option("--threshold", options->threshold,
                                     "Instead: the value of this number at which --metric passes --at");
  auto* each = verb->add_option("--each", options->each,
                                "Instead: how often this happens along the whole range of each assumption ('deal')");
  where->excludes(threshold)->excludes(each);
  each->excludes(threshold);
  verb->add_option("--at", options->at, "The target of --threshold and --each")->capture_default_str();
  verb->add_option("--from", options->from, "Range of --threshold (default: that of its distribution)");
  verb->add_option("--to", options->to, "Range of --threshold");
  verb->footer(
      "Example: zopa sensitivity scenarios/tutorial/3_river_with_a_mediator.yaml --method morris --base 20\n"
      "         zopa sensitivity scenarios/tutorial/3_river_with_a_mediator.yaml --where deal\n"
      "         zopa sensitivity scenarios/tutorial/3_river_with_a_mediator.yaml --each deal\n"
      "The points of a design take the place of --draws; --games is per point (at most 20 unless given).");
  on_chosen(*verb, exit, options, sensitivity);
}

}  // namespace zopa::cli
