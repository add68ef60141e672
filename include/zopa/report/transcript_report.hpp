#pragma once

#include <string>

#include <nlohmann/json_fwd.hpp>

#include "zopa/model/scenario.hpp"
#include "zopa/play/transcript.hpp"

namespace zopa::report {

/// One game told round by round: "Month 3  …". \param why adds to each refusal what the offer was worth and had to be.
std::string transcript_text(model::Scenario const&, model::World const& world, play::Transcript const&, bool why);
/// One of its sentences, without the round.
std::string event_in_words(model::World const&, play::Event const&, bool why);
/// Shape "zopa.play" version 1, docs/json.md: one object per event.
nlohmann::ordered_json transcript_json(model::Scenario const&, model::World const& world, play::Transcript const&);

}  // namespace zopa::report
