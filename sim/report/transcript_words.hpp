#pragma once

#include <optional>
#include <string>

#include "zopa/model/world.hpp"
#include "zopa/play/transcript.hpp"

namespace zopa::report {

/// What is said of an event, and the track that it is about, if it is about one.
struct Words {
  std::string text;
  std::optional<model::TrackId> track = std::nullopt;
};
/// One event by itself. \param why adds to an answer what the offer was worth and had to be.
Words words(model::World const&, play::Event const&, bool why);

}  // namespace zopa::report
