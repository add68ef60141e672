#include <algorithm>

#include <fmt/format.h>

#include "report/compare_worlds.hpp"
#include "report/figures.hpp"
#include "zopa/report/compare_report.hpp"
#include "zopa/report/run_report.hpp"
#include "zopa/report/solve_report.hpp"
#include "zopa/report/words.hpp"

namespace zopa::report {
namespace {

using Cells = std::vector<std::string>;

Cells heading_of_path(Worlds const& worlds) {
  Cells row{"by the end of " + worlds.baseline().round};
  for (std::size_t v = 0; v < worlds.size(); ++v) {
    row.push_back(worlds.name(v));
    if (v > 0) row.push_back("difference");
  }
  return row;
}

Cells step_of_path(Worlds const& worlds, std::string const& figure, int round) {
  Cells row{std::to_string(round)};
  auto const* metric = worlds.metric(figure);
  for (std::size_t v = 0; v < worlds.size(); ++v) {
    auto const* e = worlds.estimate(figure, v);
    row.push_back(!e ? "–" : e->certain ? "0 % (certain)" : in_words(*e));
    if (v > 0) row.push_back(metric && metric->differences[v] ? difference_in_words(metric->metric, *metric->differences[v]) : "–");
  }
  return row;
}

/// Does anything happen in a round, in any world?
bool moves_on(Cells const& before, Cells const& now) {
  return !std::equal(before.begin() + 1, before.end(), now.begin() + 1);
}

}  // namespace

std::string compare_path_text(std::vector<study::Variant> const& variants, study::Comparison const& comparison, model::TrackId track) {
  Worlds const worlds{variants, comparison};
  model::Scenario const& baseline = worlds.baseline();
  auto const& plan = comparison.summaries.front().plan;
  std::string out = headline(baseline) + "\n";
  out += fmt::format("{} by {}: how many games have one so far · {} × {} in each column\n\n", name(baseline.central, track), baseline.round,
                     plural(plan.draws, "draw", "draws"), plural(plan.replicates, "game", "games"));
  std::vector<Cells> rows{heading_of_path(worlds)};
  for (int round = 1; round <= baseline.central.horizon.rounds; ++round) {
    Cells row = step_of_path(worlds, baseline.central.tracks[track].id + ".deal_by." + std::to_string(round), round);
    if (rows.size() == 1 || round == baseline.central.horizon.rounds || moves_on(rows.back(), row)) rows.push_back(std::move(row));
  }
  out += aligned(rows);
  out += "\n" +
         wrap(fmt::format("Cumulative incidence: walking out and victory end a game without a deal. A {} in which nothing changes is left "
                          "out. Same draws, battles and shocks in each column; differences are to the first, in points of a per cent; "
                          "brackets: 95 % intervals of the simulation.",
                          baseline.round),
              line_width, 0) +
         "\n";
  return out + "\n" + closing_line(baseline, plan.seed) + "\n";
}

}  // namespace zopa::report
