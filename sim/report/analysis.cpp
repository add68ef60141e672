#include "zopa/report/analysis_report.hpp"

#include <algorithm>
#include <cmath>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "report/box_words.hpp"
#include "report/figures.hpp"
#include "report/index_words.hpp"
#include "zopa/report/solve_report.hpp"
#include "zopa/report/words.hpp"

namespace zopa::report {
namespace {

using nlohmann::ordered_json;
using study::PointAnalysis;
using study::PointDesign;

std::string shares_table(PointAnalysis const& a) {
  if (!a.sobol) return "It does not vary over these points.\n";
  return sobol_table(a.paths, *a.sobol) +
         fmt::format("Shares of its variance. Together alone: {}.\n", index_in_words(a.sobol->additive));
}

std::string effects_table(PointAnalysis const& a) {
  if (!a.effects) return a.variance > 0 ? "" : "It does not vary over these points.\n";
  constexpr std::size_t most_pairs = 5;
  constexpr double least_shown = 0.0005;
  std::vector<std::vector<std::string>> rows{{"share of its variance", "by itself"}};
  for (auto const g : ranked_by(a.effects->main))
    rows.push_back({a.paths[g], percent(a.effects->main[g])});
  for (std::size_t k = 0; k < std::min(most_pairs, a.effects->pairs.size()); ++k) {
    auto const& pair = a.effects->pairs[k];
    if (pair.share < least_shown) break;  // in descending order
    rows.push_back({a.paths[pair.first] + " with " + a.paths[pair.second], percent(pair.share)});
  }
  if (a.effects->higher >= least_shown) rows.push_back({"three and more together", percent(a.effects->higher)});
  return aligned(rows);
}

std::string shifts_table(PointAnalysis const& a) {
  std::vector<std::vector<std::string>> rows{{"alone away from the middle", "value", "figure", "difference"}};
  for (std::size_t axis = 0; axis < a.shifts.size(); ++axis)
    for (auto const& shift : a.shifts[axis])
      rows.push_back({a.paths[axis], decimal(shift.value, 4), decimal(shift.figure, 4), signed_decimal(shift.difference, 4)});
  return fmt::format("At the middle it is {}.\n", decimal(a.middle, 4)) + aligned(rows);
}

std::string influences_table(PointAnalysis const& a) {
  if (a.influences.empty()) return "";
  std::vector<std::vector<std::string>> rows{{"share of its variance", "alone, by bins", "standard error", "direction"}};
  for (auto const& i : a.influences)
    rows.push_back({i.factor, decimal(i.share, 3), decimal(i.standard_error, 3), signed_decimal(i.correlation)});
  return aligned(rows);
}

bool moves_nothing(study::Incidence const& incidence) {
  return std::all_of(incidence.levels.begin(), incidence.levels.end(), [&](auto const& level) {
    return std::fabs(level.mean - incidence.levels.front().mean) <= 1e-12 * std::fabs(level.mean);
  });
}

std::string incidence_table(PointAnalysis const& a) {
  std::string out;
  if (!(a.variance > 0)) return out;
  for (std::size_t axis = 0; axis < a.incidence.size(); ++axis) {
    if (moves_nothing(a.incidence[axis])) {
      out += "\n" + a.paths[axis] + " moves nothing.\n";
      continue;
    }
    std::vector<std::vector<std::string>> rows{{a.paths[axis], "mean of " + a.metric.name, "points"}};
    for (auto const& level : a.incidence[axis].levels)
      rows.push_back({level.low == level.high ? decimal(level.low, 4) : decimal(level.low, 4) + " to " + decimal(level.high, 4),
                      decimal(level.mean, 4), count(static_cast<double>(level.n))});
    out += "\n" + aligned(rows);
  }
  return out;
}

std::string corner(PointAnalysis const& a) {
  if (!a.discovery || a.discovery->found.restrictions.empty()) return "";
  auto const& box = a.discovery->held_back;
  std::string out = fmt::format("\nMost frequent, in {} of games ({} overall), where\n", percent(box.density), percent(a.discovery->overall));
  for (auto const& r : a.discovery->found.restrictions)
    out += fmt::format("  {}   (without this: {})\n", range_in_words(r, a.paths[r.factor]), percent(r.without));
  return out + fmt::format("That corner holds {} of the points and {} of all that happens (found on the even points, these figures are from the odd).\n",
                           percent(box.support), percent(box.coverage));
}

std::string figure_text(PointAnalysis const& a) {
  std::string out = fmt::format("“{}” ({}): mean {}, from {} to {} over {}", a.metric.name, a.metric.unit, decimal(a.mean, 4), decimal(a.least, 4),
                                decimal(a.most, 4), plural(static_cast<double>(a.n_points), "point", "points"));
  out += a.variance > 0 ? fmt::format("; standard deviation {}, and {} from chance and few draws at each\n", decimal(std::sqrt(a.variance), 4),
                                      decimal(std::sqrt(a.chance), 4))
                        : "\n";
  switch (a.design) {
    case PointDesign::morris: return out + morris_table(a.paths, a.morris);
    case PointDesign::saltelli: return out + shares_table(a) + incidence_table(a);
    case PointDesign::one_at_a_time: return out + shifts_table(a);
    case PointDesign::grid: return out + effects_table(a) + incidence_table(a) + corner(a);
    default: return out + influences_table(a) + incidence_table(a) + corner(a);
  }
}

void add_design_figures(ordered_json& json, PointAnalysis const& a) {
  for (std::size_t k = 0; k < a.morris.size(); ++k)
    json["morris"].push_back({{"axis", a.paths[k]},
                              {"mu_star", index_json(a.morris[k].mu_star)},
                              {"mu", a.morris[k].mu},
                              {"sigma", a.morris[k].sigma}});
  if (a.sobol) {
    json["sobol"] = {{"variance", a.sobol->variance}, {"additive", index_json(a.sobol->additive)}, {"axes", ordered_json::array()}};
    for (std::size_t k = 0; k < a.paths.size(); ++k)
      json["sobol"]["axes"].push_back({{"axis", a.paths[k]},
                                       {"first", index_json(a.sobol->first[k])},
                                       {"total", index_json(a.sobol->total[k])}});
  }
  if (a.effects) {
    json["effects"] = {{"main", ordered_json::object()}, {"pairs", ordered_json::array()}, {"higher", a.effects->higher}};
    for (std::size_t k = 0; k < a.paths.size(); ++k) json["effects"]["main"][a.paths[k]] = a.effects->main[k];
    for (auto const& pair : a.effects->pairs)
      json["effects"]["pairs"].push_back({{"axes", {a.paths[pair.first], a.paths[pair.second]}}, {"share", pair.share}});
  }
  if (a.design == PointDesign::one_at_a_time) json["middle"] = a.middle;
  for (std::size_t k = 0; k < a.shifts.size(); ++k)
    for (auto const& s : a.shifts[k])
      json["shifts"].push_back({{"axis", a.paths[k]}, {"value", s.value}, {"figure", s.figure}, {"difference", s.difference}});
}

ordered_json figure_json(PointAnalysis const& a) {
  ordered_json json = {{"metric", a.metric.name}, {"unit", a.metric.unit}, {"points", a.n_points}, {"mean", a.mean},
                       {"variance", a.variance},  {"least", a.least},      {"most", a.most},       {"chance", a.chance}};
  add_design_figures(json, a);
  for (auto const& i : a.influences)
    json["influences"].push_back(
        {{"axis", i.factor}, {"share", i.share}, {"standard_error", i.standard_error}, {"correlation", i.correlation}});
  for (std::size_t k = 0; k < a.incidence.size(); ++k) {
    auto levels = ordered_json::array();
    for (auto const& l : a.incidence[k].levels) levels.push_back({{"low", l.low}, {"high", l.high}, {"mean", l.mean}, {"points", l.n}});
    json["incidence"].push_back({{"axis", a.paths[k]}, {"levels", std::move(levels)}});
  }
  if (a.discovery)
    json["box"] = {{"restrictions", restrictions_json(*a.discovery, a.paths)},
                   {"overall", a.discovery->overall},
                   {"searched", box_json(a.discovery->found)},
                   {"held_back", box_json(a.discovery->held_back)}};
  return json;
}

}  // namespace

std::string analysis_text(std::string const& title, std::vector<PointAnalysis> const& figures) {
  std::string out = title + "\n";
  if (!figures.empty()) out += fmt::format("design: {}\n", blanks_for_underscores(std::string(study::name(figures.front().design))));
  for (auto const& figure : figures) out += "\n" + figure_text(figure);
  return out + "\nAll points share draws and chances: what differs is the work of the axes. Brackets: 95 %.\n";
}

ordered_json analysis_json(std::string const& title, std::vector<PointAnalysis> const& figures) {
  ordered_json json = json_head("zopa.analysis");
  json["title"] = title;
  if (!figures.empty()) json["design"] = study::name(figures.front().design);
  json["figures"] = ordered_json::array();
  for (auto const& figure : figures) json["figures"].push_back(figure_json(figure));
  return json;
}

}  // namespace zopa::report
