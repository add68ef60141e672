#pragma once

#include <cstddef>
#include <optional>
#include <vector>

#include "zopa/model/tactic.hpp"

namespace zopa::solve {

/// Two tactics at one table, without a game around them.

/// A seller that starts at 1 and goes down to `least`, a buyer that starts at 0 and goes up to `most`, both by the
/// clock (Faratin, Sierra & Jennings 1998): the ask is 1 − α(t)(1 − least), the bid α(t)·most.
struct PriceDuel {
  int rounds = 100;
  model::TimeDependent seller, buyer;
  double least = 0.3, most = 0.7;  ///< reservation prices in [0, 1]
};
struct PriceDeal {
  int round = 0;     ///< first t in 0 … T in which the bid reaches the ask
  double price = 0;  ///< midway between them
};
/// nullopt where they do not meet by round T.
std::optional<PriceDeal> price_duel(PriceDuel const&);

/// Minimal concession on both sides (MiCRO; de Jonge 2022): in turn, each bids its best package not bid yet that is
/// worth no less than d to it, or accepts the other's last bid if that is worth no less than the bid it would make.
struct MinimalConcession {
  int turn = 0;             ///< of the acceptance, the first bid being turn 0
  std::size_t outcome = 0;  ///< index into values
};
/// \param values n_packages × 2; ties in the ranking go to the lowest index. nullopt where a side has no new bid left
/// before they meet: from there on it repeats earlier ones at random.
std::optional<MinimalConcession> minimal_concession(std::vector<std::vector<double>> const& values,
                                                    std::vector<double> const& d);

}  // namespace zopa::solve
