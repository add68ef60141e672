#include <algorithm>

#include <fmt/format.h>

#include "report/solve_writer.hpp"
#include "zopa/report/solve_report.hpp"
#include "zopa/report/words.hpp"

namespace zopa::report {
namespace {

void why(TrackWriter& w, std::size_t most) {
  auto const& conflicts = w.track.explanation.conflicts;
  if (conflicts.empty()) return;
  w.line();
  w.line(conflicts.size() == 1 ? "Why: these cannot all hold" : "Why: each of these is impossible by itself");
  for (std::size_t k = 0; k < std::min(conflicts.size(), most); ++k) {
    std::string text = fmt::format("{:>3}  ", k + 1);
    for (std::size_t i = 0; i < conflicts[k].size(); ++i)
      text += (i ? std::string("\n     ") + (i == 1 ? "against  " : "and      ") : std::string()) +
              w.words(conflicts[k][i]);
    w.line(text);
  }
  if (conflicts.size() > most)
    w.line(fmt::format("     … and {} more: --conflicts lists them", conflicts.size() - most));
  if (!w.track.explanation.complete) w.line("     The list was cut at its limit; more conflicts may exist.");
}

void what_would_open(TrackWriter& w, std::size_t most) {
  auto const& openings = w.track.openings;
  if (openings.empty()) return;
  std::size_t const smallest = openings.front().correction.size();
  w.line();
  if (smallest == 1)
    w.line("What would open one: the smallest concessions");
  else
    w.line(fmt::format("What would open one: no single concession does; the smallest take {} together", smallest));
  for (std::size_t k = 0; k < std::min(openings.size(), most); ++k) {
    auto const& opening = openings[k];
    std::vector<std::string> given_up;
    for (std::size_t c : opening.correction) given_up.push_back(w.words(c));
    w.line(fmt::format("{:>3}  give up:  {}", k + 1, given_up.front()));
    for (std::size_t i = 1; i < given_up.size(); ++i) w.line("         and  " + given_up[i]);
    if (opening.size > 0) w.line("     " + opening_in_words(opening));
    if (opening.nash)
      w.paragraph("fairest (Nash): " + package_in_words(w.world, w.track.track, opening.nash->package), 5);
  }
  if (openings.size() > most)
    w.line(fmt::format("     … and {} more: --corrections lists them", openings.size() - most));
}

void how_far(TrackWriter& w) {
  std::string const text = how_far_in_words(w.track);
  if (text.empty()) return;
  w.line();
  w.paragraph("How far away: " + text);
}

void nearest_miss(TrackWriter& w) {
  if (w.track.zopa.size > 0 || !w.track.nearest_miss) return;
  auto const& miss = *w.track.nearest_miss;
  w.line();
  std::vector<std::string> broken;
  for (std::size_t c : miss.broken) broken.push_back(w.words(c));
  w.paragraph("Nearest miss: " + package_in_words(w.world, w.track.track, miss.package));
  w.paragraph("breaks only: " + listing(broken) + ".", 2);
}

void the_fair(TrackWriter& w) {
  auto const& zopa = w.track.zopa;
  w.line();
  w.paragraph("No deal is worth  " + w.values(zopa.no_deal) + ".");
  std::pair<char const*, std::optional<std::size_t>> const solutions[] = {{"Nash", zopa.nash},
                                                                          {"Kalai–Smorodinsky", zopa.kalai_smorodinsky},
                                                                          {"egalitarian", zopa.egalitarian},
                                                                          {"utilitarian", zopa.utilitarian}};
  w.line();
  w.line("The fair packages");
  std::vector<std::size_t> told;
  for (auto const& [name, at] : solutions) {
    if (!at || std::find(told.begin(), told.end(), *at) != told.end()) continue;
    told.push_back(*at);
    std::vector<std::string> names;  // one package can be fair in several senses
    for (auto const& [other, there] : solutions)
      if (there == at) names.push_back(other);
    auto const& point = zopa.frontier.points[*at];
    w.line("  " + listing(names) + ":  " + w.values(point.value));
    w.paragraph(package_in_words(w.world, w.track.track, point.package), 6);
  }
}

void one_track(TrackWriter& w, SolveDetails const& details) {
  w.paragraph(answer_in_words(w.track));
  if (w.track.zopa.size > 0) {
    the_fair(w);
  } else {
    why(w, details.conflicts ? std::size_t(-1) : 5);
    what_would_open(w, details.corrections ? std::size_t(-1) : 3);
    nearest_miss(w);
    how_far(w);
  }
  if (std::string const beyond = beyond_in_words(w.track); !beyond.empty()) {
    w.line();
    w.paragraph(beyond);
  }
  if (details.conflicts) who_blocks_whom(w);
  if (details.frontier) frontier(w);
  if (details.thresholds) thresholds(w);
}

}  // namespace

std::string solve_text(model::Scenario const& scenario, study::Answer const& answer, SolveDetails const& details,
                       std::string const& arguments) {
  std::string out = headline(scenario) + "\n";
  for (auto const& track : answer.tracks) {
    TrackWriter w{scenario, scenario.central, track};
    w.line();
    if (answer.tracks.size() > 1)
      w.line(fmt::format("== {} · {}", scenario.central.tracks[track.track].title,
                         plural(track.zopa.n_packages, "package", "packages")));
    one_track(w, details);
    out += w.out;
  }
  out += "\n" + wrap("Rests on: " + rests_on_in_words(scenario, answer), line_width, 10) + "\n";
  out += "\nNext: zopa solve " + arguments + " --conflicts --thresholds\n";
  out += "        who blocks whom, and what would have to move\n";
  out += "      zopa run " + arguments + "\n        does the game reach what exists?\n";
  out += "\n" + closing_line(scenario) + "\n";
  return out;
}

}  // namespace zopa::report
