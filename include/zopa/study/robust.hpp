#pragma once

#include <string>
#include <vector>

#include "zopa/study/answer.hpp"

namespace zopa::study {

/// A set of constraints that cannot all hold, and in how many draws it is a minimal conflict.
struct FrequentConflict {
  std::vector<std::string> constraints;  ///< ids, in the order of the scenario
  ShareOfDraws share;
};

/// A package held against every draw.
struct RobustPackage {
  model::Package package;
  ShareOfDraws acceptable;  ///< breaks no binding line, is ratified, gives every party its no-deal value
  double regret = 0;        ///< the largest over draws: by how much the party that gains least could gain more
};

/// What of a track's answer survives when the assumptions are not known. In each draw only the lines that bind in it
/// count, and a ratifier's.
struct RobustAnswer {
  model::TrackId track;
  ShareOfDraws zopa_exists;                      ///< under the lines that bind
  ShareOfDraws zopa_exists_as_stated;            ///< as if every stated line were meant
  std::vector<FrequentConflict> conflicts;       ///< most frequent first, then in the order met
  bool complete = true;                          ///< false: some draw's list of conflicts was cut
  std::size_t n_candidates = 0;                  ///< packages compared: the fair packages of every draw
  std::optional<RobustPackage> most_acceptable;  ///< no package can be acceptable in more draws than have a ZOPA
  std::optional<RobustPackage> least_regret;
};

/// One per track with issues. Regret of a package in a draw: least gain min_i (V_i − W_i) of the egalitarian solution
/// (0 where there is no ZOPA) minus that of the package (0 where it is refused) (Savage 1951). Exact in each draw; the
/// two packages are the best of the candidates, which are at most 300. Expects draws > 0. Cost: per draw a frontier, an
/// explanation and a look at each candidate: 1 to 10 ms.
std::vector<RobustAnswer> robust_answers(model::Scenario const&, int draws);

}  // namespace zopa::study
