#pragma once

#include <optional>
#include <string>
#include <vector>

#include "zopa/study/estimate.hpp"

namespace zopa::study {

/// Draws to look for a box in: what varied, and what came out, a share of games in [0, 1] each.
struct Cases {
  std::vector<std::string> names;      ///< n_factors
  std::vector<std::vector<double>> x;  ///< n_cases × n_factors
  std::vector<double> y;               ///< n_cases
};
/// The draws of a run in which the figure has a value. Expects a probability.
Cases cases(engine::Summary const& summary, engine::MetricId metric);

/// One side of a box: low ≤ x ≤ high of one factor. An end that is not restricted is infinite.
struct Restriction {
  std::size_t factor = 0;
  double low = 0, high = 0;
  double without = 0;  ///< density of the box without this restriction, on the draws it was found in
};

/// Where the outcome happens (Bryant & Lempert 2010): "if these hold, then mostly".
struct Box {
  std::vector<Restriction> restrictions;  ///< those that matter most first; empty: everything
  double density = 0;                     ///< mean outcome inside
  double coverage = 0;                    ///< share of all outcomes that lie inside
  double support = 0;                     ///< share of draws inside
  int n = 0;                              ///< draws inside
  Interval density_interval;  ///< 95 %, bootstrap over the draws inside; [0, 1] where there are fewer than two
};

/// A box found on one half of the draws and held against the other, so that what fits by accident shows.
struct Discovery {
  Box found, held_back;
  double overall = 0;  ///< mean outcome over all draws
};

struct PrimOptions {
  double peel = 0.05;          ///< α: share of the draws in the box that a step takes away
  double least_support = 0.1;  ///< of the draws it is looked for in
};

/// PRIM: the patient rule induction method (Friedman & Fisher 1999). Peels off, one thin slice at a time, what raises
/// the density most; pastes back what does not lower it; of all boxes on the way takes the one with the largest
/// harmonic mean of coverage and density; then drops restrictions whose loss costs less than a twentieth of the rise in
/// density. Even draws are searched, odd ones held back. nullopt with fewer than 40 draws, or where the outcome happens
/// never or always. Deterministic; cost O(steps · n_factors · n log n).
std::optional<Discovery> discover(Cases const& cases, std::uint64_t seed, PrimOptions const& options = {});

}  // namespace zopa::study
