#pragma once

#include <string>
#include <vector>

#include "zopa/model/scenario.hpp"
#include "zopa/solve/best.hpp"

namespace zopa::study {

/// How many packages of a track survive what, exactly below 2^53.
struct CountOf {
  std::string what;  ///< "exist", "break no red line", …
  double n = 0;
};
/// From all that exist to the ZOPA, at central values and stated lines. Cost: n_parties + 4 counts.
std::vector<CountOf> counts(model::Scenario const&, model::TrackId);

/// The k packages in the ZOPA that are worth most to a party, or to the mediator (nullopt) by the weights and the bias
/// of its single text; without a mediator equal weights and no bias.
std::vector<solve::RankedPackage> best_packages(model::Scenario const&, model::TrackId,
                                                std::optional<model::PartyId> party, std::size_t k);

/// n packages drawn uniformly from the ZOPA, repeatable by the plan's seed; empty if there is none.
std::vector<model::Package> sample(model::Scenario const&, model::TrackId, std::size_t n);

}  // namespace zopa::study
