#pragma once

#include <string>
#include <vector>

#include "zopa/model/scenario.hpp"

namespace zopa::study {

/// An `expect:` entry of a scenario beside what came out.
struct Verdict {
  model::Expectation expectation;
  std::string got;     ///< for people: the number with enough digits to compare, or the text; the reason if there is none
  double difference = 0;  ///< |got − expected| for numbers
  double allowed = 0;     ///< the tolerance in the same unit
  bool ok = false;
};

/// Evaluates every expectation: `solve.*` exactly, `spe.*` and `aqre.<λ>.*` by the aggregated game, `run.*` by a run with
/// the scenario's own plan (made at most once). Names: docs/results.md. A name that means nothing is not ok, and says so.
std::vector<Verdict> verdicts(model::Scenario const& scenario);

}  // namespace zopa::study
