#pragma once

#include <functional>
#include <vector>

#include "zopa/solve/frontier.hpp"

namespace zopa::solve {

/// What a package is worth to somebody, by its deal values; never falls when one of them rises. −∞: not at all.
using Worth = std::function<double(std::vector<double> const& value)>;
/// A party's own value.
Worth worth_to(model::PartyId);
/// A mediator's: Σ α_i log(V_i − W_i) + Σ b_i V_i, −∞ unless every V_i > W_i (model, section 4, step 4).
Worth worth_to_mediator(std::vector<double> no_deal, std::vector<double> alpha, std::vector<double> bias);

struct RankedPackage {
  model::Package package;
  std::vector<double> value;  ///< n_parties
  double worth = 0;
};

/// The k packages of most worth among those that break none of the active constraints, best first; fewer where fewer
/// are worth more than −∞. Exact, dominated packages included: the best is on a frontier, and what is left falls into
/// one part per issue, each with a best of its own (Lawler 1972). Cost: n_issues frontiers per package.
std::vector<RankedPackage> best_packages(Negotiation const&, ConstraintSet const& active, std::size_t k, Worth const&);

/// Packages drawn uniformly and independently from those that break none of the active constraints: the one of rank
/// ⌊u·n⌋ in the enumeration for each u. Exact below 2^53 packages. \param u in [0, 1), one per package drawn. Empty if
/// there is none. Cost: a count per option, shared by draws that begin alike.
std::vector<model::Package> uniform_sample(Negotiation const&, ConstraintSet const& active,
                                           std::vector<double> const& u);

}  // namespace zopa::solve
