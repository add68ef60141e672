#include <algorithm>

#include <fmt/format.h>

#include "report/json_parts.hpp"
#include "zopa/report/robust_report.hpp"
#include "zopa/report/words.hpp"

namespace zopa::report {
namespace {

using nlohmann::ordered_json;

constexpr std::size_t most_conflicts = 12;

std::string in_percent(study::ShareOfDraws const& s) { return percent(s.share, s.low, s.high); }

/// The words of a constraint by its id, as a draw knows it.
std::string words(model::World const& world, std::string const& id) {
  for (auto const& line : world.lines)
    if (line.id == id) return line.title;
  for (auto const& party : world.parties)
    if (id == "no deal: " + party.id) return party.name + "’s value of no deal";
  for (auto const& ratifier : world.ratifiers)
    if (id == world.parties[ratifier.party].id + "." + ratifier.id)
      return "approval by " + world.parties[ratifier.party].name + "’s " + ratifier.title;
  return id;
}

void say_exists(study::RobustAnswer const& answer, std::string& out) {
  out += wrap(fmt::format("Over {} draws of the assumptions a deal exists in {} under the lines that are really meant.",
                          answer.zopa_exists.draws, in_percent(answer.zopa_exists)),
              line_width, 0);
  out += "\n";
  if (answer.zopa_exists.share != answer.zopa_exists_as_stated.share)
    out += wrap(fmt::format("If every stated line were meant: in {}.", in_percent(answer.zopa_exists_as_stated)),
                line_width, 0) +
           "\n";
}

void say_conflicts(model::World const& world, study::RobustAnswer const& answer, std::string& out) {
  if (answer.conflicts.empty()) return;
  out += "What blocks, by the share of draws in which it does\n";
  for (std::size_t k = 0; k < std::min(answer.conflicts.size(), most_conflicts); ++k) {
    std::vector<std::string> items;
    for (auto const& id : answer.conflicts[k].constraints) items.push_back(words(world, id));
    out += "  " + wrap(in_percent(answer.conflicts[k].share) + "  " + listing(items), line_width, 4) + "\n";
  }
  if (answer.conflicts.size() > most_conflicts)
    out += fmt::format("  … and {} more: --json lists them\n", answer.conflicts.size() - most_conflicts);
  if (!answer.complete) out += "  In some draws the list was cut at its limit.\n";
}

void say_packages(model::World const& world, study::RobustAnswer const& answer, std::string& out) {
  if (!answer.most_acceptable) return;
  auto const& best = *answer.most_acceptable;
  out += wrap(fmt::format("Acceptable to all in the most draws, {} (of {} compared; no package can do better than {}):",
                          in_percent(best.acceptable),
                          plural(static_cast<double>(answer.n_candidates), "package", "packages"),
                          percent(answer.zopa_exists.share)),
              line_width, 2) +
         "\n    " + wrap(package_in_words(world, answer.track, best.package), line_width, 4) + "\n";
  auto const& safe = *answer.least_regret;
  out += fmt::format("Least worst-case regret, {}, acceptable in {}:\n    ", decimal(safe.regret, 3),
                     in_percent(safe.acceptable));
  out += (safe.package == best.package ? std::string("the same package")
                                       : wrap(package_in_words(world, answer.track, safe.package), line_width, 4)) +
         "\n";
}

}  // namespace

std::string robust_text(model::Scenario const& scenario, std::vector<study::RobustAnswer> const& answers) {
  std::string out;
  for (auto const& answer : answers) {
    out += "\n";
    if (answers.size() > 1)
      out += fmt::format("== {}, over the assumptions\n", scenario.central.tracks[answer.track].title);
    say_exists(answer, out);
    say_conflicts(scenario.central, answer, out);
    say_packages(scenario.central, answer, out);
  }
  return out;
}

ordered_json robust_json(model::Scenario const& scenario, std::vector<study::RobustAnswer> const& answers) {
  auto const share = [](study::ShareOfDraws const& s) {
    return ordered_json{{"share", s.share}, {"low", s.low}, {"high", s.high}, {"draws", s.draws}};
  };
  ordered_json json = ordered_json::array();
  for (auto const& answer : answers) {
    ordered_json item;
    item["track"] = scenario.central.tracks[answer.track].id;
    item["zopa_exists"] = share(answer.zopa_exists);
    item["zopa_exists_as_stated"] = share(answer.zopa_exists_as_stated);
    item["complete"] = answer.complete;
    item["conflicts"] = ordered_json::array();
    for (auto const& c : answer.conflicts)
      item["conflicts"].push_back({{"constraints", c.constraints}, {"blocks", share(c.share)}});
    item["packages_compared"] = answer.n_candidates;
    auto const package = [&](std::optional<study::RobustPackage> const& p) -> ordered_json {
      if (!p) return nullptr;
      return {{"package", package_json(scenario.central, answer.track, p->package)},
              {"acceptable", share(p->acceptable)},
              {"regret", p->regret}};
    };
    item["most_acceptable"] = package(answer.most_acceptable);
    item["least_regret"] = package(answer.least_regret);
    json.push_back(std::move(item));
  }
  return json;
}

}  // namespace zopa::report
