#pragma once

#include <string>

#include "zopa/model/scenario.hpp"
#include "zopa/play/outcome.hpp"

namespace zopa::report {

/// What a finished game was worth to one party, held against what was there to be had in this world on each track of
/// terms: the zone of possible agreement under the lines that were meant, its Nash solution and the party's best package
/// in it. Cost: one exact analysis per track.
std::string debrief(model::Scenario const&, model::World const&, play::Outcome const&, model::PartyId);

}  // namespace zopa::report
