// Ceasefire before terms, or terms before ceasefire.
#include <algorithm>

#include "play/tactics.hpp"
#include "play/values.hpp"
#include "zopa/model/utility.hpp"

namespace zopa::play {
namespace {

// What a party expects one round of battle to add to the value of what it would be left with: d in the sequencing
// lemma.
double gain_of_a_round(State& s, PartyId i) {
  auto const& world = s.world();
  if (!world.status_quo) return 0;
  auto const belief = battle_belief(s, static_cast<int>(i.index));
  double const moves = world.war->up + world.war->down;
  double const drift = belief ? moves * (2 * *belief - 1) : world.war->up - world.war->down;
  double const before = model::status_quo_value(world, i, s.circumstances);
  for (TerritoryId const place : model::ids_of(world.territories))
    if (world.territories[place].contested)
      s.circumstances.front[place] =
          std::clamp(s.circumstances.front[place] + drift / world.territories[place].cells, 0.0, 1.0);
  double const after = model::status_quo_value(world, i, s.circumstances);
  for (TerritoryId const place : model::ids_of(world.territories))
    s.circumstances.front[place] = static_cast<double>(s.cell[place.index]) / world.territories[place].cells;
  return after - before;
}

}  // namespace

bool may_talk_terms(State const& s, TrackId k, PartyId i) {
  return s.world().parties[i].ceasefire != model::Party::CeasefireStance::before_terms ||
         !s.world().tracks[k].ends_war || !s.fighting();
}

// Sequencing lemma (model, section 4): fighting first is worth it iff d > c; ties hold fire.
bool wants_ceasefire(State& s, PartyId i) {
  auto const& party = s.world().parties[i];
  if (party.ceasefire == model::Party::CeasefireStance::before_terms) return true;
  if (party.ceasefire == model::Party::CeasefireStance::after_terms) return false;
  return gain_of_a_round(s, i) <= model::war_cost(party, s.fought);
}

}  // namespace zopa::play
