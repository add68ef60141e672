#pragma once

#include <vector>

#include "zopa/model/scenario.hpp"
#include "zopa/solve/frontier.hpp"

namespace zopa::study {

/// What the parties' values on a track look like under some of what stands in the way: for pictures of what each red
/// line cuts away. All at central values and stated lines; no-deal values are not asked for.
struct Frontiers {
  model::TrackId track;
  solve::Frontier unrestricted;                          ///< nobody has a red line, nobody must ratify
  model::Per<model::PartyId, solve::Frontier> of_party;  ///< only what this party and its ratifiers refuse
  std::vector<solve::Frontier> of_constraint;            ///< only this one; n_constraints, empty for no-deal values
  solve::Frontier of_all;                                ///< every line and ratifier; empty where they collide
  /// Every package held against every constraint, in the order of the enumeration, where they are at most `listed`.
  std::vector<solve::JudgedPackage> packages;
};

/// \param listed how many packages a track may have for each of them to be told. Cost: one frontier per constraint and
/// party, and 1 µs a package listed.
Frontiers frontiers(model::Scenario const&, model::TrackId, double listed = 2000);

}  // namespace zopa::study
