#include <fmt/format.h>

#include "zopa/report/solve_report.hpp"
#include "zopa/report/words.hpp"

namespace zopa::report {
namespace {

/// Quoted where RFC 4180 asks for it.
std::string cell(std::string const& text) {
  if (text.find_first_of(",\"\n\r") == std::string::npos) return text;
  std::string out = "\"";
  for (char const ch : text) out += ch == '"' ? std::string("\"\"") : std::string(1, ch);
  return out + "\"";
}

std::string row(std::vector<std::string> const& cells) {
  std::string out;
  for (std::size_t k = 0; k < cells.size(); ++k) out += (k ? "," : "") + cell(cells[k]);
  return out + "\n";
}

std::vector<std::string> options(model::World const& world, model::TrackId track, model::Package const& package) {
  std::vector<std::string> out;
  for (auto k : world.tracks[track].issues) out.push_back(world.issues[k].options[package[k.index]]);
  return out;
}

}  // namespace

std::string counts_text(model::Scenario const& scenario, model::TrackId track,
                        std::vector<study::CountOf> const& counts) {
  std::string out = "\nOf the packages";
  if (scenario.central.tracks.size() > 1) out += " of the " + scenario.central.tracks[track].title;
  out += "\n";
  for (auto const& c : counts) out += fmt::format("  {}  {}\n", pad_left(count(c.n), 14), c.what);
  return out;
}

std::string best_text(model::Scenario const& scenario, model::TrackId track, std::string const& whom,
                      std::vector<solve::RankedPackage> const& packages) {
  std::string out = "\nBest in the ZOPA for " + whom + "\n";
  if (packages.empty()) out += "  there is none\n";
  for (std::size_t k = 0; k < packages.size(); ++k) {
    std::vector<std::string> values;
    for (auto i : model::ids_of(scenario.central.parties))
      values.push_back(scenario.central.parties[i].name + " " + decimal(packages[k].value[i.index], 3));
    out += fmt::format("{:>3}  {}\n     ", k + 1, listing(values));
    out += wrap(package_in_words(scenario.central, track, packages[k].package), line_width, 5) + "\n";
  }
  return out;
}

std::string packages_csv(model::Scenario const& scenario, model::TrackId track,
                         std::vector<solve::FrontierPoint> const& points) {
  model::World const& world = scenario.central;
  std::vector<std::string> head;
  for (auto i : model::ids_of(world.parties)) head.push_back("value." + world.parties[i].id);
  for (auto k : world.tracks[track].issues) head.push_back(world.issues[k].id);
  std::string out = row(head);
  for (auto const& point : points) {
    std::vector<std::string> cells;
    for (double const v : point.value) cells.push_back(fmt::format("{}", v));
    for (auto& option : options(world, track, point.package)) cells.push_back(std::move(option));
    out += row(cells);
  }
  return out;
}

std::string packages_csv(model::Scenario const& scenario, model::TrackId track,
                         std::vector<model::Package> const& packages) {
  std::vector<std::string> head;
  for (auto k : scenario.central.tracks[track].issues) head.push_back(scenario.central.issues[k].id);
  std::string out = row(head);
  for (auto const& package : packages) out += row(options(scenario.central, track, package));
  return out;
}

}  // namespace zopa::report
