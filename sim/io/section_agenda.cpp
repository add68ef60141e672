// The order of the talks: issue by issue, and leaders who come to the table.
#include <algorithm>

#include "io/pattern.hpp"
#include "io/sections.hpp"

namespace zopa::io {

using model::IssueId;
using model::RatifierId;
using model::Summit;
using model::TrackId;
using model::World;

Section<Summit> const& summit_section() {
  static Section<Summit> const section{
      "summit",
      "summit",
      "The leaders meet. From then on those who attend sit at the table: what they would not ratify is refused there, "
      "at once, and what is signed before their eyes they approve, without noise and without a lost round.",
      SourceCovers::statement,
      {
          integer_field("from", &Summit::from, 0, 1'000'000)
              .in("round")
              .otherwise("0")
              .help_text("Not before this round."),
          described<Summit>("after", a_name("track"))
              .help_text("And not before a deal on this track: progress below comes first."),
          described<Summit>("attended_by", a_list(a_name("ratifier"), 1))
              .needed()
              .help_text("Ratifiers with a veto, as `party.ratifier`."),
      },
      "summit: {after: humanitarian, attended_by: [U.president, R.president]}"};
  return section;
}

void bind_summit(Binder& b, Node const& root) {
  auto const* node = root.find("summit");
  if (!node || !node->is_map()) return;
  auto& summit = b.world().summit.emplace();
  b.section(summit_section(), *node, "summit", Place<Summit>([](World& w) -> Summit& { return *w.summit; }));
  if (auto const* after = node->find("after"))
    if (auto const track = b.resolve(b.tracks, *after, "track")) summit.after = TrackId{*track};
  auto const* leaders = node->find("attended_by");
  for (std::size_t k = 0; leaders && leaders->is_list() && k < leaders->items.size(); ++k) {
    auto const id = b.resolve(b.ratifiers, leaders->items[k], "ratifier");
    if (!id) continue;
    auto& leader = b.world().ratifiers[RatifierId{*id}];
    leader.attends_summit = true;
    if (!leader.veto)
      b.complaints.error(leaders->items[k].mark, "'" + leaders->items[k].text + "' has no veto, and a council does not sit at the table",
                         "a ratifier with 'veto: true'");
  }
  if (summit.after == model::main_track)
    b.complaints.error(node->find("after")->mark, "a summit after the deal on the first track would have nothing to do", "another track");
}

namespace {

/// Every family of the first track is a chapter of its own, in file order.
void one_chapter_each(World& world) {
  std::string family;
  for (IssueId const k : world.tracks[model::main_track].issues) {
    if (world.agenda.empty() || world.issues[k].family != family) world.agenda.emplace_back();
    family = world.issues[k].family;
    world.agenda.back().push_back(k);
  }
}

void read_chapter(Binder& b, Node const& chapter, std::vector<bool>& named) {
  auto& world = b.world();
  world.agenda.emplace_back();
  for (Node const& name : chapter.items)
    for (IssueId const k : read_issues(b, name.text, name.mark)) {
      if (world.issues[k].track != model::main_track)
        b.complaints.error(name.mark, "'" + world.issues[k].id + "' belongs to another track; an agenda orders the issues of the first one");
      else if (named[k.index])
        b.complaints.error(name.mark, "'" + world.issues[k].id + "' stands in the agenda twice");
      else
        world.agenda.back().push_back(k);
      named[k.index] = true;
    }
}

}  // namespace

void bind_agenda(Binder& b, Node const& root) {
  auto const* node = root.find("agenda");
  auto& world = b.world();
  if (!node || world.tracks.empty()) return;
  if (node->is("issue_by_issue")) return one_chapter_each(world);
  if (!node->is_list()) return;
  std::vector<bool> named(world.issues.size(), false);
  for (Node const& chapter : node->items)
    if (chapter.is_list()) read_chapter(b, chapter, named);
  std::vector<IssueId> rest;
  for (IssueId const k : world.tracks[model::main_track].issues)
    if (!named[k.index]) rest.push_back(k);
  if (!rest.empty()) world.agenda.push_back(std::move(rest));
}

}  // namespace zopa::io
