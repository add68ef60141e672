#pragma once

#include "solve/survivors.hpp"
#include "zopa/solve/frontier.hpp"

namespace zopa::solve {

/// Packages with their deal values, not yet compared.
struct FrontierPoints {
  std::vector<double> value;  ///< n × n_parties
  std::vector<AnyCode> code;  ///< n
};

/// The Pareto-optimal of them (conventions 1 and 2).
Frontier frontier_of(Negotiation::Compiled const&, FrontierPoints const&);

}  // namespace zopa::solve
