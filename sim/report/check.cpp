#include <algorithm>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "zopa/report/check_report.hpp"
#include "zopa/report/solve_report.hpp"
#include "zopa/report/words.hpp"

namespace zopa::report {
namespace {

using nlohmann::ordered_json;

std::string expected_text(model::Expectation const& e) {
  if (auto const* text = std::get_if<std::string>(&e.is)) return *text;
  return fmt::format("{:.12g}", std::get<double>(e.is));
}

std::string verdict_line(study::Verdict const& v) {
  std::string line = fmt::format("  {} {} = {}", v.ok ? "✓" : "✗", v.expectation.what, v.got);
  if (!v.ok) line += ", expected " + expected_text(v.expectation);
  if (v.allowed > 0) line += fmt::format("  (off by {:.2g}, allowed {:.2g})", v.difference, v.allowed);
  if (!v.expectation.source.empty()) line += "  [" + v.expectation.source + "]";
  return line + "\n";
}

/// Paths of the assumptions that are one number, though nobody knows it.
std::string without_a_range(model::Scenario const& scenario) {
  std::vector<std::string> paths;
  for (auto const& figure : scenario.provenance)
    if (figure.kind == model::Provenance::Kind::assumption && !figure.has_range) paths.push_back(figure.path);
  if (paths.empty()) return "";
  constexpr std::size_t most = 12;
  auto out = fmt::format("Assumed without a range ({}): ", paths.size());
  for (std::size_t i = 0; i < std::min(most, paths.size()); ++i) out += (i ? ", " : "") + paths[i];
  return wrap(paths.size() > most ? out + ", … (all of them: --json)" : out, 110, 2) + "\n";
}

}  // namespace

std::string check_text(model::Scenario const& scenario, std::vector<study::Verdict> const& verdicts) {
  std::string out = headline(scenario) + "\n\n";
  out += "Rests on: " + provenance_line(scenario) + ".\n";
  out += without_a_range(scenario);
  for (auto const& source : scenario.sources) {
    std::string text =
        source.who + (source.date.empty() ? "" : ", " + source.date) + (source.says.empty() ? "" : ": " + source.says);
    out += wrap("  " + source.id + "  " + text + (source.verified ? "" : "  (not verified)"), 110, 6) + "\n";
  }
  for (auto const& sentence : scenario.defaults_used) out += "By default: " + sentence + "\n";
  if (verdicts.empty()) return out + "\nThe file is in order. It states no expectations.\n";
  auto const failed = std::count_if(verdicts.begin(), verdicts.end(), [](auto const& v) { return !v.ok; });
  out += "\nWhat the file says must come out\n";
  for (auto const& v : verdicts) out += verdict_line(v);
  out += failed == 0 ? fmt::format("\nThe file is in order; {} met.\n",
                                   plural(static_cast<double>(verdicts.size()), "expectation", "expectations"))
                     : fmt::format("\n{} of {} missed.\n", failed,
                                   plural(static_cast<double>(verdicts.size()), "expectation", "expectations"));
  return out;
}

ordered_json check_json(model::Scenario const& scenario, std::vector<study::Verdict> const& verdicts) {
  ordered_json json = json_head("zopa.check", scenario);
  json["defaults_used"] = scenario.defaults_used;
  json["figures"] = ordered_json::array();
  for (auto const& figure : scenario.provenance)
    json["figures"].push_back({{"path", figure.path},
                               {"kind", figure.kind == model::Provenance::Kind::fact ? "fact" : "assumption"},
                               {"source", figure.source},
                               {"has_range", figure.has_range}});
  json["expectations"] = ordered_json::array();
  for (auto const& v : verdicts)
    json["expectations"].push_back({{"what", v.expectation.what},
                                    {"expected", expected_text(v.expectation)},
                                    {"got", v.got},
                                    {"difference", v.difference},
                                    {"allowed", v.allowed},
                                    {"ok", v.ok},
                                    {"source", v.expectation.source}});
  return json;
}

}  // namespace zopa::report
