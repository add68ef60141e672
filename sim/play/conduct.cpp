#include "play/conduct.hpp"

#include <algorithm>

#include "play/beliefs.hpp"
#include "play/steps.hpp"
#include "play/tactics.hpp"
#include "play/values.hpp"

namespace zopa::play {
namespace {

bool chance(State const& s, base::Purpose purpose, PartyId i, double probability) {
  if (probability <= 0) return false;
  return s.stream.uniform(purpose, static_cast<std::uint32_t>(i.index), static_cast<std::uint32_t>(s.round)) <
         probability;
}

bool out_of_patience(State const& s, PartyId i) {
  auto const& patience = s.world().parties[i].patience;
  return patience && s.talks[s.track.index].failed >= *patience;
}

bool restates(State const& s, PartyId i, LineId line) {
  auto const& statements = *s.world().parties[i].statements;
  return chance(s, base::Purpose::statement, i,
                s.world().lines[line].binding ? statements.meant : statements.bluff);
}

bool others_hold_back(State const& s, PartyId i) {
  for (PartyId const j : model::ids<PartyId>(s.n_parties()))
    if (j != i && restraint(s, j) > 0) return true;
  return false;
}

bool starts_to_hold_back(State const& s, PartyId i) {
  auto const& plan = s.world().parties[i].de_escalation;
  if (!plan || !may_hold_back(s, i)) return false;
  return chance(s, base::Purpose::de_escalation, i, others_hold_back(s, i) ? plan->answers : plan->chance);
}

// The claim moves only up; the first one counts as a statement of its own. The value is the one before any loss of face.
void raise_claim(State& s, PartyId i, int row) {
  auto& now = s.circumstances;
  double const kept = now.commitment[i];
  now.commitment[i] = 0;
  double const v = peace_value(s, static_cast<int>(i.index), s.track, row);
  now.claim[i] = kept == 0 ? v : std::max(now.claim[i], v);
  now.commitment[i] = std::max(kept, 1.0);
  ++s.tick;
}

}  // namespace

std::optional<Move> instead_of_an_offer(State const& s) {
  if (s.track != model::main_track) return std::nullopt;
  PartyId const i = s.turn;
  if (out_of_patience(s, i)) return Move{Move::Kind::walk_out};
  if (auto const line = line_to_restate(s, s.track, i); line && restates(s, i, *line))
    return Move{Move::Kind::statement, no_row, *line};
  if (starts_to_hold_back(s, i)) return Move{Move::Kind::de_escalation};
  return std::nullopt;
}

std::optional<LineId> line_to_restate(State const& s, TrackId k, PartyId i) {
  if (k != model::main_track || !s.world().parties[i].statements) return std::nullopt;
  return s.crossed[i.index];
}

void note_crossed_lines(State& s, int row) {
  for (PartyId const i : model::ids<PartyId>(s.n_parties())) {
    if (i == s.turn || s.track != model::main_track || !s.world().parties[i].statements) continue;
    s.crossed[i.index].reset();
    for (LineId const line : model::ids_of(s.world().lines)) {
      auto const& stated = s.world().lines[line];
      if (stated.owner != i || stated.ratifier || !stated.hard || stated.track != s.track) continue;
      if (!s.line_active[line.index] || !row_breaks(s, static_cast<int>(i.index), line, row)) continue;
      s.crossed[i.index] = line;
      break;
    }
  }
}

void walk_out(State& s) {
  s.talks[s.track.index].over = true;
  s.outcome.tracks[s.track].walked_out = true;
  ++s.outcome.walk_outs;
  auto const& mediator = s.world().mediator;
  if (s.mediator_present && !mediator->blame.empty() && s.track == model::main_track)
    s.outcome.payoff[s.turn] -= s.discount_power[s.turn.index] * mediator->blame[s.turn];
  s.note(WalkedOut{s.track, s.turn});
  choose_next_track(s, s.track.index + 1);
}

void restate(State& s, LineId line) {
  PartyId const i = s.turn;
  ++s.outcome.statements;
  s.note(Stated{s.track, i, line});
  if (s.world().parties[i].audience == 0) return;
  int const best = best_row(s, static_cast<int>(i.index), s.track);
  if (s.circumstances.commitment[i] == 0 && best != no_row) return raise_claim(s, i, best);
  s.circumstances.commitment[i] += 1;
  ++s.tick;
}

void hold_back(State& s) {
  auto const& plan = s.world().parties[s.turn].de_escalation.value_or(model::DeEscalation{});
  s.restrained_until[s.turn.index] = s.round + 1 + plan.rounds;
  s.all_out_from = std::max(s.all_out_from, s.restrained_until[s.turn.index]);
  ++s.outcome.de_escalations;
  s.note(DeEscalated{s.turn, s.restrained_until[s.turn.index]});
}

void stake_claim(State& s, int row) {
  if (s.track != model::main_track || s.world().parties[s.turn].audience == 0) return;
  raise_claim(s, s.turn, row);
}

double restraint(State const& s, PartyId i) {
  int const until = s.restrained_until[i.index];
  if (s.round >= until) return 0;
  auto const plan = s.world().parties[i].de_escalation.value_or(model::DeEscalation{});
  return s.round >= until - plan.rounds ? plan.depth : 0;
}

Vigour vigour(State const& s) {
  Vigour left;
  if (s.round >= s.all_out_from) return left;
  for (PartyId const i : model::ids<PartyId>(s.n_parties())) {
    double& side = s.world().gainer == i ? left.up : left.down;
    side = std::min(side, 1 - restraint(s, i));
  }
  return left;
}

bool may_hold_back(State const& s, PartyId i) { return s.fighting() && s.round >= s.restrained_until[i.index]; }

}  // namespace zopa::play
