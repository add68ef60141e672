#pragma once

#include <string>
#include <utility>
#include <vector>

#include "zopa/study/compare.hpp"

/// What the parts of a table of worlds share.
namespace zopa::report {

/// Variants with what came out of each.
struct Worlds {
  std::vector<study::Variant> const& variants;
  study::Comparison const& comparison;

  model::Scenario const& baseline() const { return variants.front().scenario; }
  model::World const& world(std::size_t v) const { return variants[v].scenario.central; }
  std::string const& name(std::size_t v) const { return comparison.variants[v]; }
  std::size_t size() const { return comparison.variants.size(); }
  study::ComparedMetric const* metric(std::string const& name) const;
  /// nullptr: not measured in world `v`, or never defined there.
  study::Estimate const* estimate(std::string const& name, std::size_t v) const;
  /// Names of figures with this prefix that are above zero in world `v`, the prefix cut off, the largest first.
  std::vector<std::pair<double, std::string>> largest(std::string const& prefix, std::size_t v) const;
};

/// Options of one family (or one issue) that most deals agree on, and in what share of them.
struct UsualTerm {
  std::string words;   ///< "status: frozen in A and B, returned elsewhere"
  double least = 0, most = 0;  ///< shares of the deals that have them, over the issues of the family
};
/// Those of the main track in world `v`, issue by issue (not one package): empty where no deal came.
std::vector<UsualTerm> usual_terms(Worlds const&, std::size_t v);

/// "If a deal comes": usual terms and crossed lines, once for the first world that has deals; for each other one what
/// differs from that by more than `close_enough`. Worlds that differ alike share an entry. Empty where no world has a deal.
inline constexpr double close_enough = 0.1;
std::string terms_text(Worlds const&);
/// What blocks the main track most; worlds with the same three reasons share an entry.
std::string blocks_text(Worlds const&);

}  // namespace zopa::report
