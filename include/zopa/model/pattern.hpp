#pragma once

#include <optional>
#include <vector>

#include "zopa/model/ids.hpp"

namespace zopa::model {

/// "How many of these issues have one of these options": one issue, or a family under a quantifier.
struct IssueAtom {
  enum class Quantifier : std::uint8_t { any, all, more_than };  ///< a single issue is `any`

  std::vector<IssueId> issues;
  std::vector<std::vector<bool>> matches;  ///< per issue, per option. For a front option of a control issue see `threshold`
  Quantifier quantifier = Quantifier::any;
  int n = 0;  ///< for more_than

  /// A threshold on positions (`above:` / `below:`): gives a graded violation, and decides front options by the front's share.
  struct Threshold {
    double value;
    bool above;  ///< matches positions > value; otherwise < value
  };
  std::optional<Threshold> threshold;
};

/// "All of these territories are held by the gainer": share ≥ 1/2 and legal status neither returned nor deferred.
struct HeldAtom {
  std::vector<TerritoryId> territories;
};

/// "A land path leads from one place to another through what the gainer holds". The end points themselves need holding
/// where they are territories; other places are always open.
struct PathAtom {
  PlaceId from, to;
};

/// All atoms must hold. An empty pattern holds always.
struct Pattern {
  std::vector<IssueAtom> issues;
  std::vector<HeldAtom> held;
  std::vector<PathAtom> paths;
};

}  // namespace zopa::model
