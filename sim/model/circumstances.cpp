#include "zopa/model/circumstances.hpp"

#include <algorithm>
#include <cmath>

namespace zopa::model {

double start_share(Territory const& territory) {
  return std::floor(territory.held * territory.cells + 0.5) / territory.cells;
}

Circumstances circumstances(World const& world) {
  Circumstances now;
  now.front.resize(world.territories.size());
  now.reference.resize(world.territories.size());
  now.reference_others.resize(world.territories.size());
  for (auto const t : ids_of(world.territories)) now.front[t] = start_share(world.territories[t]);
  ratchet(now);

  now.carrots.resize(world.parties.size());
  now.commitment.resize(world.parties.size());
  now.claim.resize(world.parties.size());
  now.credibility = world.deal.credibility;
  now.hazard_add = world.deal.spoilers;
  now.summit = world.summit && world.summit->from <= 0 && !world.summit->after;
  if (!world.mediator) return now;

  Mediator const& mediator = *world.mediator;
  bool const present = !mediator.deadline || *mediator.deadline > 0;
  if (present) {
    for (PartyId const i : ids_of(world.parties)) now.carrots[i] = carrot(mediator, i);
    return now;
  }
  now.credibility *= 1 - mediator.guarantee_share;
  now.monitoring = 0;
  return now;
}

void ratchet(Circumstances& now) {
  for (auto const t : ids_of(now.front)) {
    now.reference[t] = std::max(now.reference[t], now.front[t]);
    now.reference_others[t] = std::max(now.reference_others[t], 1 - now.front[t]);
  }
}

}  // namespace zopa::model
