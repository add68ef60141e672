#include <algorithm>

#include <boost/range/iterator_range.hpp>

#include "play/table.hpp"
#include "zopa/model/utility.hpp"

namespace zopa::play {
namespace {

// Only a threshold makes a front option match by where the front is.
bool has_front_threshold(World const& world, model::IssueAtom const& atom) {
  return atom.threshold && std::any_of(atom.issues.begin(), atom.issues.end(), [&](model::IssueId k) {
           return world.issues[k].kind == model::Issue::Kind::control;
         });
}

bool reads_front(World const& world, model::Pattern const& pattern) {
  return !pattern.held.empty() || !pattern.paths.empty() ||
         std::any_of(pattern.issues.begin(), pattern.issues.end(),
                     [&](auto const& atom) { return has_front_threshold(world, atom); });
}

void add_breakpoint(Breakpoints& points, double at) {
  auto const place = std::lower_bound(points.at.begin(), points.at.end(), at);
  if (place == points.at.end() || *place != at) points.at.insert(place, at);
}

void add_breakpoints(Table& t, model::Pattern const& pattern) {
  World const& world = t.setting.world;
  if (!pattern.held.empty() || !pattern.paths.empty())
    for (auto& points : t.breakpoints) add_breakpoint(points, 0.5);  // held from a share of one half on
  for (auto const& atom : pattern.issues)
    if (has_front_threshold(world, atom))
      for (model::IssueId const k : atom.issues)
        if (auto const territory = world.issues[k].territory)
          add_breakpoint(t.breakpoints[territory->index], atom.threshold->value);
}

void add_preference_breakpoints(Table& t, model::Preferences const& preferences) {
  for (auto const& bonus : preferences.bonuses) add_breakpoints(t, bonus.when);
}

void find_breakpoints(Table& t) {
  World const& world = t.setting.world;
  t.breakpoints.resize(t.n_territories());
  if (!world.map.links.empty())
    for (auto& points : t.breakpoints) add_breakpoint(points, 0.5);
  for (auto const& party : world.parties) add_preference_breakpoints(t, party.preferences);
  for (auto const& line : world.lines) add_breakpoints(t, line.never);
}

void find_neighbours(Table& t) {
  auto const& map = t.setting.world.map;
  t.neighbours.resize(t.n_territories());
  for (TerritoryId const place : model::ids<TerritoryId>(t.n_territories())) {
    auto const vertex = t.setting.world.territories[place].place.index;
    if (vertex >= num_vertices(map.borders)) continue;
    for (auto const next : boost::make_iterator_range(adjacent_vertices(vertex, map.borders)))
      if (auto const territory = map.territory[model::PlaceId{next}]) t.neighbours[place.index].push_back(*territory);
    std::sort(t.neighbours[place.index].begin(), t.neighbours[place.index].end());
  }
}

}  // namespace

void lay_out_lines(Table& t) {
  World const& world = t.setting.world;
  find_neighbours(t);
  find_breakpoints(t);
  t.line_reads_front.resize(world.lines.size());
  t.broken.resize(world.lines.size() * t.n_rows());
  t.graded.resize(world.lines.size() * t.n_rows());
  for (LineId const line : model::ids_of(world.lines)) {
    auto const& stated = world.lines[line];
    t.line_reads_front[line.index] = reads_front(world, stated.never);
    if (stated.from > 0 || stated.until) t.lines_vary = true;
    model::RedLine unit = stated;
    unit.kappa = 1;
    Range const rows = t.rows_of[stated.track];
    for (int r = rows.begin; r < rows.end; ++r) {
      t.broken[t.cell(line, r)] = model::breaks(world, line, t.package[r], t.start);
      if (!stated.hard) t.graded[t.cell(line, r)] = model::price(world, unit, t.package[r], t.start);
    }
  }
  for (Judge& judge : t.judges) {
    for (LineId const line : judge.hard_lines) judge.live_lines |= t.line_reads_front[line.index] != 0;
    for (LineId const line : judge.soft_lines) judge.live_lines |= t.line_reads_front[line.index] != 0;
  }
  for (auto const& shock : world.shocks)
    if (!shock.switches_on.empty() || !shock.switches_off.empty()) t.lines_vary = true;
}

}  // namespace zopa::play
