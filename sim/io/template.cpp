#include "zopa/io/template.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "io/resolved_text.hpp"
#include "io/scalar.hpp"
#include "io/structure.hpp"
#include "zopa/base/expects.hpp"

namespace zopa::io {
namespace {

/// Weights of n issues with two decimals that sum to 1 exactly.
std::vector<std::string> equal_weights(std::size_t n) {
  std::vector<std::string> out;
  auto const each = 100 / n;
  for (std::size_t i = 0; i < n; ++i) {
    auto const hundredths = i == 0 ? 100 - each * (n - 1) : each;
    out.push_back(shortest(static_cast<double>(hundredths) / 100));
  }
  return out;
}

/// n values from 0 to 1 with two decimals, falling or rising.
std::string values(std::size_t n, bool rising) {
  std::vector<std::string> out;
  for (std::size_t k = 0; k < n; ++k) {
    auto const hundredths = (100 * k + (n - 1) / 2) / (n - 1);
    out.push_back(shortest(static_cast<double>(rising ? hundredths : 100 - hundredths) / 100));
  }
  return flow_list(out);
}

std::string party(CaseOutline const& outline, std::size_t i) {
  auto const weights = equal_weights(outline.issues.size());
  bool const first = i == 0;
  auto out = fmt::format("  {}:\n    prefers:{}\n", outline.parties[i],
                         first ? "                      # weights sum to 1; values from 0 (worst) to 1 (best), one per option" : "");
  for (std::size_t k = 0; k < outline.issues.size(); ++k)
    out += fmt::format("      {}: {{weight: {}, values: {}}}\n", outline.issues[k].name, weights[k], values(outline.issues[k].options.size(), first));
  if (!first) return out + "    no_deal: 0.4\n";
  return out + "    no_deal: 0.4                  # what it has without an agreement\n"
               "    # red_lines:                  # what it says it will never accept\n" +
         fmt::format("    #   - {{id: not-that, never: {{{}: {}}}}}\n", outline.issues[0].name, written(outline.issues[0].options[0]));
}

void check_names(std::vector<std::string> const& names, char const* kind, std::vector<std::string>& out) {
  for (auto it = names.begin(); it != names.end(); ++it) {
    bool const usable = is_id(*it) && !looks_boolean(*it) && *it != "null";
    if (!usable) out.push_back(fmt::format("'{}' cannot name {}: letters, digits, '-' and '_', and no bare yes or no", *it, kind));
    if (std::find(names.begin(), it, *it) != it) out.push_back(fmt::format("the name '{}' stands twice", *it));
  }
}

}  // namespace

std::vector<std::string> faults(CaseOutline const& outline) {
  std::vector<std::string> out;
  if (outline.title.empty()) out.emplace_back("the title is empty");
  if (outline.parties.size() < 2) out.emplace_back("a bargain needs two parties or more");
  if (outline.issues.empty() || outline.issues.size() > 100) out.emplace_back("a bargain is about 1 to 100 issues");
  check_names(outline.parties, "a party", out);
  std::vector<std::string> issues;
  for (auto const& issue : outline.issues) {
    issues.push_back(issue.name);
    auto sorted = issue.options;
    std::sort(sorted.begin(), sorted.end());
    bool const twice = std::adjacent_find(sorted.begin(), sorted.end()) != sorted.end();
    bool const empty = !sorted.empty() && sorted.front().empty();
    if (sorted.size() < 2 || sorted.size() > 1000 || twice || empty) out.push_back(fmt::format("the issue '{}' needs two different options or more", issue.name));
  }
  check_names(issues, "an issue", out);
  return out;
}

std::string new_case(CaseOutline const& outline) {
  ZOPA_EXPECTS(faults(outline).empty());
  auto out = "zopa: 1                             # version of the language\ntitle: " + written(outline.title) +
             "\n# as_of: 2025-07-23                 # the date its facts are of\n"
             "\nissues:                             # what is bargained about, each with its options in order\n";
  for (auto const& issue : outline.issues) {
    std::vector<std::string> options;
    for (auto const& option : issue.options) options.push_back(written(option));
    out += "  " + issue.name + ": " + flow_list(options) + "\n";
  }
  out += "\nparties:\n";
  for (std::size_t i = 0; i < outline.parties.size(); ++i) out += party(outline, i);
  return out + "\n# Each further line adds one idea; `zopa explain PATH` tells about any of them:\n"
               "#   under a party: discount, red_lines, ratifiers, tactic, war_cost\n"
               "#   beside issues and parties: time, territories, tracks, mediator, war, deal, shocks, sources\n"
               "# A number may be uncertain: no_deal: {uniform: [0.3, 0.5]}\n";
}

}  // namespace zopa::io
