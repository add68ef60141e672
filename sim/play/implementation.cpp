#include "play/steps.hpp"
#include "play/values.hpp"
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

// Payoffs of the track are settled by Vc at once (conventions 13); the war goes on for the record, references
// ratcheted.
void collapse(State& s, TrackId k) {
  Talks& talks = s.talks[k.index];
  auto const& track = s.world().tracks[k];
  talks.signed_ = false;
  talks.over = talks.collapsed = true;
  for (PartyId const i : model::ids<PartyId>(s.n_parties()))
    s.outcome.payoff[i] += track.stake * s.discount_power[i.index] * talks.after_collapse[i.index];
  if (track.ends_war) {
    s.war_over = false;
    s.settled = true;
  }
  model::ratchet(s.circumstances);
  s.outcome.tracks[k].collapsed = true;
  s.outcome.tracks[k].collapse_round = s.round;
  s.note(Collapsed{k});
}

void hold_or_collapse(State& s, TrackId k) {
  Talks& talks = s.talks[k.index];
  talks.hazard = model::hazard(s.world(), k, talks.package, s.circumstances);
  ++s.outcome.tracks[k].rounds_in_force;
  if (talks.hazard > 0 &&
      s.stream.uniform(base::Purpose::collapse, k.index, static_cast<std::uint32_t>(s.round)) < talks.hazard)
    collapse(s, k);
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
  if (s.is_ceasefire(k)) return hold_fire(s);
  talks.package = s.package(row);
  talks.hazard = hazard_of(s, k, row);
  for (PartyId const i : model::ids<PartyId>(s.n_parties())) {
    int const judge = static_cast<int>(i.index);
    talks.value[i.index] = peace_value(s, judge, k, row) + (k.index == 0 ? s.circumstances.carrots[i] : 0);
    talks.after_collapse[i.index] = s.world().parties[i].after_collapse.value_or(no_deal_value(s, judge, k));
  }
  auto& outcome = s.outcome.tracks[k];
  outcome.deal = true;
  outcome.round = s.round;
  outcome.package = talks.package;
  outcome.hazard = talks.hazard;
  if (!s.text) outcome.proposer = simultaneous(s) ? s.demander : s.proposer;
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
