// The mediator's factions, and the leaders' summit.
#include "io/sections.hpp"

namespace zopa::io {

using model::Faction;
using model::FactionId;
using model::Mediator;
using model::RatifierId;
using model::Summit;
using model::TrackId;
using model::World;

namespace {

Field<Faction> by_party(char const* key, model::Per<model::PartyId, double> Faction::* member) {
  return field<Faction>(
      key, a_map("party", a_number()),
      [member](Binder& b, Node const& n, std::string const& path, Place<Faction> const& place) {
        bind_by_party(b, n, path, [place, member](World& w) -> model::Per<model::PartyId, double>& {
          return place(w).*member;
        });
      });
}

}  // namespace

Section<Faction> const& faction_section() {
  static Section<Faction> const section{
      "faction",
      "mediator.factions.<faction>",
      "A part of the mediator's house with a posture of its own, on top of what the mediator does anyway.",
      SourceCovers::numbers,
      {
          text_field("title", &Faction::title, "a name").otherwise("its id").help_text("How outputs call it."),
          number_field("weight", &Faction::weight, not_negative)
              .in("votes")
              .otherwise("1")
              .help_text("Against those of the others."),
          by_party("carrots", &Faction::carrots)
              .in("value")
              .help_text("Added to the value of a deal while it speaks for the mediator."),
          by_party("sticks", &Faction::sticks)
              .in("value")
              .help_text("Taken from the no-deal value while it speaks for the mediator."),
          by_party("bias", &Faction::bias).in("b").help_text("Of the single text."),
          number_field("leaves", &Faction::hazard, unit_interval)
              .in("probability per round")
              .otherwise("0")
              .help_text("Added to the hazard of walking away."),
      },
      "envoy: {weight: 2, carrots: {R: 0.05}, sticks: {U: 0.05}}"};
  return section;
}

void bind_factions(Binder& b, Node const& n, std::string const& path, Place<Mediator> const& place) {
  if (!n.is_map()) return;
  auto const n_parties = b.world().parties.size();
  double total = 0;
  for (auto const& e : n.entries) {
    Faction made;
    made.id = made.title = e.key;
    for (auto* per : {&made.carrots, &made.sticks, &made.bias}) per->resize(n_parties, 0);
    FactionId const id = place(b.world()).factions.push_back(made);
    b.section(faction_section(), e.value, path + "." + e.key,
              Place<Faction>([place, id](World& w) -> Faction& { return place(w).factions[id]; }));
    total += place(b.world()).factions[id].weight;
  }
  if (total <= 0 && !n.entries.empty())
    b.complaints.error(n.mark, "no faction of the mediator has any weight", "a weight above 0 for one of them");
}

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

}  // namespace zopa::io
