#include <algorithm>
#include <cmath>
#include <limits>
#include <map>

#include <fmt/format.h>

#include "io/domain_stated.hpp"
#include "io/scalar.hpp"
#include "io/xml_tree.hpp"

namespace zopa::io {
namespace {

constexpr DomainRules genius_rules{true, true, 0, std::numeric_limits<double>::infinity(), genius_tolerance};

/// The utility space of a file: its root, or inside <negotiation_template>.
XmlElement const* utility_space(XmlElement const& root) {
  return root.name == "utility_space" ? &root : root.child("utility_space");
}

bool has_weights(XmlElement const& element) {
  return element.name == "weight" || std::any_of(element.children.begin(), element.children.end(), has_weights);
}

class GeniusReader {
 public:
  explicit GeniusReader(Complaints& complaints) : complaints_(complaints) {}

  std::vector<StatedIssue> issues(XmlElement const& space, bool of_profile) {
    of_profile_ = of_profile;
    issues_.clear();
    auto const* type = space.attribute("type");
    if (type && (type->find("nonlinear") != std::string::npos || type->find("constraint") != std::string::npos))
      domain_error(complaints_, space.mark, fmt::format("the utility space is of type '{}'", *type),
                   "a linear-additive one");
    objective(space);
    return std::move(issues_);
  }

  StatedProfile profile(XmlElement const& space, std::string const& party) {
    StatedProfile out;
    out.party = party;
    out.mark = space.mark;
    out.issues = issues(space, true);
    if (auto const* e = space.child("reservation"))
      out.reservation_value = number_of(*e, "value", "the reservation value");
    if (auto const* e = space.child("discount_factor")) out.discount = number_of(*e, "value", "the discount factor");
    return out;
  }

 private:
  std::optional<StatedNumber> number_of(XmlElement const& element, char const* attribute, std::string const& label) {
    auto const* text = element.attribute(attribute);
    if (text) return stated_number(complaints_, *text, element.mark, label);
    domain_error(complaints_, element.mark, fmt::format("<{}> has no attribute '{}'", element.name, attribute));
    return std::nullopt;
  }

  /// Issues of an objective and of those inside it; a weight belongs to the issue with its index beside it.
  void objective(XmlElement const& element) {
    std::map<std::string, StatedNumber> weights;
    for (auto const& child : element.children) {
      auto const* index = child.attribute("index");
      if (child.name != "weight" || !of_profile_) continue;
      auto const weight = number_of(child, "value", "the weight");
      if (!index)
        domain_error(complaints_, child.mark, "<weight> has no attribute 'index'");
      else if (weight && !weights.emplace(*index, *weight).second)
        domain_error(complaints_, child.mark, fmt::format("a second weight for index {}", *index));
    }
    for (auto const& child : element.children) {
      if (child.name == "objective") objective(child);
      if (child.name != "issue") continue;
      auto const* index = child.attribute("index");
      issues_.push_back(issue(child));
      if (!of_profile_) continue;
      auto const weight = weights.find(index ? *index : "");
      if (weight != weights.end()) issues_.back().weight = weight->second;
    }
  }

  StatedIssue issue(XmlElement const& element) {
    StatedIssue out;
    out.mark = element.mark;
    if (auto const* name = element.attribute("name")) out.name = *name;
    auto const *type = element.attribute("type"), *etype = element.attribute("etype"),
               *vtype = element.attribute("vtype");
    std::string const kind = type ? *type : etype ? *etype : vtype ? *vtype : "discrete";
    if (kind == "discrete") {
      for (auto const& item : element.children)
        if (item.name == "item") out.options.push_back(option(item));
    } else if (kind == "integer") {
      integer(element, out);
    } else {
      domain_error(
          complaints_, element.mark, fmt::format("the issue '{}' is of type '{}'", out.name, kind),
          kind == "real" ? "options or whole numbers: real-valued issues cannot be imported" : "discrete or integer");
    }
    return out;
  }

  StatedOption option(XmlElement const& item) {
    StatedOption out;
    out.mark = item.mark;
    if (auto const* value = item.attribute("value")) out.name = *value;
    auto const* evaluation = item.attribute("evaluation");
    if (of_profile_ && evaluation && *evaluation != "null")  // Genius writes null for none
      out.evaluation =
          stated_number(complaints_, *evaluation, item.mark, fmt::format("the evaluation of '{}'", out.name));
    return out;
  }

  /// Linear from the lower bound on, cut to [0, 1] and, other than options, not divided by the best (Genius:
  /// EvaluatorInteger).
  void integer(XmlElement const& element, StatedIssue& out) {
    XmlElement const* const bounds = element.child("range") ? element.child("range") : &element;
    auto const low = number_of(*bounds, "lowerbound", "the lower bound"),
               high = number_of(*bounds, "upperbound", "the upper bound");
    if (!low || !high) return;
    out.options = integer_options(complaints_, out.name, element.mark, low->value, high->value);
    if (!of_profile_) return;
    auto const* evaluator = element.child("evaluator");
    if (!evaluator) return;
    auto const slope = number_of(*evaluator, "slope", "the slope"),
               offset = number_of(*evaluator, "offset", "the offset");
    if (!slope || !offset) return;
    for (std::size_t k = 0; k < out.options.size(); ++k)
      out.options[k].evaluation =
          StatedNumber{std::clamp(offset->value + slope->value * double(k), 0., 1.), element.mark};
    out.undivided = true;
  }

