#pragma once

#include <boost/graph/adjacency_list.hpp>
#include <optional>
#include <string>
#include <vector>

#include "zopa/model/ids.hpp"

namespace zopa::model {

/// Places and the land borders between them. Vertices are PlaceIds; a territory is one of them.
using BorderGraph = boost::adjacency_list<boost::vecS, boost::vecS, boost::undirectedS>;

/// A single supply edge (a bridge): multiplies the value of control over a territory for the gainer by its reliability
/// while no land path leads there from `from` (model, section 2).
struct SupplyLink {
  std::string id;
  TerritoryId supplies;
  PlaceId from;
  double reliability = 1;  ///< in [0, 1]
};

struct Map {
  Per<PlaceId, std::string> places;
  Per<PlaceId, std::optional<TerritoryId>> territory;  ///< nullopt: a place outside the bargain, open to passage
  BorderGraph borders;
  std::vector<SupplyLink> links;
};

/// Is there a path `from`–`to` whose territories, end points included, are all in `held`? Cost O(borders), no allocation
/// for up to 64 places.
bool land_path(Map const& map, PlaceId from, PlaceId to, std::vector<bool> const& held_by_place);

/// Places whose loss would cut the held area in two (articulation points, Hopcroft & Tarjan 1973), ascending.
std::vector<PlaceId> articulation_points(Map const& map, std::vector<bool> const& held_by_place);

}  // namespace zopa::model
