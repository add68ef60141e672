#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "zopa/model/ids.hpp"

namespace zopa::model {

/// One quantity that a shock may move while the game runs.
enum class Lever : std::uint8_t {
  war_cost, audience, no_deal, up, down, collapse, credibility, spoilers, mediator_hazard, carrot, stick, kappa, ratification_quota
};
struct ShockEffect {
  enum class Change : std::uint8_t { add, set, scale };
  Lever lever;
  std::optional<PartyId> party;  ///< for levers of a party
  std::optional<LineId> line;    ///< for kappa
  Change change = Change::set;
  double value = 0;
};
struct Shock {
  std::string id;
  std::optional<int> at;   ///< fires in this round
  double hazard = 0;       ///< otherwise: fires once, with this probability a round
  std::vector<ShockEffect> effects;
  std::vector<LineId> switches_on, switches_off;
};

}  // namespace zopa::model
