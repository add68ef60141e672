#include <fmt/format.h>

#include <algorithm>

#include "zopa/engine/metrics.hpp"
#include "zopa/io/nearest.hpp"
#include "zopa/io/study_file.hpp"

namespace zopa::io {
namespace {

std::string assignment(study::Grid const& grid, std::size_t axis, double value) {
  return fmt::format("{}={}", grid.axes[axis].path, value);
}

// A complaint about an assignment that the study makes is one about its axis.
void move_to_axis(Diagnostic& diagnostic, StudyFile const& study, std::vector<double> const& point) {
  if (diagnostic.file != "--set") return;
  for (std::size_t a = 0; a < point.size(); ++a) {
    if (diagnostic.source_line != assignment(study.grid, a, point[a])) continue;
    Diagnostic moved = study.axis_places[a];
    moved.severity = diagnostic.severity;
    moved.problem = diagnostic.problem;
    moved.expected = diagnostic.expected;
    moved.nearest = diagnostic.nearest;
    diagnostic = std::move(moved);
    return;
  }
}

std::vector<double> values_to_try(std::vector<double> const& values) {
  if (values.size() <= 64) return values;
  auto const [low, high] = std::minmax_element(values.begin(), values.end());
  return {values.front(), values.back(), *low, *high};
}

void add(std::vector<Diagnostic>& all, std::vector<Diagnostic> const& more) {
  auto const same = [](Diagnostic const& a, Diagnostic const& b) {
    return a.file == b.file && a.line == b.line && a.column == b.column && a.problem == b.problem;
  };
  for (auto const& d : more)
    if (std::none_of(all.begin(), all.end(), [&](auto const& known) { return same(known, d); })) all.push_back(d);
}

std::vector<Diagnostic> check_axes(StudyFile const& study, std::vector<std::string> const& sets) {
  PointReader const reader(study, sets);
  std::vector<Diagnostic> all;
  std::vector<double> first;
  for (auto const& axis : study.grid.axes) first.push_back(axis.values.front());
  for (std::size_t a = 0; a < first.size(); ++a)
    for (double value : values_to_try(study.grid.axes[a].values)) {
      std::vector<double> point = first;
      point[a] = value;
      add(all, reader.at(point).diagnostics);
    }
  return all;
}

std::vector<Diagnostic> check_names(StudyFile const& study, model::World const& world) {
  std::vector<Diagnostic> all;
  auto const metrics = engine::metrics(world);
  std::vector<std::string> names;
  for (auto const& metric : metrics) names.push_back(metric.name);
  auto const check_name = [&](std::string const& name, Diagnostic unknown) {
    if (engine::find(metrics, world, name)) return;
    unknown.problem = fmt::format("nothing called '{}' is measured", name);
    unknown.expected = "a name from docs/results.md";
    unknown.nearest = nearest(name, names);
    all.push_back(std::move(unknown));
  };
  for (std::size_t k = 0; k < study.keep.size(); ++k) check_name(study.keep[k], study.keep_places[k]);
  if (study.until) check_name(study.until->metric, study.until_places.front());
  return all;
}

}  // namespace

Reading scenario_at(StudyFile const& study, std::vector<double> const& point, std::vector<std::string> const& sets) {
  return PointReader(study, sets).at(point);
}

Reading PointReader::at(std::vector<double> const& point) const {
  std::vector<std::string> assignments;
  for (std::size_t a = 0; a < point.size(); ++a) assignments.push_back(assignment(study_.grid, a, point[a]));
  Reading reading = scenario_.with(assignments);
  for (auto& diagnostic : reading.diagnostics) move_to_axis(diagnostic, study_, point);
  return reading;
}

Reading scenario_at(std::string const& text, std::string const& name, study::Grid const& grid, std::vector<double> const& point) {
  std::vector<std::string> sets;
  for (std::size_t a = 0; a < point.size(); ++a) sets.push_back(assignment(grid, a, point[a]));
  return read_scenario_text(text, name, sets);
}

std::vector<Diagnostic> check(StudyFile const& study, std::vector<std::string> const& sets) {
  Reading const base = read_scenario({study.scenario, study.overlays, sets});
  std::vector<Diagnostic> all = base.diagnostics;
  if (!base.scenario) return all;
  add(all, check_axes(study, sets));
  add(all, check_names(study, base.scenario->central));
  return all;
}

}  // namespace zopa::io
