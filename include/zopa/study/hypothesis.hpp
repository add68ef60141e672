#pragma once

#include <optional>
#include <string>
#include <vector>

#include "zopa/study/compare.hpp"

namespace zopa::study {

/// What a run says of a claim "the figure is larger here than there".
enum class Ruling {
  holds,     ///< the 95 % interval of the paired difference lies above zero
  reversed,  ///< it lies below
  same,      ///< the figure is the same in every draw of both
  unclear,   ///< it holds zero: so many games cannot tell
  undefined  ///< the figure has no value in one of the two, such as a round of a deal that never comes
};

/// Two neighbours of an ordering.
struct OrderedPair {
  std::size_t larger = 0, smaller = 0;   ///< worlds, by index; `larger` is the one that is claimed to be
  Ruling ruling = Ruling::undefined;
  std::optional<Difference> difference;  ///< larger minus smaller, paired by draw
  /// Where it does not hold: the other figures that differ most clearly between the two, at least four standard errors.
  struct Beside {
    engine::Metric metric;
    Difference difference;
  };
  std::vector<Beside> beside;
};

/// A hypothesis and what came of it.
struct HypothesisRuling {
  model::Hypothesis hypothesis;
  std::vector<std::size_t> worlds;                  ///< of its stacks, in its order
  std::vector<std::optional<Estimate>> estimates;   ///< of its figure, in its order
  std::vector<OrderedPair> pairs;                   ///< neighbours, in its order
  /// The worst of the pairs: reversed, then undefined, then same, then unclear, then holds.
  Ruling ruling = Ruling::undefined;
};

/// Every stack that some hypothesis names, each once, in order of appearance.
std::vector<std::string> stacks(std::vector<model::Hypothesis> const& hypotheses);

/// Rules on each hypothesis from runs of the worlds on one plan (common random numbers).
/// \param comparison of variants that are named as their stacks
std::vector<HypothesisRuling> rulings(std::vector<model::Hypothesis> const& hypotheses, std::vector<Variant> const& variants,
                                      std::vector<engine::Summary> const& summaries);

}  // namespace zopa::study
