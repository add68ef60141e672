#pragma once

#include <nlohmann/json_fwd.hpp>

#include "zopa/model/scenario.hpp"

namespace zopa::browser {

/// A person's seat in a game: the same game for the same address and the same decisions, whoever asks and how often.
/// \param question `party` (id), `seed`, `draw`, `game`, `decisions[]` (`{act: offer | pass | walk out | accept | refuse,
/// package?}`), optionally `draft` (a package to judge) and `simulated` (games for the debrief).
/// \return `turn`, `brief`, `draft`, `debrief` (docs/page.md); `error` where a decision does not fit the game.
nlohmann::ordered_json seat_of(model::Scenario const&, nlohmann::ordered_json const& question);

}  // namespace zopa::browser
