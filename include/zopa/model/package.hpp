#pragma once

#include "zopa/model/circumstances.hpp"

namespace zopa::model {

/// The gainer's share of a territory under a package: the control option, or the front. A territory without a control
/// issue keeps the front, or goes back whole where its status is *returned*.
double share_under(World const&, TerritoryId, Package const&, Circumstances const&);
/// Does the gainer hold the territory under the package: share ≥ 1/2, legal status neither returned nor deferred.
bool holds_under(World const&, TerritoryId, Package const&, Circumstances const&);

/// Do control and status of every territory fit together (conventions 5)? Packages that do not are not packages. Front
/// options read the share at the start. Territories with only one of the two issues always fit.
bool exists(World const&, TrackId, Package const&);

/// Number of combinations of options in the track, existing or not, as a double (up to 1e300), and the index of one in
/// file order (last issue fastest); the index is exact below 2^53. A track without issues has one combination.
double combinations(World const&, TrackId);
double package_index(World const&, TrackId, Package const&);
/// The inverse of `package_index`; entries of other tracks are 0. Expects 0 ≤ index < combinations.
Package package_at(World const&, TrackId, double index);

}  // namespace zopa::model
