#pragma once

#include <cstdint>
#include <vector>

#include "zopa/study/discovery.hpp"

namespace zopa::study {

/// Draws with one assumption in one part of its range, all others as they were drawn.
struct Band {
  double low = 0, high = 0;  ///< the values of the assumption in it
  int n = 0;                 ///< draws
  double mean = 0;           ///< of the outcome
  Interval interval;         ///< 95 %, bootstrap over its draws; Wilson over them where all say the same 0 or 1
};

/// How often something happens along the whole range of one assumption.
struct RangeEffect {
  std::size_t factor = 0;
  std::vector<Band> bands;  ///< ascending: fifths of the draws; the two values of what is either so or not
  double swing = 0;         ///< largest less smallest mean
  bool seen = false;        ///< at least four standard errors, as large as they are where the assumption does nothing
};

/// One per factor that takes two values or more, the largest swing first. No further games: draws are sorted into bands.
/// Fewer bands where a band would hold fewer than two draws.
std::vector<RangeEffect> range_effects(Cases const& cases, std::uint64_t seed, int n_bands = 5);

}  // namespace zopa::study
