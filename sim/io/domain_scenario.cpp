#include <algorithm>
#include <cmath>
#include <numeric>
#include <set>

#include <fmt/format.h>

#include "io/domain_stated.hpp"
#include "io/resolved_text.hpp"
#include "io/scalar.hpp"
#include "zopa/base/expects.hpp"

namespace zopa::io {
namespace {

std::string conventions(DomainFormat from, int rounds) {
  std::string evaluations;
  if (from == DomainFormat::genius) evaluations = " (each divided by the best of its issue)";
  std::string out = fmt::format("# Imported from {}. Utility: weight × evaluation{}, summed over the issues.\n",
                                to_text(from), evaluations);
  out += from == DomainFormat::geniusweb
             ? "# no_deal: what the reservation bid is worth, 0 without one; GeniusWeb has no discount.\n"
             : "# no_deal: the reservation value, 0 where the profile has none.\n";
  if (from == DomainFormat::genius)
    out += fmt::format("# discount: the profile's factor d is over the whole negotiation; per round it is d^(1/{}).\n",
                       rounds);
  return out;
}

/// Issues in zopa's words; those with one option are no issues there.
struct NamedIssues {
  std::vector<std::string> ids;  ///< n_issues, empty where there is nothing to choose
  std::string text;
};

NamedIssues named_issues(Domain const& domain) {
  NamedIssues out;
  std::vector<std::string> taken;
  for (auto const& issue : domain.issues) {
    out.ids.emplace_back();
    if (issue.options.size() < 2) {
      out.text += fmt::format("  # {} has one option: its worth is part of `constant`\n", issue.name);
      continue;
    }
    auto const id = out.ids.back() = simple_name(issue.name, taken);
    std::vector<std::string> options;
    for (auto const& option : issue.options) options.push_back(written(option));
    bool const territorial = id == "control" || id == "status" ||
                             std::count(issue.options.begin(), issue.options.end(), "line_of_contact") > 0;
    auto const title = id == issue.name ? "" : ", title: " + written(issue.name);
    auto const kind = territorial ? ", kind: plain" : "";
    out.text += title.empty() && !territorial
                    ? fmt::format("  {}: {}\n", id, flow_list(options))
                    : fmt::format("  {}: {{options: {}{}{}}}\n", id, flow_list(options), title, kind);
  }
  return out;
}

std::string party_text(std::string const& id, Domain::Profile const& given, NamedIssues const& issues, int rounds) {
  auto const profile = with_unit_evaluations(given);
  std::string prefers;
  double constant = profile.constant, sum = 0;
  for (std::size_t k = 0; k < issues.ids.size(); ++k) {
    if (issues.ids[k].empty()) {
      constant += profile.weights[k] * profile.evaluations[k][0];
      continue;
    }
    sum += profile.weights[k];
    std::vector<std::string> values;
    for (double const v : profile.evaluations[k]) values.push_back(shortest(v));
    prefers += fmt::format("      {}: {{weight: {}, values: {}}}\n", issues.ids[k], shortest(profile.weights[k]),
                           flow_list(values));
  }
  std::string out = "  " + id + ":\n";
  if (id != profile.party) out += "    name: " + written(profile.party) + "\n";
  if (!(std::fabs(sum - 1) <= 1e-9)) out += "    weights: as_given\n";
  out += "    prefers:\n" + prefers;
  if (constant != 0) out += "    constant: " + shortest(constant) + "\n";
  out += "    no_deal: " + shortest(profile.reservation_value) + "\n";
  return out + "    discount: " + shortest(std::pow(profile.discount, 1. / rounds)) + "\n";
}

/// What of a party is not linear-additive.
void party_problems(model::World const& world, model::Party const& party, std::vector<std::string>& out) {
  auto const& preferences = party.preferences;
  auto const say = [&](char const* what) { out.push_back(fmt::format("'{}' has {}", party.id, what)); };
  if (!preferences.interactions.empty()) say("interactions between issues");
  if (!preferences.bonuses.empty()) say("a bonus");
  if (preferences.reference) say("a reference point (loss aversion)");
  if (party.no_deal[model::TrackId{0}].level != model::NoDeal::Level::given)
    say("a no-deal value that is not a number");
  if (party.war_cost != 0) say("a war cost");
  if (party.audience != 0) say("an audience cost");
  for (auto const id : model::ids_of(world.issues))
    if (!preferences.issues[id].unbelieved.empty() || preferences.issues[id].by_share)
      return say("values that depend on a guarantee or on control");
}

std::vector<std::string> problems_of(model::Scenario const& scenario) {
  auto const& world = scenario.central;
  std::vector<std::string> out;
  if (!scenario.parameters.empty())
    out.push_back(fmt::format("{} uncertain numbers, the first at {}: a domain holds plain ones (--set {}=…)",
                              scenario.parameters.size(), scenario.parameters[0].path, scenario.parameters[0].path));
  for (auto const& line : world.lines) out.push_back(fmt::format("the red line '{}'", line.id));
  for (auto const& ratifier : world.ratifiers) out.push_back(fmt::format("the ratifier '{}'", ratifier.id));
  for (auto const& shock : world.shocks) out.push_back(fmt::format("the shock '{}'", shock.id));
  if (world.tracks.size() > 1) out.emplace_back("more than one track");
  if (world.mediator) out.emplace_back("a mediator");
  if (world.war) out.emplace_back("a war");
  if (world.deal.collapse != 0) out.emplace_back("deals that collapse");
  if (world.horizon.then == model::Horizon::Then::random_end) out.emplace_back("talks without a last round");
  for (auto const& issue : world.issues)
    if (issue.kind != model::Issue::Kind::plain) out.push_back(fmt::format("the territorial issue '{}'", issue.id));
  for (auto const& party : world.parties) party_problems(world, party, out);
  return out;
}

/// Names for people where they differ, else ids.
template <class Items, class Name>
std::vector<std::string> names_of(Items const& items, Name const& name) {
  std::vector<std::string> names;
  std::set<std::string> different;
  for (auto const& item : items) {
    names.push_back(name(item).empty() ? item.id : name(item));
    different.insert(names.back());
  }
  if (different.size() == names.size()) return names;
  names.clear();
  for (auto const& item : items) names.push_back(item.id);
  return names;
}

Domain::Profile profile_of(model::World const& world, model::Party const& party, std::string const& name) {
  Domain::Profile out;
  out.party = name;
  for (auto const id : model::ids_of(world.issues)) {
    auto const& value = party.preferences.issues[id];
    out.weights.push_back(value.weight);
    out.evaluations.push_back(value.values);
    out.evaluations.back().resize(world.issues[id].options.size());
  }
  out.constant = party.preferences.constant;
  out.reservation_value = party.no_deal[model::TrackId{0}].value;
  out.discount = std::pow(party.discount, world.horizon.rounds);
  return out;
}

}  // namespace

std::string scenario_text(Domain const& domain, DomainFormat from, int rounds) {
  ZOPA_EXPECTS(rounds >= 1 && domain.profiles.size() >= 2);
  auto const issues = named_issues(domain);
  auto out = "zopa: 1\ntitle: " + written(domain.name) + "\n" + conventions(from, rounds) +
             fmt::format("\ntime: {{horizon: {{rounds: {}}}}}\n\nissues:\n", rounds) + issues.text + "\nparties:\n";
  std::vector<std::string> taken;
  for (auto const& profile : domain.profiles)
    out += party_text(simple_name(profile.party, taken), profile, issues, rounds);
  return out;
}

DomainOfScenario domain_of(model::Scenario const& scenario) {
  DomainOfScenario out;
  out.problems = problems_of(scenario);
  if (!out.problems.empty()) return out;
  auto const& world = scenario.central;
  Domain domain;
  domain.name = scenario.title;
  auto const issues = names_of(world.issues, [](auto const& issue) { return issue.title; });
  auto const parties = names_of(world.parties, [](auto const& party) { return party.name; });
  std::size_t k = 0, i = 0;
  for (auto const& issue : world.issues) domain.issues.push_back({issues[k++], issue.options});
  for (auto const& party : world.parties) domain.profiles.push_back(profile_of(world, party, parties[i++]));
  out.domain = std::move(domain);
  return out;
}

}  // namespace zopa::io
