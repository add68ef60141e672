#pragma once

#include <optional>
#include <vector>

#include "zopa/study/interval.hpp"

namespace zopa::study {

/// A figure with its 95 % bootstrap interval.
struct Index {
  double value = 0;
  Interval interval;
  double standard_error = 0;
};

/// How the variance of E[Y|θ] divides between groups of factors (Sobol 1993).
struct SobolIndices {
  double mean = 0;           ///< of Y
  double variance = 0;       ///< Var E[Y|θ], free of what chance adds
  std::vector<Index> first;  ///< per group: share of the variance that goes if the group is known
  std::vector<Index> total;  ///< per group: share that stays if all but the group is known (Homma & Saltelli 1996)
  Index additive;            ///< Σ first: 1 where no two groups act together
};

/// What a figure was at the rows of `saltelli(n, groups, …)`, twice, with chances that are independent of each other
/// and the same for all rows of one base point: products of the two are then free of chance on average, and a group
/// that changes nothing gets exactly 0. A figure without chance: the same values twice. \param first, second  n ·
/// (n_groups + 2) values \param resamples      over the n base points \return nullopt where Y does not vary beyond
/// chance First order: Saltelli et al. 2010, table 2 (b); total: Jansen 1999. The estimates are unbiased up to the
/// division by the variance, so a share near 0 may come out below it. Cost: n · n_groups · resamples.
std::optional<SobolIndices> sobol_indices(std::vector<double> const& first, std::vector<double> const& second,
                                          std::size_t n_groups, Resamples const& resamples);

}  // namespace zopa::study
