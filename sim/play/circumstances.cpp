// What the round has moved, and which values that makes stale.
#include "play/values.hpp"
#include "zopa/model/utility.hpp"

namespace zopa::play {

void fronts_have_moved(State& s) {
  ++s.values_clock;
  model::ratchet(s.circumstances);
  bool at_start = true, moved = false;
  for (std::size_t place = 0; place < s.regime.size(); ++place) {
    auto const& points = s.rows().breakpoints[place];
    TerritoryId const id{place};
    int const piece = points.piece(s.circumstances.front[id]);
    moved |= piece != s.regime[place];
    s.regime[place] = piece;
    at_start &= piece == points.piece(s.rows().start.front[id]);
  }
  s.regime_at_start = at_start;
  if (moved) ++s.regime_clock;
}

void credibility_has_moved(State& s) {
  auto const& world = s.world();
  bool const gone = world.mediator && !s.mediator_present;
  double const before = s.circumstances.credibility;
  s.circumstances.credibility = world.deal.credibility * (gone ? 1 - world.mediator->guarantee_share : 1.0);
  if (s.circumstances.credibility == before) return;
  ++s.hazard_clock;
  ++s.values_clock;
}

void update_lines_in_force(State& s) {
  s.circumstances.round = s.round;
  if (!s.rows().lines_vary) return;
  bool changed = false;
  for (LineId const line : model::ids_of(s.world().lines)) {
    unsigned char const now = model::in_force(s.world().lines[line], s.round);
    changed |= now != s.line_active[line.index];
    s.line_active[line.index] = now;
  }
  if (!changed) return;
  ++s.lines_clock;
  ++s.values_clock;
}

}  // namespace zopa::play
