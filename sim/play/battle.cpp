#include <algorithm>
#include <cmath>

#include <boost/math/special_functions/erf.hpp>

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

// +1, −1 or 0 for one territory, from the state before (all move at once). Nobody can guess how the dice fall, a
// processor neither: from here to the cells no branch depends on it.
int move_of(State const& s, model::War const& war, std::size_t place, double u) {
  double tilt = war.strength_effect * s.strength;
  if (war.adjacency_effect != 0) tilt += war.adjacency_effect * (neighbours_held(s, place) - 0.5);
  double p = std::max(0.0, war.up + tilt), q = std::max(0.0, war.down - tilt);
  if (p + q > 1) {
    double const sum = p + q;
    p /= sum;
    q /= sum;
  }
  bool const up = u < p, down = u >= 1 - q;
  return up - (down & !up);
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
  int up = 0, down = 0;
  for (std::size_t group = 0; 4 * group < n; ++group) {
    auto const u = s.stream.uniforms(base::Purpose::battle, static_cast<std::uint32_t>(group),
                                     static_cast<std::uint32_t>(s.round));
    for (std::size_t place = 4 * group; place < std::min(n, 4 * group + 4); ++place) {
      auto const& territory = territories[TerritoryId{place}];
      if (!territory.contested) continue;
      int const step = move_of(s, war, place, u[place - 4 * group]);
      up += step > 0;
      down += step < 0;
      s.next_cell[place] = moved(s, territory, s.cell[place], step);
    }
  }
  s.moves_up += up;  // a battle won at a wall is a battle won: beliefs count it
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
  if (!war || s.talks_over) return false;
  strength_drifts(s, *war);
  if (!s.fighting()) return false;
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
