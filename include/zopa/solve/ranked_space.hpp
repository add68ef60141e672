#pragma once

#include <cstddef>
#include <vector>

#include "zopa/base/discounting.hpp"

namespace zopa::solve {

/// A plain issue space for two sides: what every package is worth to each, ranked once for either side, so that the
/// offer of a tactic is one search in a sorted table. A package is its place in the lists of values.
class RankedSpace {
 public:
  /// \param first, second  n_packages ≥ 1 values each, finite. Cost O(n log n).
  RankedSpace(std::vector<double> first, std::vector<double> second);

  int n_packages() const { return static_cast<int>(value_[0].size()); }
  double value(int side, int package) const { return value_[side][static_cast<std::size_t>(package)]; }
  /// The package of this rank for the side: 0 is the best; equal values by ascending place.
  int at_rank(int side, int rank) const { return ranking_[side][static_cast<std::size_t>(rank)]; }
  double best_value(int side) const { return sorted_[side].front(); }

  /// How many packages are worth `least` to the side, up to the tolerance of comparisons. Exponential search from a
  /// guess (Bentley & Yao 1976): O(log of how far the guess is off), so O(1) for demands that move little by little.
  /// \param near  a guess in 0 … n_packages
  int n_worth(int side, double least, int near) const;
  /// Of the side's n ≥ 1 best packages the one that is best for the other, lowest place among equals.
  int kindest(int side, int n) const { return kindest_[side][static_cast<std::size_t>(n) - 1]; }
  /// Of the side's n ≥ 1 best packages the one that is worth least to it, lowest place among equals.
  int nearest(int side, int n) const;

 private:
  std::vector<double> value_[2];
  std::vector<int> ranking_[2];    ///< n_packages, best first
  std::vector<double> sorted_[2];  ///< their values, descending
  std::vector<int> kindest_[2];    ///< by number of packages from the top
};

}  // namespace zopa::solve
