#include "zopa/model/package.hpp"

#include <cmath>

#include "land_path.hpp"
#include "reading.hpp"

namespace zopa::model {
namespace {

constexpr double combinations_limit = 1e300;

std::optional<Status> status_of(Reading const& y, Territory const& territory) {
  if (!territory.status) return std::nullopt;
  return y.world.issues[*territory.status].status[y.option(*territory.status)];
}

}  // namespace

double share(Reading const& y, TerritoryId id) {
  Territory const& territory = y.world.territories[id];
  if (y.status_quo) return y.front_of(id);
  if (territory.control) {
    auto const& option = y.world.issues[*territory.control].share[y.option(*territory.control)];
    return option ? *option : y.front_of(id);
  }
  return status_of(y, territory) == Status::returned ? 0 : y.front_of(id);
}

bool held(Reading const& y, TerritoryId id) {
  auto const status = status_of(y, y.world.territories[id]);
  if (status == Status::returned || status == Status::deferred) return false;
  return share(y, id) >= 0.5;
}

bool land_path(Reading const& y, PlaceId from, PlaceId to) {
  Map const& map = y.world.map;
  return search_land_path(map, from, to, [&](PlaceId place) {
    auto const& territory = map.territory[place];
    return !territory || held(y, *territory);
  });
}

double share_under(World const& world, TerritoryId territory, Package const& package, Circumstances const& now) {
  return share({world, package, now}, territory);
}

bool holds_under(World const& world, TerritoryId territory, Package const& package, Circumstances const& now) {
  return held({world, package, now}, territory);
}

bool exists(World const& world, TrackId track, Package const& package) {
  for (Territory const& territory : world.territories) {
    if (!territory.control || !territory.status) continue;
    Issue const& control = world.issues[*territory.control];
    Issue const& status = world.issues[*territory.status];
    if (control.track != track || status.track != track) continue;
    auto const& option = control.share[package[territory.control->index]];
    double const x = option ? *option : start_share(territory);
    Status const legal = status.status[package[territory.status->index]];
    if (legal == Status::returned && x != 0) return false;
    if (legal == Status::settled && !(x > 0)) return false;
  }
  return true;
}

double combinations(World const& world, TrackId track) {
  double n = 1;
  for (IssueId const k : world.tracks[track].issues) n *= static_cast<double>(world.issues[k].options.size());
  return std::fmin(n, combinations_limit);
}

double package_index(World const& world, TrackId track, Package const& package) {
  double index = 0;
  for (IssueId const k : world.tracks[track].issues)
    index = index * static_cast<double>(world.issues[k].options.size()) + package[k.index];
  return index;
}

Package package_at(World const& world, TrackId track, double index) {
  ZOPA_EXPECTS(index >= 0 && index < combinations(world, track));
  Package package(world.issues.size(), 0);
  auto const& issues = world.tracks[track].issues;
  for (auto k = issues.rbegin(); k != issues.rend(); ++k) {
    auto const n = static_cast<double>(world.issues[*k].options.size());
    double const rest = std::floor(index / n);
    package[k->index] = static_cast<Option>(index - rest * n);
    index = rest;
  }
  return package;
}

}  // namespace zopa::model
