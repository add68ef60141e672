#include "play/values.hpp"

#include <algorithm>

#include <Eigen/Core>

#include "zopa/base/discounting.hpp"
#include "zopa/model/utility.hpp"

namespace zopa::play {
namespace {

using Column = Eigen::Map<Eigen::ArrayXd>;
using ConstColumn = Eigen::Map<Eigen::ArrayXd const>;

constexpr TrackId main_track{};

std::size_t slot(State const& s, int judge, int row) {
  return static_cast<std::size_t>(judge) * s.rows().n_rows() + static_cast<std::size_t>(row);
}
State::Stamps& stamps(State& s, int judge, TrackId k) {
  return s.stamps[static_cast<std::size_t>(judge) * s.n_tracks() + k.index];
}
Judge const& who(State const& s, int judge) { return s.rows().judges[static_cast<std::size_t>(judge)]; }

bool prepared(State const& s) { return s.regime_at_start && !s.credibility_moved; }

Coefficients const& prepared_coefficients(State const& s, int judge) {
  bool const gone = s.rows().credibility_matters && !s.mediator_present;
  return s.rows().coefficients[gone ? 1 : 0][static_cast<std::size_t>(judge)];
}

Coefficients const& home_coefficients(State& s, int judge, TrackId k) {
  if (prepared(s)) return prepared_coefficients(s, judge);
  Coefficients& live = s.live[static_cast<std::size_t>(judge)];
  if (stamps(s, judge, k).live != s.live_clock) {
    probe_rows(s.rows(), judge, s.rows().home[static_cast<std::size_t>(judge)][k], s.circumstances, live);
    stamps(s, judge, k).live = s.live_clock;
  }
  return live;
}

// Does the answer of this line about this row depend on where the front is?
bool is_live(State const& s, LineId line, int row) {
  return s.rows().line_reads_front[line.index] && s.rows().reads_front[static_cast<std::size_t>(row)];
}

double price_of_row(State const& s, int judge, LineId line, TrackId k, int row) {
  auto const& stated = s.world_of(judge).lines[line];
  if (stated.track != k || !s.line_active[line.index]) return 0;
  if (s.is_foreign(row) || is_live(s, line, row))
    return model::price(s.world_of(judge), stated, s.package(row), s.circumstances);
  return stated.kappa * s.rows().graded[s.rows().cell(line, row)];
}

double soft_price(State const& s, int judge, TrackId k, int row) {
  double sum = 0;
  for (LineId const line : who(s, judge).soft_lines) sum += price_of_row(s, judge, line, k, row);
  return sum;
}

// u − a·K·max(0, claim − u): what backing down from a public claim costs (conventions 6).
double after_audience(State const& s, int judge, TrackId k, double u) {
  PartyId const i = who(s, judge).party;
  double const price = s.world_of(judge).parties[i].audience * s.circumstances.commitment[i];
  if (k != main_track || price == 0) return u;
  return u - price * std::max(0.0, s.circumstances.claim[i] - u);
}

double carrot(State const& s, int judge, TrackId k) {
  return k == main_track ? s.circumstances.carrots[who(s, judge).party] : 0;
}

void refresh_lines(State& s, int judge, TrackId k) {
  Judge const& me = who(s, judge);
  if (me.hard_lines.empty() && me.soft_lines.empty()) return;
  auto& stamp = stamps(s, judge, k);
  if (stamp.lines == s.lines_clock && (!me.live_lines || stamp.lines_value == s.values_clock)) return;
  stamp.lines = s.lines_clock;
  stamp.lines_value = s.values_clock;
  Range const rows = s.rows().home[static_cast<std::size_t>(judge)][k];
  for (int r = rows.begin; r < rows.end; ++r) {
    s.soft[slot(s, judge, r)] = soft_price(s, judge, k, r);
    s.forbidden[slot(s, judge, r)] = breaks_own_line(s, judge, k, r);
  }
}

// Exact though kinked: a few terms per territory, looked up by row.
void add_references(State& s, int judge, TrackId k, Range rows) {
  World const& world = s.world();
  double* const u = s.value.data() + slot(s, judge, 0);
  for (TerritoryId const place : model::ids_of(world.territories)) {
    auto const control = world.territories[place].control;
    if (!control || world.issues[*control].track != k) continue;
    for (model::Option o = 0; o < world.issues[*control].options.size(); ++o)
      s.reference_term[o] = reference_term(s.rows(), judge, place, o, s.circumstances);
    model::Option const* const option = s.rows().control_option.data() + place.index * s.rows().n_rows();
    for (int r = rows.begin; r < rows.end; ++r) u[r] += s.reference_term[option[r]];
  }
}

void refresh_values(State& s, int judge, TrackId k) {
  auto& stamp = stamps(s, judge, k);
  if (stamp.value == s.values_clock) return;
  refresh_lines(s, judge, k);
  stamp.value = s.values_clock;
  Judge const& me = who(s, judge);
  Range const rows = s.rows().home[static_cast<std::size_t>(judge)][k];
  if (me.curved) {
    for (int r = rows.begin; r < rows.end; ++r)
      s.value[slot(s, judge, r)] =
          bare_value(s.rows(), judge, k, s.package(r), s.circumstances) - s.soft[slot(s, judge, r)];
    if (me.reference) add_references(s, judge, k, rows);
    return;
  }
  Coefficients const& c = home_coefficients(s, judge, k);
  Column u(s.value.data() + slot(s, judge, rows.begin), rows.size());
  u = ConstColumn(c.constant.data() + rows.begin, rows.size());
  for (std::size_t place = 0; place < s.rows().n_territories(); ++place)
    if (s.rows().fronts_used[place])
      u += s.circumstances.front[TerritoryId{place}] *
           ConstColumn(c.slope.data() + place * s.rows().n_rows() + static_cast<std::size_t>(rows.begin), rows.size());
  if (!me.soft_lines.empty()) u -= ConstColumn(s.soft.data() + slot(s, judge, rows.begin), rows.size());
  if (me.reference) add_references(s, judge, k, rows);
}

void refresh_hazards(State& s) {
  if (s.hazard_stamp == s.hazard_clock) return;
  s.hazard_stamp = s.hazard_clock;
  s.any_hazard = false;
  for (std::size_t c = 1; c < s.rows().class_row.size(); ++c) {
    auto const row = static_cast<std::size_t>(s.rows().class_row[c]);
    s.hazard[c] = model::hazard(s.world(), s.rows().track[row], s.rows().package[row], s.circumstances);
    s.any_hazard |= s.hazard[c] > 0;
  }
}

double after_collapse(State& s, int judge, TrackId k) {
  auto const& given = s.world_of(judge).parties[who(s, judge).party].after_collapse;
  return given ? *given : no_deal_value(s, judge, k);
}

}  // namespace

bool row_breaks(State& s, int judge, LineId line, int row) {
  if (s.is_foreign(row) || is_live(s, line, row))
    return model::breaks(s.world_of(judge), line, s.package(row), s.circumstances);
  return s.rows().breaks(line, row);
}

std::optional<LineId> first_broken_line(State& s, int judge, TrackId k, int row) {
  for (LineId const line : who(s, judge).hard_lines)
    if (s.line_active[line.index] && s.world().lines[line].track == k && row_breaks(s, judge, line, row)) return line;
  return std::nullopt;
}

bool breaks_own_line(State& s, int judge, TrackId k, int row) {
  return first_broken_line(s, judge, k, row).has_value();
}

double peace_value(State& s, int judge, TrackId k, int row) {
  Judge const& me = who(s, judge);
  double u;
  if (s.is_foreign(row) || me.curved || !prepared(s)) {
    u = bare_value(s.rows(), judge, k, s.package(row), s.circumstances);
  } else {
    Coefficients const& c = prepared_coefficients(s, judge);
    u = c.constant[static_cast<std::size_t>(row)];
    for (std::size_t place = 0; place < s.rows().n_territories(); ++place)
      if (s.rows().fronts_used[place])
        u += s.circumstances.front[TerritoryId{place}] *
             c.slope[place * s.rows().n_rows() + static_cast<std::size_t>(row)];
  }
  if (!me.soft_lines.empty()) u -= soft_price(s, judge, k, row);
  if (me.reference) u += reference_value(s.rows(), judge, k, s.package(row), s.circumstances);
  return after_audience(s, judge, k, u);
}

double hazard_of(State& s, TrackId k, int row) {
  if (s.is_foreign(row)) return model::hazard(s.world(), k, s.package(row), s.circumstances);
  refresh_hazards(s);
  return s.hazard[static_cast<std::size_t>(s.rows().hazard_class[static_cast<std::size_t>(row)])];
}

double deal_value(State& s, int judge, TrackId k, int row) {
  double const u = peace_value(s, judge, k, row) + carrot(s, judge, k);
  double const h = hazard_of(s, k, row);
  if (h == 0) return u;
  return model::deal_value(u, s.world_of(judge).parties[who(s, judge).party].discount, h, after_collapse(s, judge, k));
}

double const* deal_values(State& s, int judge, TrackId k) {
  auto& stamp = stamps(s, judge, k);
  Range const rows = s.rows().home[static_cast<std::size_t>(judge)][k];
  double* const deal = s.deal.data() + slot(s, judge, 0);
  if (stamp.deal == s.tick) return deal;
  stamp.deal = s.tick;
  refresh_values(s, judge, k);
  refresh_hazards(s);
  double const* const u = s.value.data() + slot(s, judge, 0);
  auto const& me = s.world_of(judge).parties[who(s, judge).party];
  double const plus = carrot(s, judge, k);
  bool const audience = k == main_track && me.audience != 0 && s.circumstances.commitment[who(s, judge).party] != 0;
  if (!audience) {
    Column(deal + rows.begin, rows.size()) = ConstColumn(u + rows.begin, rows.size()) + plus;
  } else {
    for (int r = rows.begin; r < rows.end; ++r) deal[r] = after_audience(s, judge, k, u[r]) + plus;
  }
  if (!s.any_hazard || !s.world().tracks[k].ends_war) return deal;
  double const after = after_collapse(s, judge, k);
  for (std::size_t c = 0; c < s.hazard.size(); ++c) {
    s.offset[c] = model::deal_value(0, me.discount, s.hazard[c], after);
    s.scale[c] = model::deal_value(1, me.discount, s.hazard[c], after) - s.offset[c];
  }
  for (int r = rows.begin; r < rows.end; ++r) {
    auto const c = static_cast<std::size_t>(s.rows().hazard_class[static_cast<std::size_t>(r)]);
    deal[r] = s.scale[c] * deal[r] + s.offset[c];
  }
  return deal;
}

unsigned char const* forbidden_rows(State& s, int judge, TrackId k) {
  refresh_lines(s, judge, k);
  return s.forbidden.data() + slot(s, judge, 0);
}

}  // namespace zopa::play
