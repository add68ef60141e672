#include "zopa/model/map.hpp"

#include <algorithm>
#include <iterator>

#include <boost/graph/biconnected_components.hpp>
#include <boost/graph/filtered_graph.hpp>

#include "land_path.hpp"

namespace zopa::model {
namespace {

struct InHeld {
  std::vector<bool> const* held = nullptr;
  bool operator()(BorderGraph::vertex_descriptor place) const { return (*held)[place]; }
};

}  // namespace

bool land_path(Map const& map, PlaceId from, PlaceId to, std::vector<bool> const& held_by_place) {
  return search_land_path(map, from, to,
                          [&](PlaceId place) { return !map.territory[place] || held_by_place[place.index]; });
}

std::vector<PlaceId> articulation_points(Map const& map, std::vector<bool> const& held_by_place) {
  boost::filtered_graph<BorderGraph, boost::keep_all, InHeld> const held(map.borders, {}, InHeld{&held_by_place});
  std::vector<BorderGraph::vertex_descriptor> found;
  boost::articulation_points(held, std::back_inserter(found));
  std::sort(found.begin(), found.end());
  std::vector<PlaceId> points;
  points.reserve(found.size());
  for (auto const place : found) points.push_back(PlaceId{place});
  return points;
}

}  // namespace zopa::model
