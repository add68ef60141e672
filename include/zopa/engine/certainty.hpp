#pragma once

#include <vector>

#include "zopa/model/scenario.hpp"
#include "zopa/solve/negotiation.hpp"

namespace zopa::engine {

/// Whether "no deal" on a track is more than a simulated zero: impossible in every reachable state and every draw.
struct Certainty {
  bool no_deal = false;
  std::vector<solve::Constraint> conflict;  ///< a smallest set of lines and ratifiers that no package satisfies
  bool sequencing = false;  ///< one party will table no terms before a ceasefire, another allows none before terms
  friend bool operator==(Certainty const& a, Certainty const& b) { return a.no_deal == b.no_deal && a.sequencing == b.sequencing; }
};

/// Exact, by asking whether any package satisfies the constraints that hold whatever is drawn and whatever happens: hard
/// lines that are meant for sure, always in force and blind to the front, and publics whose refusal hangs on no number
/// that varies. No-deal values are left out. One-sided: `no_deal == false` says nothing.
base::Per<model::TrackId, Certainty> certainty(model::Scenario const& scenario);

}  // namespace zopa::engine
