#pragma once

#include <optional>

#include "zopa/model/circumstances.hpp"

namespace zopa::model {

/// v_i(f): value of the main track's status quo at the present front, without carrots, audience or commitment; a bluff
/// costs it nothing. Territorial issues read the front whatever option the status quo names. Expects a status quo.
double status_quo_value(World const&, PartyId, Circumstances const&);
/// The same over the issues of another track.
double status_quo_value(World const&, PartyId, TrackId, Circumstances const&);

/// War cost of one round of fighting after `fought` rounds of war: c(1 + exhaustion·fought).
double war_cost(Party const&, int fought);

/// W_i before sticks with `rounds_left` = T − t rounds to go, by the party's level (conventions 14). `belief` is the
/// party's probability that a move of the front favours the gainer; nullopt: the mean of its prior, or the true one
/// where it has none. `fought` rounds of war so far, for exhaustion. Does not allocate up to 64 territories but for
/// `total_war`.
///
/// `fight_on` is certainty-equivalent: the front moves by its expected drift at parity, neighbours and barriers as they
/// stand. Under `freeze` and `random_end` rounds_left rounds of war come before the end; under a horizon that fights on
/// the value is stationary, hold·v − c/(1 − δ), and for δ = 1, where no infinite war has a value, the rounds left
/// count.
double no_deal_value(World const&, PartyId, TrackId, Circumstances const&, int rounds_left,
                     std::optional<double> belief = std::nullopt, int fought = 0);

/// Random-walk war to the end on one front (Smith & Stam 2004; C5 of the catalogue).
struct TotalWar {
  double victory = 0;  ///< probability that the gainer takes all N cells before it loses all
  double rounds = 0;   ///< expected rounds until one side has everything
};
/// \param up, down  probabilities of a move per round, up + down in (0, 1]; 0 ≤ start ≤ cells. Solves the tridiagonal
/// system, exact also near up = down and for many cells. Cost O(cells).
TotalWar total_war(int cells, int start, double up, double down);

}  // namespace zopa::model
