#include <algorithm>

#include "play/steps.hpp"
#include "play/values.hpp"
#include "zopa/base/discounting.hpp"
#include "zopa/model/ratification.hpp"
#include "zopa/model/utility.hpp"

namespace zopa::play {
namespace {

void hold_fire(State& s) {
  s.ceasefire = static_cast<int>(s.track.index);
  s.note(CeasefireHolds{s.track});
  auto& outcome = s.outcome.tracks[s.track];
  if (!outcome.deal) outcome.round = s.round;
  outcome.deal = true;
}

void break_ceasefire(State& s, TrackId k) {
  s.talks[k.index].signed_ = false;
  s.ceasefire = -1;
  ++s.outcome.tracks[k].broken;
  s.note(CeasefireBroke{k});
}

// The collapse hazard of a deal in force, part by part; at most 1 together.
struct Risk {
  double not_enforced = 0, spoilers = 0, power_shift = 0, veto_lost = 0;
  double total() const { return std::min(1.0, not_enforced + spoilers + power_shift + veto_lost); }
  Cause cause(double u) const {
    if (u < not_enforced) return Cause::not_enforced;
    if (u < not_enforced + spoilers) return Cause::spoilers;
    return u < not_enforced + spoilers + power_shift ? Cause::power_shift : Cause::veto_lost;
  }
};

// max(0, Δpower) of each party, in favour of the one that gains by it (conventions 26).
double power_shift(State const& s, Talks const& talks) {
  auto const& effect = s.world().deal.power_shift;
  double sum = 0;
  for (PartyId const i : model::ids_of(effect)) {
    double const moved = s.strength - talks.strength;
    sum += effect[i] * std::max(0.0, s.world().gainer == i ? moved : -moved);
  }
  return sum;
}

bool veto_is_lost(State& s, TrackId k, Talks const& talks) {
  for (RatifierId const id : model::ids_of(s.world().ratifiers)) {
    auto const& ratifier = s.world().ratifiers[id];
    if (!ratifier.veto) continue;
    int const judge = static_cast<int>(ratifier.party.index);
    if (!model::approves(s.world(), id, k, talks.package, s.circumstances, value_in_force(s, k, ratifier.party),
                         no_deal_value(s, judge, k)))
      return true;
  }
  return false;
}

Risk risk(State& s, TrackId k) {
  Talks& talks = s.talks[k.index];
  if (!s.world().tracks[k].ends_war) return {};
  double const all = talks.hazard = model::hazard(s.world(), k, talks.package, s.circumstances);
  Risk found{std::max(0.0, all - s.circumstances.hazard_add), s.circumstances.hazard_add, power_shift(s, talks), 0};
  double const lost = s.world().deal.veto_lost;
  if (lost > 0 && veto_is_lost(s, k, talks)) found.veto_lost = lost;
  return found;
}

// Payoffs of the track are settled by Vc at once (conventions 13), and the war goes on for the record; or, where talks
// resume, the war and the bargain go on as if nothing had been signed. References are ratcheted.
void settle_collapse(State& s, TrackId k) {
  Talks& talks = s.talks[k.index];
  auto const& track = s.world().tracks[k];
  if (track.ends_war) s.war_over = false;
  if (s.world().deal.talks_resume && track.ends_war && !s.talks_over) return;
  talks.over = talks.collapsed = true;
  for (PartyId const i : model::ids<PartyId>(s.n_parties()))
    s.outcome.payoff[i] += track.stake * s.discount_power[i.index] * talks.after_collapse[i.index];
  if (track.ends_war) s.settled = true;
}

void collapse(State& s, TrackId k, Cause cause, std::optional<PartyId> reneged = std::nullopt) {
  s.talks[k.index].signed_ = false;
  settle_collapse(s, k);
  model::ratchet(s.circumstances);
  ++s.values_clock;
  ++s.tick;
  auto& outcome = s.outcome.tracks[k];
  if (!outcome.collapsed) {
    outcome.collapse_round = s.round;
    outcome.cause = cause;
    outcome.reneged = reneged;
  }
  outcome.collapsed = true;
  s.note(Collapsed{k, cause, reneged});
}

// A signatory breaks the deal where W + first strike > V + punishment (conventions 26); the first in file order.
std::optional<PartyId> reneger(State& s, TrackId k) {
  for (PartyId const i : model::ids<PartyId>(s.n_parties())) {
    auto const& temptation = s.world().parties[i].reneging;
    if (!temptation) continue;
    double const gains = no_deal_value(s, static_cast<int>(i.index), k) + temptation->first_strike;
    double const keeps = value_in_force(s, k, i) + temptation->punishment;
    if (!base::at_least(keeps, gains)) return i;
  }
  return std::nullopt;
}

void break_word(State& s, TrackId k, PartyId i) {
  auto const& temptation = *s.world().parties[i].reneging;
  s.outcome.payoff[i] += s.world().tracks[k].stake * s.discount_power[i.index] *
                         (temptation.first_strike - temptation.punishment);
  collapse(s, k, Cause::reneging, i);
}

void hold_or_collapse(State& s, TrackId k) {
  Talks& talks = s.talks[k.index];
  Risk const now = risk(s, k);
  talks.hazard = now.total();
  if (!s.outcome.tracks[k].collapsed) ++s.outcome.tracks[k].rounds_in_force;
  if (talks.hazard > 0) {
    double const u = s.stream.uniform(base::Purpose::collapse, k.index, static_cast<std::uint32_t>(s.round));
    if (u < talks.hazard) return collapse(s, k, now.cause(u));
  }
  if (!s.world().tracks[k].ends_war) return;
  if (auto const i = reneger(s, k)) break_word(s, k, *i);
}

void record_deal(State& s, TrackId k) {
  auto& outcome = s.outcome.tracks[k];
  if (outcome.deal) {
    ++outcome.later_deals;
    return;
  }
  outcome.deal = true;
  outcome.round = s.round;
  outcome.package = s.talks[k.index].package;
  outcome.hazard = s.talks[k.index].hazard;
  if (!s.text) outcome.proposer = simultaneous(s) ? s.demander : s.proposer;
}

void ceasefire_holds_or_breaks(State& s, TrackId k) {
  ++s.outcome.ceasefire_rounds;
  double const hazard = s.world().tracks[k].collapse.value_or(s.world().deal.collapse);
  if (hazard > 0 && s.stream.uniform(base::Purpose::ceasefire, k.index, static_cast<std::uint32_t>(s.round)) < hazard)
    break_ceasefire(s, k);
}

}  // namespace

void enter_into_force(State& s, int row) {
  TrackId const k = s.track;
  Talks& talks = s.talks[k.index];
  talks.signed_ = true;
  talks.signed_at = s.round;
  talks.failed = 0;
  talks.strength = s.strength;
  if (s.is_ceasefire(k)) return hold_fire(s);
  talks.package = s.package(row);
  talks.hazard = hazard_of(s, k, row);
  for (PartyId const i : model::ids<PartyId>(s.n_parties())) {
    int const judge = static_cast<int>(i.index);
    talks.value[i.index] = peace_value(s, judge, k, row) + (k.index == 0 ? s.circumstances.carrots[i] : 0);
    talks.after_collapse[i.index] = s.world().parties[i].after_collapse.value_or(no_deal_value(s, judge, k));
  }
  record_deal(s, k);
  if (s.transcript) s.note(DealInForce{k, talks.package, talks.hazard});
  if (!s.world().tracks[k].ends_war) return;
  s.war_over = true;
  if (s.ceasefire >= 0) s.talks[static_cast<std::size_t>(s.ceasefire)].signed_ = false;  // the deal takes its place
  s.ceasefire = -1;
}

void deals_hold_or_collapse(State& s) {
  for (TrackId const k : model::ids<TrackId>(s.n_tracks())) {
    Talks const& talks = s.talks[k.index];
    if (!talks.signed_ || talks.signed_at >= s.round) continue;  // the first hazard falls in the round after signature
    if (s.is_ceasefire(k))
      ceasefire_holds_or_breaks(s, k);
    else
      hold_or_collapse(s, k);
  }
}

}  // namespace zopa::play
