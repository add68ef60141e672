#pragma once

#include <string>
#include <vector>

#include <nlohmann/json_fwd.hpp>

#include "zopa/model/scenario.hpp"
#include "zopa/play/transcript.hpp"

namespace zopa::report {

/// One sentence of a game's story, and the rounds it is about.
struct Sentence {
  int round, until;
  std::string text;
};
std::vector<Sentence> story(model::Scenario const&, model::World const& world, play::Transcript const&, bool why);
/// One game told round by round: "Month 3  …". An offer is told in full once, then by what changes in it; rounds in which
/// all is repeated share a line. \param why adds to each answer what the offer was worth and had to be; no round is left out
std::string transcript_text(model::Scenario const&, model::World const& world, play::Transcript const&, bool why);
/// What has come of each track by the end of a whole game, in one line.
std::string ending_text(model::Scenario const&, model::World const& world, play::Transcript const&);
/// Shape "zopa.play" version 1, docs/json.md: one object per event.
nlohmann::ordered_json transcript_json(model::Scenario const&, model::World const& world, play::Transcript const&);

}  // namespace zopa::report
