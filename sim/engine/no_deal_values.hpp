#pragma once

#include "zopa/model/utility.hpp"

namespace zopa::engine {

/// W_i of every party at the start of the talks on a track, sticks of a present mediator subtracted on the main one.
inline model::Per<model::PartyId, double> no_deal_values(model::World const& world, model::TrackId track,
                                                         model::Circumstances const& at, bool mediator_present = true) {
  model::Per<model::PartyId, double> values(world.parties.size());
  for (auto party : model::ids_of(world.parties)) {
    values[party] = model::no_deal_value(world, party, track, at, world.horizon.rounds);
    if (world.mediator && mediator_present && track.index == 0) values[party] -= model::stick(*world.mediator, party);
  }
  return values;
}

}  // namespace zopa::engine
