#pragma once

#include <algorithm>

#include "play/state.hpp"

namespace zopa::play {

/// Values by judge. Ranges are refreshed only when asked for and only when stale; single rows are computed on the spot.
/// u: peace value with soft lines and audience; V: deal value, through carrots and hazard; W: no-deal value less
/// sticks.

/// V of a judge's home rows on a track, index = row; valid until the state moves. Cost O(rows · fronts) when stale.
double const* deal_values(State&, int judge, TrackId);
/// What stands between u and V beside the hazard.
struct Standing {
  double price = 0, claim = 0;  ///< a·K: what each unit of backing down from a public claim costs (conventions 6)
  double carrot = 0;
  double keeping_face(double u) const { return price == 0 ? u : u - price * std::max(0.0, claim - u); }
};
Standing standing(State const&, int judge, TrackId);
/// u of a judge's home rows, less soft lines, before any loss of face; one column for all that value peace alike.
double const* peace_values(State&, int judge, TrackId);
/// Fills `scale` and `offset`, by hazard class: V = scale·(u with face and carrot) + offset. False: nothing may
/// collapse, V is that u.
bool refresh_scales(State&, int judge, TrackId);

/// 1 where the row breaks an own hard line in force, index = row, home rows of the track.
unsigned char const* forbidden_rows(State&, int judge, TrackId);
bool forbids_any(State&, int judge, TrackId);

double peace_value(State&, int judge, TrackId, int row);
double deal_value(State&, int judge, TrackId, int row);
bool breaks_own_line(State&, int judge, TrackId, int row);
double no_deal_value(State&, int judge, TrackId);
/// v(f) of the main track's status quo. Expects that the world has one.
double status_quo_value(State&, int judge);
/// W where the talks have ended without a deal, with battles as they truly are.
double terminal_value(State&, PartyId, TrackId);

/// Collapse hazard per class of rows, now.
double hazard_of(State&, TrackId, int row);

/// The first own hard line, meant and in force, that the row breaks.
std::optional<LineId> first_broken_line(State&, int judge, TrackId, int row);
bool row_breaks(State&, int judge, LineId, int row);

/// To be called when fronts, credibility, or the lines in force have moved.
void fronts_have_moved(State&);
void credibility_has_moved(State&);
void update_lines_in_force(State&);

/// The judge's present belief that one of the next `ahead` moves favours the gainer; nullopt: it knows the truth.
std::optional<double> battle_belief(State const&, int judge, int ahead = 1);
/// V of what is in force, once this round's hazard has been drawn.
double value_in_force(State const&, TrackId, PartyId);
int rounds_left(State const&);

}  // namespace zopa::play
