#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "zopa/report/compare_report.hpp"
#include "zopa/report/run_report.hpp"
#include "zopa/report/solve_report.hpp"
#include "zopa/report/words.hpp"

namespace zopa::report {
namespace {

using nlohmann::ordered_json;

bool is_probability(engine::Metric const& metric) { return metric.kind == engine::Metric::Kind::probability; }

// "+16.5 (15.2 to 17.8)": points of a per cent for probabilities, the unit itself otherwise.
std::string difference_in_words(engine::Metric const& metric, study::Difference const& d) {
  double const scale = is_probability(metric) ? 100 : 1;
  double const half = scale * (d.interval.high - d.interval.low) / 2;
  int const digits = half <= 0 ? 1 : std::clamp(static_cast<int>(std::ceil(-std::log10(half))), is_probability(metric) ? 1 : 2, 4);
  return fmt::format("{} ({} to {})", signed_decimal(scale * d.value, digits), signed_decimal(scale * d.interval.low, digits),
                     signed_decimal(scale * d.interval.high, digits));
}

// Rows people look for first: deals, months, survival; then everything that differs beyond its interval.
bool worth_showing(study::ComparedMetric const& row) {
  std::string const& name = row.metric.name;
  for (char const* suffix : {".deal", ".round", ".survival_5y", ".ratification_failures"})
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
      line.push_back(row.estimates[v] ? (row.estimates[v]->certain ? "0 % (certain)" : in_words(*row.estimates[v])) : "–");
      if (v > 0) line.push_back(row.differences[v] ? difference_in_words(row.metric, *row.differences[v]) : "–");
    }
    rows.push_back(std::move(line));
  }
  return rows;
}

std::string aligned(std::vector<std::vector<std::string>> const& rows) {
  std::vector<std::size_t> widths(rows[0].size(), 0);
  for (auto const& row : rows)
    for (std::size_t c = 0; c < row.size(); ++c) widths[c] = std::max(widths[c], width(row[c]));
  std::string out;
  for (auto const& row : rows) {
    std::string line;
    for (std::size_t c = 0; c < row.size(); ++c) line += (c ? "   " : "") + pad_right(row[c], widths[c]);
    out += line.substr(0, line.find_last_not_of(' ') + 1) + "\n";
  }
  return out;
}

}  // namespace

std::string compare_text(model::Scenario const& baseline, study::Comparison const& comparison) {
  std::string out = headline(baseline) + "\n";
  auto const& plan = comparison.summaries.front().plan;
  out += fmt::format("{} × {} in each column\n\n", plural(plan.draws, "draw", "draws"), plural(plan.replicates, "game", "games"));
  out += aligned(cells(comparison));
  out += "\nSame draws, battles and shocks in each column (common random numbers), so the differences are sharper than the "
         "columns.\nDifferences of probabilities are in points of a per cent; brackets: 95 % intervals of the simulation.\n";
  return out + "\n" + closing_line(baseline, plan.seed) + "\n";
}

ordered_json compare_json(model::Scenario const& baseline, study::Comparison const& comparison) {
  ordered_json json = json_head("zopa.compare", baseline);
  auto const& plan = comparison.summaries.front().plan;
  json["plan"] = {{"seed", plan.seed}, {"draws", plan.draws}, {"replicates", plan.replicates}};
  json["variants"] = comparison.variants;
  json["metrics"] = ordered_json::object();
  for (auto const& row : comparison.metrics) {
    ordered_json item = ordered_json::array();
    for (std::size_t v = 0; v < comparison.variants.size(); ++v) {
      ordered_json cell = row.estimates[v] ? estimate_json(*row.estimates[v]) : ordered_json(nullptr);
      if (v > 0 && row.differences[v])
        cell["difference"] = {{"value", row.differences[v]->value},
                              {"low", row.differences[v]->interval.low},
                              {"high", row.differences[v]->interval.high},
                              {"standard_error", row.differences[v]->standard_error}};
      item.push_back(std::move(cell));
    }
    json["metrics"][row.metric.name] = std::move(item);
  }
  return json;
}

std::string sweep_csv(study::SweepTable const& table) {
  std::string out;
  for (auto const& path : table.paths) out += (out.empty() ? "" : ",") + path;
  for (auto const& metric : table.metrics) out += fmt::format(",{0},{0}.standard_error,{0}.low,{0}.high", metric);
  out += "\n";
  for (auto const& row : table.rows) {
    std::string line;
    for (double x : row.point) line += fmt::format("{}{}", line.empty() ? "" : ",", x);
    for (auto const& e : row.estimates)
      line += e ? fmt::format(",{},{},{},{}", e->value, e->standard_error, e->monte_carlo.low, e->monte_carlo.high) : ",,,,";
    out += line + "\n";
  }
  return out;
}

std::string sweep_text(study::SweepTable const& table) {
  std::vector<std::vector<std::string>> rows{table.paths};
  for (auto const& metric : table.metrics) rows[0].push_back(metric);
  for (auto const& row : table.rows) {
    std::vector<std::string> line;
    for (double x : row.point) line.push_back(decimal(x, 4));
    for (auto const& e : row.estimates) line.push_back(e ? in_words(*e) : "–");
    rows.push_back(std::move(line));
  }
  return aligned(rows);
}

ordered_json sweep_json(model::Scenario const& base, study::SweepTable const& table) {
  ordered_json json = json_head("zopa.sweep", base);
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
