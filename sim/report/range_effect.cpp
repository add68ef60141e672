#include <algorithm>
#include <cmath>

#include <fmt/format.h>

#include "report/box_words.hpp"
#include "report/figures.hpp"
#include "zopa/report/sensitivity_report.hpp"
#include "zopa/report/solve_report.hpp"
#include "zopa/report/words.hpp"

namespace zopa::report {
namespace {

using nlohmann::ordered_json;
using study::Band;
using study::RangeEffect;

constexpr std::size_t most_ranges = 20;

bool is_binding(std::string const& path) { return path.starts_with("red_lines.") && path.ends_with(".binding"); }

std::string share(Band const& b) { return percent(b.mean, b.interval.low, b.interval.high); }

Band const& highest(RangeEffect const& effect) {
  return *std::max_element(effect.bands.begin(), effect.bands.end(), [](Band const& a, Band const& b) { return a.mean < b.mean; });
}

/// Where a band lies: "“…” is a bluff", "deal.credibility between .8 and 1".
std::string place(model::Scenario const& scenario, std::string const& path, Band const& b) {
  bool const binding = is_binding(path);
  double const open = base::infinity;
  return range_in_words(scenario, {0, binding && b.high < 0.5 ? -open : b.low, binding && b.low > 0.5 ? open : b.high, 0}, path);
}

/// Is there one assumption that alone brings the outcome above the target, wherever the others are drawn?
std::string alone(model::Scenario const& scenario, study::Cases const& cases, std::vector<RangeEffect> const& effects, double target) {
  std::vector<std::string> enough;
  RangeEffect const* best = nullptr;
  for (auto const& effect : effects) {
    if (!effect.seen) continue;
    if (!best || highest(effect).mean > highest(*best).mean) best = &effect;
    Band const& top = highest(effect);
    if (top.interval.low > target) enough.push_back(place(scenario, cases.names[effect.factor], top));
  }
  if (!enough.empty()) {
    std::size_t const n = enough.size();
    enough.resize(std::min<std::size_t>(n, 3));
    return fmt::format("Alone it is above {} for sure where {}{}.", percent(target), listing(enough), n > 3 ? ", among others" : "");
  }
  if (!best) return "No single assumption is seen to move it.";
  return fmt::format("No single assumption brings it above {} for sure: the highest is {}, where {}.", percent(target),
                     share(highest(*best)), place(scenario, cases.names[best->factor], highest(*best)));
}

std::vector<std::string> row(model::Scenario const& scenario, study::Cases const& cases, RangeEffect const& effect) {
  std::string const& path = cases.names[effect.factor];
  auto const& bands = effect.bands;
  bool const binding = is_binding(path);
  std::string const range = binding ? "bluff to meant" : decimal(bands.front().low, 3) + " to " + decimal(bands.back().high, 3);
  return {factor_in_words(scenario, path), range, share(bands.front()), bands.size() > 2 ? share(bands[bands.size() / 2]) : "",
          share(bands.back())};
}

}  // namespace

std::string range_effects_text(model::Scenario const& scenario, engine::Metric const& metric, study::Cases const& cases,
                               std::vector<RangeEffect> const& effects, double target, engine::Plan const& plan,
                               std::string const& arguments) {
  std::string out = headline(scenario) + "\n" +
                    fmt::format("{} × {}\n\n", plural(plan.draws, "draw", "draws"), plural(plan.replicates, "game", "games"));
  double overall = 0;
  for (double y : cases.y) overall += y / static_cast<double>(cases.y.size());
  out += wrap(fmt::format("“{}” happens in {} of games over all assumptions. {}", metric.name, whole_percent(overall),
                          alone(scenario, cases, effects, target)),
              line_width, 0) +
         "\n\n";
  std::vector<std::vector<std::string>> rows{{"along the range of", "", "lowest fifth", "middle", "highest fifth"}};
  std::size_t n_seen = 0;
  for (auto const& effect : effects) {
    n_seen += effect.seen;
    if (effect.seen && rows.size() <= most_ranges) rows.push_back(row(scenario, cases, effect));
  }
  if (rows.size() > 1) out += aligned(rows) + "\n";
  std::size_t const hidden = effects.size() - n_seen;
  if (hidden > 0)
    out += wrap(fmt::format("{}{}: their effect cannot be told from chance in {}.", n_seen > 0 ? "Not shown, " : "",
                            plural(double(hidden), "assumption", "assumptions"), plural(plan.draws, "draw", "draws")),
                line_width, 0) +
           "\n";
  out += wrap("Each row sorts the draws by one assumption while all others vary over their ranges; brackets: 95 % intervals.", line_width, 0) + "\n";
  out += "\nNext: zopa sensitivity " + arguments + " --where " + metric.name + "\n        which of them have to come together\n";
  return out + "\n" + closing_line(scenario, plan.seed) + "\n";
}

ordered_json range_effects_json(model::Scenario const& scenario, engine::Metric const& metric, study::Cases const& cases,
                                std::vector<RangeEffect> const& effects, double target, engine::Plan const& plan) {
  ordered_json json = json_head("zopa.range_effects", scenario);
  json["plan"] = {{"seed", plan.seed}, {"draws", plan.draws}, {"replicates", plan.replicates}};
  json["metric"] = metric.name;
  json["target"] = target;
  json["effects"] = ordered_json::array();
  for (auto const& effect : effects) {
    ordered_json item = {{"factor", cases.names[effect.factor]}, {"words", factor_in_words(scenario, cases.names[effect.factor])},
                         {"swing", effect.swing}, {"seen", effect.seen}, {"bands", ordered_json::array()}};
    for (auto const& b : effect.bands)
      item["bands"].push_back({{"from", b.low}, {"to", b.high}, {"draws", b.n}, {"mean", b.mean}, {"low", b.interval.low}, {"high", b.interval.high}});
    json["effects"].push_back(std::move(item));
  }
  return json;
}

}  // namespace zopa::report
