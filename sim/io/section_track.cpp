#include <algorithm>

#include "io/pattern.hpp"
#include "io/sections.hpp"

namespace zopa::io {

using model::IssueId;
using model::Track;
using model::TrackId;
using model::World;

Section<Track> const& track_section() {
  static Section<Track> const section{
      "track", "tracks.<track>", "A set of issues with a bargain of its own. Payoffs of tracks add; nothing on one is traded against anything on another.", SourceCovers::not_allowed,
      {
          text_field("title", &Track::title, "a text").otherwise("its id").help_text("How outputs call it."),
          field<Track>("kind", words({"terms", "ceasefire"}), [](Binder& b, Node const& n, std::string const&, Place<Track> const& place) {
            place(b.world()).kind = n.is("ceasefire") ? Track::Kind::ceasefire : Track::Kind::terms;
          }).otherwise("terms").help_text("ceasefire: an interim agreement without issues; no battles and no war costs while it holds."),
          described<Track>("issues", a_list(a_name("issue"))).otherwise("all that no other track names").help_text("Issues and families bargained here."),
          boolean_field("ends_war", &Track::ends_war).otherwise("true for the first track, else false").help_text("Signing it stops the war."),
          boolean_field("hosted", &Track::hosted).otherwise("false").help_text("It pauses when the mediator leaves."),
          number_field("stake", &Track::stake, not_negative).in("of the main track").otherwise("1").help_text("Size of its payoffs."),
      },
      "humanitarian: {title: humanitarian exchange, issues: [prisoners, bodies], stake: 0.05, hosted: true}"};
  return section;
}

namespace {

/// Puts issues on the track that claims them; nullopt in `on` where none has yet.
void claim(Binder& b, Node const& list, TrackId track, std::vector<std::optional<TrackId>>& on) {
  for (auto const& item : list.items) {
    if (!item.is_scalar()) continue;
    for (auto const id : read_issues(b, item.text, item.mark)) {
      auto& place = on[id.index];
      if (place && *place != track) {
        b.complaints.error(item.mark, "'" + b.world().issues[id].id + "' is already on the track '" + b.world().tracks[*place].id + "'");
      }
      place = track;
    }
  }
}

/// The first track of terms is the main one, track 0, wherever it stands in the file.
std::vector<Node::Entry const*> main_first(Node const& tracks) {
  std::vector<Node::Entry const*> out;
  for (auto const& e : tracks.entries) out.push_back(&e);
  auto const main = std::find_if(out.begin(), out.end(), [](auto const* e) {
    auto const* kind = e->value.is_map() ? e->value.find("kind") : nullptr;
    return !kind || !kind->is("ceasefire");
  });
  if (main != out.end()) std::rotate(out.begin(), main, main + 1);
  return out;
}

void declare(Binder& b, Node::Entry const& e) {
  Track track;
  track.id = e.key;
  track.ends_war = b.world().tracks.empty();
  auto const id = b.world().tracks.push_back(track);
  b.tracks.declare(e.key);
  b.section(track_section(), e.value, "tracks." + e.key, Place<Track>([id](World& w) -> Track& { return w.tracks[id]; }));
  auto& made = b.world().tracks[id];
  if (made.title.empty()) made.title = made.id;
  auto const* issues = e.value.is_map() ? e.value.find("issues") : nullptr;
  if (made.kind == Track::Kind::ceasefire && issues) b.complaints.error(issues->mark, "a ceasefire has no issues");
}

void claims_of_issues(Binder& b, Node const& root, std::vector<std::optional<TrackId>>& on) {
  auto const* issues = root.find("issues");
  for (std::size_t i = 0; issues && i < issues->entries.size(); ++i) {
    auto const& e = issues->entries[i];
    auto const* track = e.value.is_map() ? e.value.find("track") : nullptr;
    if (!track) continue;
    auto const t = b.resolve(b.tracks, *track, "track");
    for (auto const id : model::ids_of(b.world().issues))
      if (t && b.world().issues[id].family == e.key) on[id.index] = TrackId{*t};
  }
}

}  // namespace

void bind_tracks(Binder& b, Node const& root) {
  auto& world = b.world();
  auto const* tracks = root.find("tracks");
  std::vector<std::optional<TrackId>> on(world.issues.size());
  std::optional<TrackId> rest;
  if (tracks && tracks->is_map() && !tracks->entries.empty()) {
    for (auto const* e : main_first(*tracks)) declare(b, *e);
    claims_of_issues(b, root, on);
    for (auto const& e : tracks->entries) {
      TrackId const id{*b.tracks.find(e.key)};
      auto const* list = e.value.is_map() ? e.value.find("issues") : nullptr;
      if (list && list->is_list()) claim(b, *list, id, on);
      else if (world.tracks[id].kind == Track::Kind::terms && !rest) rest = id;
    }
    if (world.tracks[TrackId{0}].kind == Track::Kind::ceasefire) b.complaints.error(tracks->mark, "there is only a ceasefire", "a track of terms");
  } else {
    Track main;
    main.id = "main";
    main.title = "deal";
    main.ends_war = true;
    rest = world.tracks.push_back(main);
    b.tracks.declare("main");
    claims_of_issues(b, root, on);
  }
  for (auto const id : model::ids_of(world.issues)) {
    auto const& place = on[id.index] ? on[id.index] : rest;
    if (!place) {
      b.complaints.error(tracks->mark, "the issue '" + world.issues[id].id + "' is on no track", "a track that names it, or one without 'issues' for all the rest");
      continue;
    }
    world.issues[id].track = *place;
    world.tracks[*place].issues.push_back(id);
  }
}

}  // namespace zopa::io
