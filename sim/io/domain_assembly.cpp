#include <algorithm>
#include <cmath>
#include <map>
#include <set>

#include <fmt/format.h>

#include "io/domain_stated.hpp"
#include "io/scalar.hpp"

namespace zopa::io {
namespace {

class Assembly {
 public:
  Assembly(StatedDomain const& stated, DomainRules const& rules, Complaints& complaints)
      : stated_(stated), rules_(rules), complaints_(complaints) {}

  bool issues() {
    if (stated_.issues.empty()) fail(stated_.mark, "a domain without issues");
    if (stated_.issues.size() > most_issues) fail(stated_.mark, fmt::format("more than {} issues", most_issues));
    domain_.name = stated_.name;
    bool any_choice = false;
    for (auto const& issue : stated_.issues) {
      if (!ok_so_far()) return false;
      if (!check_domain_name(complaints_, issue.name, issue.mark, "an issue")) continue;
      if (!places_.emplace(issue.name, domain_.issues.size()).second)
        fail(issue.mark, fmt::format("the issue '{}' stands twice", issue.name));
      domain_.issues.push_back({issue.name, {}});
      options(issue);
      any_choice = any_choice || issue.options.size() > 1;
    }
    if (!any_choice && !complaints_.any_errors()) fail(stated_.mark, "no issue has two options or more");
    return !complaints_.any_errors();
  }

  void profile(StatedProfile const& stated) {
    if (!check_domain_name(complaints_, stated.party, stated.mark, "a party")) return;
    if (!parties_.insert(stated.party).second)
      return fail(stated.mark, fmt::format("two profiles are called '{}'", stated.party));
    Domain::Profile profile;
    profile.party = stated.party;
    profile.constant = stated.constant;
    profile.weights.resize(domain_.issues.size());
    profile.evaluations.resize(domain_.issues.size());
    auto const errors = complaints_.n_errors();
    issues_of(stated, profile);
    weights(stated, profile);
    if (stated.discount) {
      profile.discount = stated.discount->value;
      if (!(profile.discount > 0 && profile.discount <= 1))
        fail(stated.discount->mark, fmt::format("the discount factor {} is not in (0, 1]", shortest(profile.discount)));
    }
    if (stated.reservation_value) profile.reservation_value = stated.reservation_value->value;
    if (complaints_.n_errors() == errors && stated.reservation_bid) reservation_bid(stated, profile);
    if (complaints_.n_errors() == errors && !is_bearable(profile))
      fail(stated.mark, "the utilities of this profile are too large", "numbers up to 1e12");
    domain_.profiles.push_back(std::move(profile));
  }

  std::optional<Domain> result() {
    if (complaints_.any_errors()) return std::nullopt;
    return std::move(domain_);
  }

 private:
  bool ok_so_far() const { return !enough_errors(complaints_); }
  void fail(Mark const& mark, std::string problem, std::string expected = "", std::string near = "") {
    domain_error(complaints_, mark, std::move(problem), std::move(expected), std::move(near));
  }

  void options(StatedIssue const& issue) {
    if (issue.options.empty() && !complaints_.error_at(issue.mark))
      return fail(issue.mark, fmt::format("the issue '{}' has no options", issue.name));
    if (issue.options.size() > most_options)
      return fail(issue.mark, fmt::format("the issue '{}' has {} options", issue.name, issue.options.size()),
                  fmt::format("at most {}", most_options));
    std::set<std::string> taken;
    for (auto const& option : issue.options) {
      if (!ok_so_far()) return;
      if (!check_domain_name(complaints_, option.name, option.mark, "an option")) continue;
      if (!taken.insert(option.name).second)
        fail(option.mark, fmt::format("the option '{}' of '{}' stands twice", option.name, issue.name));
      domain_.issues.back().options.push_back(option.name);
    }
  }

  /// Index of the issue; an error where there is none of this name.
  std::optional<std::size_t> place(StatedIssue const& issue) {
    auto const found = places_.find(issue.name);
    if (found != places_.end()) return found->second;
    std::vector<std::string> names;
    for (auto const& known : domain_.issues) names.push_back(known.name);
    auto const near = issue.name.size() > 60 ? "" : nearest(issue.name, names);
    fail(issue.mark, fmt::format("the domain has no issue '{}'", issue.name), one_of(names), near);
    return std::nullopt;
  }

  std::optional<std::size_t> option_place(std::size_t k, StatedOption const& option) {
    auto const& options = domain_.issues[k].options;
    auto const it = std::find(options.begin(), options.end(), option.name);
    if (it != options.end()) return std::size_t(it - options.begin());
    auto const near = option.name.size() > 60 ? "" : nearest(option.name, options);
    fail(option.mark, fmt::format("the issue '{}' has no option '{}'", domain_.issues[k].name, option.name),
         one_of(options), near);
    return std::nullopt;
  }

