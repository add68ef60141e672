#include <algorithm>

#include "play/conduct.hpp"
#include "play/steps.hpp"
#include "play/values.hpp"
#include "zopa/model/utility.hpp"

namespace zopa::play {
namespace {

double flow_of_deals(State const& s, PartyId i) {
  double sum = 0;
  for (TrackId const k : model::ids<TrackId>(s.n_tracks()))
    if (s.talks[k.index].signed_ && !s.is_ceasefire(k))
      sum += s.world().tracks[k].stake * s.talks[k.index].value[i.index];
  return (1 - s.world().parties[i].discount) * sum;
}

// What a party holds while nothing is settled: its status quo, as far as it can enjoy it.
double flow_of_holding(State& s, PartyId i) {
  auto const& world = s.world();
  if (!world.war || world.war->hold == 0 || !world.status_quo) return 0;
  return (1 - world.parties[i].discount) * world.war->hold * status_quo_value(s, static_cast<int>(i.index));
}

// The value of what is in force from now on. Before this round's hazard has been drawn it may still fall in this round.
double value_of_deal(State const& s, TrackId k, PartyId i, bool drawn) {
  Talks const& talks = s.talks[k.index];
  double const v = value_in_force(s, k, i);
  return drawn ? v : (1 - talks.hazard) * v + talks.hazard * talks.after_collapse[i.index];
}

// May a deal break that is sure to hold this round: by a signatory, by a shift of power, by a lost approval.
bool may_break_later(State const& s) {
  auto const& world = s.world();
  bool const may_renege =
      std::any_of(world.parties.begin(), world.parties.end(), [](auto const& party) { return party.reneging.has_value(); });
  return may_renege || !world.deal.power_shift.empty() || world.deal.veto_lost > 0;
}

bool is_at_risk(State const& s) {
  for (TrackId const k : model::ids<TrackId>(s.n_tracks())) {
    if (!s.talks[k.index].signed_ || s.is_ceasefire(k)) continue;
    if (s.talks[k.index].hazard > 0 || (s.world().tracks[k].ends_war && may_break_later(s))) return true;
  }
  return false;
}

// Everything signed for good, nothing open: the rest is known.
bool nothing_left(State const& s) {
  if (s.talks_over) return !is_at_risk(s) || s.round + 1 >= s.world().horizon.rounds + s.rows().setting.follow;
  for (TrackId const k : model::ids<TrackId>(s.n_tracks())) {
    Talks const& talks = s.talks[k.index];
    if (s.is_ceasefire(k) ? !s.war_over && s.world().war.has_value() : !talks.signed_ && !talks.over) return false;
    if (talks.over && !talks.collapsed && s.world().war && !s.war_over) return false;  // walked out: the war goes on
  }
  return !s.settled && !is_at_risk(s);
}

void pay_deals(State& s, bool drawn) {
  for (TrackId const k : model::ids<TrackId>(s.n_tracks()))
    if (s.talks[k.index].signed_ && !s.is_ceasefire(k))
      for (PartyId const i : model::ids<PartyId>(s.n_parties()))
        s.outcome.payoff[i] += s.world().tracks[k].stake * s.discount_power[i.index] * value_of_deal(s, k, i, drawn);
}

// No deal by the end, or everything taken by one side: the value the party is left with, once.
double value_without_deal(State& s, TrackId k, PartyId i) {
  if (k.index != 0 || !s.outcome.victor) return terminal_value(s, i, k);
  if (s.world().status_quo) return model::status_quo_value(s.world(), i, s.circumstances);
  return i == *s.outcome.victor ? 1 : 0;
}

void pay_without_deal(State& s) {
  for (TrackId const k : model::ids<TrackId>(s.n_tracks())) {
    Talks const& talks = s.talks[k.index];
    if (talks.signed_ || talks.collapsed || s.is_ceasefire(k)) continue;
    for (PartyId const i : model::ids<PartyId>(s.n_parties()))
      s.outcome.payoff[i] += s.world().tracks[k].stake * s.discount_power[i.index] * value_without_deal(s, k, i);
  }
}

void finish(State& s) {
  for (TerritoryId const place : model::ids<TerritoryId>(s.rows().n_territories()))
    s.outcome.front_change[place] = s.circumstances.front[place] - s.rows().start.front[place];
  s.step = State::Step::over;
  s.pending = Over{};
  s.note(TalksEnded{});
}

// A war in which somebody holds back costs everyone less: half by each side's part.
double intensity(State const& s) {
  Vigour const left = vigour(s);
  return (left.up + left.down) / 2;
}

void pay_round(State& s, PartyId i) {
  double flow = flow_of_deals(s, i);
  if (!s.settled && !s.talks_over && s.world().war && !s.war_over) {
    flow += flow_of_holding(s, i);
    if (s.fighting()) {
      double const cost = model::war_cost(s.world().parties[i], s.fought) * intensity(s);
      flow -= cost;
      s.outcome.war_cost_paid[i] += s.discount_power[i.index] * cost;
    }
  }
  s.outcome.payoff[i] += s.discount_power[i.index] * flow;
}

}  // namespace

double value_in_force(State const& s, TrackId k, PartyId i) {
  Talks const& talks = s.talks[k.index];
  return model::deal_value(talks.value[i.index], s.world().parties[i].discount, talks.hazard,
                           talks.after_collapse[i.index]);
}

bool horizon_reached(State const& s) {
  auto const& horizon = s.world().horizon;
  if (s.talks_over || s.round < horizon.rounds) return false;
  if (horizon.then != model::Horizon::Then::random_end) return true;
  return s.stream.uniform(base::Purpose::horizon, 0, static_cast<std::uint32_t>(s.round)) < horizon.end_probability;
}

void end_game(State& s) {
  if (!s.talks_over) pay_without_deal(s);
  pay_deals(s, s.step == State::Step::close);
  finish(s);
}

void end_talks(State& s) {
  if (s.rows().setting.follow == 0 || !is_at_risk(s)) return end_game(s);
  pay_without_deal(s);
  s.talks_over = true;
  s.note(TalksEnded{});
}

void pay_and_discount(State& s) {
  if (!s.talks_over) ++s.outcome.rounds_played;
  if (nothing_left(s)) return end_game(s);
  bool const fought = s.fighting() && !s.talks_over;
  for (PartyId const i : model::ids<PartyId>(s.n_parties())) {
    pay_round(s, i);
    s.discount_power[i.index] *= s.world().parties[i].discount;
  }
  if (fought) ++s.fought;
  ++s.round;
  s.step = State::Step::open;
}

}  // namespace zopa::play
