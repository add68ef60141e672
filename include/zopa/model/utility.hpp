#pragma once

#include "zopa/model/circumstances.hpp"
#include "zopa/model/deal.hpp"
#include "zopa/model/no_deal.hpp"
#include "zopa/model/package.hpp"
#include "zopa/model/ratification.hpp"
#include "zopa/model/red_line.hpp"

namespace zopa::model {

/// Normalised peace value u(y; s) of the track's issues for a party (model, section 2), without carrots: values,
/// interactions, bonuses, soft lines *of the party's own that are in force*, reference dependence, and on the main
/// track the audience cost. Soft lines of bluffing owners count as stated unless `binding_only`. Interactions and
/// bonuses count on the track of the first issue they name (bonuses without one, and the constant, on the main track).
/// Does not allocate for maps up to 64 places. Cost: a few ns per term.
double utility(World const&, PartyId, TrackId, Package const&, Circumstances const&, bool binding_only = false);
/// The same for preferences of a ratifier (no soft lines but its own, no audience). Expects that it has preferences.
double utility(World const&, RatifierId, TrackId, Package const&, Circumstances const&);

/// The unweighted value v_k(y_k) of one issue, in [0, 1], for preferences of `side` (a party; ratifiers are on the side
/// of theirs): by share, from its table, or (tables left empty) by the ladder of a legal status. Guarantees are
/// believed as far as the circumstances' credibility goes.
double issue_value(World const&, PartyId side, IssueId, IssueValue const&, Package const&, Circumstances const&);

/// Λ w ρ(x − ref) of one control issue: loss aversion about the share held (conventions 27). Expects preferences with a
/// reference.
double reference_value(World const&, PartyId side, IssueId control, Preferences const&, Package const&,
                       Circumstances const&);

/// The same from numbers: the weight of the issue, the party's share x, and the largest it has held before.
inline double reference_value(Reference const& reference, double weight, double share, double held_before) {
  double const z = share - reference.ratchet * held_before;
  return reference.weight * weight * (z >= 0 ? z : reference.loss_aversion * z);
}

/// What multiplies the weighted value of control for the gainer: the reliability of every supply link into the
/// territory while no land path leads there; 1 otherwise. The path runs through what the gainer holds, end points
/// included.
double supply_factor(World const&, TerritoryId, Package const&, Circumstances const&);

/// The track a term belongs to: that of the first issue its pattern names (for territories: of their control or
/// status), else the main one.
TrackId track_of(World const&, Pattern const&);

}  // namespace zopa::model
