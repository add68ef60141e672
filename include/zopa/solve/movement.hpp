#pragma once

#include <optional>
#include <vector>

#include "zopa/solve/negotiation.hpp"

namespace zopa::solve {

/// What it costs to move: a hard line by one unit of its violation, which is 1 at most (a threshold on shares moves by
/// the share, a ladder by its grade, any other pattern is given up whole; conventions 4), a no-deal value by one unit
/// of value. Infinite: does not move.
struct MovementCosts {
  model::Per<model::LineId, double> line;
  model::Per<model::PartyId, double> no_deal;
};

/// The cheapest way to a ZOPA: which package it admits, and how far each line and no-deal value moves for it.
struct LeastMovement {
  double cost = 0;  ///< 0: nothing has to move
  model::Package package;
  model::Per<model::LineId, double> line;
  model::Per<model::PartyId, double> no_deal;
};

/// Exact: the lines become prices, the cheapest package is on a frontier with one more objective; values count only up
/// to the no-deal value, which keeps it small. Ratifiers stay as they are, lines of vetoing ratifiers move like a
/// negotiator's. Ties go to the lowest index. nullopt if nothing that may move opens one. Expects one cost ≥ 0 per line
/// and party. Cost: one frontier of n_parties + 1 objectives.
std::optional<LeastMovement> least_movement(model::World const&, model::TrackId, MovementCosts const&,
                                            Lines lines = Lines::stated);

}  // namespace zopa::solve
