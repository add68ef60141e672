#include "zopa/model/mediator.hpp"

#include <algorithm>

namespace zopa::model {
namespace {

double total_weight(Mediator const& mediator) {
  double sum = 0;
  for (Faction const& faction : mediator.factions) sum += faction.weight;
  return sum;
}

/// What the one that speaks adds, or all together.
template <class Of>
double voiced(Mediator const& mediator, Voice voice, Of const& of) {
  if (mediator.factions.empty()) return 0;
  if (voice) return of(mediator.factions[*voice]);
  double const total = total_weight(mediator);
  if (total <= 0) return 0;
  double sum = 0;
  for (Faction const& faction : mediator.factions) sum += faction.weight / total * of(faction);
  return sum;
}

double at(Per<PartyId, double> const& numbers, PartyId party) { return numbers.empty() ? 0 : numbers[party]; }

}  // namespace

double carrot(Mediator const& mediator, PartyId party, Voice voice) {
  return at(mediator.carrots, party) + voiced(mediator, voice, [&](Faction const& f) { return at(f.carrots, party); });
}
double stick(Mediator const& mediator, PartyId party, Voice voice) {
  return at(mediator.sticks, party) + voiced(mediator, voice, [&](Faction const& f) { return at(f.sticks, party); });
}
double bias(Mediator const& mediator, PartyId party, Voice voice) {
  return at(mediator.bias, party) + voiced(mediator, voice, [&](Faction const& f) { return at(f.bias, party); });
}
double leaving_hazard(Mediator const& mediator, Voice voice) {
  return std::min(1.0, mediator.hazard + voiced(mediator, voice, [](Faction const& f) { return f.hazard; }));
}

Voice elected(Mediator const& mediator, double uniform) {
  double const total = total_weight(mediator);
  double sum = 0;
  Voice last;
  for (FactionId const id : ids_of(mediator.factions)) {
    if (mediator.factions[id].weight <= 0) continue;
    last = id;
    if (uniform * total < (sum += mediator.factions[id].weight)) return id;
  }
  return last;
}

}  // namespace zopa::model
