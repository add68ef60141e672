#include <algorithm>

#include "io/scalar.hpp"
#include "io/sections.hpp"

namespace zopa::io {

using model::PlaceId;
using model::Territory;
using model::TerritoryId;
using model::World;

Section<Territory> const& territory_section() {
  static Section<Territory> const section{
      "territory", "territories.<territory>", "A piece of land that is fought over or bargained about. It brings issues of its own through `for_each: territory`.",
      SourceCovers::statement,
      {
          text_field("name", &Territory::name, "a name").otherwise("its id").help_text("How outputs call it."),
          described<Territory>("held", a_map("party", a_number(unit_interval))).in("share").needed().help_text(
              "The gainer's share of control at the start. A `source` beside it speaks for this number only."),
          integer_field("cells", &Territory::cells, 1, 10000).in("cells").otherwise("1").help_text("Resolution of the front: a battle moves it by one cell."),
          described<Territory>("value", a_map("party", a_number(not_negative))).in("weight").help_text(
              "Weight of the territory in each party's preferences, split over control and status (`territorial.split`)."),
          described<Territory>("capital", a_name("party")).help_text("The side whose capital lies here: no battle crosses its last cell."),
          boolean_field("contested", &Territory::contested).otherwise("true").help_text("false: battles leave it alone."),
          described<Territory>("borders", a_list(a_name("place"))).help_text("Neighbours by land: territories and places. Given on one side it holds for both."),
      },
      "north: {held: {R: 0.66}, cells: 50, value: {U: 0.14, R: 0.11}, capital: R, borders: [east, mainland]}"};
  return section;
}

Section<World> const& territorial_section() {
  static Section<World> const section{
      "territorial rules", "territorial", "How control and legal status of a territory turn into value.", SourceCovers::not_allowed,
      {
          described<World>("split", a_fixed_number(unit_interval)).in("share").otherwise("0.6").help_text(
              "Part of a territory's value that follows control; the rest follows legal status. All goes to the one that exists if only one does."),
          described<World>("ladder", a_map("option", a_number(unit_interval))).in("violation").otherwise("returned 0, deferred 0.1, frozen 0.25, leased 0.45, referendum 0.6, ceded 1").help_text(
              "How far each legal status goes from return (0) to cession (1): for values and for soft red lines."),
      },
      "territorial: {split: 0.6, ladder: {leased: 0.5}}"};
  return section;
}

Section<model::SupplyLink> const& link_section() {
  static Section<model::SupplyLink> const section{
      "link", "links.<link>", "A single supply edge (a bridge): it scales the value of control over a territory while no land path leads there.", SourceCovers::numbers,
      {
          described<model::SupplyLink>("supplies", a_name("territory")).needed().help_text("The territory it supplies."),
          described<model::SupplyLink>("from", a_name("place")).needed().help_text("Where the supply comes from."),
          number_field("reliability", &model::SupplyLink::reliability, unit_interval).otherwise("1").help_text("Factor on the value of control without a land path."),
      },
      "bridge: {supplies: island, from: mainland, reliability: 0.6}"};
  return section;
}

namespace {

void find_gainer(Binder& b, Node const& root) {
  if (auto const* gainer = root.find("gainer")) {
    if (auto const i = b.resolve(b.parties, *gainer, "party")) b.world().gainer = model::PartyId{*i};
    return;
  }
  auto const* territories = root.find("territories");
  if (!territories || !territories->is_map()) return;
  for (auto const& t : territories->entries) {
    auto const* held = t.value.find("held");
    if (!held || !held->is_map() || held->entries.empty()) continue;
    if (auto const i = b.parties.find(held->entries[0].key)) {
      b.world().gainer = model::PartyId{*i};
      return;
    }
  }
}

void bind_held(Binder& b, Node const& node, std::string const& path, TerritoryId id) {
  auto const* held = node.find("held");
  if (!held || !held->is_map()) return;
  for (auto const& e : held->entries) {
    auto const party = b.resolve(b.parties, e.key, e.mark, "party");
    if (!party || !b.world().gainer) continue;
    if (model::PartyId{*party} != *b.world().gainer) {
      b.complaints.error(e.mark, "'held' counts the share of the gainer '" + b.parties.all()[b.world().gainer->index] + "'",
                         "its share here, or 'gainer: " + e.key + "' at the top");
      continue;
    }
    b.number(e.value, path + ".held." + e.key, [id](World& w) -> double& { return w.territories[id].held; });
  }
}

void bind_borders(Binder& b, Node const& node, PlaceId place) {
  auto const* borders = node.find("borders");
  if (!borders || !borders->is_list()) return;
  auto& graph = b.world().map.borders;
  for (auto const& item : borders->items) {
    auto const other = b.resolve(b.places, item, "place");
    if (!other) continue;
    if (*other == place.index) {
      b.complaints.error(item.mark, "a territory does not border itself");
      continue;
    }
    if (!boost::edge(place.index, *other, graph).second) boost::add_edge(place.index, *other, graph);
  }
}

void bind_territory(Binder& b, Node::Entry const& e, TerritoryId id) {
  auto const path = "territories." + e.key;
  b.section(territory_section(), e.value, path, Place<Territory>([id](World& w) -> Territory& { return w.territories[id]; }));
  auto& territory = b.world().territories[id];
  if (territory.name.empty()) territory.name = e.key;
  b.under_source_of(e.value, [&] { bind_held(b, e.value, path, id); });
  if (auto const* capital = e.value.find("capital"))
    if (auto const party = b.resolve(b.parties, *capital, "party")) territory.capital = model::PartyId{*party};
  bind_borders(b, e.value, territory.place);
}

/// One lonely territory among neighbours is a slip; `borders: []` says that it is meant.
void check_neighbours(Binder& b, Node const& territories) {
  auto const& map = b.world().map;
  if (boost::num_edges(map.borders) == 0) return;
  for (auto const& e : territories.entries) {
    auto const i = b.places.find(e.key);
    if (!i || e.value.find("borders") || boost::degree(*i, map.borders) > 0) continue;
    b.complaints.error(e.mark, "territory '" + e.key + "' has no neighbours while others have", "'borders: [...]', or 'borders: []' if it is an island");
  }
}

void bind_links(Binder& b, Node const& root) {
  auto const* links = root.find("links");
  if (!links || !links->is_map()) return;
  for (auto const& e : links->entries) {
    if (!e.value.is_map()) continue;
    auto const* supplies = e.value.find("supplies");
    auto const* from = e.value.find("from");
    auto const territory = supplies ? b.resolve(b.territories, *supplies, "territory") : std::nullopt;
    auto const place = from ? b.resolve(b.places, *from, "place") : std::nullopt;
    auto const i = b.world().map.links.size();
    b.world().map.links.push_back({e.key, TerritoryId{territory.value_or(0)}, PlaceId{place.value_or(0)}, 1});
    b.section(link_section(), e.value, "links." + e.key, Place<model::SupplyLink>([i](World& w) -> model::SupplyLink& { return w.map.links[i]; }));
  }
}

void declare_places(Binder& b, Node const& root) {
  auto& map = b.world().map;
  for (auto const& id : b.territories.all()) {
    Territory territory;
    territory.id = id;
    territory.place = PlaceId{b.places.declare(id)};
    map.places.push_back(id);
    map.territory.push_back(b.world().territories.push_back(territory));
  }
  auto const* places = root.find("places");
  for (std::size_t i = 0; places && i < places->items.size(); ++i) {
    auto const& item = places->items[i];
    if (b.places.find(item.text)) {
      b.complaints.error(item.mark, "the place '" + item.text + "' is declared twice");
      continue;
    }
    b.places.declare(item.text);
    map.places.push_back(item.text);
    map.territory.push_back(std::nullopt);
  }
  map.borders = model::BorderGraph(map.places.size());
}

}  // namespace

void bind_territories(Binder& b, Node const& root) {
  find_gainer(b, root);
  auto const* territories = root.find("territories");
  if (territories && territories->is_map())
    for (auto const& e : territories->entries) b.territories.declare(e.key);
  declare_places(b, root);
  if (territories && territories->is_map()) {
    for (auto const& e : territories->entries) bind_territory(b, e, TerritoryId{*b.territories.find(e.key)});
    check_neighbours(b, *territories);
  }
  bind_links(b, root);
}

}  // namespace zopa::io
