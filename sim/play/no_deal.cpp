#include <algorithm>
#include <cmath>

#include "play/values.hpp"
#include "zopa/model/utility.hpp"

namespace zopa::play {
namespace {

// hold·v(f) − c/(1 − δ): the level of most games, every round, without the model's walk through what may be signed
// later.
bool is_stationary(State const& s, TrackId k, model::Party const& party) {
  return k == model::main_track && s.world().tracks[k].ends_war &&
         s.world().horizon.then == model::Horizon::Then::fight_on && party.discount < 1 && s.world().war &&
         s.world().status_quo;
}

// Σ_s δ^s c(1 + e(fought + s))
double costs_for_ever(model::Party const& party, int fought) {
  double const rest = 1 - party.discount, now = model::war_cost(party, fought) / rest;
  return party.exhaustion == 0 ? now : now + party.war_cost * party.exhaustion * party.discount / (rest * rest);
}

double level_value(State& s, int judge, TrackId k, int left, std::optional<double> belief) {
  auto const& world = s.world_of(judge);
  PartyId const i = s.rows().judges[static_cast<std::size_t>(judge)].party;
  auto const& party = world.parties[i];
  if (party.no_deal[k].level == model::NoDeal::Level::fight_on && is_stationary(s, k, party))
    return (world.war->hold == 0 ? 0 : world.war->hold * status_quo_value(s, judge)) - costs_for_ever(party, s.fought);
  return model::no_deal_value(world, i, k, s.circumstances, left, belief, s.fought);
}

// Under a ceasefire nobody fights or pays until it breaks: the deal value of holding what one has, with the war as what
// follows.
double ceasefire_value(State const& s, int judge, TrackId k, int left, double at_war) {
  auto const& world = s.world_of(judge);
  PartyId const i = s.rows().judges[static_cast<std::size_t>(judge)].party;
  double const discount = world.parties[i].discount;
  double v = world.status_quo ? model::status_quo_value(world, i, k, s.circumstances) : 0;
  double const hold = world.war ? world.war->hold : 0;
  if (world.horizon.then == model::Horizon::Then::fight_on) {
    v *= hold;
  } else {
    double const end = std::pow(discount, left);
    v *= (1 - end) * hold + end;
  }
  auto const& track = world.tracks[TrackId{static_cast<std::size_t>(s.ceasefire)}];
  return model::deal_value(v, discount, track.collapse.value_or(world.deal.collapse), at_war);
}

}  // namespace

std::optional<double> battle_belief(State const& s, int judge, int ahead) {
  auto const& world = s.world_of(judge);
  auto const& party = world.parties[s.rows().judges[static_cast<std::size_t>(judge)].party];
  if (party.strength_belief && world.war)
    return model::battle_odds(*world.war,
                              model::gap_ahead(*world.war, s.gap[static_cast<std::size_t>(judge)].mean, ahead));
  auto const& prior = party.battle_belief;
  if (!prior) return std::nullopt;
  return (prior->a + s.moves_up) / (prior->a + prior->b + s.moves_up + s.moves_down);  // Beta–Bernoulli (F1)
}

int rounds_left(State const& s) { return std::max(0, s.world().horizon.rounds - s.round); }

double no_deal_value_with(State& s, int judge, TrackId k, int left, std::optional<double> belief) {
  PartyId const i = s.rows().judges[static_cast<std::size_t>(judge)].party;
  auto const& world = s.world_of(judge);
  model::NoDeal const& level = world.parties[i].no_deal[k];
  if (k != model::main_track)
    return level.level == model::NoDeal::Level::given ? level.value : level_value(s, judge, k, left, belief);
  double w = level.level == model::NoDeal::Level::given ? level.value : level_value(s, judge, k, left, belief);
  if (s.ceasefire >= 0 && level.level == model::NoDeal::Level::fight_on) w = ceasefire_value(s, judge, k, left, w);
  w = s.no_deal_scale[i.index] * w + s.no_deal_shift[i.index];
  return world.mediator && s.mediator_present ? w - model::stick(*world.mediator, i, s.voice) : w;
}

double no_deal_value(State& s, int judge, TrackId k) {
  auto const at = static_cast<std::size_t>(judge) * s.n_tracks() + k.index;
  if (s.stamps[at].no_deal == s.tick) return s.no_deal[at];
  s.stamps[at].no_deal = s.tick;
  PartyId const i = s.rows().judges[static_cast<std::size_t>(judge)].party;
  bool const fights_on = s.world_of(judge).parties[i].no_deal[k].level == model::NoDeal::Level::fight_on;
  int const left = rounds_left(s);
  return s.no_deal[at] = no_deal_value_with(s, judge, k, left, battle_belief(s, judge, fights_on ? left : 1));
}

double terminal_value(State& s, PartyId i, TrackId k) {
  auto const& world = s.world();
  int const judge = static_cast<int>(i.index);
  bool const frozen = world.horizon.then == model::Horizon::Then::random_end &&
                      world.parties[i].no_deal[k].level == model::NoDeal::Level::fight_on;
  if (frozen) return world.status_quo ? model::status_quo_value(world, i, k, s.circumstances) : 0;
  std::optional<double> truth;
  if (world.war && world.war->up + world.war->down > 0) truth = world.war->up / (world.war->up + world.war->down);
  return no_deal_value_with(s, judge, k, 0, truth);
}

}  // namespace zopa::play
