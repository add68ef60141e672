#include <cmath>

#include <fmt/format.h>

#include "io/domain_stated.hpp"
#include "io/json_reader.hpp"
#include "io/scalar.hpp"

namespace zopa::io {
namespace {

constexpr char const* additive_space = "LinearAdditiveUtilitySpace";

class GeniusWebReader {
 public:
  explicit GeniusWebReader(Complaints& complaints) : complaints_(complaints) {}

  StatedDomain domain(Node const& node, std::string const& file) {
    StatedDomain out{file, node.mark, {}};
    if (auto const* name = node.find("name"); name && name->is_scalar() && !name->text.empty()) out.name = name->text;
    auto const* issues = map_in(node, "issuesValues", "the domain");
    for (std::size_t k = 0; issues && k < issues->entries.size(); ++k) out.issues.push_back(issue(issues->entries[k]));
    return out;
  }

  StatedProfile profile(Node const& node, StatedDomain const& domain, std::string const& file) {
    StatedProfile out;
    out.party = file;
    out.mark = node.mark;
    if (auto const* name = node.find("name"); name && name->is_scalar() && !name->text.empty()) out.party = name->text;
    auto const *utilities = map_in(node, "issueUtilities", "the profile"),
               *weights = map_in(node, "issueWeights", "the profile");
    if (!utilities || !weights) return out;
    for (auto const& entry : utilities->entries) {
      out.issues.push_back({entry.key, entry.mark, {}, std::nullopt});
      evaluations(entry, domain, out.issues.back().options);
      if (auto const* weight = weights->find(entry.key))
        out.issues.back().weight = number_at(*weight, "the weight of '" + entry.key + "'");
    }
    for (auto const& entry : weights->entries)
      if (!utilities->find(entry.key))
        domain_error(complaints_, entry.mark, "a weight of '" + entry.key + "', which has no utilities");
    auto const* bid = node.find("reservationBid");
    if (bid && !bid->is_empty()) out.reservation_bid = reservation(*bid);
    return out;
  }

 private:
  Node const* map_in(Node const& node, char const* key, std::string const& where) {
    auto const* found = node.is_map() ? node.find(key) : nullptr;
    if (found && found->is_map()) return found;
    domain_error(complaints_, found ? found->mark : node.mark,
                 found ? fmt::format("'{}' is {}", key, what_it_is(*found)) : fmt::format("{} has no '{}'", where, key),
                 "an object");
    return nullptr;
  }

  std::optional<StatedNumber> number_at(Node const& node, std::string const& label) {
    if (node.is_scalar()) return stated_number(complaints_, node.text, node.mark, label);
    domain_error(complaints_, node.mark, fmt::format("{} is {}", label, what_it_is(node)), "a number");
    return std::nullopt;
  }

  std::optional<double> number_in(Node const& node, char const* key) {
    auto const* found = node.is_map() ? node.find(key) : nullptr;
    if (!found) domain_error(complaints_, node.mark, fmt::format("'{}' is missing", key));
    auto const number = found ? number_at(*found, fmt::format("'{}'", key)) : std::nullopt;
    return number ? std::optional(number->value) : std::nullopt;
  }

  StatedIssue issue(Node::Entry const& entry) {
    StatedIssue out{entry.key, entry.mark, {}, std::nullopt};
    auto const *values = entry.value.is_map() ? entry.value.find("values") : nullptr,
               *range = entry.value.is_map() ? entry.value.find("range") : nullptr;
    if (range) {
      out.options = range_options(*range, entry.key);
    } else if (!values || !values->is_list()) {
      domain_error(complaints_, entry.mark, "the issue '" + entry.key + "' has no values",
                   R"({"values": [...]} or {"range": {...}})");
    } else {
      for (auto const& value : values->items) {
        if (value.is_scalar())
          out.options.push_back({value.text, value.mark, std::nullopt});
        else
          domain_error(complaints_, value.mark, fmt::format("a value of '{}' is {}", entry.key, what_it_is(value)),
                       "a text");
      }
    }
    return out;
  }

  std::vector<StatedOption> range_options(Node const& range, std::string const& issue) {
    auto const low = number_in(range, "low"), high = number_in(range, "high"), step = number_in(range, "step");
    std::vector<StatedOption> out;
    if (!low || !high || !step) return out;
    double const steps = std::floor((*high - *low) / *step + 1e-9);
    if (!(*step > 0 && *low <= *high)) {
      domain_error(complaints_, range.mark, "the range of '" + issue + "' does not rise");
    } else if (!(steps < double(most_options))) {
      domain_error(complaints_, range.mark, fmt::format("the range of '{}' holds {:.9g} values", issue, steps + 1),
                   fmt::format("at most {}", most_options));
    } else {
      for (double k = 0; k <= steps; ++k) out.push_back({decimal_text(*low + k * *step), range.mark, std::nullopt});
    }
    return out;
  }