  void issues_of(StatedProfile const& stated, Domain::Profile& profile) {
    std::vector<bool> seen(domain_.issues.size());
    for (auto const& issue : stated.issues) {
      if (!ok_so_far()) return;
      auto const k = place(issue);
      if (!k) continue;
      if (seen[*k]) {
        fail(issue.mark, fmt::format("the issue '{}' stands twice", issue.name));
        continue;
      }
      seen[*k] = true;
      if (issue.weight)
        profile.weights[*k] = issue.weight->value;
      else
        fail(issue.mark, fmt::format("the issue '{}' has no weight", issue.name));
      evaluations(issue, *k, profile.evaluations[*k]);
    }
    for (std::size_t k = 0; k < seen.size() && ok_so_far(); ++k)
      if (!seen[k])
        fail(stated.mark, fmt::format("'{}' says nothing about the issue '{}'", stated.party, domain_.issues[k].name));
  }

  void evaluations(StatedIssue const& issue, std::size_t k, std::vector<double>& out) {
    std::vector<bool> seen(domain_.issues[k].options.size());
    out.assign(seen.size(), 0);
    for (auto const& option : issue.options) {
      if (!ok_so_far()) return;
      auto const o = option_place(k, option);
      if (!o) continue;
      if (seen[*o]) fail(option.mark, fmt::format("the option '{}' of '{}' stands twice", option.name, issue.name));
      seen[*o] = true;
      if (option.evaluation) {
        out[*o] = option.evaluation->value;
        in_range(*option.evaluation);
      } else if (!complaints_.error_at(option.mark)) {
        fail(option.mark, fmt::format("the option '{}' of '{}' has no evaluation", option.name, issue.name));
      }
    }
    for (std::size_t o = 0; o < seen.size() && ok_so_far(); ++o)
      if (!seen[o] && !issue.options.empty())
        fail(issue.mark,
             fmt::format("the option '{}' of '{}' has no evaluation", domain_.issues[k].options[o], issue.name));
    if (issue.options.empty() && !complaints_.error_at(issue.mark))
      fail(issue.mark, fmt::format("the issue '{}' has no evaluations", issue.name));
    if (!rules_.divided_by_best || issue.undivided) return;
    double const best = *std::max_element(out.begin(), out.end());
    for (double& v : out) v = best < 1e-5 ? 0 : v / best;  // Genius: EvaluatorDiscrete.normalize
  }

  void in_range(StatedNumber const& number) {
    if (number.value >= rules_.lowest && number.value <= rules_.highest) return;
    fail(number.mark, fmt::format("the evaluation {} is not allowed", shortest(number.value)),
         std::isfinite(rules_.highest) ? "a number from 0 to 1" : "a number of at least 0");
  }

  void weights(StatedProfile const& stated, Domain::Profile const& profile) {
    if (!rules_.weights_sum_to_one) return;
    double sum = 0;
    for (auto const& issue : stated.issues)
      if (issue.weight && issue.weight->value < 0)
        return fail(issue.weight->mark, fmt::format("the weight {} is negative", shortest(issue.weight->value)));
    for (double const weight : profile.weights) sum += weight;
    bool const complete =
        std::all_of(stated.issues.begin(), stated.issues.end(), [](auto const& i) { return bool(i.weight); });
    if (!complete || std::fabs(sum - 1) <= 1e-6 || stated.issues.size() != domain_.issues.size()) return;
    auto const problem = fmt::format("the weights of '{}' sum to {:.9g}, not to 1", stated.party, sum);
    if (std::fabs(sum - 1) <= rules_.weight_tolerance)
      complaints_.warning(stated.mark, problem + "; they are used as given");
    else
      fail(stated.mark, problem);
  }

  void reservation_bid(StatedProfile const& stated, Domain::Profile& profile) {
    std::vector<std::optional<std::size_t>> bid(domain_.issues.size());
    for (auto const& issue : *stated.reservation_bid) {
      if (!ok_so_far()) return;
      auto const k = place(issue);
      if (k && !issue.options.empty()) bid[*k] = option_place(*k, issue.options[0]);
    }
    double value = profile.constant;  // GeniusWeb: an issue without a value is worth 0
    for (std::size_t k = 0; k < bid.size(); ++k)
      if (bid[k]) value += profile.weights[k] * profile.evaluations[k][*bid[k]];
    profile.reservation_value = value;
  }

  static bool is_bearable(Domain::Profile const& profile) {
    double most = std::fabs(profile.constant) + std::fabs(profile.reservation_value);
    for (std::size_t k = 0; k < profile.weights.size(); ++k)
      for (double const v : profile.evaluations[k])
        most = std::max({most, std::fabs(v), std::fabs(profile.weights[k]), std::fabs(v * profile.weights[k])});
    return most <= 1e12;
  }

  StatedDomain const& stated_;
  DomainRules const& rules_;
  Complaints& complaints_;
  Domain domain_;
  std::map<std::string, std::size_t> places_;
  std::set<std::string> parties_;
};

}  // namespace

std::optional<Domain> assemble(StatedDomain const& stated, std::vector<StatedProfile> const& profiles,
                               DomainRules const& rules, Complaints& complaints) {
  Assembly assembly(stated, rules, complaints);
  if (complaints.any_errors() || !assembly.issues()) return std::nullopt;
  for (auto const& profile : profiles) assembly.profile(profile);
  return assembly.result();
}

}  // namespace zopa::io
