#pragma once

#include <string>

#include "zopa/model/world.hpp"
#include "zopa/play/outcome.hpp"

namespace zopa::report {

/// What a finished game was worth to one party, held against what was there to be had in this world on each track of
/// terms: the zone of possible agreement under the lines that were meant, its Nash solution and the party's best package
/// in it. Cost: one exact analysis per track. \param round the unit of time: "month".
std::string debrief(model::World const&, std::string const& round, play::Outcome const&, model::PartyId);

}  // namespace zopa::report
