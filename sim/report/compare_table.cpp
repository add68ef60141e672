#include <cmath>

#include <fmt/format.h>

#include "report/compare_worlds.hpp"
#include "report/figures.hpp"
#include "zopa/report/compare_report.hpp"
#include "zopa/report/run_report.hpp"
#include "zopa/report/solve_report.hpp"
#include "zopa/report/words.hpp"

namespace zopa::report {
namespace {

using Row = std::vector<std::string>;

std::string range_in_words(study::Estimate const& e) {
  std::string const low = whole_percent(e.over_draws.low);
  std::string const high = whole_percent(e.over_draws.high);
  return low == high ? low : low + " to " + high;
}

/// The deal of a track in a world: how often, how much more often than in the first world, over assumptions.
Row deal_cells(Worlds const& worlds, model::Track const& track, std::size_t v) {
  std::string const name = track.id + ".deal";
  auto const* e = worlds.estimate(name, v);
  if (!e) return {"–", "–", "–"};
  auto const* row = worlds.metric(name);
  return {e->certain ? "0 % (certain)" : in_words(*e),
          row->differences[v] ? difference_in_words(row->metric, *row->differences[v]) : "–",
          e->certain ? "–" : range_in_words(*e)};
}

bool moves(Worlds const& worlds, model::TrackId t, std::size_t v) {
  auto const* row = worlds.metric(worlds.baseline().central.tracks[t].id + ".deal");
  return row && row->differences[v] && row->differences[v]->value != 0;
}

/// A sentence for the worlds in which a track's deals come exactly as often as in the first one.
std::string as_often(Worlds const& worlds, std::vector<std::string> const& same) {
  return same.empty() ? "" : wrap("As often as under " + worlds.name(0) + ": " + listing(same) + ".", line_width, 0) + "\n";
}

std::string deals(Worlds const& worlds, model::TrackId t) {
  model::World const& world = worlds.baseline().central;
  std::vector<Row> rows{{name(world, t), "deal", "difference", "over assumptions"}};
  std::vector<std::string> same;
  for (std::size_t v = 0; v < worlds.size(); ++v) {
    if (v > 0 && !moves(worlds, t, v)) {
      same.push_back(worlds.name(v));
      continue;
    }
    Row row{worlds.name(v)};
    for (auto& cell : deal_cells(worlds, world.tracks[t], v)) row.push_back(std::move(cell));
    rows.push_back(std::move(row));
  }
  if (rows.size() > 2) return aligned(rows) + as_often(worlds, same) + "\n";
  return wrap(rows[0][0] + ": " + rows[1][1] + " in every world, " + rows[1][3] + " over assumptions", line_width, 0) + "\n\n";
}

std::string kept_in_words(study::Estimate const& e) {
  if (e.draws == 1) return whole_percent(e.value) + " (one draw)";
  return percent(e.value, e.monte_carlo.low, e.monte_carlo.high);
}

/// When the main track's deal comes and how long it lasts, where one does.
std::string ends(Worlds const& worlds) {
  std::string const& track = worlds.baseline().central.tracks[model::main_track].id;
  std::vector<Row> rows{{"if a deal comes", "in " + worlds.baseline().round, "kept 5 years", "over assumptions"}};
  for (std::size_t v = 0; v < worlds.size(); ++v) {
    auto const* round = worlds.estimate(track + ".round", v);
    if (!round) continue;
    auto const* kept = worlds.estimate(track + ".survival_5y", v);
    rows.push_back({worlds.name(v), decimal(round->value + 1, 1),
                    kept ? kept_in_words(*kept) : "–", kept && kept->draws > 1 ? range_in_words(*kept) : "–"});
  }
  return rows.size() > 1 ? aligned(rows) + "\n" : "";
}

std::string size_in_words(Worlds const& worlds) {
  auto const& plan = worlds.comparison.summaries.front().plan;
  std::string const on = worlds.name(0) == "baseline" ? "" : ": " + worlds.name(0) + ", and the overlay of each row laid on it";
  return fmt::format("{} worlds × {} × {}{}", worlds.size(), plural(plan.draws, "draw", "draws"),
                     plural(plan.replicates, "game", "games"), on);
}

}  // namespace

std::string left_out_text(std::vector<study::Variant> const& variants, std::vector<std::string> const& left_out) {
  if (left_out.empty()) return "";
  return wrap(fmt::format("Not asked: {}, which cannot be laid on {}: {} alternatives to it.", listing(left_out),
                          variants.front().name, left_out.size() == 1 ? "it is one of the" : "they are"),
              line_width, 0) +
         "\n\n";
}

std::string compare_table_text(std::vector<study::Variant> const& variants, study::Comparison const& comparison,
                               std::vector<std::string> const& left_out) {
  Worlds const worlds{variants, comparison};
  model::Scenario const& baseline = worlds.baseline();
  std::string out = headline(baseline) + "\n" + size_in_words(worlds) + "\n\n";
  for (auto const t : model::ids_of(baseline.central.tracks)) out += deals(worlds, t);
  out += ends(worlds) + terms_text(worlds) + blocks_text(worlds) + left_out_text(variants, left_out);
  out += wrap(
             "Brackets: 95 % intervals of the simulation; differences are to the first row, in points of a per cent, on the "
             "same draws, battles and shocks. Over assumptions: nine of ten draws of what is uncertain lie in between. "
             "Terms are told where they differ by more than 10 points. One refusal can have several reasons. All other "
             "figures are in --json.",
             line_width, 0) +
         "\n";
  return out + "\n" + closing_line(baseline, comparison.summaries.front().plan.seed) + "\n";
}

}  // namespace zopa::report
