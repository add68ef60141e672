// Issue by issue: chapters of the main track are closed one after another, and nothing is agreed until all are.
//
// Offers are drafts of the whole. Whoever accepts one closes the chapter that is open, with those before it, as the draft
// has them; the last one makes the deal. Tactics leave closed chapters alone as long as they have a draft that does.
#include "play/agenda.hpp"

namespace zopa::play {
namespace {

std::vector<std::vector<model::IssueId>> const& agenda(State const& s) { return s.world().agenda; }

bool keeps_closed_chapters(State const& s, Package const& y) {
  for (int chapter = 0; chapter < s.chapter; ++chapter)
    for (model::IssueId const k : agenda(s)[static_cast<std::size_t>(chapter)])
      if (y[k.index] != s.closed[k.index]) return false;
  return true;
}

}  // namespace

bool closes_chapter(State& s) {
  if (agenda(s).empty() || s.track != model::main_track || s.text) return false;
  if (s.chapter + 1 >= static_cast<int>(agenda(s).size())) return false;
  s.closed = s.package(s.on_table);
  ++s.chapter;
  s.outcome.chapters = s.chapter;
  s.talks[s.track.index].failed = 0;
  Range const rows = s.rows().rows_of[s.track];
  for (int r = rows.begin; r < rows.end; ++r)
    s.reopens[static_cast<std::size_t>(r)] = !keeps_closed_chapters(s, s.package(r));
  ++s.lines_clock;
  ++s.values_clock;
  ++s.tick;
  if (s.transcript) s.note(ChapterClosed{s.track, s.chapter - 1, s.closed});
  return true;
}

void leave_closed_chapters_alone(State const& s, Range rows, unsigned char* forbidden) {
  if (s.chapter == 0) return;
  bool any_left = false;
  for (int r = rows.begin; r < rows.end; ++r) any_left |= !forbidden[r] && !s.reopens[static_cast<std::size_t>(r)];
  if (!any_left) return;
  for (int r = rows.begin; r < rows.end; ++r) forbidden[r] |= s.reopens[static_cast<std::size_t>(r)];
}

}  // namespace zopa::play
