#include <fmt/format.h>

#include "report/figures.hpp"
#include "zopa/report/mechanisms_report.hpp"
#include "zopa/report/solve_report.hpp"
#include "zopa/report/words.hpp"

namespace zopa::report {
namespace {

std::string value_in_words(engine::Metric const& metric, double value) {
  return metric.kind == engine::Metric::Kind::probability ? percent(value) : decimal(value, 3);
}

std::vector<std::string> cells(study::MechanismEffect const& effect) {
  auto const& mechanism = effect.mechanism;
  std::vector<std::string> row{std::to_string(mechanism.step), mechanism.name, mechanism.how};
  if (!mechanism.present)
    row.insert(row.end(), {"not used here", "", "", ""});
  else if (!effect.metric)
    row.insert(row.end(), {"nothing beyond chance", "", "", ""});
  else
    row.insert(row.end(), {effect.metric->name, value_in_words(*effect.metric, effect.with),
                           value_in_words(*effect.metric, effect.without),
                           difference_in_words(*effect.metric, effect.difference)});
  return row;
}

}  // namespace

std::string mechanisms_text(model::Scenario const& scenario, std::vector<study::MechanismEffect> const& effects,
                            engine::Plan const& plan) {
  std::string out = headline(scenario) + "\n";
  out += fmt::format("{} × {} with each step of a round, and as many without it\n\n",
                     plural(plan.draws, "draw", "draws"), plural(plan.replicates, "game", "games"));
  std::vector<std::vector<std::string>> rows{
      {"", "step", "switched off", "figure that moves most clearly", "with", "without", "difference"}};
  for (auto const& effect : effects) rows.push_back(cells(effect));
  out += aligned(rows);
  out +=
      "\nSame draws and chances in all runs (common random numbers). Differences of probabilities are in points of a "
      "per cent;\n"
      "brackets: 95 % intervals of the simulation, paired by draw. Figures are explained in docs/results.md.\n";
  return out + "\n" + closing_line(scenario, plan.seed) + "\n";
}

nlohmann::ordered_json mechanisms_json(model::Scenario const& scenario,
                                       std::vector<study::MechanismEffect> const& effects, engine::Plan const& plan) {
  nlohmann::ordered_json json = json_head("zopa.mechanisms", scenario);
  json["plan"] = {{"seed", plan.seed}, {"draws", plan.draws}, {"replicates", plan.replicates}};
  json["steps"] = nlohmann::ordered_json::array();
  for (auto const& effect : effects) {
    auto const& mechanism = effect.mechanism;
    nlohmann::ordered_json row = {{"step", mechanism.step},
                                  {"name", mechanism.name},
                                  {"switched_off", mechanism.how},
                                  {"used", mechanism.present},
                                  {"metric", nullptr}};
    if (effect.metric) {
      row["metric"] = effect.metric->name;
      row["unit"] = effect.metric->unit;
      row["with"] = effect.with;
      row["without"] = effect.without;
      row["difference"] = difference_json(effect.difference);
    }
    json["steps"].push_back(std::move(row));
  }
  return json;
}

}  // namespace zopa::report
