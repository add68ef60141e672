#pragma once

#include "play/state.hpp"

namespace zopa::play {

/// What `observer` expects its candidates to be worth to `about`, over the types it imagines, index = row: V, less one
/// whole unit where a type means a line that the row breaks, so that such packages come last and keep their order.
/// Cost: one pass over the candidates for all types that value peace alike.
double const* expected_values(State&, PartyId observer, PartyId about, TrackId);

/// Largest V among a judge's home rows that break no own line; −∞ without any.
double best_value(State&, int judge, TrackId);

}  // namespace zopa::play
