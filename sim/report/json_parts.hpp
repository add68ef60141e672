#pragma once

#include <nlohmann/json.hpp>

#include "zopa/model/world.hpp"

namespace zopa::report {

/// A package as {"issue id": "option"}, only the issues of the track.
inline nlohmann::ordered_json package_json(model::World const& world, model::TrackId track, model::Package const& package) {
  nlohmann::ordered_json json = nlohmann::ordered_json::object();
  for (model::IssueId id : world.tracks[track].issues) json[world.issues[id].id] = world.issues[id].options[package[id.index]];
  return json;
}

/// One number per party as {"party id": x}.
inline nlohmann::ordered_json by_party(model::World const& world, std::vector<double> const& values) {
  nlohmann::ordered_json json = nlohmann::ordered_json::object();
  for (auto i : model::ids_of(world.parties)) json[world.parties[i].id] = values[i.index];
  return json;
}

}  // namespace zopa::report
