#pragma once

#include <optional>
#include <vector>

#include "zopa/model/world.hpp"

namespace zopa::model {

/// The part of a game's state that preferences, lines and hazards read. All of it has a value before the game starts:
/// `circumstances(world)`.
struct Circumstances {
  Per<TerritoryId, double> front;      ///< the gainer's share held, k/N
  Per<TerritoryId, double> reference;  ///< ratcheted reference share (conventions 27)
  double credibility = 1;              ///< of guarantees now (the mediator may have left)
  double monitoring = 1;               ///< multiplies monitoring levels: 0 once the mediator has left
  double hazard_add = 0;               ///< h_add: spoilers, power shift
  Per<PartyId, double> carrots;        ///< added to each party's deal value
  Per<PartyId, double> commitment;     ///< K_i
  Per<PartyId, double> claim;          ///< claim_i: what the party has publicly said it would get
};

/// The circumstances at t = 0. The front starts in cell floor(f·N + 1/2) (conventions 18).
Circumstances circumstances(World const& world);

/// The gainer's share of a territory under a package: the control option, or the front.
double share_under(World const&, TerritoryId, Package const&, Circumstances const&);
/// Does the gainer hold the territory under the package: share ≥ 1/2, legal status neither returned nor deferred.
bool holds_under(World const&, TerritoryId, Package const&, Circumstances const&);

/// Do control and status of every territory fit together (conventions 5)? Packages that do not are not packages. Front
/// options read the share at the start.
bool exists(World const&, TrackId, Package const&);

/// Does the pattern hold in the package? Reads only issues the pattern names.
bool holds(World const&, Pattern const&, Package const&, Circumstances const&);
/// Violation in [0, 1] of a pattern as a red line (conventions 4).
double violation(World const&, Pattern const&, Package const&, Circumstances const&);

/// Normalised peace value u(y; s) of the track's issues for a party (model, section 2), without carrots: values,
/// interactions, bonuses, soft lines *of the party's own that are in force*, reference dependence, audience cost.
/// Soft lines of bluffing owners count as stated unless `binding_only`. Does not allocate. Cost: a few ns per term.
double utility(World const&, PartyId, TrackId, Package const&, Circumstances const&, bool binding_only = false);
/// The same for preferences of a ratifier (no soft lines but its own).
double utility(World const&, RatifierId, TrackId, Package const&, Circumstances const&);

/// γ(y): credibility times the level of the guarantee in the package, in [0, 1].
double guarantee(World const&, Package const&, Circumstances const&);
/// Collapse hazard per round h(y, s) in [0, 1]; 0 for tracks that do not end the war.
double hazard(World const&, TrackId, Package const&, Circumstances const&);

/// V = [(1 − δ)u + δ h Vc] / (1 − δ(1 − h)); u where the denominator vanishes (conventions 13).
double deal_value(double u, double discount, double hazard, double after_collapse);
/// Deal value of a package for a party: utility and carrots through the hazard; Vc is the party's `after_collapse` or the
/// given no-deal value.
double deal_value(World const&, PartyId, TrackId, Package const&, Circumstances const&, double no_deal, bool binding_only = false);

/// v_i(f): value of the status quo at the present front, without carrots, audience or commitment. Expects a status quo.
double status_quo_value(World const&, PartyId, Circumstances const&);

/// W_i before sticks with `rounds_left` = T − t rounds to go, by the party's level (conventions 14). `belief` is the
/// party's probability that a battle favours the gainer; nullopt: the true one. `fought` rounds of war so far, for exhaustion.
double no_deal_value(World const&, PartyId, TrackId, Circumstances const&, int rounds_left,
                     std::optional<double> belief = std::nullopt, int fought = 0);

/// Does a deterministic ratifier approve (conventions 25)? `v` and `w` are its party's deal and no-deal value.
bool approves(World const&, RatifierId, TrackId, Package const&, Circumstances const&, double v, double w);
/// The probability that it does: 0 or 1 without noise.
double approval_probability(World const&, RatifierId, TrackId, Package const&, Circumstances const&, double v, double w);

/// Is the line in force at round t: its window, and not switched off.
bool in_force(RedLine const&, int round);
/// Does the package break this line (hard or soft) at all?
bool breaks(World const&, LineId, Package const&, Circumstances const&);

/// Number of combinations of options in the track, existing or not, as a double (up to 1e300), and the index of one in
/// file order (last issue fastest); the index is exact below 2^53.
double combinations(World const&, TrackId);
double package_index(World const&, TrackId, Package const&);
Package package_at(World const&, TrackId, double index);

}  // namespace zopa::model
