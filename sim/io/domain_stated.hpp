#pragma once

#include <optional>
#include <string>
#include <vector>

#include "io/complaints.hpp"
#include "zopa/io/domain.hpp"

namespace zopa::io {

/// A number of an option or an issue as a file states it.
struct StatedNumber {
  double value = 0;
  Mark mark;
};

struct StatedOption {
  std::string name;
  Mark mark;
  std::optional<StatedNumber> evaluation;  ///< of a profile
};

struct StatedIssue {
  std::string name;
  Mark mark;
  std::vector<StatedOption> options;
  std::optional<StatedNumber> weight;  ///< of a profile
  bool undivided = false;              ///< its evaluations are not divided by the best one
};

struct StatedDomain {
  std::string name;
  Mark mark;
  std::vector<StatedIssue> issues;
};

struct StatedProfile {
  std::string party;
  Mark mark;
  std::vector<StatedIssue> issues;
  std::optional<std::vector<StatedIssue>> reservation_bid;  ///< one option for each issue; instead of the value
  std::optional<StatedNumber> reservation_value, discount;
  double constant = 0;
};

/// What a format asks of numbers.
struct DomainRules {
  bool weights_sum_to_one = true;  ///< within `weight_tolerance`; with a warning beyond 1e-6
  bool divided_by_best = false;    ///< evaluations, by the largest of their issue
  double lowest = 0, highest = 1;  ///< evaluations
  double weight_tolerance = 1e-6;
};

constexpr std::size_t most_domain_errors = 20, most_options = 1000, most_issues = 1000;

/// An error, unless there are twenty already. A line too long to be quoted again and again is the last one.
void domain_error(Complaints&, Mark const&, std::string problem, std::string expected = "", std::string nearest = "");
bool enough_errors(Complaints const&);

/// Can this name an issue, an option or a party? Says what is wrong with it.
bool check_domain_name(Complaints&, std::string const& name, Mark const&, char const* kind);

/// The number a text spells; an error with `label` if there is none.
std::optional<StatedNumber> stated_number(Complaints&, std::string const& text, Mark const&, std::string const& label);

/// The whole numbers from low to high as options; an error if they are too many or none.
std::vector<StatedOption> integer_options(Complaints&, std::string const& issue, Mark const&, double low, double high);

/// Checks a domain and its profiles against each other. nullopt after errors.
std::optional<Domain> assemble(StatedDomain const&, std::vector<StatedProfile> const&, DomainRules const&, Complaints&);

/// Where two profiles have one name, all are called by their files.
void name_apart(std::vector<StatedProfile>&, Complaints const&);

/// The readers of the formats. The first file of `files` holds the domain; files are indices into `complaints`.
std::optional<Domain> read_genius(std::vector<std::uint32_t> const& files, Complaints&);
std::optional<Domain> read_geniusweb(std::vector<std::uint32_t> const& files, Complaints&);
std::optional<Domain> read_negmas(std::vector<std::uint32_t> const& files, Complaints&);
bool is_genius_domain(std::uint32_t file, Complaints&);
bool is_geniusweb_domain(std::uint32_t file, Complaints&);
bool is_negmas_domain(std::uint32_t file, Complaints&);

DomainWriting write_genius(Domain const&);
DomainWriting write_geniusweb(Domain const&);
DomainWriting write_negmas(Domain const&);

/// The same utilities with evaluations in [0, 1], weights ≥ 0 and no constant but what does not fit into that. With
/// `weights_sum_to_one` each issue's best option is at 1 and the weights sum to 1: there must be no constant left then,
/// and the best outcome must be worth 1; nullopt where it is not.
Domain::Profile with_unit_evaluations(Domain::Profile);
std::optional<Domain::Profile> with_weights_summing_to_one(Domain::Profile const&, double tolerance);
/// Genius's own, for sums of weights: its tournament files are off by up to 1e-4.
constexpr double genius_tolerance = .02;
/// Why there is none: "'A': its best outcome is worth 0.8, and …". Expects that there is none.
std::string why_not_summing_to_one(Domain::Profile const&, std::string const& format);

/// A file name without folder and ending: "domains/laptop.xml" is "laptop".
std::string stem(std::string const& file);
/// File names for a domain and its parties, different ones, of letters, digits, '-' and '_'.
std::vector<std::string> domain_file_names(Domain const&, std::string const& ending);
/// Letters, digits, '-' and '_' of a name, never empty, never what a name in zopa cannot be; different from `taken`,
/// which it joins.
std::string simple_name(std::string const& name, std::vector<std::string>& taken);

}  // namespace zopa::io
