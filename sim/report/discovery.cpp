#include <cmath>

#include <fmt/format.h>

#include "report/box_words.hpp"
#include "report/figures.hpp"
#include "report/run_words.hpp"
#include "zopa/report/run_report.hpp"
#include "zopa/report/sensitivity_report.hpp"
#include "zopa/report/solve_report.hpp"
#include "zopa/report/words.hpp"

namespace zopa::report {
namespace {

using nlohmann::ordered_json;

bool is_binding(std::string const& path) { return path.starts_with("red_lines.") && path.ends_with(".binding"); }

ordered_json bound(double x) { return std::isfinite(x) ? ordered_json(x) : ordered_json(nullptr); }

std::string box_sentences(model::Scenario const& scenario, engine::Metric const& metric, study::Cases const& cases, study::Discovery const& d) {
  auto const& box = d.held_back;
  std::string out =
      wrap(fmt::format("“{}” happens in {} of games overall. Where all of these hold, in {}:", metric.name,
                       percent(d.overall), percent(box.density, box.density_interval.low, box.density_interval.high)),
           line_width, 0) +
      "\n";
  for (auto const& r : d.found.restrictions)
    out += fmt::format("  {}   (without this: {})\n", range_in_words(scenario, r, cases.names[r.factor]), percent(r.without));
  out += wrap(fmt::format("That corner holds {} of the draws and {} of all the times it happens.", percent(box.support),
                          percent(box.coverage)),
              line_width, 0) +
         "\n";
  return out + "Found on the even draws; these figures are from the odd ones, which had no say in it.\n";
}

}  // namespace

std::string range_in_words(study::Restriction const& r, std::string const& path) {
  if (is_binding(path)) {
    std::string const line = path.substr(10, path.size() - 18);
    return std::isfinite(r.low) ? "the line " + line + " is meant" : "the line " + line + " is a bluff";
  }
  if (std::isinf(r.high)) return path + " at least " + decimal(r.low, 3);
  if (std::isinf(r.low)) return path + " at most " + decimal(r.high, 3);
  return path + " between " + decimal(r.low, 3) + " and " + decimal(r.high, 3);
}

std::string factor_in_words(model::Scenario const& scenario, std::string const& path) {
  if (is_binding(path)) return "whether “" + line_in_words(scenario.central, path.substr(10, path.size() - 18)) + "” is meant";
  std::size_t const bracket = path.find('[');
  if (bracket == std::string::npos) return path;
  model::World world = scenario.central;  // targets name a place by a mutable reference
  for (auto const& parameter : scenario.parameters) {
    if (parameter.path != path.substr(0, bracket)) continue;
    double const* const place = &parameter.targets[std::stoul(path.substr(bracket + 1))](world);
    for (auto& party : world.parties)
      for (auto const issue : model::ids_of(world.issues))
        if (&party.preferences.issues[issue].weight == place) return party.name + "’s weight on " + name(world, issue);
  }
  return path;
}

std::string range_in_words(model::Scenario const& scenario, study::Restriction const& r, std::string const& path) {
  if (is_binding(path))
    return "“" + line_in_words(scenario.central, path.substr(10, path.size() - 18)) + "” is " +
           (std::isfinite(r.low) ? "meant" : "a bluff");
  return range_in_words(r, factor_in_words(scenario, path));
}

ordered_json box_json(study::Box const& box) {
  return {{"density", box.density},
          {"density_95", {box.density_interval.low, box.density_interval.high}},
          {"coverage", box.coverage},
          {"support", box.support},
          {"draws", box.n}};
}

ordered_json restrictions_json(study::Discovery const& d, std::vector<std::string> const& names) {
  auto json = ordered_json::array();
  for (auto const& r : d.found.restrictions)
    json.push_back({{"factor", names[r.factor]},
                    {"low", bound(r.low)},
                    {"high", bound(r.high)},
                    {"density_without", r.without}});
  return json;
}

std::string discovery_text(model::Scenario const& scenario, engine::Metric const& metric, study::Cases const& cases,
                           std::optional<study::Discovery> const& found, engine::Plan const& plan) {
  std::string out =
      headline(scenario) + "\n" +
      fmt::format("{} × {}\n\n", plural(plan.draws, "draw", "draws"), plural(plan.replicates, "game", "games"));
  if (!found)
    out += fmt::format(
        "There is no corner to look for: “{}” is the same in every draw, or there are fewer than 40 draws.\n",
        metric.name);
  else if (found->found.restrictions.empty())
    out += fmt::format("No corner of the assumptions stands out: “{}” happens in {} of games wherever one looks.\n",
                       metric.name, percent(found->overall));
  else
    out += box_sentences(scenario, metric, cases, *found);
  return out + "\n" + closing_line(scenario, plan.seed) + "\n";
}

ordered_json discovery_json(model::Scenario const& scenario, engine::Metric const& metric, study::Cases const& cases,
                            std::optional<study::Discovery> const& found, engine::Plan const& plan) {
  ordered_json json = json_head("zopa.discovery", scenario);
  json["plan"] = {{"seed", plan.seed}, {"draws", plan.draws}, {"replicates", plan.replicates}};
  json["metric"] = metric.name;
  json["box"] = nullptr;
  if (!found) return json;
  json["overall"] = found->overall;
  json["box"] = restrictions_json(*found, cases.names);
  json["searched"] = box_json(found->found);
  json["held_back"] = box_json(found->held_back);
  return json;
}

std::string threshold_text(model::Scenario const& scenario, std::string const& path, std::string const& metric,
                           double target, study::ThresholdAnswer const& answer, engine::Plan const& plan) {
  std::string out = headline(scenario) + "\n\n";
  for (auto const& c : answer.crossings)
    out += fmt::format("“{}” {} through {} where {} is {} (between {} and {})\n", metric, c.rising ? "rises" : "falls",
                       decimal(target, 3), path, decimal(c.value, 3), decimal(c.interval.low, 3),
                       decimal(c.interval.high, 3));
  if (answer.crossings.empty())
    out += fmt::format("“{}” does not pass {} in this range.\n", metric, decimal(target, 3));
  std::vector<std::vector<std::string>> rows{{path, metric}};
  for (auto const& look : answer.looks) rows.push_back({decimal(look.value, 4), in_words(look.estimate)});
  out += "\n" + aligned(rows);
  out += fmt::format(
      "\nSame draws and chances at every value; located to {}. Brackets: 95 %; beyond those of a crossing "
      "the simulation leaves no doubt.\n",
      decimal(answer.resolution, 4));
  return out + "\n" + closing_line(scenario, plan.seed) + "\n";
}

ordered_json threshold_json(model::Scenario const& scenario, std::string const& path, std::string const& metric,
                            double target, study::ThresholdAnswer const& answer, engine::Plan const& plan) {
  ordered_json json = json_head("zopa.threshold", scenario);
  json["plan"] = {{"seed", plan.seed}, {"draws", plan.draws}, {"replicates", plan.replicates}};
  json["path"] = path;
  json["metric"] = metric;
  json["target"] = target;
  json["resolution"] = answer.resolution;
  json["crossings"] = ordered_json::array();
  for (auto const& c : answer.crossings)
    json["crossings"].push_back(
        {{"value", c.value}, {"rising", c.rising}, {"low", c.interval.low}, {"high", c.interval.high}});
  json["looks"] = ordered_json::array();
  for (auto const& look : answer.looks)
    json["looks"].push_back({{"value", look.value}, {"estimate", estimate_json(look.estimate)}});
  return json;
}

}  // namespace zopa::report
