#pragma once

#include <cstdint>
#include <vector>

namespace zopa::solve {

/// Value vectors with multiplicities, flat.
struct Tallies {
  std::vector<std::int64_t> value;  ///< n × d
  std::vector<double> n;
};

/// Σ n_a n_b over the pairs with a + b ≥ need in each of d dimensions. Cost O(n log^{d−1} n) (Bentley 1980, ECDF
/// searching); d = 0 multiplies the totals.
double count_pairs(std::size_t d, Tallies const& a, Tallies const& b, std::int64_t const* need);

}  // namespace zopa::solve