  static std::string decimal_text(double x) {
    return shortest(std::fabs(x) < 1e3 ? std::round(x * 1e12) / 1e12 : x);  // 0.1 + 2 · 0.1 is 0.3
  }

  void evaluations(Node::Entry const& entry, StatedDomain const& domain, std::vector<StatedOption>& out) {
    auto const either = [&](char const* one, char const* other) {
      auto const* found = entry.value.is_map() ? entry.value.find(one) : nullptr;
      return found || !entry.value.is_map() ? found : entry.value.find(other);
    };
    if (auto const* discrete = either("DiscreteValueSetUtilities", "discreteutils")) {
      auto const* values = map_in(*discrete, "valueUtilities", "'" + entry.key + "'");
      for (std::size_t o = 0; values && o < values->entries.size(); ++o) {
        auto const& value = values->entries[o];
        out.push_back({value.key, value.mark, number_at(value.value, "the utility of '" + value.key + "'")});
      }
    } else if (auto const* numbers = either("NumberValueSetUtilities", "numberutils")) {
      interpolated(*numbers, entry.key, domain, out);
    } else {
      domain_error(complaints_, entry.mark, "'" + entry.key + "' has no utilities that are known here",
                   "DiscreteValueSetUtilities or NumberValueSetUtilities");
    }
  }

  /// Linear between the ends of the range, 0 outside (GeniusWeb: NumberValueSetUtilities).
  void interpolated(Node const& node, std::string const& issue, StatedDomain const& domain,
                    std::vector<StatedOption>& out) {
    auto const low = number_in(node, "lowValue"), high = number_in(node, "highValue");
    auto const at_low = number_in(node, "lowUtility"), at_high = number_in(node, "highUtility");
    if (!low || !high || !at_low || !at_high) return;
    if (!(*low < *high)) return domain_error(complaints_, node.mark, "'highValue' is not above 'lowValue'");
    for (auto const& known : domain.issues) {
      if (known.name != issue) continue;
      for (auto const& option : known.options) {
        auto const x = number(scalar_node(option.name, node.mark));
        if (!x)
          return domain_error(complaints_, node.mark,
                              fmt::format("the value '{}' of '{}' is no number", option.name, issue));
        double const u =
            *x < *low - 1e-9 || *x > *high + 1e-9 ? 0 : *at_low + (*at_high - *at_low) * (*x - *low) / (*high - *low);
        out.push_back({option.name, node.mark, StatedNumber{u, node.mark}});
      }
    }
  }

  std::vector<StatedIssue> reservation(Node const& bid) {
    std::vector<StatedIssue> out;
    auto const* values = map_in(bid, "issuevalues", "the reservation bid");
    for (std::size_t k = 0; values && k < values->entries.size(); ++k) {
      auto const& entry = values->entries[k];
      if (entry.value.is_scalar())
        out.push_back({entry.key, entry.mark, {{entry.value.text, entry.value.mark, std::nullopt}}, std::nullopt});
      else
        domain_error(complaints_, entry.value.mark, "a value of the reservation bid is " + what_it_is(entry.value));
    }
    return out;
  }

  Complaints& complaints_;
};

}  // namespace

std::optional<Domain> read_geniusweb(std::vector<std::uint32_t> const& files, Complaints& complaints) {
  GeniusWebReader reader(complaints);
  StatedDomain domain;
  std::vector<StatedProfile> profiles;
  for (std::size_t i = 0; i < files.size(); ++i) {
    auto const root = parse_json(files[i], complaints);
    if (!root) continue;
    std::string const file = stem(complaints.text(files[i]).name);
    auto const* profile = root->is_map() ? root->find(additive_space) : nullptr;
    if (i == 0) {
      auto const* own = profile && profile->is_map() ? profile->find("domain") : nullptr;
      domain = reader.domain(own ? *own : *root, file);
    }
    if (profile && profile->is_map()) {
      profiles.push_back(reader.profile(*profile, domain, file));
    } else if (i > 0) {
      auto const found =
          root->is_map() && !root->entries.empty() ? fmt::format(", it starts with '{}'", root->entries[0].key) : "";
      domain_error(complaints, root->mark, "this is no profile" + found, R"({"LinearAdditiveUtilitySpace": {...}})");
    }
  }
  name_apart(profiles, complaints);
  return assemble(domain, profiles, {true, false, 0, 1}, complaints);
}

bool is_geniusweb_domain(std::uint32_t file, Complaints& complaints) {
  auto const root = parse_json(file, complaints);
  return root && root->is_map() && root->find("issuesValues");
}

}  // namespace zopa::io
