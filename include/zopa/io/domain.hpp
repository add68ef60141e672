#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "zopa/io/diagnostic.hpp"
#include "zopa/model/scenario.hpp"

namespace zopa::io {

/// A linear-additive negotiation domain as other platforms have it: issues with options, and for each party
/// u(outcome) = constant + Σ weight · evaluation, the sum over the issues.
struct Domain {
  struct Issue {
    std::string name;
    std::vector<std::string> options;  ///< 1 to 1,000, different
  };
  struct Profile {
    std::string party;
    std::vector<double> weights;                   ///< n_issues, finite
    std::vector<std::vector<double>> evaluations;  ///< n_issues × n_options, finite
    double constant = 0;
    double reservation_value = 0;  ///< utility without an agreement
    double discount = 1;           ///< in (0, 1], over the whole negotiation: utility · discount^t, t from 0 to 1
  };
  std::string name;
  std::vector<Issue> issues;      ///< 1 to 1,000, different names
  std::vector<Profile> profiles;  ///< one for each party, different names
};

/// \param outcome  n_issues, an option's index for each
double utility(Domain::Profile const&, std::vector<std::size_t> const& outcome);
/// Of its best outcome.
double highest_utility(Domain::Profile const&);

/// Each party's utilities, its reservation value too, divided by what its best outcome is worth. Parties whose best
/// outcome is not worth more than 0 stay as they are.
Domain with_best_at_one(Domain);

/// Genius: XML. GeniusWeb: JSON. NegMAS: YAML.
enum class DomainFormat : std::uint8_t { genius, geniusweb, negmas };
/// By the end of a file's name: .xml, .json, .yml or .yaml.
std::optional<DomainFormat> domain_format(std::string const& file);
/// "Genius", "GeniusWeb", "NegMAS".
std::string to_text(DomainFormat);

struct DomainFile {
  std::string name;  ///< for diagnostics; a party without a name of its own is called by it
  std::string text;
};

/// A domain, or why there is none: set iff no diagnostic is an error.
struct DomainReading {
  std::optional<Domain> domain;
  std::vector<Diagnostic> diagnostics;  ///< in order of file, line and column, at most twenty errors
};

/// Reads a domain and the profile of each party; the first file holds the domain (a GeniusWeb or Genius profile holds
/// its domain too, so it may stand first and counts as a profile as well). What each format means is in
/// docs/domains.md. Integer issues become options; a range of more than 1,000 values and real-valued issues are
/// refused. Never throws for bad input; files above 8 MB are refused. Cost: linear in the text.
DomainReading read_domain(DomainFormat, std::vector<DomainFile> const& files);

/// Does this text hold a domain without a profile? For finding it among the files of a folder.
bool holds_domain_only(DomainFormat, std::string const& text);

/// The files of a domain, the domain first, or why the format cannot hold it.
struct DomainWriting {
  std::vector<DomainFile> files;      ///< empty iff there are problems
  std::vector<std::string> problems;  ///< sentences
  std::vector<std::string> left_out;  ///< sentences: what is not in the files or not exactly so
};
DomainWriting write_domain(DomainFormat, Domain const&);

/// A scenario in zopa's language with the same utilities for every outcome. Issues with one option add to `constant`;
/// the discount per round is discount^(1/rounds). Expects rounds ≥ 1, two profiles or more and an issue with two
/// options or more.
std::string scenario_text(Domain const&, DomainFormat from, int rounds);

/// The domain of a scenario's main track, or which of its terms a linear-additive domain cannot hold.
struct DomainOfScenario {
  std::optional<Domain> domain;
  std::vector<std::string> problems;  ///< sentences; empty iff there is a domain
};
DomainOfScenario domain_of(model::Scenario const&);

}  // namespace zopa::io
