#include <algorithm>
#include <cmath>
#include <numeric>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "io/domain_stated.hpp"
#include "io/scalar.hpp"

namespace zopa::io {
namespace {

std::string json_text(std::string const& text) { return nlohmann::json(text).dump(); }

template <class Items, class Text>
std::string joined(Items const& items, Text const& text) {
  std::string out;
  for (std::size_t i = 0; i < items.size(); ++i) out += (i > 0 ? ", " : "") + text(i);
  return out;
}

std::string domain_json(Domain const& domain, std::string const& indent) {
  auto const issue = [&](std::size_t k) {
    auto const& options = domain.issues[k].options;
    return fmt::format("\n{}    {}: {{\"values\": [{}]}}", indent, json_text(domain.issues[k].name),
                       joined(options, [&](std::size_t o) { return json_text(options[o]); }));
  };
  return fmt::format("{{\n{0}  \"name\": {1},\n{0}  \"issuesValues\": {{{2}\n{0}  }}\n{0}}}", indent,
                     json_text(domain.name), joined(domain.issues, issue));
}

/// Weights whose decimals sum to exactly 1, as GeniusWeb asks; each moves by at most n · 5e-16.
std::vector<double> exact_weights(std::vector<double> weights) {
  constexpr double unit = 1e15;
  double const sum = std::accumulate(weights.begin(), weights.end(), 0.);
  std::vector<std::int64_t> units;
  for (double const weight : weights) units.push_back(std::llround(weight / sum * unit));
  auto const largest = std::max_element(units.begin(), units.end()) - units.begin();
  units[std::size_t(largest)] += std::int64_t(unit) - std::accumulate(units.begin(), units.end(), std::int64_t(0));
  for (std::size_t k = 0; k < weights.size(); ++k) weights[k] = double(units[k]) / unit;
  return weights;
}

/// The outcome of lowest utility that is worth at least the reservation value; empty where there is none, or where more
/// than a million outcomes would have to be compared.
std::vector<std::size_t> reservation_outcome(Domain::Profile const& profile) {
  double n = 1;
  for (auto const& values : profile.evaluations) n *= double(values.size());
  std::vector<std::size_t> outcome(profile.weights.size()), best;
  if (n > 1e6) return best;
  double lowest = 0;
  for (bool more = true; more;) {
    double const u = utility(profile, outcome);
    if (u >= profile.reservation_value - 1e-12 && (best.empty() || u < lowest)) lowest = u, best = outcome;
    std::size_t k = outcome.size();
    while (k > 0 && ++outcome[k - 1] == profile.evaluations[k - 1].size()) outcome[--k] = 0;
    more = k > 0;
  }
  return best;
}

std::string reservation_json(Domain const& domain, Domain::Profile const& profile, std::vector<std::string>& left_out) {
  if (profile.reservation_value == 0) return "";
  auto const outcome = reservation_outcome(profile);
  if (outcome.empty()) {
    left_out.push_back(fmt::format("'{}': no outcome stands for the reservation value {}: it is left out",
                                   profile.party, shortest(profile.reservation_value)));
    return "";
  }
  double const u = utility(profile, outcome);
  if (std::fabs(u - profile.reservation_value) > 1e-9)
    left_out.push_back(
        fmt::format("'{}': the reservation value {} becomes a reservation bid worth {:.9g}, the nearest above",
                    profile.party, shortest(profile.reservation_value), u));
  auto const value = [&](std::size_t k) {
    return json_text(domain.issues[k].name) + ": " + json_text(domain.issues[k].options[outcome[k]]);
  };
  return ",\n    \"reservationBid\": {\"issuevalues\": {" + joined(domain.issues, value) + "}}";
}

std::string profile_json(Domain const& domain, Domain::Profile const& profile, std::string const& name,
                         std::vector<std::string>& left_out) {
  auto const utilities = [&](std::size_t k) {
    auto const& options = domain.issues[k].options;
    auto const value = [&](std::size_t o) {
      return json_text(options[o]) + ": " + shortest(profile.evaluations[k][o]);
    };
    return fmt::format("\n      {}: {{\"DiscreteValueSetUtilities\": {{\"valueUtilities\": {{{}}}}}}}",
                       json_text(domain.issues[k].name), joined(options, value));
  };
  auto const weight = [&](std::size_t k) {
    return json_text(domain.issues[k].name) + ": " + shortest(profile.weights[k]);
  };
  return fmt::format(
      "{{\n  \"LinearAdditiveUtilitySpace\": {{\n    \"issueUtilities\": {{{}\n    }},\n    \"issueWeights\": "
      "{{{}}},\n    \"domain\": {},\n    \"name\": {}{}\n  }}\n}}\n",
      joined(domain.issues, utilities), joined(domain.issues, weight), domain_json(domain, "    "), json_text(name),
      reservation_json(domain, profile, left_out));
}

/// GeniusWeb takes letters and digits only.
std::string simple_party(std::string const& party, std::vector<std::string>& taken) {
  auto name = simple_name(party, taken);
  name.erase(std::remove_if(name.begin(), name.end(), [](unsigned char c) { return c >= 0x80 || !std::isalnum(c); }),
             name.end());
  return name.empty() ? fmt::format("party{}", taken.size()) : name;
}

}  // namespace

DomainWriting write_geniusweb(Domain const& domain) {
  DomainWriting out;
  auto const names = domain_file_names(domain, ".json");
  out.files.push_back({names[0], domain_json(domain, "") + "\n"});
  std::vector<std::string> taken;
  for (std::size_t i = 0; i < domain.profiles.size(); ++i) {
    auto const& given = domain.profiles[i];
    auto profile = with_weights_summing_to_one(given, 1e-6);
    if (!profile) {
      out.problems.push_back(why_not_summing_to_one(given, "GeniusWeb"));
      continue;
    }
    double const sum = std::accumulate(profile->weights.begin(), profile->weights.end(), 0.);
    if (std::fabs(sum - 1) > 1e-12)
      out.left_out.push_back(fmt::format("'{}': the weights are divided by their sum, {:.9g}", given.party, sum));
    profile->weights = exact_weights(std::move(profile->weights));
    auto const name = simple_party(given.party, taken);
    if (name != given.party)
      out.left_out.push_back(fmt::format("'{}' is called '{}': GeniusWeb takes letters and digits", given.party, name));
    if (given.discount != 1)
      out.left_out.push_back(
          fmt::format("'{}': GeniusWeb has no discount factor; {:.9g} is left out", given.party, given.discount));
    out.files.push_back({names[i + 1], profile_json(domain, *profile, name, out.left_out)});
  }
  if (!out.problems.empty()) out.files.clear();
  return out;
}

}  // namespace zopa::io
