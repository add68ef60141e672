#include <fmt/format.h>

#include <cstdio>
#include <fstream>
#include <memory>
#include <nlohmann/json.hpp>

#include "cli/command.hpp"
#include "cli/progress.hpp"
#include "zopa/io/study_file.hpp"
#include "zopa/report/compare_report.hpp"

namespace zopa::cli {
namespace {

struct Options {
  std::string file, csv;
  std::vector<std::string> sets;
  PlanArguments plan;
  bool json = false;
};

io::Request request_at(io::StudyFile const& study, Options const& options, std::vector<double> const& point) {
  io::Request request{study.scenario, study.overlays, options.sets};
  for (std::size_t a = 0; a < point.size(); ++a) request.sets.push_back(fmt::format("{}={}", study.grid.axes[a].path, point[a]));
  return request;
}

engine::Plan plan_of(io::StudyFile const& study, Options const& options, model::Scenario base) {
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

// Every corner of the grid must be a valid scenario before hours are spent on the first point.
bool ends_are_valid(io::StudyFile const& study, Options const& options) {
  std::vector<double> first, last;
  for (auto const& axis : study.grid.axes) {
    first.push_back(axis.values.front());
    last.push_back(axis.values.back());
  }
  return read(request_at(study, options, first)).has_value() && read(request_at(study, options, last)).has_value();
}

bool names_are_known(std::vector<std::string> const& names, model::World const& world) {
  auto const metrics = engine::metrics(world);
  bool all = true;
  for (auto const& name : names)
    if (!engine::find(metrics, world, name)) {
      fmt::print(stderr, "unknown metric '{}' under 'keep' (docs/results.md lists them)\n", name);
      all = false;
    }
  return all;
}

Exit sweep(Options const& options) {
  auto const reading = io::read_study(options.file);
  if (!reading.diagnostics.empty()) fmt::print(stderr, "{}", io::render(reading.diagnostics));
  if (!reading.study) return Exit::input;
  io::StudyFile const& study = *reading.study;
  auto const base = read({study.scenario, study.overlays, options.sets});
  if (!base || !ends_are_valid(study, options)) return Exit::input;
  auto const names = kept(study, base->central);
  if (!names_are_known(names, base->central)) return Exit::input;

  engine::Plan const plan = plan_of(study, options, *base);
  auto const n = static_cast<std::int64_t>(study::n_points(study.grid));
  auto const scenario_at = [&](std::vector<double> const& point) {
    auto reading_at = io::read_scenario(request_at(study, options, point));
    if (!reading_at.scenario) throw std::runtime_error(io::render(reading_at.diagnostics));
    return std::move(*reading_at.scenario);
  };
  study::SweepTable table;
  {
    Progress progress(fmt::format("{} points", n), n * plan.draws * plan.replicates);
    table = study::sweep(study.grid, scenario_at, plan, names,
                         [&](study::SweepRow const&) { progress.add(std::int64_t{plan.draws} * plan.replicates); }, &stop_on_signal());
  }
  if (!options.csv.empty()) {
    std::ofstream out(options.csv);
    out << report::sweep_csv(table);
    if (!out.flush()) {
      fmt::print(stderr, "{}: cannot be written\n", options.csv);
      return Exit::input;
    }
  }
  if (options.json)
    fmt::print("{}\n", report::sweep_json(*base, table).dump(2));
  else if (options.csv.empty())
    fmt::print("{}\n\n{}", study.title, report::sweep_text(table));
  return table.stopped ? Exit::interrupted : Exit::done;
}

}  // namespace

void add_sweep(CLI::App& program, Exit& exit) {
  auto const options = std::make_shared<Options>();
  CLI::App* verb = program.add_subcommand("sweep", "One study file, many points: how do results move with the numbers it varies?");
  verb->add_option("study", options->file, "A study file")->required();
  verb->add_option("--csv", options->csv, "Write the table to this file, one line a point");
  verb->add_option("--set", options->sets, "Change one number everywhere: --set PATH=VALUE")->type_name("PATH=VALUE")->allow_extra_args(false);
  verb->add_flag("--json", options->json, "Print the result for machines (docs/json.md)");
  options->plan.add_to(*verb);
  verb->footer("Example: zopa sweep scenarios/studies/guarantees.yaml --csv guarantees.csv\n"
               "All points share their draws, battles and shocks, so neighbours differ by the varied numbers only.");
  verb->callback([options, &exit] { exit = sweep(*options); });
}

}  // namespace zopa::cli
