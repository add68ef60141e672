#pragma once

#include "zopa/model/circumstances.hpp"

namespace zopa::model {

/// By how much a ratifier is for the package; it approves at ≥ 0 (conventions 25). Own u less its own no-deal value,
/// for a public min(base, caps) less the quota, else its party's `v` less `w` less the price of its own soft lines.
double approval_margin(World const&, RatifierId, TrackId, Package const&, Circumstances const&, double v, double w);

/// Does a deterministic ratifier approve: no own hard line that is meant and in force is broken, and the margin is ≥ 0.
/// `v` and `w` are its party's deal and no-deal value.
bool approves(World const&, RatifierId, TrackId, Package const&, Circumstances const&, double v, double w);
/// The probability that it does: 0 or 1 without noise, 0 where a hard line is broken.
double approval_probability(World const&, RatifierId, TrackId, Package const&, Circumstances const&, double v,
                            double w);

/// The probability that a party's ratifiers pass the package: every veto, and the weights of the others against its quota,
/// votes taken as independent given the package. 1 without ratifiers. Exact; cost O(2^n) in the ratifiers without veto at
/// worst, cut off as soon as the quota is reached or out of reach.
double ratification_probability(World const&, PartyId, TrackId, Package const&, Circumstances const&, double v, double w);

}  // namespace zopa::model
