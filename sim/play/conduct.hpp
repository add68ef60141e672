#pragma once

#include "play/state.hpp"

namespace zopa::play {

// What a party may do on its turn instead of an offer. conduct.cpp

/// What its scenario has it do on the main track now, nullopt: it bargains. Addressed chances; changes nothing.
std::optional<Move> instead_of_an_offer(State const&);

/// The line the party may restate in public now: the first it has stated that the last offer it heard crosses.
std::optional<LineId> line_to_restate(State const&, TrackId, PartyId);
/// Which of its lines an offer crosses, kept until its next move.
void note_crossed_lines(State&, int row);

void walk_out(State&);
void restate(State&, LineId);
void hold_back(State&);

/// An offer or a statement is a public demand: settling for less than was claimed loses face (conventions 6).
void stake_claim(State&, int row);

/// Does the party hold back in this round, and by how much of its moves forward.
double restraint(State const&, PartyId);
/// What is left of each side's moves forward while somebody holds back. Of several on one side the calmest counts.
struct Vigour {
  double up = 1, down = 1;
};
Vigour vigour(State const&);
bool may_hold_back(State const&, PartyId);

}  // namespace zopa::play
