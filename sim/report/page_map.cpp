#include "report/page_parts.hpp"
#include "zopa/model/circumstances.hpp"
#include "zopa/study/front_path.hpp"

namespace zopa::report {
namespace {

using nlohmann::ordered_json;

constexpr int games_followed = 100;

double four_digits(double x) { return static_cast<double>(static_cast<std::int64_t>(x * 1e4 + 0.5)) / 1e4; }

ordered_json path_json(std::vector<study::FrontAt> const& at) {
  ordered_json json = ordered_json::array();
  for (auto const& p : at) json.push_back({four_digits(p.mean), four_digits(p.low), four_digits(p.high)});
  return json;
}

/// Which issues of which track decide about a territory, as places in the track's list; null where none does.
ordered_json decided_json(model::World const& world, std::optional<model::IssueId> const& issue) {
  if (!issue) return nullptr;
  model::TrackId const track = world.issues[*issue].track;
  auto const& issues = world.tracks[track].issues;
  for (std::size_t k = 0; k < issues.size(); ++k)
    if (issues[k] == *issue) return {{"track", track.index}, {"issue", k}};
  return nullptr;
}

ordered_json shares_json(model::Issue const& issue) {
  ordered_json json = ordered_json::array();
  for (auto const& share : issue.share) json.push_back(share ? ordered_json(*share) : ordered_json(nullptr));
  return json;
}

ordered_json territory_json(model::World const& world, model::Territory const& territory) {
  ordered_json json{{"id", territory.id},
                    {"name", territory.name},
                    {"place", territory.place.index},
                    {"held", model::start_share(territory)},
                    {"contested", territory.contested}};
  json["control"] = decided_json(world, territory.control);
  if (territory.control) json["control"]["shares"] = shares_json(world.issues[*territory.control]);
  json["status"] = decided_json(world, territory.status);
  return json;
}

}  // namespace

void add_map(ordered_json& page, model::Scenario const& scenario, engine::Plan const& plan) {
  model::World const& world = scenario.central;
  if (world.territories.empty()) return;
  ordered_json map{{"places", ordered_json::array()}, {"territories", ordered_json::array()}};
  for (auto const& place : world.map.places) map["places"].push_back(place);
  for (auto const& territory : world.territories) map["territories"].push_back(territory_json(world, territory));
  map["borders"] = ordered_json::array();
  auto const [first, last] = boost::edges(world.map.borders);
  for (auto edge = first; edge != last; ++edge)
    map["borders"].push_back({boost::source(*edge, world.map.borders), boost::target(*edge, world.map.borders)});
  map["links"] = ordered_json::array();
  for (auto const& link : world.map.links)
    map["links"].push_back({{"id", link.id},
                            {"from", link.from.index},
                            {"to", world.territories[link.supplies].place.index},
                            {"reliability", link.reliability}});
  study::FrontPath const path = study::front_path(scenario, plan, games_followed);
  map["games"] = path.games;
  for (auto const t : model::ids_of(path.at)) map["territories"][t.index]["path"] = path_json(path.at[t]);
  page["map"] = std::move(map);
}

}  // namespace zopa::report
