#pragma once

#include "play/state.hpp"

namespace zopa::play {

// The ten steps of a round (model, section 4), each in a source of its own.
void shocks_fire(State&);                  // 1  shocks.cpp
bool fronts_move(State&);                  // 2  battle.cpp; true: total victory, the game is over
void beliefs_update(State&);               // 3  beliefs.cpp
void mediator_stays_or_leaves(State&);     // 4  mediator.cpp
void summit_begins(State&);                // 5  summit.cpp
void recognise_proposer(State&);           //    recognition.cpp
void take_move(State&, Move const&);       // 6  move.cpp
void take_response(State&, bool accepts);  // 7  response.cpp
bool ratify(State&, int row);              // 8  ratification.cpp; true: every side has approved
void deals_hold_or_collapse(State&);       // 9  implementation.cpp
void pay_and_discount(State&);             // 10 pay.cpp

// Their surroundings.
void choose_next_track(State&,
                       std::size_t from);  ///< recognition.cpp: who decides on which track, or the round's close
bool simultaneous(State const&);           ///< recognition.cpp: do all demand at once on this track?
void begin_responses(State&);              ///< response.cpp
void fail_round(State&);                   ///< move.cpp: this track is done for the round, without a deal
void enter_into_force(State&, int row);    ///< implementation.cpp
void end_game(State&);                     ///< pay.cpp: the values that are left, then over
void end_talks(State&);                    ///< pay.cpp: tracks without a deal are settled, deals at risk followed
bool horizon_reached(State const&);        ///< pay.cpp: the talks end before the present round
int mediators_text(State&, TrackId);       ///< mediator.cpp: row, or no_row
void elect_voice(State&);                  ///< mediator.cpp: a new term begins, who speaks?
/// summit.cpp: the leader at the table who would not have this, if leaders are there
std::optional<RatifierId> leader_against(State&, TrackId, PartyId side, int row);

}  // namespace zopa::play
