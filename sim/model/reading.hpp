#pragma once

#include "zopa/model/circumstances.hpp"

namespace zopa::model {

/// A package read at some circumstances: what every term of preferences and every line looks at. Forecasts of the war
/// put another front in place of the present one without copying the circumstances.
struct Reading {
  World const& world;
  Package const& package;
  Circumstances const& now;
  double const* front = nullptr;  ///< n_territories shares instead of `now.front`
  bool status_quo = false;        ///< control follows the front, whatever option the package names

  double front_of(TerritoryId territory) const { return front ? front[territory.index] : now.front[territory]; }
  Option option(IssueId issue) const { return package[issue.index]; }
};

double share(Reading const&, TerritoryId);
bool held(Reading const&, TerritoryId);
/// Does a land path lead there through what the gainer holds?
bool land_path(Reading const&, PlaceId from, PlaceId to);

bool holds(Reading const&, Pattern const&);
double violation(Reading const&, Pattern const&);
double price(Reading const&, RedLine const&);

/// Everything u(y; s) holds but soft lines and audience cost.
double peace_value(Reading const&, Preferences const&, PartyId side, TrackId);
/// Price of all soft lines of one owner on the track: the negotiator's, or those of one ratifier.
double soft_lines(Reading const&, PartyId, std::optional<RatifierId>, TrackId, bool binding_only);

}  // namespace zopa::model
