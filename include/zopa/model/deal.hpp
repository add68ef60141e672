#pragma once

#include <optional>

#include "zopa/model/circumstances.hpp"

namespace zopa::model {

/// γ(y): credibility times the level of the guarantee in the package, in [0, 1].
double guarantee(World const&, Package const&, Circumstances const&);
/// Collapse hazard per round h(y, s) in [0, 1]; 0 for tracks that do not end the war.
double hazard(World const&, TrackId, Package const&, Circumstances const&);

/// V = [(1 − δ)u + δ h Vc] / (1 − δ(1 − h)); u where the denominator vanishes (conventions 13).
double deal_value(double u, double discount, double hazard, double after_collapse);
/// Deal value of a package for a party: utility and carrots (main track only) through the hazard; Vc is the party's
/// `after_collapse` or the given no-deal value.
double deal_value(World const&, PartyId, TrackId, Package const&, Circumstances const&, double no_deal,
                  bool binding_only = false);

/// The largest hazard h* at which V ≥ W: (1 − δ)(u − W)/(δ(W − Vc)); below 0 for u < W, infinite where collapse does
/// not hurt (W ≤ Vc). Expects δ in (0, 1]. Source: model, section 4; the comparison of shadows of the future in Fearon
/// 1998.
double bearable_hazard(double u, double discount, double no_deal, double after_collapse);

/// The credibility-weighted guarantee γ* at which one deal is worth its no-deal value (conventions 9): 0 if none is
/// needed, above 1 if no guarantee suffices, nullopt if nothing helps (u ≤ W, or h* within the part no guarantee
/// reaches).
std::optional<double> minimum_guarantee(Deal const&, double u, double discount, double no_deal, double after_collapse,
                                        double monitoring = 0, double hazard_add = 0);

/// Probability that a deal at constant hazard still stands after n rounds.
double survival(double hazard, double rounds);

}  // namespace zopa::model
