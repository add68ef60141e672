#include "zopa/model/no_deal.hpp"

#include <cmath>

#include "reading.hpp"
#include "war_forecast.hpp"
#include "zopa/base/discounting.hpp"

namespace zopa::model {
namespace {

/// A party at war with no deal to come: what L1 sums over time.
struct FightOn {
  World const& world;
  PartyId party;
  TrackId track;
  Circumstances const& now;
  double delta, hold, cost, exhaustion;

  double value(double const* front) const {
    if (!world.status_quo) return 0;
    Reading const y{world, *world.status_quo, now, front, true};
    return peace_value(y, world.parties[party].preferences, party, track) -
           soft_lines(y, party, std::nullopt, track, true);
  }
  /// Σ_{s<n} δ^s c(1 + e·s)
  double costs(int n) const {
    double sum = base::annuity(delta, n);
    double discount = 1;
    for (int s = 1; s < n && exhaustion != 0; ++s) sum += (discount *= delta) * exhaustion * s;
    return cost * sum;
  }
  /// Σ_s r^s c(1 + e(s + n)) for ever. Expects r < 1.
  double costs_for_ever(double r, int n) const {
    return cost * ((1 + exhaustion * n) / (1 - r) + exhaustion * r / ((1 - r) * (1 - r)));
  }
};

/// (1 − δ)·hold·Σ_{s<n} δ^s v(f_s)
double holdings(FightOn const& war, WarForecast& forecast, int n) {
  if (war.hold == 0 || war.delta == 1) return 0;
  double const share = (1 - war.delta) * war.hold;
  if (forecast.still()) return share * war.value(nullptr) * base::annuity(war.delta, n);
  double sum = 0, discount = 1;
  for (int s = 0; s < n; ++s, discount *= war.delta) sum += discount * war.value(forecast.front_after(s));
  return share * sum;
}

/// The value when the last round has passed without a deal, n rounds from now: the line freezes, or it does so with
/// probability q a round while the war goes on.
double end_value(FightOn const& war, double v, int n) {
  Horizon const& horizon = war.world.horizon;
  double const q = horizon.then == Horizon::Then::random_end ? horizon.end_probability : 1;
  double const r = war.delta * (1 - q);
  if (q == 1 || r == 1) return v;
  return (q + (1 - q) * (1 - war.delta) * war.hold) * v / (1 - r) - (1 - q) * war.costs_for_ever(r, n);
}

double fight_on(FightOn const& war, int n, std::optional<double> belief) {
  bool const stationary = war.world.horizon.then == Horizon::Then::fight_on && war.world.war;
  if (stationary && war.delta < 1) return war.hold * war.value(nullptr) - war.costs_for_ever(war.delta, 0);
  if (stationary) return war.hold * war.value(nullptr) - war.costs(n);
  WarForecast forecast(war.world, war.now, belief);
  double const v = war.value(forecast.still() ? nullptr : forecast.front_after(n));
  return holdings(war, forecast, n) - war.costs(n) + std::pow(war.delta, n) * end_value(war, v, n);
}

/// The party's probability, before it learns, that one of the next moves of the front favours the gainer.
std::optional<double> own_belief(World const& world, Party const& party, int rounds) {
  if (party.battle_belief) return party.battle_belief->a / (party.battle_belief->a + party.battle_belief->b);
  if (!party.strength_belief || !world.war) return std::nullopt;
  return battle_odds(*world.war, gap_ahead(*world.war, party.strength_belief->mean, rounds));
}

double true_odds(War const& war) {
  double const moves = war.up + war.down;
  return moves > 0 ? war.up / moves : 0.5;
}

double to_the_end(World const& world, PartyId id, Circumstances const& now, double odds, double cost) {
  for (auto const t : ids_of(world.territories)) {
    Territory const& territory = world.territories[t];
    if (!territory.contested) continue;
    double const moves = std::fmin(1, world.war->up + world.war->down);
    int const k = static_cast<int>(std::lround(now.front[t] * territory.cells));
    TotalWar const war = total_war(territory.cells, k, odds * moves, (1 - odds) * moves);
    return (world.gainer == id ? war.victory : 1 - war.victory) - cost * war.rounds;
  }
  ZOPA_EXPECTS(false && "a war to the end has a front");
  return 0;
}

}  // namespace

double war_cost(Party const& party, int fought) { return party.war_cost * (1 + party.exhaustion * fought); }

double status_quo_value(World const& world, PartyId party, TrackId track, Circumstances const& now) {
  ZOPA_EXPECTS(world.status_quo.has_value());
  return FightOn{world, party, track, now, 1, 0, 0, 0}.value(nullptr);
}
double status_quo_value(World const& world, PartyId party, Circumstances const& now) {
  return status_quo_value(world, party, main_track, now);
}

double no_deal_value(World const& world, PartyId id, TrackId track, Circumstances const& now, int rounds_left,
                     std::optional<double> belief, int fought) {
  Party const& party = world.parties[id];
  NoDeal const& no_deal = party.no_deal[track];
  if (!belief) belief = own_belief(world, party, no_deal.level == NoDeal::Level::fight_on ? rounds_left : 1);
  double const cost = war_cost(party, fought);
  switch (no_deal.level) {
    case NoDeal::Level::given:
      return no_deal.value;
    case NoDeal::Level::fight_on: {
      // A track that leaves the war going saves none of its costs.
      double const c = world.war && world.tracks[track].ends_war ? cost : 0;
      double const growth = party.exhaustion / (1 + party.exhaustion * fought);
      FightOn const war{world, id, track, now, party.discount, world.war ? world.war->hold : 0, c, growth};
      return fight_on(war, rounds_left, belief);
    }
    case NoDeal::Level::one_shot_war: {
      ZOPA_EXPECTS(world.war || belief);
      double const odds = belief ? *belief : true_odds(*world.war);
      return (world.gainer == id ? odds : 1 - odds) - cost;
    }
    case NoDeal::Level::total_war:
      ZOPA_EXPECTS(world.war.has_value());
      return to_the_end(world, id, now, belief ? *belief : true_odds(*world.war), cost);
  }
  return no_deal.value;
}

}  // namespace zopa::model
