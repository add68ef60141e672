#pragma once

#include <optional>
#include <vector>

#include "zopa/solve/negotiation.hpp"

namespace zopa::solve {

/// How much a party may expect of no deal before the answer changes: a ZOPA exists iff its no-deal value is at most
/// `highest`, everything else as it is.
struct NoDealThreshold {
  model::PartyId party;
  double no_deal = 0;             ///< W_i now
  std::optional<double> highest;  ///< nullopt: whatever the party expects, lines, ratifiers or the others leave
                                  ///< nothing; infinite: the deal is worth no less than no deal, whatever that is
};

/// One per party, in file order. Exact: at the threshold some package leaves the party just as well off; where the
/// value of a collapsed deal is the no-deal value itself, that value moves along. Cost: a few frontiers per party.
std::vector<NoDealThreshold> no_deal_thresholds(model::World const&, model::TrackId, Lines lines = Lines::stated);

}  // namespace zopa::solve
