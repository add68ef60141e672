#pragma once

#include "zopa/model/world.hpp"

namespace zopa::model {

/// The part of a game's state that preferences, lines and hazards read. All of it has a value before the game starts:
/// `circumstances(world)`.
struct Circumstances {
  Per<TerritoryId, double> front;             ///< the gainer's share held, k/N
  Per<TerritoryId, double> reference;         ///< the largest share the gainer has held so far (conventions 27)
  double credibility = 1;                     ///< of guarantees now (the mediator may have left)
  double monitoring = 1;                      ///< multiplies monitoring levels: 0 once the mediator has left
  double hazard_add = 0;                      ///< h_add as it is for a deal signed now: spoilers
  Per<PartyId, double> carrots;               ///< added to each party's deal value on the main track
  Per<PartyId, double> commitment;            ///< K_i
  Per<PartyId, double> claim;                 ///< claim_i: what the party has publicly said it would get
  Per<TerritoryId, double> reference_others;  ///< the largest share, 1 − front, the other side has held so far
  int round = 0;                              ///< decides which lines are in force
  bool summit = false;                        ///< leaders who attend are at the table
};

/// The circumstances at t = 0. The front starts in cell floor(f·N + 1/2) (conventions 18).
Circumstances circumstances(World const& world);

/// The gainer's share of a territory at the start: k0/N.
double start_share(Territory const&);

/// References follow the front up, never down; call it after the front has moved.
void ratchet(Circumstances&);

}  // namespace zopa::model
