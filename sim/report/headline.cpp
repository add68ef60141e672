#include <algorithm>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "zopa/base/version.hpp"
#include "zopa/model/utility.hpp"
#include "zopa/report/solve_report.hpp"
#include "zopa/report/words.hpp"

namespace zopa::report {
namespace {

struct FigureCounts {
  long facts = 0, assumptions = 0, with_range = 0;
};

FigureCounts figure_counts(model::Scenario const& scenario) {
  FigureCounts n;
  for (auto const& figure : scenario.provenance) {
    bool const fact = figure.kind == model::Provenance::Kind::fact;
    (fact ? n.facts : n.assumptions) += 1;
    if (!fact && figure.has_range) n.with_range += 1;
  }
  return n;
}

}  // namespace

std::string headline(model::Scenario const& scenario) {
  model::World const& world = scenario.central;
  std::string line = scenario.title + " · " + plural(static_cast<double>(world.parties.size()), "party", "parties");
  if (world.mediator) line += ", 1 mediator";
  model::TrackId const main{0};
  line += " · " + plural(static_cast<double>(world.tracks[main].issues.size()), "issue", "issues");
  if (!world.lines.empty()) line += " · " + plural(static_cast<double>(world.lines.size()), "red line", "red lines");
  if (!scenario.as_of.empty()) line += " · as of " + scenario.as_of;
  return line;
}

std::string provenance_line(model::Scenario const& scenario) {
  FigureCounts const n = figure_counts(scenario);
  return fmt::format("{} with a source, {} ({} with a range)",
                     plural(static_cast<double>(n.facts), "figure", "figures"),
                     plural(static_cast<double>(n.assumptions), "assumption", "assumptions"), n.with_range);
}

std::string closing_line(model::Scenario const& scenario, std::optional<std::uint64_t> seed) {
  std::string line = "A model of stated assumptions, not a forecast.";
  if (seed) line += fmt::format("   seed {} ·", *seed);
  return line + fmt::format("  scenario {:06x} · zopa {}", scenario.hash >> 40, base::version);
}

nlohmann::ordered_json json_head(std::string const& shape) {
  return {{"shape", shape}, {"version", 1}, {"zopa", base::version}};
}

nlohmann::ordered_json json_head(std::string const& shape, model::Scenario const& scenario) {
  FigureCounts const n = figure_counts(scenario);
  nlohmann::ordered_json json = json_head(shape);
  json["scenario"] = {
      {"title", scenario.title}, {"as_of", scenario.as_of}, {"hash", fmt::format("{:016x}", scenario.hash)}};
  json["rests_on"] = {{"facts", n.facts}, {"assumptions", n.assumptions}, {"assumptions_with_a_range", n.with_range}};
  json["note"] = "a model of stated assumptions, not a forecast";
  return json;
}

}  // namespace zopa::report
