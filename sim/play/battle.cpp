#include <algorithm>
#include <cmath>

#include <boost/math/special_functions/erf.hpp>

#include "play/conduct.hpp"
#include "play/steps.hpp"
#include "play/values.hpp"

namespace zopa::play {
namespace {

// m is AR(1) with innovations of standard deviation sd (conventions 17; model, section 4).
void strength_drifts(State& s, model::War const& war) {
  s.strength *= war.strength_persistence;
  if (war.strength_sd == 0) return;
  double const u = s.stream.uniform(base::Purpose::strength, 0, static_cast<std::uint32_t>(s.round));
  using InDouble = boost::math::policies::policy<boost::math::policies::promote_double<false>>;
  s.strength += war.strength_sd * std::sqrt(2.0) * boost::math::erf_inv(2 * u - 1, InDouble{});
}

double neighbours_held(State const& s, std::size_t place) {
  auto const& neighbours = s.rows().neighbours[place];
  if (neighbours.empty()) return 0.5;
  double sum = 0;
  for (TerritoryId const other : neighbours) sum += s.circumstances.front[other];
  return sum / static_cast<double>(neighbours.size());
}

// A capital's cell is the last one of its side: no battle crosses into or out of it.
bool crosses_capital(State const& s, model::Territory const& territory, int from, int to) {
  if (!territory.capital) return false;
  bool const gainers = s.world().gainer == territory.capital;
  int const beyond = gainers ? 0 : territory.cells;
  return (from == beyond) != (to == beyond);
}

// Probabilities of a step up and down for one territory, from the state before (all move at once).
struct Odds {
  double up, down;
};
Odds odds(State const& s, model::War const& war, Vigour const& left, std::size_t place, double strength) {
  double tilt = war.strength_effect * strength;
  if (war.adjacency_effect != 0) tilt += war.adjacency_effect * (neighbours_held(s, place) - 0.5);
  double p = std::max(0.0, war.up + tilt) * left.up, q = std::max(0.0, war.down - tilt) * left.down;
  if (p + q > 1) {
    double const sum = p + q;
    p /= sum;
    q /= sum;
  }
  return {p, q};
}

// +1, −1 or 0. Nobody can guess how the dice fall, a processor neither: from here to the cells no branch depends on it.
int step_of(Odds const& p, double u) {
  bool const up = u < p.up, down = u >= 1 - p.down;
  return up - (down & !up);
}

void note_surprise(State& s, model::War const& war, Vigour const& left, std::size_t place, int step) {
  Odds const even = odds(s, war, left, place, 0);
  double const drift = even.up - even.down;
  s.surprise.moves += step - drift;
  s.surprise.slope += war.strength_effect * (left.up + left.down);
  s.surprise.variance += even.up + even.down - drift * drift;
}

// Where the front of a territory comes to lie.
int moved(State const& s, model::Territory const& territory, int from, int step) {
  int const to = std::clamp(from + step, 0, territory.cells);
  return crosses_capital(s, territory, from, to) ? from : to;
}

bool all_at(State const& s, bool gainer) {
  for (std::size_t place = 0; place < s.cell.size(); ++place)
    if (s.cell[place] != (gainer ? s.world().territories[TerritoryId{place}].cells : 0)) return false;
  return !s.cell.empty();
}

std::optional<PartyId> victor(State const& s) {
  if (!s.world().war->total_victory || !s.world().gainer) return std::nullopt;
  if (all_at(s, true)) return s.world().gainer;
  if (!all_at(s, false)) return std::nullopt;
  for (PartyId const i : model::ids<PartyId>(s.n_parties()))
    if (i != *s.world().gainer) return i;
  return std::nullopt;
}

void draw_battles(State& s, model::War const& war) {
  std::copy(s.cell.begin(), s.cell.end(), s.next_cell.begin());
  auto const& territories = s.world().territories;
  std::size_t const n = s.cell.size();
  Vigour const left = vigour(s);
  int up = 0, down = 0;
  for (std::size_t group = 0; 4 * group < n; ++group) {
    auto const u = s.stream.uniforms(base::Purpose::battle, static_cast<std::uint32_t>(group),
                                     static_cast<std::uint32_t>(s.round));
    for (std::size_t place = 4 * group; place < std::min(n, 4 * group + 4); ++place) {
      auto const& territory = territories[TerritoryId{place}];
      if (!territory.contested) continue;
      int const step = step_of(odds(s, war, left, place, s.strength), u[place - 4 * group]);
      up += step > 0;
      down += step < 0;
      if (s.rows().gap_is_estimated) note_surprise(s, war, left, place, step);
      s.next_cell[place] = moved(s, territory, s.cell[place], step);
    }
  }
  if (left.up < 1 || left.down < 1) return;
  s.moves_up += up;  // a battle won at a wall is a battle won: beliefs count it, but none in which somebody held back
  s.moves_down += down;
}

bool take_cells(State& s) {
  auto const& territories = s.world().territories;
  bool moved = false;
  for (std::size_t place = 0; place < s.cell.size(); ++place) {
    bool const here = s.cell[place] != s.next_cell[place];
    moved |= here;
    double& front = s.circumstances.front[TerritoryId{place}];
    double const before = front;
    front = static_cast<double>(s.next_cell[place]) / territories[TerritoryId{place}].cells;
    s.cell[place] = s.next_cell[place];
    if (s.transcript && here) s.note(FrontMoved{TerritoryId{place}, before, front});
  }
  return moved;
}

}  // namespace

bool fronts_move(State& s) {
  auto const& war = s.world().war;
  if (!war) return false;
  if (!s.talks_over || !s.world().deal.power_shift.empty()) strength_drifts(s, *war);
  if (s.talks_over || !s.fighting()) return false;
  ++s.outcome.battles;
  draw_battles(s, *war);
  if (!take_cells(s)) return false;
  fronts_have_moved(s);
  s.outcome.victor = victor(s);
  if (!s.outcome.victor) return false;
  s.note(Victory{*s.outcome.victor});
  end_game(s);
  return true;
}

}  // namespace zopa::play
