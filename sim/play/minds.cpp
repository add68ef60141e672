// One party's idea of another: many types, few ways to value a package.
//
// Types that value peace alike share one column of u. A row's V to each of them is scale·u + offset, with numbers that
// depend on the row's hazard class alone; whether it breaks a line of theirs depends on which lines of the group it
// breaks. So rows fall into a few kinds, and what a group expects or likes best is worked out kind by kind.
#include "play/minds.hpp"

#include <algorithm>

#include <Eigen/Core>

#include "play/own_lines.hpp"
#include "play/tactics.hpp"
#include "play/values.hpp"
#include "zopa/base/distribution.hpp"

namespace zopa::play {
namespace {

std::vector<RowKind>& kinds_of(State& s, int peer, TrackId k) {
  return s.kinds[static_cast<std::size_t>(peer) * s.n_tracks() + k.index];
}

// Sorts rows by one more property: `property(row)` below `n_values`; `made(kind, value)` is what the new kind is.
template <class Property, class Made>
void refine(State& s, int peer, TrackId k, int n_values, Property const& property, Made const& made) {
  auto& kinds = kinds_of(s, peer, k);
  std::size_t const n_before = kinds.size();
  Range const rows = s.rows().home[static_cast<std::size_t>(peer)][k];
  int* const kind_of = s.kind_of.data() + s.slot(peer, 0);
  std::fill_n(s.relabelled.begin(), n_before * static_cast<std::size_t>(n_values), -1);
  for (int r = rows.begin; r < rows.end; ++r) {
    int const value = property(r);
    int& label = s.relabelled[static_cast<std::size_t>(kind_of[r] * n_values + value)];
    if (label < 0) {
      label = static_cast<int>(kinds.size() - n_before);
      kinds.push_back(made(kinds[static_cast<std::size_t>(kind_of[r])], value));
    }
    kind_of[r] = label;
  }
  kinds.erase(kinds.begin(), kinds.begin() + static_cast<std::ptrdiff_t>(n_before));
}

void sort_into_kinds(State& s, int peer, TrackId k) {
  Judge const& who = s.who(peer);
  auto& kinds = kinds_of(s, peer, k);
  Range const rows = s.rows().home[static_cast<std::size_t>(peer)][k];
  std::fill(s.kind_of.begin() + static_cast<std::ptrdiff_t>(s.slot(peer, rows.begin)),
            s.kind_of.begin() + static_cast<std::ptrdiff_t>(s.slot(peer, rows.end)), 0);
  kinds.assign(1, {});
  refine(
      s, peer, k, static_cast<int>(s.rows().class_row.size()),
      [&](int row) { return s.rows().hazard_class[static_cast<std::size_t>(row)]; },
      [](RowKind kind, int hazard_class) {
        kind.hazard_class = hazard_class;
        return kind;
      });
  for (std::size_t bit = 0; bit < who.group_lines.size(); ++bit) {
    LineId const line = who.group_lines[bit];
    if (!s.line_active[line.index] || s.world().lines[line].track != k) continue;
    unsigned char const* const broken = broken_rows(s, line);
    refine(
        s, peer, k, 2, [&](int row) { return static_cast<int>(broken[row]); },
        [&](RowKind kind, int breaks) {
          if (breaks) kind.breaks |= std::uint64_t{1} << bit;
          return kind;
        });
  }
}

// The kinds of a group's home rows, and the best u of each.
std::vector<RowKind>& fresh_kinds(State& s, int peer, TrackId k) {
  auto& kinds = kinds_of(s, peer, k);
  auto& stamp = s.stamp(peer, k);
  double const* const u = peace_values(s, peer, k);
  bool const same = stamp.kinds_lines == s.lines_clock && stamp.kinds_regime == s.regime_clock;
  if (same && stamp.kinds_value == s.values_clock) return kinds;
  if (!same) sort_into_kinds(s, peer, k);
  stamp.kinds_lines = s.lines_clock;
  stamp.kinds_regime = s.regime_clock;
  stamp.kinds_value = s.values_clock;
  for (RowKind& kind : kinds) kind.best = -base::infinity;
  Range const rows = s.rows().home[static_cast<std::size_t>(peer)][k];
  int const* const kind_of = s.kind_of.data() + s.slot(peer, 0);
  for (int r = rows.begin; r < rows.end; ++r) {
    double& best = kinds[static_cast<std::size_t>(kind_of[r])].best;
    best = std::max(best, u[r]);
  }
  return kinds;
}

bool is_group(State const& s, int judge) { return s.who(s.who(judge).peer).alike.size() > 1; }

// One type, its weight on every row.
void add_type(State& s, int judge, TrackId k) {
  Range const rows = s.rows().home[static_cast<std::size_t>(judge)][k];
  double const* const v = deal_values(s, judge, k);
  unsigned char const* const forbidden = forbidden_rows(s, judge, k);
  double const weight = s.weight_of(judge);
  double* const score = s.score.data();
  for (int r = rows.begin; r < rows.end; ++r) score[r] += weight * (v[r] - forbidden[r]);
}

void add_group(State& s, int peer, TrackId k) {
  auto& kinds = fresh_kinds(s, peer, k);
  for (RowKind& kind : kinds) kind.scale = kind.offset = 0;
  for (int const judge : s.who(peer).alike) {
    double const weight = s.weight_of(judge);
    std::uint64_t const lines = s.who(judge).line_bits;
    bool const may_collapse = refresh_scales(s, judge, k);
    for (RowKind& kind : kinds) {
      auto const c = static_cast<std::size_t>(kind.hazard_class);
      kind.scale += weight * (may_collapse ? s.scale[c] : 1);
      kind.offset += weight * ((may_collapse ? s.offset[c] : 0) - (kind.breaks & lines ? 1 : 0));
    }
  }
  Standing const face = standing(s, peer, k);
  double const* const u = peace_values(s, peer, k);
  int const* const kind_of = s.kind_of.data() + s.slot(peer, 0);
  double* const score = s.score.data();
  Range const rows = s.rows().home[static_cast<std::size_t>(peer)][k];
  for (int r = rows.begin; r < rows.end; ++r) {
    RowKind const& kind = kinds[static_cast<std::size_t>(kind_of[r])];
    score[r] += kind.scale * (face.keeping_face(u[r]) + face.carrot) + kind.offset;
  }
}

double best_of_rows(State& s, int judge, TrackId k) {
  Range const rows = s.rows().home[static_cast<std::size_t>(judge)][k];
  if (rows.size() > 0 && !forbids_any(s, judge, k))
    return Eigen::Map<Eigen::ArrayXd const>(deal_values(s, judge, k) + rows.begin, rows.size()).maxCoeff();
  int const best = best_row(s, judge, k);
  return best == no_row ? -base::infinity : deal_values(s, judge, k)[best];
}

double best_of_kinds(State& s, int judge, TrackId k) {
  auto const& kinds = fresh_kinds(s, s.who(judge).peer, k);
  bool const may_collapse = refresh_scales(s, judge, k);
  Standing const face = standing(s, judge, k);
  double best = -base::infinity;
  for (RowKind const& kind : kinds) {
    if (kind.breaks & s.who(judge).line_bits) continue;
    double const u = face.keeping_face(kind.best) + face.carrot;
    auto const c = static_cast<std::size_t>(kind.hazard_class);
    best = std::max(best, may_collapse ? s.scale[c] * u + s.offset[c] : u);
  }
  return best;
}

}  // namespace

double const* expected_values(State& s, PartyId observer, PartyId about, TrackId k) {
  auto const& minds = s.rows().minds[observer][about];
  if (minds.size() == 1 && !forbids_any(s, minds.front(), k)) return deal_values(s, minds.front(), k);
  Range const rows = s.rows().candidates[k][observer];
  std::fill(s.score.begin() + rows.begin, s.score.begin() + rows.end, 0.0);
  for (int const judge : minds)
    if (!is_group(s, judge))
      add_type(s, judge, k);
    else if (s.who(judge).peer == judge)
      add_group(s, judge, k);
  return s.score.data();
}

double best_value(State& s, int judge, TrackId k) {
  auto& stamp = s.stamp(judge, k);
  double& top = s.top[static_cast<std::size_t>(judge) * s.n_tracks() + k.index];
  if (stamp.top == s.tick) return top;
  stamp.top = s.tick;
  return top = is_group(s, judge) ? best_of_kinds(s, judge, k) : best_of_rows(s, judge, k);
}

}  // namespace zopa::play
