#include <algorithm>
#include <cmath>

#include <fmt/format.h>

#include "report/run_words.hpp"
#include "zopa/report/run_report.hpp"
#include "zopa/report/solve_report.hpp"
#include "zopa/report/words.hpp"

namespace zopa::report {
namespace {

constexpr std::size_t label_width = 20;

using Named = std::pair<std::string, study::Estimate>;

struct Writer {
  model::Scenario const& scenario;
  engine::Summary const& summary;
  std::string out = {};

  std::optional<study::Estimate> find(std::string const& name) const {
    return study::estimate(summary, scenario.central, name);
  }
  /// Every estimate whose name starts with the prefix, the prefix cut off.
  std::vector<Named> starting_with(std::string const& prefix) const {
    std::vector<Named> found;
    for (auto const& metric : summary.metrics) {
      if (!metric.name.starts_with(prefix)) continue;
      if (auto const e = find(metric.name)) found.emplace_back(metric.name.substr(prefix.size()), *e);
    }
    std::stable_sort(found.begin(), found.end(),
                     [](Named const& a, Named const& b) { return a.second.value > b.second.value; });
    return found;
  }
  void row(std::string const& label, std::string const& text) {
    out += pad_right(label, label_width) + wrap(text, line_width, label_width) + "\n";
  }
};

std::string horizon(model::Scenario const& scenario) {
  return fmt::format("Within {} {}s", scenario.central.horizon.rounds, scenario.round);
}

// An agreement whose parties both gain and whose no-deal value is zero closes by construction; people should know.
std::string deal_words(Writer const& w, model::TrackId t) {
  model::Track const& track = w.scenario.central.tracks[t];
  std::string const title = name(w.scenario.central, t);
  auto const e = w.find(track.id + ".deal");
  if (!e) return title + ": not measured";
  if (e->certain) return pad_right(title, 26) + "0 %   a certainty: the red lines alone exclude every package";
  return pad_right(title, 26) + in_words(*e);
}

void deals(Writer& w) {
  bool first = true;
  for (auto t : model::ids_of(w.scenario.central.tracks)) {
    w.out += pad_right(first ? horizon(w.scenario) : "", label_width) + deal_words(w, t) + "\n";
    first = false;
  }
}

constexpr std::size_t most_rows = 6;

// One figure a row, largest first: "100 %  Northland insists …".
void table(Writer& w, std::string const& label, std::vector<std::pair<std::string, double>> const& rows) {
  for (std::size_t k = 0; k < std::min(rows.size(), most_rows); ++k)
    w.out += pad_right(k == 0 ? label : "", label_width) + pad_left(percent(rows[k].second), 7) + "  " +
             wrap(rows[k].first, line_width, label_width + 9) + "\n";
}

void terms(Writer& w, std::string const& track) {
  auto const round = w.find(track + ".round");
  auto const deal = w.find(track + ".deal");
  if (!round || !deal || deal->value == 0) return;
  std::string text = fmt::format("in {} {} on average", w.scenario.round, decimal(round->value + 1, 1));
  if (auto const survival = w.find(track + ".survival_5y"))
    text += "; still in force after five years: " + percent(survival->value);
  w.row("If it comes", text);
  std::vector<std::string> usual;
  for (auto const& [name, e] : w.starting_with(track + ".terms."))
    if (e.value >= 0.5 && name.find('=') != std::string::npos && usual.size() < 8)
      usual.push_back(term_in_words(w.scenario.central, name) + " (" + percent(e.value) + ")");
  if (!usual.empty()) w.row("Usual terms", listing(usual));
  std::vector<std::pair<std::string, double>> crossed;
  for (auto const& [name, e] : w.starting_with(track + ".crosses."))
    if (e.value > 0) crossed.emplace_back(line_in_words(w.scenario.central, name), e.value);
  table(w, "Lines crossed", crossed);
}

void blocks(Writer& w, std::string const& track) {
  std::vector<std::pair<std::string, double>> rows;
  for (auto const& [name, e] : w.starting_with(track + ".blocks."))
    if (e.value >= 0.005) rows.emplace_back(block_in_words(w.scenario.central, name), e.value);
  if (rows.empty()) return;
  table(w, "What blocks", rows);
  w.row("", "(share of the rounds that failed; one refusal can have several reasons)");
}

void front(Writer& w) {
  std::vector<std::string> items;
  for (auto const& territory : w.scenario.central.territories) {
    auto const e = w.find("front." + territory.id);
    if (e && std::fabs(e->value) >= 0.0005)
      items.push_back(territory.name + " " + signed_decimal(100 * e->value, 1) + " points");
  }
  if (items.empty() || !w.scenario.central.gainer) return;
  w.row("The front", "share held by " + w.scenario.central.parties[*w.scenario.central.gainer].name +
                         ", mean change: " + listing(items));
}

void spread(Writer& w, std::string const& track) {
  w.row("Rests on", provenance_line(w.scenario) + ".");
  if (auto const text = spread_in_words(w.scenario, w.summary, track); !text.empty()) w.row("", text);
}

}  // namespace

std::string in_words(study::Estimate const& e) {
  if (e.metric.kind == engine::Metric::Kind::probability)
    return percent(e.value, e.monte_carlo.low, e.monte_carlo.high);
  double const half = (e.monte_carlo.high - e.monte_carlo.low) / 2;
  int const digits = half <= 0 ? 3 : std::clamp(static_cast<int>(std::ceil(-std::log10(half))), 0, 4);
  return fmt::format("{} ({} to {})", decimal(e.value, digits), decimal(e.monte_carlo.low, digits),
                     decimal(e.monte_carlo.high, digits));
}

std::string run_text(model::Scenario const& scenario, engine::Summary const& summary, std::string const& arguments) {
  Writer w{scenario, summary};
  std::string const main = scenario.central.tracks[model::TrackId{0}].id;
  auto const n_draws = static_cast<double>(summary.blocks.size());
  w.out = headline(scenario) + "\n";
  w.out += fmt::format(
      "{} × {} = {}{}\n\n", plural(n_draws, "draw", "draws"), plural(summary.plan.replicates, "game", "games"),
      plural(n_draws * summary.plan.replicates, "game", "games"), summary.stopped ? " (stopped early)" : "");
  deals(w);
  terms(w, main);
  blocks(w, main);
  front(w);
  spread(w, main);
  for (std::size_t k = 0; k < scenario.defaults_used.size(); ++k)
    w.row(k == 0 ? "By default" : "", scenario.defaults_used[k]);
  if (auto const note = solved_play_in_words(scenario); !note.empty()) w.row("Equilibrium play", note);
  w.out +=
      "\n“(1–5)” after a rate is the 95 % interval of the simulation. What other assumptions would do is in --json "
      "(over_draws).\n";
  w.out += "\nNext: zopa compare " + arguments + " +OVERLAY\n        the same chances in another world\n";
  w.out += "      zopa play " + arguments + "\n        one game as a story\n";
  w.out += "\n" + closing_line(scenario, summary.plan.seed) + "\n";
  return w.out;
}

}  // namespace zopa::report
