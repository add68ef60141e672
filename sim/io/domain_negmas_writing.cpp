#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "io/domain_stated.hpp"
#include "io/scalar.hpp"

namespace zopa::io {
namespace {

/// Bare only where NegMAS and we read the same number; anything else in quotes, which JSON and YAML write alike.
std::string yaml_text(std::string const& text) {
  auto const value = number(scalar_node(text, {}));
  return value && shortest(*value) == text && text.find('e') == std::string::npos ? text : nlohmann::json(text).dump();
}

/// PyYAML reads 1e-09 as a text, 1.0e-09 as a number.
std::string yaml_number(double value) {
  auto text = shortest(value);
  auto const e = text.find('e');
  if (e != std::string::npos && text.find('.') == std::string::npos) text.insert(e, ".0");
  return text;
}

std::string domain_yaml(Domain const& domain) {
  auto out =
      fmt::format("name: {}\ntype: DiscreteCartesianOutcomeSpace\nissues:\n", nlohmann::json(domain.name).dump());
  for (auto const& issue : domain.issues) {
    out += fmt::format("  - name: {}\n    type: CategoricalIssue\n    values:\n", nlohmann::json(issue.name).dump());
    for (auto const& option : issue.options) out += "      - " + yaml_text(option) + "\n";
  }
  return out;
}

std::string profile_yaml(Domain const& domain, Domain::Profile const& profile) {
  auto out = fmt::format("name: {}\ntype: LinearAdditiveUtilityFunction\nreserved_value: {}\n",
                         nlohmann::json(profile.party).dump(), yaml_number(profile.reservation_value));
  if (profile.constant != 0) out += "bias: " + yaml_number(profile.constant) + "\n";
  out += "weights:\n";
  for (double const weight : profile.weights) out += "  - " + yaml_number(weight) + "\n";
  out += "values:\n";
  for (std::size_t k = 0; k < domain.issues.size(); ++k) {
    out += "  - type: TableFun\n    mapping:\n";
    for (std::size_t o = 0; o < domain.issues[k].options.size(); ++o)
      out +=
          fmt::format("      {}: {}\n", yaml_text(domain.issues[k].options[o]), yaml_number(profile.evaluations[k][o]));
  }
  return out;
}

}  // namespace

DomainWriting write_negmas(Domain const& domain) {
  DomainWriting out;
  auto const names = domain_file_names(domain, ".yml");
  out.files.push_back({names[0], domain_yaml(domain)});
  for (std::size_t i = 0; i < domain.profiles.size(); ++i) {
    auto const& profile = domain.profiles[i];
    out.files.push_back({names[i + 1], profile_yaml(domain, profile)});
    if (profile.discount != 1)
      out.left_out.push_back(
          fmt::format("'{}': a LinearAdditiveUtilityFunction has no discount factor; {:.9g} is left out", profile.party,
                      profile.discount));
  }
  return out;
}

}  // namespace zopa::io
