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
  else if (!effect.moved)
    row.insert(row.end(), {effect.nearly ? "nothing beyond chance, see below" : "nothing at all, see below", "", "", ""});
  else
    row.insert(row.end(), {effect.moved->metric.name, value_in_words(effect.moved->metric, effect.moved->with),
                           value_in_words(effect.moved->metric, effect.moved->without),
                           difference_in_words(effect.moved->metric, effect.moved->difference)});
  return row;
}

/// Why a step that the scenario uses shows nothing, as far as the runs tell.
std::string why_nothing(study::MechanismEffect const& effect) {
  std::string text = fmt::format("{} {}: ", effect.mechanism.step, effect.mechanism.name);
  if (effect.nearly)
    text += fmt::format("the nearest is {} {}, {} standard errors of a difference, where chance reaches 4 among so many figures; more "
                        "draws would tell.",
                        effect.nearly->metric.name, difference_in_words(effect.nearly->metric, effect.nearly->difference),
                        decimal(effect.nearly->clarity, 1));
  else
    text += "every figure is the same in every draw.";
  if (effect.at_work)
    text += fmt::format(" How much it had to do: {} is {} with it.", effect.at_work->first.name,
                        value_in_words(effect.at_work->first, effect.at_work->second));
  return wrap(text, line_width, 2) + "\n";
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
  out += aligned(rows) + "\n";
  std::string quiet;
  for (auto const& effect : effects)
    if (effect.mechanism.present && !effect.moved) quiet += why_nothing(effect);
  if (!quiet.empty()) out += quiet + "\n";
  out +=
      "Same draws and chances in all runs (common random numbers). Differences of probabilities are in points of a "
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
    auto const told = [](study::Moved const& moved) {
      return nlohmann::ordered_json{{"metric", moved.metric.name}, {"unit", moved.metric.unit}, {"with", moved.with},
                                    {"without", moved.without}, {"difference", difference_json(moved.difference)}};
    };
    if (effect.moved) row.update(told(*effect.moved));
    if (effect.nearly) row["nearly"] = told(*effect.nearly);
    if (effect.at_work) row["at_work"] = {{"metric", effect.at_work->first.name}, {"value", effect.at_work->second}};
    json["steps"].push_back(std::move(row));
  }
  return json;
}

}  // namespace zopa::report
