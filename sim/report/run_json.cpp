#include <nlohmann/json.hpp>

#include "zopa/engine/table.hpp"
#include "zopa/report/run_report.hpp"
#include "zopa/report/solve_report.hpp"

namespace zopa::report {

using nlohmann::ordered_json;

ordered_json estimate_json(study::Estimate const& e) {
  ordered_json json;
  json["value"] = e.value;
  json["unit"] = e.metric.unit;
  json["over"] = e.count;
  json["standard_error"] = e.standard_error;
  json["monte_carlo_95"] = {e.monte_carlo.low, e.monte_carlo.high};
  json["over_draws_90"] = {e.over_draws.low, e.over_draws.high};
  if (e.variance)
    json["variance"] = {{"assumptions", e.variance->assumptions},
                        {"chance", e.variance->chance},
                        {"share_of_assumptions", e.variance->share},
                        {"standard_error", e.variance->standard_error}};
  if (e.certain) json["certain"] = true;
  return json;
}

ordered_json run_json(model::Scenario const& scenario, engine::Summary const& summary) {
  ordered_json json = json_head("zopa.run", scenario);
  json["plan"] = {
      {"seed", summary.plan.seed}, {"draws", summary.blocks.size()}, {"replicates", summary.plan.replicates}};
  json["stopped"] = summary.stopped;
  constexpr char const* solved_play[] = {"none", "equilibrium", "myopic", "myopic"};
  json["solved_play"] = solved_play[static_cast<int>(engine::solved_play(scenario, scenario.central))];
  json["metrics"] = ordered_json::object();
  auto const all = study::estimates(summary);
  for (auto id : model::ids_of(all))
    json["metrics"][summary.metrics[id].name] = all[id] ? estimate_json(*all[id]) : ordered_json(nullptr);
  return json;
}

}  // namespace zopa::report
