#include "war_forecast.hpp"

#include <algorithm>

namespace zopa::model {
namespace {

/// Mean share the gainer holds in the neighbours that are territories, 1/2 without any (conventions 17).
double held_next_door(World const& world, Circumstances const& now, PlaceId place) {
  if (place.index >= boost::num_vertices(world.map.borders)) return 0.5;
  double sum = 0;
  int n = 0;
  auto const [begin, end] = boost::adjacent_vertices(place.index, world.map.borders);
  for (auto next = begin; next != end; ++next) {
    if (auto const& territory = world.map.territory[PlaceId{*next}]) {
      sum += now.front[*territory];
      ++n;
    }
  }
  return n > 0 ? sum / n : 0.5;
}

}  // namespace

WarForecast::WarForecast(World const& world, Circumstances const& now, std::optional<double> belief)
    : n_(world.territories.size()) {
  if (n_ > small) {
    large_.resize(n_);
    front_large_.resize(n_);
  }
  for (auto const t : ids_of(world.territories)) {
    Course const c = courses()[t.index] = course(world, now, t, belief);
    if (c.step != 0) still_ = false;
  }
}

WarForecast::Course WarForecast::course(World const& world, Circumstances const& now, TerritoryId id,
                                        std::optional<double> belief) const {
  Territory const& territory = world.territories[id];
  double const start = now.front[id];
  Course c{start, 0, 0, 1};
  if (!world.war || !territory.contested) return c;

  War const& war = *world.war;
  double const push = war.adjacency_effect * (held_next_door(world, now, territory.place) - 0.5);
  double up = std::max(0.0, war.up + push), down = std::max(0.0, war.down - push);
  if (double const sum = up + down; sum > 1) {
    up /= sum;
    down /= sum;
  }
  if (belief) {
    double const moves = up + down;
    up = moves * *belief;
    down = moves - up;
  }
  c.step = (up - down) / territory.cells;
  if (territory.capital) {  // the last cell of the capital's side does not fall
    double const cell = 1.0 / territory.cells;
    if (world.gainer == territory.capital)
      c.lo = std::min(cell, start);
    else
      c.hi = std::max(1 - cell, start);
  }
  return c;
}

double const* WarForecast::front_after(double rounds) {
  double* const front = n_ > small ? front_large_.data() : front_small_.data();
  for (std::size_t t = 0; t < n_; ++t) {
    Course const& c = courses()[t];
    front[t] = std::clamp(c.start + rounds * c.step, c.lo, c.hi);
  }
  return front;
}

}  // namespace zopa::model
