#include <fmt/format.h>

#include "report/compare_worlds.hpp"
#include "report/figures.hpp"
#include "zopa/report/compare_report.hpp"
#include "zopa/report/run_report.hpp"
#include "zopa/report/solve_report.hpp"
#include "zopa/report/words.hpp"

namespace zopa::report {
namespace {

using nlohmann::ordered_json;

// Rows people look for first: deals, months, survival; then everything that differs beyond its interval.
bool worth_showing(study::ComparedMetric const& row) {
  std::string const& name = row.metric.name;
  for (char const* suffix : {".deal", ".round", ".survival_5y", ".collapse", ".ratification_failures"})
    if (name.ends_with(suffix)) return true;
  return name.starts_with("party.") && name.ends_with(".welfare");
}

std::vector<std::vector<std::string>> cells(study::Comparison const& comparison) {
  std::vector<std::vector<std::string>> rows{{""}};
  for (std::size_t v = 0; v < comparison.variants.size(); ++v) {
    rows[0].push_back(comparison.variants[v]);
    if (v > 0) rows[0].push_back("difference");
  }
  for (auto const& row : comparison.metrics) {
    if (!worth_showing(row)) continue;
    std::vector<std::string> line{row.metric.name};
    for (std::size_t v = 0; v < comparison.variants.size(); ++v) {
      line.push_back(row.estimates[v] ? (row.estimates[v]->certain ? "0 % (certain)" : in_words(*row.estimates[v]))
                                      : "–");
      if (v > 0) line.push_back(row.differences[v] ? difference_in_words(row.metric, *row.differences[v]) : "–");
    }
    rows.push_back(std::move(line));
  }
  return rows;
}

ordered_json usual_terms_json(Worlds const& worlds) {
  ordered_json all = ordered_json::array();
  for (std::size_t v = 0; v < worlds.size(); ++v) {
    ordered_json terms = ordered_json::array();
    for (auto const& term : usual_terms(worlds, v))
      terms.push_back({{"terms", term.words}, {"share", {term.least, term.most}}});
    all.push_back(std::move(terms));
  }
  return all;
}

}  // namespace

std::string compare_text(model::Scenario const& baseline, study::Comparison const& comparison) {
  std::string out = headline(baseline) + "\n";
  auto const& plan = comparison.summaries.front().plan;
  out += fmt::format("{} × {} in each column\n\n", plural(plan.draws, "draw", "draws"),
                     plural(plan.replicates, "game", "games"));
  out += aligned(cells(comparison));
  out +=
      "\nSame draws, battles and shocks in each column (common random numbers), so the differences are sharper than "
      "the "
      "columns.\nDifferences of probabilities are in points of a per cent; brackets: 95 % intervals of the "
      "simulation.\n";
  return out + "\n" + closing_line(baseline, plan.seed) + "\n";
}

ordered_json compare_json(std::vector<study::Variant> const& variants, study::Comparison const& comparison,
                          std::vector<std::string> const& left_out) {
  ordered_json json = json_head("zopa.compare", variants.front().scenario);
  auto const& plan = comparison.summaries.front().plan;
  json["plan"] = {{"seed", plan.seed}, {"draws", plan.draws}, {"replicates", plan.replicates}};
  json["variants"] = comparison.variants;
  json["left_out"] = left_out;
  json["usual_terms"] = usual_terms_json({variants, comparison});
  json["metrics"] = ordered_json::object();
  for (auto const& row : comparison.metrics) {
    ordered_json item = ordered_json::array();
    for (std::size_t v = 0; v < comparison.variants.size(); ++v) {
      ordered_json cell = row.estimates[v] ? estimate_json(*row.estimates[v]) : ordered_json(nullptr);
      if (v > 0 && row.differences[v]) cell["difference"] = difference_json(*row.differences[v]);
      item.push_back(std::move(cell));
    }
    json["metrics"][row.metric.name] = std::move(item);
  }
  return json;
}

std::string sweep_csv_head(std::vector<std::string> const& paths, std::vector<std::string> const& metrics) {
  std::string out;
  for (auto const& path : paths) out += (out.empty() ? "" : ",") + path;
  for (auto const& metric : metrics) out += fmt::format(",{0},{0}.standard_error,{0}.low,{0}.high", metric);
  return out + "\n";
}

std::string sweep_csv_line(study::SweepRow const& row) {
  std::string line;
  for (double x : row.point) line += fmt::format("{}{}", line.empty() ? "" : ",", x);
  for (auto const& e : row.estimates)
    line += e ? fmt::format(",{},{},{},{}", e->value, e->standard_error, e->monte_carlo.low, e->monte_carlo.high)
              : ",,,,";
  return line + "\n";
}

std::string sweep_csv(study::SweepTable const& table) {
  std::string out = sweep_csv_head(table.paths, table.metrics);
  for (auto const& row : table.rows) out += sweep_csv_line(row);
  return out;
}

std::string sweep_size(study::SweepTable const& table) {
  auto const& [plan, until, keeps_games] = table.effort;
  std::string const size = fmt::format(
      "{} × {}{} × {}", plural(static_cast<double>(table.rows.size()), "point", "points"), until ? "at most " : "",
      plural(plan.draws, "draw", "draws"), plural(plan.replicates, "game", "games"));
  return until ? fmt::format("{}, until {} is known to ±{}", size, until->metric, until->half_width) : size;
}

std::string sweep_text(std::string const& title, model::Scenario const& base, study::SweepTable const& table) {
  std::string out =
      title + "\n" + headline(base) + "\n" + sweep_size(table) + (table.stopped ? ", stopped early\n\n" : "\n\n");
  std::vector<std::vector<std::string>> rows{table.paths};
  for (auto const& metric : table.metrics) rows[0].push_back(metric);
  for (auto const& row : table.rows) {
    std::vector<std::string> line;
    for (double x : row.point) line.push_back(fmt::format("{}", x));
    for (auto const& e : row.estimates) line.push_back(e ? (e->certain ? "0 % (certain)" : in_words(*e)) : "–");
    rows.push_back(std::move(line));
  }
  out += aligned(rows);
  out +=
      "\nBrackets: 95 % intervals of the simulation; – where a figure is not defined (no deal has no round). All "
      "points share draws\n"
      "and chances (common random numbers), so that neighbours differ by less than their intervals. Names: "
      "docs/results.md.\n";
  return out + "\n" + closing_line(base, table.effort.plan.seed) + "\n";
}

ordered_json sweep_json(model::Scenario const& base, study::SweepTable const& table) {
  ordered_json json = json_head("zopa.sweep", base);
  auto const& [plan, until, keeps_games] = table.effort;
  json["plan"] = {{"seed", plan.seed}, {"draws", plan.draws}, {"replicates", plan.replicates}};
  if (until) json["plan"]["until"] = {{"metric", until->metric}, {"half_width", until->half_width}};
  json["stopped"] = table.stopped;
  json["paths"] = table.paths;
  json["points"] = ordered_json::array();
  for (auto const& row : table.rows) {
    ordered_json item;
    item["point"] = row.point;
    for (std::size_t m = 0; m < table.metrics.size(); ++m)
      item["metrics"][table.metrics[m]] = row.estimates[m] ? estimate_json(*row.estimates[m]) : ordered_json(nullptr);
    json["points"].push_back(std::move(item));
  }
  return json;
}

}  // namespace zopa::report
