#include <algorithm>

#include "play/beliefs.hpp"
#include "play/steps.hpp"
#include "play/tactics.hpp"
#include "play/values.hpp"

namespace zopa::play {
namespace {

void walk_out(State& s) {
  s.talks[s.track.index].over = true;
  s.outcome.tracks[s.track].walked_out = true;
  ++s.outcome.walk_outs;
  s.note(WalkedOut{s.track, s.turn});
  choose_next_track(s, s.track.index + 1);
}

// An offer is a public demand: a party that settles for less than it has claimed has lost face by the difference, times
// the stock of such statements (conventions 6). The first demand counts one; later ones move the claim only up.
void stake_claim(State& s, int row) {
  if (s.track.index != 0 || s.world().parties[s.turn].audience == 0) return;
  auto& now = s.circumstances;
  double const kept = now.commitment[s.turn];
  now.commitment[s.turn] = 0;  // the value before any loss of face
  double const v = peace_value(s, static_cast<int>(s.turn.index), s.track, row);
  now.claim[s.turn] = kept == 0 ? v : std::max(now.claim[s.turn], v);
  now.commitment[s.turn] = std::max(kept, 1.0);
  ++s.tick;
}

void put_on_table(State& s, int row) {
  if (s.transcript) s.note(Offered{s.track, s.turn, s.is_ceasefire(s.track) ? s.no_package : s.package(row)});
  s.on_table = row;
  if (s.is_ceasefire(s.track)) return;
  hear_offer(s, s.track, s.turn, row);
  remember_own(s, s.track, s.turn, row);
  for (PartyId const j : model::ids<PartyId>(s.n_parties()))
    if (j != s.turn) remember_heard(s, s.track, j, row);
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

}  // namespace

void take_move(State& s, Move const& move) {
  if (move.kind == Move::Kind::walk_out) return walk_out(s);
  if (!s.is_ceasefire(s.track)) ++s.agent(s.track, s.turn).turns;
  if (move.kind == Move::Kind::pass) {
    ++s.outcome.blocks[s.track].pass[s.turn];
    s.note(Passed{s.track, s.turn});
  } else {
    put_on_table(s, move.row);
  }
  if (simultaneous(s)) return next_demand(s, move);
  if (move.kind == Move::Kind::pass) return fail_round(s);
  begin_responses(s);
}

void fail_round(State& s) {
  ++s.outcome.blocks[s.track].rounds;
  choose_next_track(s, s.track.index + 1);
}

}  // namespace zopa::play
