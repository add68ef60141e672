// The mediator's factions.
#include "io/sections.hpp"

namespace zopa::io {

using model::Faction;
using model::FactionId;
using model::Mediator;
using model::World;

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
          by_party_field("carrots", &Faction::carrots)
              .in("value")
              .help_text("Added to the value of a deal while it speaks for the mediator."),
          by_party_field("sticks", &Faction::sticks)
              .in("value")
              .help_text("Taken from the no-deal value while it speaks for the mediator."),
          by_party_field("bias", &Faction::bias).in("b").help_text("Of the single text."),
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

}  // namespace zopa::io
