#pragma once

#include <cstdint>
#include <optional>

#include "zopa/model/ids.hpp"

namespace zopa::model {

/// Who may propose when.
struct Protocol {
  enum class Kind : std::uint8_t { alternating, random_recognition, simultaneous, mediator_text };
  Kind kind = Kind::alternating;
  PartyId first;                       ///< alternating: who proposes at t = 0
  Per<PartyId, double> recognition;    ///< random recognition: probabilities, sum 1
};

/// Leaders meet: those ratifiers who attend sit at the table from then on. What they would refuse is refused there, and
/// what is signed before their eyes they approve without noise.
struct Summit {
  int from = 0;                  ///< not before this round
  std::optional<TrackId> after;  ///< … and not before a deal on this track
};

/// When the talks end, and what then.
struct Horizon {
  enum class Then : std::uint8_t { freeze, fight_on, random_end };
  int rounds = 12;
  Then then = Then::fight_on;
  double end_probability = 0;  ///< random_end: per round after the last
};

}  // namespace zopa::model
