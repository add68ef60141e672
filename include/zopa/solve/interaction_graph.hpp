#pragma once

#include <utility>
#include <vector>

#include "zopa/solve/negotiation.hpp"

namespace zopa::solve {

/// What the exact method sees of a negotiation: which issues preferences, lines and ratifiers read together. Auxiliary
/// variables (running counts, who holds what) keep large patterns from tying all their issues to each other.
struct InteractionGraph {
  std::vector<model::IssueId> issues;                      ///< variables 0 … n_issues − 1
  std::size_t n_variables = 0;                             ///< issues first, then auxiliaries
  std::vector<std::pair<std::size_t, std::size_t>> edges;  ///< ascending, without repetition
  std::size_t width = 0;                                   ///< most variables that one elimination step joins, less one
  double largest_table = 0;                                ///< cells of the largest table built
};
InteractionGraph interaction_graph(Negotiation const&);

}  // namespace zopa::solve
