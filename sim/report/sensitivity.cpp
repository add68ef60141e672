#include <algorithm>

#include <fmt/format.h>

#include "report/index_words.hpp"
#include "zopa/report/sensitivity_report.hpp"
#include "zopa/report/solve_report.hpp"
#include "zopa/report/words.hpp"

namespace zopa::report {
namespace {

using nlohmann::ordered_json;

constexpr std::size_t most_named = 3;

// What an input is ranked by: its total index, or μ*.
double weight(study::Sensitivity const& s, std::size_t g) {
  return s.sobol ? s.sobol->total[g].value : s.morris.empty() ? 0 : s.morris[g].mu_star.value;
}

std::vector<std::size_t> ranked(study::Sensitivity const& s) {
  std::vector<double> weights;
  for (std::size_t g = 0; g < s.names.size(); ++g) weights.push_back(weight(s, g));
  return ranked_by(weights);
}

// Seen: the interval of what it is ranked by leaves zero out.
bool seen(study::Sensitivity const& s, std::size_t g) {
  return (s.sobol ? s.sobol->total[g] : s.morris[g].mu_star).interval.low > 0;
}

std::string sobol_sentence(study::Sensitivity const& s) {
  std::vector<std::string> most;
  for (std::size_t g : ranked(s))
    if (most.size() < most_named && seen(s, g) && weight(s, g) >= 0.05)
      most.push_back(fmt::format("{} ({})", s.names[g], whole_percent(std::min(1.0, weight(s, g)))));
  if (most.empty())
    return "No assumption stands out of the noise: more base points (--base) or games would tell them apart.";
  std::string text = fmt::format(
      "Most of what assumptions do to “{}” comes from {}. In brackets: the part of that spread that would stay if all "
      "else were known.",
      s.metric.name, listing(most));
  auto const& additive = s.sobol->additive;
  if (additive.interval.high < 0.95)
    text += fmt::format(" {} of it comes from assumptions that act together.",
                        whole_percent(1 - additive.value));
  return text;
}

std::string morris_sentence(study::Sensitivity const& s) {
  std::vector<std::string> most;
  for (std::size_t g : ranked(s))
    if (most.size() < most_named && seen(s, g)) most.push_back(s.names[g]);
  if (most.empty()) return fmt::format("No assumption moves “{}” in these trajectories.", s.metric.name);
  return fmt::format("“{}” moves most with {}. A screening: read the order, and let --method sobol divide the spread.",
                     s.metric.name, listing(most));
}

std::string how(study::Sensitivity const& s) {
  bool const sobol = s.morris.empty();
  return fmt::format("{} {} of {} {}, {} at each point: {}", count(static_cast<double>(s.base)),
                     sobol ? "base points" : "trajectories", count(static_cast<double>(s.names.size())),
                     s.names.size() == 1 ? "input" : "inputs", plural(s.games, "game", "games"),
                     plural(static_cast<double>(s.total_games), "game", "games"));
}

}  // namespace

std::string sensitivity_text(model::Scenario const& scenario, study::Sensitivity const& s, std::uint64_t seed,
                             std::string const& arguments) {
  std::string out = headline(scenario) + "\n" + how(s) + "\n\n";
  if (!s.sobol && s.morris.empty())
    return out +
           fmt::format("“{}” does not vary with the assumptions beyond chance (mean {}).\n\n", s.metric.name,
                       decimal(s.mean, 3)) +
           closing_line(scenario, seed) + "\n";
  out += wrap(s.sobol ? sobol_sentence(s) : morris_sentence(s), line_width, 0) + "\n";
  if (s.split)
    out += wrap(fmt::format("Of the whole spread of one game {} comes from assumptions, the rest from chance.",
                            whole_percent(s.split->share)),
                line_width, 0) +
           "\n";
  out += "\n" + (s.sobol ? sobol_table(s.names, *s.sobol) : morris_table(s.names, s.morris)) + "\n";
  out += s.sobol
             ? "Shares of the variance over assumptions, chance taken out; brackets: 95 % intervals (bootstrap over "
               "base points).\n"
             : "Effects per unit of probability, each step half the range; chance in a difference included; "
               "brackets: 95 % intervals.\n";
  out += s.metric.kind == engine::Metric::Kind::probability
             ? "\nNext: zopa sensitivity " + arguments + " --where " + s.metric.name +
                   "\n        in which corner of the assumptions does it happen?\n"
             : "\nNext: zopa describe " + arguments + " " + s.names[ranked(s).front()] +
                   "\n        what is assumed of it, and on what grounds\n";
  return out + "\n" + closing_line(scenario, seed) + "\n";
}

ordered_json sensitivity_json(model::Scenario const& scenario, study::Sensitivity const& s, std::uint64_t seed) {
  ordered_json json = json_head("zopa.sensitivity", scenario);
  json["method"] = s.morris.empty() ? "sobol" : "morris";
  json["plan"] = {{"seed", seed}, {"base", s.base}, {"games_per_point", s.games}, {"games", s.total_games}};
  json["metric"] = {{"name", s.metric.name}, {"unit", s.metric.unit}, {"mean", s.mean}};
  if (s.split) json["share_of_assumptions"] = {{"value", s.split->share}, {"standard_error", s.split->standard_error}};
  if (s.sobol) {
    json["variance"] = s.sobol->variance;
    json["additive"] = index_json(s.sobol->additive);
  }
  json["inputs"] = ordered_json::array();
  for (std::size_t g : ranked(s)) {
    ordered_json item = {{"input", s.names[g]}};
    if (s.sobol) {
      item["first"] = index_json(s.sobol->first[g]);
      item["total"] = index_json(s.sobol->total[g]);
    } else if (!s.morris.empty()) {
      item["mu_star"] = index_json(s.morris[g].mu_star);
      item["mu"] = s.morris[g].mu;
      item["sigma"] = s.morris[g].sigma;
    }
    json["inputs"].push_back(std::move(item));
  }
  return json;
}

std::string sensitivity_csv(study::Sensitivity const& s) {
  std::string out = s.morris.empty() ? "input,first,first.low,first.high,total,total.low,total.high\r\n"
                                     : "input,mu_star,mu_star.low,mu_star.high,mu,sigma\r\n";
  for (std::size_t g : ranked(s)) {
    out += "\"" + s.names[g] + "\"";
    auto const add = [&](study::Index const& i) {
      out += fmt::format(",{},{},{}", i.value, i.interval.low, i.interval.high);
    };
    if (s.sobol) {
      add(s.sobol->first[g]);
      add(s.sobol->total[g]);
    } else if (!s.morris.empty()) {
      add(s.morris[g].mu_star);
      out += fmt::format(",{},{}", s.morris[g].mu, s.morris[g].sigma);
    } else {
      out += ",,,,,,";
    }
    out += "\r\n";
  }
  return out;
}

}  // namespace zopa::report
