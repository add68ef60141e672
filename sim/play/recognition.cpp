#include "play/steps.hpp"

namespace zopa::play {
namespace {

PartyId by_turns(State const& s) {
  return PartyId{(s.world().protocol.first.index + static_cast<std::size_t>(s.round)) % s.n_parties()};
}

// Random recognition (Baron & Ferejohn 1989).
PartyId by_chance(State const& s) {
  auto const& probability = s.world().protocol.recognition;
  double const u = s.stream.uniform(base::Purpose::recognition, 0, static_cast<std::uint32_t>(s.round));
  double sum = 0;
  for (PartyId const i : model::ids<PartyId>(s.n_parties())) {
    sum += probability[i];
    if (u < sum) return i;
  }
  return PartyId{s.n_parties() - 1};
}

// A text needs its mediator; where a scenario names none, the protocol itself tables it.
bool has_text(State const& s) {
  auto const& world = s.world();
  bool const wanted =
      world.protocol.kind == model::Protocol::Kind::mediator_text || (world.mediator && world.mediator->tables_text);
  return wanted && (!world.mediator || s.mediator_present);
}

bool playable(State const& s, TrackId k) {
  auto const& track = s.world().tracks[k];
  Talks const& talks = s.talks[k.index];
  if (talks.signed_ || talks.over) return false;
  if (track.hosted && s.world().mediator && !s.mediator_present) return false;
  return track.kind != model::Track::Kind::ceasefire || s.fighting();
}

// The mediator's text on this track, if it has one; everyone answers it.
bool table_text(State& s) {
  s.on_table = s.is_ceasefire(s.track) ? no_row : mediators_text(s, s.track);
  if (s.on_table == no_row && !s.is_ceasefire(s.track)) {
    s.note(Passed{s.track, std::nullopt});
    ++s.outcome.blocks[s.track].rounds;
    return false;
  }
  if (s.transcript) s.note(Offered{s.track, std::nullopt, s.on_table == no_row ? s.no_package : s.package(s.on_table)});
  return true;
}

}  // namespace

void recognise_proposer(State& s) {
  if (s.talks_over) {
    s.step = State::Step::close;
    return;
  }
  s.text = has_text(s);
  s.proposer = s.world().protocol.kind == model::Protocol::Kind::random_recognition ? by_chance(s) : by_turns(s);
  choose_next_track(s, 0);
}

bool simultaneous(State const& s) {
  return s.world().protocol.kind == model::Protocol::Kind::simultaneous && !s.text && !s.is_ceasefire(s.track);
}

void choose_next_track(State& s, std::size_t from) {
  for (std::size_t k = from; k < s.n_tracks(); ++k) {
    s.track = TrackId{k};
    if (!playable(s, s.track)) continue;
    if (s.text) {
      if (!table_text(s)) continue;
      return begin_responses(s);
    }
    s.step = State::Step::move;
    s.turn = simultaneous(s) ? PartyId{0} : s.proposer;
    s.pending = ToMove{s.track, s.turn};
    return;
  }
  s.step = State::Step::close;
}

}  // namespace zopa::play
