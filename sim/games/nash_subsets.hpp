#pragma once

#include <utility>
#include <vector>

namespace zopa::games {

/// An extreme equilibrium as the numbers of its row and column strategies among all that are distinct.
using StrategyPair = std::pair<int, int>;

/// The maximal complete bipartite subgraphs of the graph whose edges are these pairs, as ascending indices of pairs; in
/// ascending order of the sets of columns. Cost: their number times the number of rows.
std::vector<std::vector<int>> nash_subsets(std::vector<StrategyPair> const&);

/// The connected component of each pair, numbered from 0 in order of appearance.
std::vector<int> components(std::vector<StrategyPair> const&);

}  // namespace zopa::games
