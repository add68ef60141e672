#include <algorithm>

#include "play/beliefs.hpp"
#include "play/conduct.hpp"
#include "play/steps.hpp"
#include "play/tactics.hpp"
#include "play/values.hpp"

namespace zopa::play {
namespace {

void put_on_table(State& s, int row) {
  if (s.transcript) s.note(Offered{s.track, s.turn, s.is_ceasefire(s.track) ? s.no_package : s.package(row)});
  s.on_table = row;
  if (s.is_ceasefire(s.track)) return;
  hear_offer(s, s.track, s.turn, row);
  remember_own(s, s.track, s.turn, row);
  for (PartyId const j : model::ids<PartyId>(s.n_parties()))
    if (j != s.turn) remember_heard(s, s.track, j, row);
  note_crossed_lines(s, row);
  stake_claim(s, row);
}

void next_demand(State& s, Move const& move) {
  s.tabled[s.turn.index] = move.kind == Move::Kind::offer ? move.row : no_row;
  if (s.turn.index + 1 < s.n_parties()) {
    s.turn = PartyId{s.turn.index + 1u};
    s.pending = ToMove{s.track, s.turn};
    return;
  }
  if (std::find(s.tabled.begin(), s.tabled.end(), no_row) != s.tabled.end()) return fail_round(s);
  begin_responses(s);
}

// Those who listen learn from a line that is restated, and from one that might have been.
void listen(State& s, Move const& move) {
  auto const line = line_to_restate(s, s.track, s.turn);
  if (!line) return;
  hear_statement(s, s.turn, *line, move.kind == Move::Kind::statement);
  s.crossed[s.turn.index].reset();
}

void carry_out(State& s, Move const& move) {
  switch (move.kind) {
    case Move::Kind::offer:
      return put_on_table(s, move.row);
    case Move::Kind::statement:
      return restate(s, move.line);
    case Move::Kind::de_escalation:
      return hold_back(s);
    case Move::Kind::pass:
    case Move::Kind::walk_out:
      ++s.outcome.blocks[s.track].pass[s.turn];
      return s.note(Passed{s.track, s.turn});
  }
}

}  // namespace

void take_move(State& s, Move const& move) {
  if (move.kind == Move::Kind::walk_out) return walk_out(s);
  if (!s.is_ceasefire(s.track)) {
    ++s.agent(s.track, s.turn).turns;
    listen(s, move);
  }
  carry_out(s, move);
  if (simultaneous(s)) return next_demand(s, move);
  if (move.kind != Move::Kind::offer) return fail_round(s);
  begin_responses(s);
}

void fail_round(State& s) {
  ++s.outcome.blocks[s.track].rounds;
  ++s.talks[s.track.index].failed;
  choose_next_track(s, s.track.index + 1);
}

}  // namespace zopa::play
