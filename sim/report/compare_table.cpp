#include <algorithm>

#include <fmt/format.h>

#include "report/figures.hpp"
#include "report/run_words.hpp"
#include "zopa/report/compare_report.hpp"
#include "zopa/report/run_report.hpp"
#include "zopa/report/solve_report.hpp"
#include "zopa/report/words.hpp"

namespace zopa::report {
namespace {

using Row = std::vector<std::string>;

struct Worlds {
  std::vector<study::Variant> const& variants;
  study::Comparison const& comparison;
  model::Scenario const& baseline = variants.front().scenario;

  std::size_t size() const { return comparison.variants.size(); }
  study::ComparedMetric const* metric(std::string const& name) const {
    for (auto const& row : comparison.metrics)
      if (row.metric.name == name) return &row;
    return nullptr;
  }
  study::Estimate const* estimate(std::string const& name, std::size_t v) const {
    auto const* row = metric(name);
    return row && row->estimates[v] ? &*row->estimates[v] : nullptr;
  }
  /// Names of figures with this prefix that are defined in world `v`, the largest first.
  std::vector<std::pair<double, std::string>> largest(std::string const& prefix, std::size_t v) const {
    std::vector<std::pair<double, std::string>> found;
    for (auto const& row : comparison.metrics)
      if (row.metric.name.starts_with(prefix) && row.estimates[v] && row.estimates[v]->value > 0)
        found.emplace_back(row.estimates[v]->value, row.metric.name.substr(prefix.size()));
    std::stable_sort(found.begin(), found.end(), [](auto const& a, auto const& b) { return a.first > b.first; });
    return found;
  }
};

Row deal_cells(Worlds const& worlds, model::Track const& track, std::size_t v) {
  std::string const name = track.id + ".deal";
  auto const* e = worlds.estimate(name, v);
  if (!e) return {"–", "–", "–"};
  auto const* row = worlds.metric(name);
  std::string const over = e->over_draws.low == e->over_draws.high
                               ? percent(e->over_draws.low)
                               : percent(e->over_draws.low) + " to " + percent(e->over_draws.high);
  return {e->certain ? "0 % (certain)" : in_words(*e),
          row->differences[v] ? difference_in_words(row->metric, *row->differences[v]) : "–", e->certain ? "–" : over};
}

/// Does any deal come more or less often in world `v` than in the baseline?
bool moves_a_deal(Worlds const& worlds, std::size_t v) {
  for (auto const& track : worlds.baseline.central.tracks) {
    auto const* row = worlds.metric(track.id + ".deal");
    if (row && row->differences[v] && row->differences[v]->value != 0) return true;
  }
  return false;
}

std::string deals(Worlds const& worlds, model::TrackId t, std::vector<std::size_t> const& shown) {
  model::World const& world = worlds.baseline.central;
  std::vector<Row> rows{{name(world, t), "deal", "difference", "over assumptions"}};
  for (std::size_t const v : shown) {
    Row row{worlds.comparison.variants[v]};
    for (auto& cell : deal_cells(worlds, world.tracks[t], v)) row.push_back(std::move(cell));
    rows.push_back(std::move(row));
  }
  return aligned(rows) + "\n";
}

/// When the main track's deal comes and how long it lasts, where one does.
std::string ends(Worlds const& worlds, std::vector<std::size_t> const& shown) {
  std::string const& track = worlds.baseline.central.tracks[model::main_track].id;
  std::vector<Row> rows{{"if a deal comes", worlds.baseline.round, "kept 5 years", "lines it crosses"}};
  for (std::size_t const v : shown) {
    auto const* round = worlds.estimate(track + ".round", v);
    if (!round) continue;
    auto const* kept = worlds.estimate(track + ".survival_5y", v);
    double crossed = 0;
    for (auto const& [share, line] : worlds.largest(track + ".crosses.", v)) crossed += share;
    rows.push_back({worlds.comparison.variants[v], decimal(round->value + 1, 1),
                    kept ? percent(kept->value, kept->monte_carlo.low, kept->monte_carlo.high) : "–",
                    decimal(crossed, 1)});
  }
  return rows.size() > 1 ? aligned(rows) + "\n" : "";
}

constexpr std::size_t most_blocks = 3;

/// What blocks the main track most; worlds in which that is the same share an entry.
std::string blocks(Worlds const& worlds) {
  std::vector<std::pair<Row, Row>> entries;  // reasons, and the worlds they hold in
  for (std::size_t v = 0; v < worlds.size(); ++v) {
    model::World const& world = worlds.variants[v].scenario.central;
    auto found = worlds.largest(world.tracks[model::main_track].id + ".blocks.", v);
    found.resize(std::min(found.size(), most_blocks));
    Row reasons;
    for (auto const& [share, figure] : found)
      reasons.push_back(pad_left(percent(share), 8) + "  " + block_in_words(world, figure));
    auto same = std::find_if(entries.begin(), entries.end(), [&](auto const& e) { return e.first == reasons; });
    if (same == entries.end()) same = entries.insert(same, {reasons, {}});
    same->second.push_back(worlds.comparison.variants[v]);
  }
  std::string out = "What blocks most\n";
  for (auto const& [reasons, names] : entries) {
    if (reasons.empty()) continue;
    out += wrap(listing(names), line_width, 0) + "\n";
    for (auto const& reason : reasons) out += reason + "\n";
  }
  return out + "\n";
}

}  // namespace

std::string compare_table_text(std::vector<study::Variant> const& variants, study::Comparison const& comparison) {
  Worlds const worlds{variants, comparison};
  model::Scenario const& baseline = worlds.baseline;
  auto const& plan = comparison.summaries.front().plan;
  std::string out = headline(baseline) + "\n";
  out += fmt::format("{} worlds × {} × {}\n\n", worlds.size(), plural(plan.draws, "draw", "draws"),
                     plural(plan.replicates, "game", "games"));
  std::vector<std::size_t> shown{0};
  std::vector<std::string> same;
  for (std::size_t v = 1; v < worlds.size(); ++v) {
    if (moves_a_deal(worlds, v))
      shown.push_back(v);
    else
      same.push_back(comparison.variants[v]);
  }
  for (auto const t : model::ids_of(baseline.central.tracks)) out += deals(worlds, t, shown);
  if (!same.empty())
    out += wrap("Deals as often as in the baseline, on every track: " + listing(same), line_width, 0) + "\n\n";
  out += ends(worlds, shown);
  out += blocks(worlds);
  out +=
      "Brackets: 95 % intervals of the simulation. Differences are to the first row, in points of a per cent, on the "
      "same draws,\nbattles and shocks. Over assumptions: nine of ten draws of what is uncertain lie in between. What "
      "blocks: share of the\nrounds that failed; one refusal can have several reasons. All other figures are in "
      "--json.\n";
  return out + "\n" + closing_line(baseline, plan.seed) + "\n";
}

}  // namespace zopa::report
