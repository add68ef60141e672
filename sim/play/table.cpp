#include "play/table.hpp"

#include <algorithm>
#include <cmath>
#include <utility>

#include "play/moving_terms.hpp"
#include "play/questions.hpp"
#include "zopa/model/utility.hpp"

namespace zopa::play {
namespace {

bool same_on_track(World const& world, TrackId track, Package const& a, Package const& b) {
  for (model::IssueId const k : world.tracks[track].issues)
    if (a[k.index] != b[k.index]) return false;
  return true;
}

bool reads_front(World const& world, Package const& y) {
  for (auto const& territory : world.territories)
    if (!territory.control || !world.issues[*territory.control].share[y[territory.control->index]]) return true;
  return false;
}

int add_row(Table& t, TrackId track, Package const& y) {
  t.package.push_back(y);
  t.track.push_back(track);
  t.package_index.push_back(model::package_index(t.setting.world, track, y));
  t.reads_front.push_back(reads_front(t.setting.world, y));
  return static_cast<int>(t.package.size()) - 1;
}

void add_scripted_rows(Table& t, TrackId track, PartyId party) {
  auto& rows = t.scripted[t.pair(track, party)];
  auto const& tactic = t.setting.world.parties[party].tactic;
  if (track.index >= tactic.size()) return;
  if (auto const* fixed = std::get_if<model::Fixed>(&tactic[track]); fixed && fixed->package)
    rows.push_back(add_row(t, track, *fixed->package));
  if (auto const* script = std::get_if<model::Scripted>(&tactic[track]))
    for (auto const& move : script->moves) rows.push_back(move ? add_row(t, track, *move) : -1);
}

void add_track(Table& t, TrackId track) {
  std::size_t const n = t.n_parties();
  t.rows_of[track].begin = static_cast<int>(t.n_rows());
  t.candidates[track].resize(n);
  for (PartyId const i : model::ids<PartyId>(n)) {
    Range& own = t.candidates[track][i];
    own.begin = static_cast<int>(t.n_rows());
    if (track.index < t.setting.candidates.size() && i.index < t.setting.candidates[track].size())
      for (Package const& y : t.setting.candidates[track][i]) add_row(t, track, y);
    own.end = static_cast<int>(t.n_rows());
    add_scripted_rows(t, track, i);
  }
  if (track.index == 0 && t.setting.policy) {
    t.policy_rows.begin = static_cast<int>(t.n_rows());
    for (Package const& y : t.setting.policy->offers) add_row(t, track, y);
    t.policy_rows.end = static_cast<int>(t.n_rows());
  }
  t.rows_of[track].end = static_cast<int>(t.n_rows());
}

// Rows with the same package are found through their index: duplicates stand in different parties' candidates.
void mark_duplicates(Table& t, TrackId track) {
  Range const all = t.rows_of[track];
  std::vector<int> order;
  for (int r = all.begin; r < all.end; ++r) order.push_back(r);
  std::stable_sort(order.begin(), order.end(), [&](int a, int b) { return t.package_index[a] < t.package_index[b]; });
  for (std::size_t a = 0; a < order.size(); ++a) {
    int const row = order[a];
    t.canonical[row] = row;
    for (std::size_t b = a; b-- > 0 && t.package_index[order[b]] == t.package_index[row];)
      if (same_on_track(t.setting.world, track, t.package[order[b]], t.package[row])) {
        t.canonical[row] = t.canonical[order[b]];
        break;
      }
  }
}

// The hazard reads the guarantee and the monitoring in the package and nothing else of it.
void class_hazards(Table& t) {
  World const& world = t.setting.world;
  auto const option = [](std::optional<model::IssueId> k, Package const& y) {
    return k ? static_cast<int>(y[k->index]) : 0;
  };
  t.hazard_class.assign(t.n_rows(), 0);
  t.class_row.assign(1, -1);
  for (std::size_t r = 0; r < t.n_rows(); ++r) {
    if (!world.tracks[t.track[r]].ends_war) continue;
    Package const& y = t.package[r];
    int found = 0;
    for (std::size_t c = 1; c < t.class_row.size() && !found; ++c) {
      auto const other = static_cast<std::size_t>(t.class_row[c]);
      if (t.track[other] == t.track[r] &&
          option(world.deal.guarantee, y) == option(world.deal.guarantee, t.package[other]) &&
          option(world.deal.monitoring, y) == option(world.deal.monitoring, t.package[other]))
        found = static_cast<int>(c);
    }
    if (!found) {
      found = static_cast<int>(t.class_row.size());
      t.class_row.push_back(static_cast<int>(r));
    }
    t.hazard_class[r] = found;
  }
}

}  // namespace

void lay_out_rows(Table& t) {
  std::size_t const n_tracks = t.n_tracks();
  t.candidates.resize(n_tracks);
  t.rows_of.resize(n_tracks);
  t.scripted.resize(n_tracks * t.n_parties());
  for (TrackId const track : model::ids<TrackId>(n_tracks)) add_track(t, track);
  t.canonical.assign(t.n_rows(), 0);
  for (TrackId const track : model::ids<TrackId>(n_tracks)) mark_duplicates(t, track);
  class_hazards(t);
  t.option.resize(t.setting.world.issues.size() * t.n_rows());
  for (model::IssueId const k : model::ids_of(t.setting.world.issues))
    for (std::size_t r = 0; r < t.n_rows(); ++r) t.option[k.index * t.n_rows() + r] = t.package[r][k.index];
}

Table::Table(Setting given) : setting(std::move(given)), start(model::circumstances(setting.world)) {
  lay_out_rows(*this);
  lay_out_judges(*this);
  lay_out_lines(*this);
  lay_out_status_quo(*this);
  lay_out_questions(*this);
  lay_out_values(*this);
}

std::shared_ptr<Table const> table(Setting setting) { return std::make_shared<Table const>(std::move(setting)); }

}  // namespace zopa::play
