#include "zopa/model/no_deal.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <vector>

#include "reading.hpp"
#include "zopa/base/discounting.hpp"

namespace zopa::model {
namespace {

constexpr TrackId main_track{};
constexpr std::size_t max_territories_without_allocation = 64;

/// Shares of every territory, on the stack for maps of ordinary size.
class Front {
 public:
  explicit Front(Per<TerritoryId, double> const& shares) : n_(shares.size()) {
    if (n_ > max_territories_without_allocation) many_.resize(n_);
    std::copy(shares.begin(), shares.end(), data());
  }
  double* data() { return many_.empty() ? few_.data() : many_.data(); }

 private:
  std::size_t n_;
  std::array<double, max_territories_without_allocation> few_{};
  std::vector<double> many_;
};

double value_at(World const& world, PartyId id, TrackId track, Circumstances const& now, double const* front) {
  if (!world.status_quo) return 0;
  Reading const y{world, *world.status_quo, now, front, true};
  return peace_value(y, world.parties[id].preferences, id, track) - soft_lines(y, id, std::nullopt, track, true);
}

double mean_share_of_neighbours(World const& world, TerritoryId territory, Per<TerritoryId, double> const& front) {
  double sum = 0;
  int n = 0;
  auto const [first, last] = boost::adjacent_vertices(world.territories[territory].place.index, world.map.borders);
  for (auto it = first; it != last; ++it) {
    auto const& other = world.map.territory[PlaceId{*it}];
    if (!other) continue;
    sum += front[*other];
    ++n;
  }
  return n == 0 ? 0.5 : sum / n;
}

/// The expected move of a territory's front in one round of battle, in shares (conventions 17).
double drift(World const& world, TerritoryId id, Circumstances const& now, std::optional<double> belief) {
  Territory const& territory = world.territories[id];
  if (!territory.contested) return 0;
  War const& war = *world.war;
  double const tilt = war.adjacency_effect == 0 ? 0 : war.adjacency_effect * (mean_share_of_neighbours(world, id, now.front) - 0.5);
  double up = std::max(0.0, war.up + tilt), down = std::max(0.0, war.down - tilt);
  if (belief) {
    double const any = up + down;
    up = *belief * any;
    down = any - up;
  }
  double const scale = std::max(1.0, up + down);
  return (up - down) / scale / territory.cells;
}

/// The cells a battle can reach: the last cell of the side whose capital it is stays with it.
std::pair<double, double> reach(World const& world, TerritoryId id) {
  Territory const& territory = world.territories[id];
  double const cell = 1.0 / territory.cells;
  if (!territory.capital) return {0, 1};
  if (territory.capital == world.gainer) return {cell, 1};
  return {0, 1 - cell};
}

void move_by_expectation(World const& world, Circumstances const& now, std::optional<double> belief, double rounds, double* front) {
  for (auto const t : ids_of(world.territories)) {
    auto const [low, high] = reach(world, t);
    double const here = now.front[t];
    front[t.index] = std::clamp(here + rounds * drift(world, t, now, belief), std::min(low, here), std::max(high, here));
  }
}

double fight_on(World const& world, PartyId id, Circumstances const& now, int rounds, std::optional<double> belief, int fought) {
  Party const& party = world.parties[id];
  double const delta = party.discount;
  double const cost = world.war ? war_cost(party, fought) : 0;
  double const hold = world.war ? world.war->hold : 0;
  double const n = std::max(rounds, 0);
  if (world.horizon.then == Horizon::Then::fight_on) {
    if (delta == 1.0) return -n * cost;  // an infinite war has no value
    return hold * value_at(world, id, main_track, now, nullptr) - cost / (1 - delta);
  }
  Front front(now.front);
  double holding = 0;
  if (hold > 0 && delta < 1)
    for (int s = 0; s < rounds; ++s) {
      move_by_expectation(world, now, belief, s, front.data());
      holding += (1 - delta) * hold * std::pow(delta, s) * value_at(world, id, main_track, now, front.data());
    }
  if (world.war) move_by_expectation(world, now, belief, n, front.data());
  return holding - cost * base::annuity(delta, n) + std::pow(delta, n) * value_at(world, id, main_track, now, front.data());
}

double believed(World const& world, Party const& party, std::optional<double> belief) {
  if (belief) return *belief;
  if (party.battle_belief) return party.battle_belief->a / (party.battle_belief->a + party.battle_belief->b);
  if (!world.war || world.war->up + world.war->down == 0) return 0.5;
  return world.war->up / (world.war->up + world.war->down);
}

double total_war_value(World const& world, PartyId id, Circumstances const& now, double p, int fought) {
  if (!world.war || world.territories.empty()) return 0;
  TerritoryId const front{0};
  int const cells = world.territories[front].cells;
  double const any = world.war->up + world.war->down;
  if (any <= 0) return 0;
  TotalWar const war = total_war(cells, static_cast<int>(std::lround(now.front[front] * cells)), p * any, (1 - p) * any);
  double const share = world.gainer == id ? war.victory : 1 - war.victory;
  return share - war_cost(world.parties[id], fought) * war.rounds;
}

/// Solves (up + down) x_k = source + up x_{k+1} + down x_{k−1} for 0 < k < N with given ends (Thomas algorithm: diagonally
/// dominant, so stable where the closed form in ρ^N overflows or cancels).
std::vector<double> between_ends(int cells, double up, double down, double source, double at_zero, double at_end) {
  auto const n = static_cast<std::size_t>(cells);
  std::vector<double> x(n + 1), c(n + 1), d(n + 1);
  x[0] = at_zero;
  x[n] = at_end;
  for (std::size_t k = 1; k < n; ++k) {
    double const left = k == 1 ? 0 : c[k - 1];
    double const known = source + (k == 1 ? down * at_zero : down * d[k - 1]);
    double const pivot = up + down - down * left;
    c[k] = up / pivot;
    d[k] = known / pivot;
  }
  for (std::size_t k = n; k-- > 1;) x[k] = d[k] + c[k] * x[k + 1];
  return x;
}

}  // namespace

double status_quo_value(World const& world, PartyId id, Circumstances const& now) {
  return status_quo_value(world, id, main_track, now);
}

double status_quo_value(World const& world, PartyId id, TrackId track, Circumstances const& now) {
  ZOPA_EXPECTS(world.status_quo.has_value());
  return value_at(world, id, track, now, nullptr);
}

double war_cost(Party const& party, int fought) { return party.war_cost * (1 + party.exhaustion * fought); }

double no_deal_value(World const& world, PartyId id, TrackId track, Circumstances const& now, int rounds_left,
                     std::optional<double> belief, int fought) {
  Party const& party = world.parties[id];
  NoDeal const& no_deal = party.no_deal[track];
  if (no_deal.level == NoDeal::Level::given) return no_deal.value;
  if (track != main_track) return value_at(world, id, track, now, nullptr);  // the war is fought on the main track
  double const p = believed(world, party, belief);
  switch (no_deal.level) {
    case NoDeal::Level::one_shot_war:
      return (world.gainer == id ? p : 1 - p) - war_cost(party, fought);
    case NoDeal::Level::total_war:
      return total_war_value(world, id, now, p, fought);
    case NoDeal::Level::given:
    case NoDeal::Level::fight_on:
      break;
  }
  bool const holds_a_belief = belief || party.battle_belief;
  return fight_on(world, id, now, rounds_left, holds_a_belief ? std::optional<double>(p) : std::nullopt, fought);
}

TotalWar total_war(int cells, int start, double up, double down) {
  ZOPA_EXPECTS(cells >= 1 && start >= 0 && start <= cells && up + down > 0);
  auto const k = static_cast<std::size_t>(start);
  return {between_ends(cells, up, down, 0, 0, 1)[k], between_ends(cells, up, down, 1, 0, 0)[k]};
}

}  // namespace zopa::model
