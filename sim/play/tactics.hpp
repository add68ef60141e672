#pragma once

#include "play/state.hpp"

namespace zopa::play {

/// What the pending party's tactic offers. Expects a pending move of a party that is no person. tactics.cpp
Move choose(State&);

/// A tactic's next bid on a track in round `round`, as if it were its turn; no_row = pass. Changes nothing.
int next_bid(State&, TrackId, PartyId, int round);

// One source per family: tactic_<name>.cpp. Row of the bid, or no_row.
int bid(State&, TrackId, PartyId, int round, model::TimeDependent const&);
int bid(State&, TrackId, PartyId, int round, model::TitForTat const&);
int bid(State&, TrackId, PartyId, int round, model::Micro const&);
int bid(State&, TrackId, PartyId, int round, model::Fixed const&);
int bid(State&, TrackId, PartyId, int round, model::Scripted const&);
int bid(State&, TrackId, PartyId, int round, model::Random const&);
int bid(State&, TrackId, PartyId, int round, model::Spe const&);
int bid(State&, TrackId, PartyId, int round, model::Aqre const&);
int bid(State&, TrackId, PartyId, int round, model::Person const&);

/// Remembers a move or a heard offer for the tactics that look back.
void remember_own(State&, TrackId, PartyId, int row);
void remember_heard(State&, TrackId, PartyId, int row);

/// What a concession tactic wants in round `round`: V_max − α(round)(V_max − W) (conventions 21). For any judge.
double target(State&, int judge, TrackId, int round, model::TimeDependent const&);

/// The best own candidate: largest V among home rows that break no own line, lowest index; no_row without any.
int best_row(State&, int judge, TrackId);
/// The candidate with V ≥ floor that the party believes best for the others (conventions 21), lowest index.
int best_for_others(State&, PartyId, TrackId, double floor);

// Acceptance, separate from offering (conventions 20). acceptance.cpp
/// Does the pending responder's rule accept what is on the table?
bool answer(State&);
/// Its verdict, worked out once per question.
Verdict const& verdict(State&);
/// The least value a judge accepts now, its no-deal value included; `certain` is false where refusing says nothing.
struct Threshold {
  double value;
  bool tells;
};
Threshold threshold(State&, int judge, TrackId);
/// Probability that the judge accepts the row now, by its rule and precision.
double acceptance_probability(State&, int judge, TrackId, int row);
/// The same for a judge's home rows in one pass: probability[r] for r in the range. Expects rows it is at home with.
void acceptance_probabilities(State&, int judge, TrackId, Range, double* probability);
/// Probability, over the types the proposer believes in, that all others accept and every side ratifies the row.
double probability_of_deal(State&, TrackId, PartyId proposer, int row);
/// The row of the range with the largest expected value for the proposer, lowest index; offering is preferred to
/// passing when equal. no_row: passing is better than any.
int best_response(State&, TrackId, PartyId proposer, Range rows);
/// Precision of a judge's response on the track; 0: exact.
double response_precision(State const&, int judge, TrackId);

/// What a refusal is worth to a judge: the policy's continuation, else W.
double continuation(State&, int judge, TrackId);
/// Cell of the policy's aggregated front.
int policy_cell(State const&);
bool has_policy(State const&, TrackId);

/// What the others have asked for, by frequency: what they seem to value, per row. frequency.cpp
void hear_frequencies(State&, TrackId, PartyId, Package const&);
void frequency_scores(State&, TrackId, PartyId, Range rows, double* score);

/// Would this party talk terms, or sign a ceasefire, in the present order of things? stance.cpp
bool may_talk_terms(State const&, TrackId, PartyId);
bool wants_ceasefire(State&, PartyId);

}  // namespace zopa::play