  Complaints& complaints_;
  std::vector<StatedIssue> issues_;
  bool of_profile_ = false;
};

std::string open_issue(std::size_t k, Domain::Issue const& issue) {
  return fmt::format("    <issue index=\"{}\" name=\"{}\" vtype=\"discrete\" type=\"discrete\" etype=\"discrete\">\n",
                     k + 1, xml_text(issue.name));
}

std::string profile_xml(Domain const& domain, Domain::Profile const& profile) {
  auto out = fmt::format(
      "<utility_space number_of_issues=\"{}\">\n  <objective index=\"0\" description=\"\" name=\"{}\" "
      "type=\"objective\" etype=\"objective\">\n",
      domain.issues.size(), xml_text(domain.name));
  for (std::size_t k = 0; k < domain.issues.size(); ++k) {
    auto const& options = domain.issues[k].options;
    out += open_issue(k, domain.issues[k]);
    for (std::size_t o = 0; o < options.size(); ++o)
      out += fmt::format("      <item index=\"{}\" value=\"{}\" evaluation=\"{}\"/>\n", o + 1, xml_text(options[o]),
                         shortest(profile.evaluations[k][o]));
    out += "    </issue>\n";
  }
  for (std::size_t k = 0; k < domain.issues.size(); ++k)
    out += fmt::format("    <weight index=\"{}\" value=\"{}\"/>\n", k + 1, shortest(profile.weights[k]));
  return out +
         fmt::format(
             "  </objective>\n  <discount_factor value=\"{}\"/>\n  <reservation value=\"{}\"/>\n</utility_space>\n",
             shortest(profile.discount), shortest(profile.reservation_value));
}

std::string domain_xml(Domain const& domain) {
  auto out = fmt::format(
      "<negotiation_template>\n<utility_space number_of_issues=\"{}\">\n  <objective index=\"0\" description=\"\" "
      "name=\"{}\" type=\"objective\" etype=\"objective\">\n",
      domain.issues.size(), xml_text(domain.name));
  for (std::size_t k = 0; k < domain.issues.size(); ++k) {
    out += open_issue(k, domain.issues[k]);
    for (std::size_t o = 0; o < domain.issues[k].options.size(); ++o)
      out += fmt::format("      <item index=\"{}\" value=\"{}\"/>\n", o + 1, xml_text(domain.issues[k].options[o]));
    out += "    </issue>\n";
  }
  return out + "  </objective>\n</utility_space>\n</negotiation_template>\n";
}

}  // namespace

std::optional<Domain> read_genius(std::vector<std::uint32_t> const& files, Complaints& complaints) {
  GeniusReader reader(complaints);
  StatedDomain stated;
  std::vector<StatedProfile> profiles;
  for (std::size_t i = 0; i < files.size(); ++i) {
    auto const root = parse_xml(files[i], complaints);
    if (!root) continue;
    auto const* space = utility_space(*root);
    if (!space) {
      domain_error(complaints, root->mark, fmt::format("<{}> holds no <utility_space>", root->name),
                   "a domain or profile of Genius");
      continue;
    }
    std::string const file = stem(complaints.text(files[i]).name);
    if (i == 0) {
      auto const* objective = space->child("objective");
      auto const* name = objective ? objective->attribute("name") : nullptr;
      stated = {name && !name->empty() ? *name : file, space->mark, reader.issues(*space, false)};
    }
    if (i > 0 || (root->name == "utility_space" && has_weights(*space)))
      profiles.push_back(reader.profile(*space, file));
  }
  return assemble(stated, profiles, genius_rules, complaints);
}

bool is_genius_domain(std::uint32_t file, Complaints& complaints) {
  auto const root = parse_xml(file, complaints);
  return root && root->name == "negotiation_template";
}

DomainWriting write_genius(Domain const& domain) {
  DomainWriting out;
  auto const names = domain_file_names(domain, ".xml");
  out.files.push_back({names[0], domain_xml(domain)});
  for (std::size_t i = 0; i < domain.profiles.size(); ++i) {
    auto const& given = domain.profiles[i];
    auto const profile = with_weights_summing_to_one(given, genius_tolerance);
    if (!profile) {
      out.problems.push_back(why_not_summing_to_one(given, "Genius"));
      continue;
    }
    out.files.push_back({names[i + 1], profile_xml(domain, *profile)});
    if (double const best = highest_utility(given); best > 1 + 1e-9)
      out.left_out.push_back(
          fmt::format("'{}': Genius cuts utilities above 1; the best outcome is worth {:.9g}", given.party, best));
  }
  if (!out.problems.empty()) out.files.clear();
  return out;
}

}  // namespace zopa::io
