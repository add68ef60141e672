#include <algorithm>
#include <cstdio>
#include <memory>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "cli/command.hpp"
#include "cli/progress.hpp"
#include "zopa/io/study_file.hpp"
#include "zopa/report/compare_report.hpp"

namespace zopa::cli {
namespace {

struct SweepOptions {
  std::string file, csv;
  std::vector<std::string> sets;
  PlanArguments plan;
  bool json = false;
};

// The study, once everything that can be known to be wrong with it has been said.
std::optional<io::StudyFile> read_study(SweepOptions const& options) {
  auto reading = io::read_study(options.file);
  std::vector<io::Diagnostic> wrong = reading.diagnostics;
  if (reading.study) {
    auto const more = io::check(*reading.study, options.sets);
    wrong.insert(wrong.end(), more.begin(), more.end());
  }
  if (!wrong.empty()) fmt::print(stderr, "{}", io::render(wrong));
  auto const is_error = [](io::Diagnostic const& d) { return d.severity == io::Diagnostic::Severity::error; };
  if (std::any_of(wrong.begin(), wrong.end(), is_error)) return std::nullopt;
  return std::move(reading.study);
}

engine::Plan plan_of(io::StudyFile const& study, SweepOptions const& options, model::Scenario base) {
  if (study.draws) base.plan.draws = *study.draws;
  if (study.replicates) base.plan.replicates = *study.replicates;
  if (study.seed) base.plan.seed = *study.seed;
  return options.plan.plan(base);
}

std::vector<std::string> kept(io::StudyFile const& study, model::World const& world) {
  if (!study.keep.empty()) return study.keep;
  std::vector<std::string> names;
  for (auto const& track : world.tracks)
    for (char const* figure : {".deal", ".round"}) names.push_back(track.id + figure);
  return names;
}

study::SweepTable swept(io::StudyFile const& study, SweepOptions const& options, model::Scenario const& base) {
  engine::Plan const plan = plan_of(study, options, base);
  auto const scenario_at = [&](std::vector<double> const& point) {
    auto reading = io::scenario_at(study, point, options.sets);
    if (!reading.scenario) throw std::runtime_error(io::render(reading.diagnostics));
    return std::move(*reading.scenario);
  };
  auto const n = static_cast<std::int64_t>(study::n_points(study.grid)),
             games = std::int64_t{plan.draws} * plan.replicates;
  Progress progress(fmt::format("{} points", n), n * games);
  return study::sweep(
      study.grid, scenario_at, plan, kept(study, base.central), [&](study::SweepRow const&) { progress.add(games); },
      &stop_on_signal());
}

Exit sweep(SweepOptions const& options) {
  auto const study = read_study(options);
  if (!study) return Exit::input;
  auto const base = read({study->scenario, study->overlays, options.sets});
  if (!base) return Exit::input;
  if (!options.csv.empty() && !write_file(options.csv, "")) return Exit::input;  // said now, not after hours
  study::SweepTable const table = swept(*study, options, *base);
  if (!options.csv.empty() && !write_file(options.csv, report::sweep_csv(table))) return Exit::input;
  if (options.json)
    fmt::print("{}\n", report::sweep_json(*base, table).dump(2));
  else if (options.csv.empty())
    fmt::print("{}", report::sweep_text(study->title, *base, table));
  else
    fmt::print("{} written to {}\n", report::sweep_size(table), options.csv);
  return table.stopped ? Exit::interrupted : Exit::done;
}

}  // namespace

void add_sweep(CLI::App& program, Exit& exit) {
  auto const options = std::make_shared<SweepOptions>();
  CLI::App* verb =
      program.add_subcommand("sweep", "One study file, many points: how do results move with the numbers it varies?");
  verb->add_option("study", options->file, "A study file")->required();
  verb->add_option("--csv", options->csv, "Write the table to this file, one line a point");
  verb->add_option("--set", options->sets, "Change one number everywhere: --set PATH=VALUE")
      ->type_name("PATH=VALUE")
      ->allow_extra_args(false);
  verb->add_flag("--json", options->json, "Print the result for machines (docs/json.md)");
  options->plan.add_to(*verb);
  verb->footer(
      "Example: zopa sweep scenarios/studies/patience.yaml --csv patience.csv\n"
      "All points share their draws, battles and shocks, so neighbours differ by the varied numbers only.");
  on_chosen(*verb, exit, options, sweep);
}

}  // namespace zopa::cli
