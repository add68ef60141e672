#pragma once

#include <string>

#include <nlohmann/json_fwd.hpp>

#include "zopa/engine/run.hpp"
#include "zopa/study/tournament.hpp"

namespace zopa::report {

/// `zopa tournament` for people: the payoffs of both seats, scores, and what the empirical game says.
std::string tournament_text(study::Tournament const&, engine::Plan const&);
/// Shape "zopa.tournament" version 1, docs/json.md.
nlohmann::ordered_json tournament_json(study::Tournament const&, engine::Plan const&);

}  // namespace zopa::report
