#include "play/values.hpp"

#include <algorithm>

#include <Eigen/Core>

#include "play/moving_terms.hpp"
#include "play/questions.hpp"
#include "zopa/base/discounting.hpp"
#include "zopa/model/utility.hpp"

namespace zopa::play {
namespace {

using Column = Eigen::Map<Eigen::ArrayXd>;
using ConstColumn = Eigen::Map<Eigen::ArrayXd const>;

std::size_t slot(State const& s, int judge, int row) {
  return static_cast<std::size_t>(judge) * s.rows().n_rows() + static_cast<std::size_t>(row);
}
State::Stamps& stamps(State& s, int judge, TrackId k) {
  return s.stamps[static_cast<std::size_t>(judge) * s.n_tracks() + k.index];
}
Judge const& who(State const& s, int judge) { return s.rows().judges[static_cast<std::size_t>(judge)]; }

// Answers to the questions about who holds what, as the front stands.
unsigned char const* answers(State& s) {
  if (s.answers_stamp != s.regime_clock) {
    s.answers_stamp = s.regime_clock;
    if (s.regime_at_start)
      std::copy(s.rows().answers.begin(), s.rows().answers.end(), s.answers.begin());
    else
      answer_questions(s.rows(), s.circumstances, s.answers);
  }
  return s.answers.data();
}

TermValues const& terms(State& s, int judge, TrackId k) {
  auto& stamp = stamps(s, judge, k);
  if (stamp.terms != s.values_clock) {
    stamp.terms = s.values_clock;
    refresh_terms(s.rows(), judge, k, s.circumstances, s.scratch, s.terms);
  }
  return s.terms;
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

// a·K: what each unit of backing down from a public claim costs (conventions 6).
double audience_price(State const& s, int judge, TrackId k) {
  PartyId const i = who(s, judge).party;
  return k == model::main_track ? s.world_of(judge).parties[i].audience * s.circumstances.commitment[i] : 0;
}

double carrot(State const& s, int judge, TrackId k) {
  return k == model::main_track ? s.circumstances.carrots[who(s, judge).party] : 0;
}

// Which rows break the line now, one byte a row.
unsigned char const* broken_rows(State& s, LineId line) {
  int const question = s.rows().line_question[line.index];
  return question < 0 ? s.rows().broken.data() + s.rows().cell(line, 0)
                      : answers(s) + static_cast<std::size_t>(question) * s.rows().n_rows();
}

void forbid(State& s, int judge, TrackId k, Range rows) {
  unsigned char* const forbidden = s.forbidden.data() + slot(s, judge, 0);
  std::fill(forbidden + rows.begin, forbidden + rows.end, static_cast<unsigned char>(0));
  for (LineId const line : who(s, judge).hard_lines) {
    if (!s.line_active[line.index] || s.world().lines[line].track != k) continue;
    unsigned char const* const broken = broken_rows(s, line);
    for (int r = rows.begin; r < rows.end; ++r) forbidden[r] |= broken[r];
  }
}

void refresh_lines(State& s, int judge, TrackId k) {
  Judge const& me = who(s, judge);
  if (me.hard_lines.empty() && me.soft_lines.empty()) return;
  auto& stamp = stamps(s, judge, k);
  bool const same_lines = stamp.lines == s.lines_clock;
  bool const same_answers = !me.live_lines || stamp.lines_regime == s.regime_clock;
  bool const same_prices = !me.live_lines || me.soft_lines.empty() || stamp.lines_value == s.values_clock;
  if (same_lines && same_answers && same_prices) return;
  stamp.lines = s.lines_clock;
  stamp.lines_regime = s.regime_clock;
  stamp.lines_value = s.values_clock;
  Range const rows = s.rows().home[static_cast<std::size_t>(judge)][k];
  forbid(s, judge, k, rows);
  if (!me.soft_lines.empty())
    for (int r = rows.begin; r < rows.end; ++r) s.soft[slot(s, judge, r)] = soft_price(s, judge, k, r);
}

void refresh_values(State& s, int judge, TrackId k) {
  auto& stamp = stamps(s, judge, k);
  if (stamp.value == s.values_clock) return;
  refresh_lines(s, judge, k);
  stamp.value = s.values_clock;
  Range const rows = s.rows().home[static_cast<std::size_t>(judge)][k];
  double* const u = s.value.data() + slot(s, judge, 0);
  double const* const still = s.rows().still.data() + slot(s, judge, 0);
  MovingTerms const& moving = s.rows().moving[static_cast<std::size_t>(judge)][k];
  double* const part = s.moving_part.data();
  moving_parts(s.rows(), judge, k, terms(s, judge, k), answers(s), part);
  if (moving.class_of.empty())
    Column(u + rows.begin, rows.size()) = ConstColumn(still + rows.begin, rows.size()) + ConstColumn(part, rows.size());
  else
    for (int r = rows.begin; r < rows.end; ++r)
      u[r] = still[r] + part[moving.class_of[static_cast<std::size_t>(r - rows.begin)]];
  if (!who(s, judge).soft_lines.empty())
    Column(u + rows.begin, rows.size()) -= ConstColumn(s.soft.data() + slot(s, judge, rows.begin), rows.size());
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
  if (s.is_foreign(row)) return model::breaks(s.world_of(judge), line, s.package(row), s.circumstances);
  return broken_rows(s, line)[row] != 0;
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
  double u = s.is_foreign(row) ? bare_value(s.rows(), judge, k, s.package(row), s.circumstances)
                               : s.rows().still[slot(s, judge, row)] +
                                     moving_value(s.rows(), judge, k, row, terms(s, judge, k), answers(s));
  if (!who(s, judge).soft_lines.empty()) u -= soft_price(s, judge, k, row);
  double const price = audience_price(s, judge, k);
  return price == 0 ? u : u - price * std::max(0.0, s.circumstances.claim[who(s, judge).party] - u);
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
  double const* const peace = s.value.data() + slot(s, judge, 0);
  if (stamp.deal == s.tick) return stamp.deal_is_peace ? peace : deal;
  stamp.deal = s.tick;
  refresh_values(s, judge, k);
  refresh_hazards(s);
  ConstColumn const u(peace + rows.begin, rows.size());
  double const plus = carrot(s, judge, k), price = audience_price(s, judge, k);
  bool const may_collapse = s.any_hazard && s.world().tracks[k].ends_war;
  stamp.deal_is_peace = plus == 0 && price == 0 && !may_collapse;
  if (stamp.deal_is_peace) return peace;
  double const claim = s.circumstances.claim[who(s, judge).party];
  Column v(deal + rows.begin, rows.size());
  if (price == 0)
    v = u + plus;
  else
    v = u - price * (claim - u).max(0.0) + plus;
  if (!may_collapse) return deal;
  double const after = after_collapse(s, judge, k), discount = s.world_of(judge).parties[who(s, judge).party].discount;
  for (std::size_t c = 0; c < s.hazard.size(); ++c) {
    s.offset[c] = model::deal_value(0, discount, s.hazard[c], after);
    s.scale[c] = model::deal_value(1, discount, s.hazard[c], after) - s.offset[c];
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
