#pragma once

#include <cmath>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "zopa/play/setting.hpp"

/// A war over four territories for the benchmark of rounds: the fronts move nearly every round, and B can sign nothing,
/// so that every game lasts all its rounds.
namespace zopa::bench {

inline constexpr model::PartyId a{0}, b{1};
inline constexpr model::TrackId main_track{};

inline void add_contested(model::World& world, int k) {
  model::Territory land;
  land.id = land.name = "land" + std::to_string(k);
  land.held = .7;
  land.cells = 50;
  land.place = world.map.places.push_back(land.id);
  model::TerritoryId const id{world.territories.size()};
  world.map.territory.push_back(id);
  boost::add_vertex(world.map.borders);
  model::Issue control;
  control.id = "control." + land.id;
  control.family = "control";
  control.kind = model::Issue::Kind::control;
  control.territory = id;
  control.options = {"0", "front", "1"};
  control.position = {0, .7, 1};
  control.share = {0., std::nullopt, 1.};
  land.control = world.issues.push_back(control);
  world.tracks[main_track].issues.push_back(*land.control);
  for (auto& party : world.parties) {
    party.preferences.issues.resize(world.issues.size());
    party.preferences.issues[*land.control].weight = .1 + .03 * k;
    party.preferences.issues[*land.control].by_share = true;
  }
  world.territories.push_back(land);
}

inline model::World fronts(int n_rounds) {
  model::World world;
  world.tracks.push_back(model::Track{"main", "main", model::Track::Kind::terms, true, false, 1, {}, std::nullopt});
  for (std::string const id : {"A", "B"}) {
    model::Party party;
    party.id = party.name = id;
    party.no_deal.resize(1);
    party.no_deal[main_track].level = model::NoDeal::Level::fight_on;
    party.tactic.resize(1, model::Tactic{model::TimeDependent{}});
    party.acceptance.resize(1);
    party.war_cost = .0005;
    world.parties.push_back(party);
  }
  world.gainer = a;
  for (int k = 0; k < 4; ++k) add_contested(world, k);
  world.war = model::War{};
  world.war->up = world.war->down = .3;
  world.war->hold = .5;
  world.horizon = {n_rounds, model::Horizon::Then::fight_on, 0};
  world.status_quo = model::Package(4, 1);
  world.protocol.recognition = model::Per<model::PartyId, double>(2, .5);
  model::RedLine never;
  never.id = "never";
  never.owner = b;
  world.lines.push_back(never);
  return world;
}

/// What imagined types differ in: what peace is worth to them, or only what war costs them.
enum class Types : std::uint8_t { other_values, other_costs };

inline std::vector<play::Type> types_of(model::World const& like, int n, Types differ) {
  std::vector<play::Type> types;
  for (int k = 0; k < n; ++k) {
    auto type = std::make_shared<model::World>(like);
    for (auto& party : type->parties) {
      party.war_cost *= 1 + .1 * k;
      if (differ == Types::other_values)
        for (auto& value : party.preferences.issues) value.weight *= 1 - .05 * k;
    }
    types.push_back({type, 1.0 / n});
  }
  return types;
}

/// What sits at the table: `n_packages` candidates a party, and the other as `n_types` types that would sign.
inline play::Setting setting_of(model::World world, int n_packages, int n_types, Types differ = Types::other_values) {
  play::Setting made;
  std::vector<model::Package> packages;
  double const n = model::combinations(world, main_track);
  for (int k = 0; k < n_packages; ++k)
    packages.push_back(model::package_at(world, main_track, std::floor(k * n / n_packages)));
  made.candidates.resize(world.tracks.size(), model::Per<model::PartyId, std::vector<model::Package>>(2, packages));
  model::World bluffing = world;
  bluffing.lines[model::LineId{0}].binding = false;
  auto const types = types_of(bluffing, n_types, differ);
  made.types.resize(2, model::Per<model::PartyId, std::vector<play::Type>>(2));
  made.types[a][b] = made.types[b][a] = types;
  world.lines[model::LineId{0}].never = model::Pattern{};
  made.world = std::move(world);
  return made;
}

}  // namespace zopa::bench
