#pragma once

#include <cstddef>
#include <vector>

namespace zopa::engine {

/// A proposer's candidate as thinning sees it: what it is worth to everyone, and which of the others' lines it breaks.
struct Prospect {
  std::vector<double> value;  ///< n_parties
  std::vector<bool> breaks;   ///< per line of the others
};

/// Indices of at most `most` prospects that stand for all, ascending. Prospects that break different lines never stand for
/// each other while there is room; within a group the kept ones cover the rest by a 2-approximation of the least possible
/// distance max_i |ΔV_i| (Gonzalez 1985). `own` is the proposer: the first kept of a group is its best.
/// Cost O(n · most · n_parties).
struct Thinned {
  std::vector<std::size_t> kept;
  double gap = 0;  ///< largest distance of a prospect to the nearest kept one of its group: the most anyone can lose
};
Thinned thinned(std::vector<Prospect> const& prospects, std::size_t own, std::size_t most);

}  // namespace zopa::engine
