// The lines a judge holds itself: which rows they forbid, and what breaking a soft one costs.
#include "play/own_lines.hpp"

#include <algorithm>

#include "play/agenda.hpp"
#include "play/questions.hpp"
#include "play/values.hpp"
#include "zopa/model/utility.hpp"

namespace zopa::play {
namespace {

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

void forbid(State& s, int judge, TrackId k, Range rows) {
  unsigned char* const forbidden = s.forbidden.data() + s.slot(judge, 0);
  std::fill(forbidden + rows.begin, forbidden + rows.end, static_cast<unsigned char>(0));
  unsigned char any = 0;
  for (LineId const line : s.who(judge).hard_lines) {
    if (!s.line_active[line.index] || s.world().lines[line].track != k) continue;
    unsigned char const* const broken = broken_rows(s, line);
    for (int r = rows.begin; r < rows.end; ++r) any |= forbidden[r] |= broken[r];
  }
  if (k == model::main_track && s.chapter > 0 && !s.who(judge).observer) {
    leave_closed_chapters_alone(s, rows, forbidden);
    any = 1;
  }
  s.stamp(judge, k).forbids = any != 0;
}

}  // namespace

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

// Which rows break the line now, one byte a row.
unsigned char const* broken_rows(State& s, LineId line) {
  int const question = s.rows().line_question[line.index];
  return question < 0 ? s.rows().broken.data() + s.rows().cell(line, 0)
                      : answers(s) + static_cast<std::size_t>(question) * s.rows().n_rows();
}

double soft_price(State const& s, int judge, TrackId k, int row) {
  double sum = 0;
  for (LineId const line : s.who(judge).soft_lines) sum += price_of_row(s, judge, line, k, row);
  return sum;
}

void refresh_lines(State& s, int judge, TrackId k) {
  Judge const& me = s.who(judge);
  if (me.hard_lines.empty() && me.soft_lines.empty() && s.world().agenda.empty()) return;
  auto& stamp = s.stamp(judge, k);
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
    for (int r = rows.begin; r < rows.end; ++r) s.soft[s.slot(judge, r)] = soft_price(s, judge, k, r);
}

bool row_breaks(State& s, int judge, LineId line, int row) {
  if (s.is_foreign(row)) return model::breaks(s.world_of(judge), line, s.package(row), s.circumstances);
  return broken_rows(s, line)[row] != 0;
}

std::optional<LineId> first_broken_line(State& s, int judge, TrackId k, int row) {
  for (LineId const line : s.who(judge).hard_lines)
    if (s.line_active[line.index] && s.world().lines[line].track == k && row_breaks(s, judge, line, row)) return line;
  return std::nullopt;
}

bool breaks_own_line(State& s, int judge, TrackId k, int row) {
  return first_broken_line(s, judge, k, row).has_value();
}

bool forbids_any(State& s, int judge, TrackId k) {
  refresh_lines(s, judge, k);
  return s.stamp(judge, k).forbids;
}

unsigned char const* forbidden_rows(State& s, int judge, TrackId k) {
  refresh_lines(s, judge, k);
  return s.forbidden.data() + s.slot(judge, 0);
}

}  // namespace zopa::play
