#include <algorithm>

#include <fmt/format.h>
#include <fmt/ranges.h>
#include <nlohmann/json.hpp>

#include "report/figures.hpp"
#include "report/solve_writer.hpp"
#include "zopa/report/solve_report.hpp"
#include "zopa/report/words.hpp"

namespace zopa::report {
namespace {

/// One world's answer about one track.
struct Seen {
  study::Variant const& variant;
  study::TrackAnswer const& track;

  model::World const& world() const { return variant.scenario.central; }
  std::string short_word(std::size_t c) const { return constraint_in_short(world(), track.constraints[c]); }
};

std::vector<Seen> seen(std::vector<study::Variant> const& variants, std::vector<study::Answer> const& answers,
                       model::TrackId track) {
  std::vector<Seen> out;
  for (std::size_t v = 0; v < variants.size(); ++v)
    for (auto const& answer : answers[v].tracks)
      if (answer.track == track) out.push_back({variants[v], answer});
  return out;
}

std::vector<std::string> row(Seen const& s) {
  auto const& track = s.track;
  if (track.zopa.size > 0) {
    std::string values;
    if (track.zopa.nash)
      for (double const v : track.zopa.frontier.points[*track.zopa.nash].value)
        values += (values.empty() ? "" : ", ") + decimal(v);
    return {s.variant.name, count(track.zopa.size), count(double(track.zopa.frontier.points.size())), values, "", ""};
  }
  auto const& explained = track.explanation;
  std::string const more = explained.complete ? "" : " or more";
  return {s.variant.name,
          track.certain ? "none, certainly" : "none",
          "",
          "",
          count(double(explained.conflicts.size())) + more,
          explained.corrections.empty() ? "–" : count(double(explained.corrections.front().size()))};
}

/// A column with nothing under its title says nothing.
void drop_empty_columns(std::vector<std::vector<std::string>>& rows) {
  for (std::size_t k = rows.front().size(); k-- > 1;) {
    bool const empty = std::all_of(rows.begin() + 1, rows.end(), [&](auto const& r) { return r[k].empty(); });
    if (!empty) continue;
    for (auto& r : rows) r.erase(r.begin() + std::ptrdiff_t(k));
  }
}

/// What collides, and in which worlds: worlds whose conflicts are the same share an entry.
std::string collisions(std::vector<Seen> const& worlds) {
  std::vector<std::pair<std::vector<std::string>, std::vector<std::string>>> entries;
  for (Seen const& s : worlds) {
    if (s.track.zopa.size > 0) continue;
    std::vector<std::string> conflicts;
    for (auto const& conflict : s.track.explanation.conflicts) {
      std::string words;
      for (std::size_t const c : conflict) words += (words.empty() ? "" : "  ×  ") + s.short_word(c);
      conflicts.push_back(words);
    }
    auto same = std::find_if(entries.begin(), entries.end(), [&](auto const& e) { return e.first == conflicts; });
    if (same == entries.end()) same = entries.insert(same, {conflicts, {}});
    same->second.push_back(s.variant.name);
  }
  std::string out;
  for (auto const& [conflicts, names] : entries) {
    out += "\n" + wrap("Impossible together in " + listing(names), line_width, 2) + "\n";
    for (auto const& conflict : conflicts) out += "  " + conflict + "\n";
  }
  return out;
}

std::string about_track(std::vector<Seen> const& worlds, model::TrackId track) {
  std::string const title = name(worlds.front().world(), track);
  bool const always = std::all_of(worlds.begin(), worlds.end(), [](Seen const& s) { return s.track.zopa.size > 0; });
  std::string out = "== " + title + "\n";
  if (always && worlds.size() > 1 && track != model::main_track) return out + "A deal is possible in every world.\n";
  std::vector<std::string> parties;
  for (auto const& party : worlds.front().world().parties) parties.push_back(party.id);
  std::vector<std::vector<std::string>> rows{{"", "acceptable packages", "Pareto-optimal",
                                              fmt::format("Nash gives {}", fmt::join(parties, ", ")), "conflicts",
                                              "fewest concessions"}};
  for (Seen const& s : worlds) rows.push_back(row(s));
  drop_empty_columns(rows);
  return out + aligned(rows) + collisions(worlds);
}

}  // namespace

std::string solve_variants_text(std::vector<study::Variant> const& variants,
                                std::vector<study::Answer> const& answers) {
  model::Scenario const& baseline = variants.front().scenario;
  std::string out = headline(baseline) + "\nWhat each overlay leaves possible: exactly, at central values, under the lines as stated\n\n";
  for (auto const track : model::ids_of(baseline.central.tracks)) {
    auto const worlds = seen(variants, answers, track);
    if (!worlds.empty()) out += about_track(worlds, track) + "\n";
  }
  return out + closing_line(baseline) + "\n";
}

nlohmann::ordered_json solve_variants_json(std::vector<study::Variant> const& variants,
                                           std::vector<study::Answer> const& answers) {
  auto out = json_head("zopa.solve_all", variants.front().scenario);
  out["variants"] = nlohmann::ordered_json::array();
  for (std::size_t v = 0; v < variants.size(); ++v)
    out["variants"].push_back({{"variant", variants[v].name}, {"answer", solve_json(variants[v].scenario, answers[v])}});
  return out;
}

}  // namespace zopa::report
