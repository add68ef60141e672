#include "zopa/engine/metrics.hpp"

#include <string>

#include "measures.hpp"

namespace zopa::engine {
namespace {

using Kind = Metric::Kind;
using Per = Metric::Per;

// Appends metrics of one kind after another.
struct List {
  Metrics metrics;

  MetricId probability(std::string name, Per per = Per::game, model::TrackId track = {}) {
    return metrics.push_back({std::move(name), "probability", Kind::probability, per, track, false});
  }
  MetricId quantity(std::string name, std::string unit, Per per = Per::game, model::TrackId track = {}) {
    return metrics.push_back({std::move(name), std::move(unit), Kind::quantity, per, track, false});
  }
  MetricId next() const { return MetricId{metrics.size()}; }
};

void list_deal(List& list, TrackMeasures& m, model::World const& world, model::TrackId track) {
  std::string const id = world.tracks[track].id;
  m.deal = list.probability(id + ".deal", Per::game, track);
  m.deal_by = list.next();
  for (int t = 1; t <= world.horizon.rounds; ++t) list.probability(id + ".deal_by." + std::to_string(t), Per::game, track);
  for (auto metric = m.deal; metric < list.next(); metric = MetricId{metric.index + 1u}) list.metrics[metric].of_deal_probability = true;
  m.round = list.quantity(id + ".round", "round", Per::deal, track);
  m.refusals = list.quantity(id + ".refusals", "count", Per::game, track);
  m.ratification_failures = list.quantity(id + ".ratification_failures", "count", Per::game, track);
  m.walk_out = list.probability(id + ".walk_out", Per::game, track);
}

void list_terms(List& list, TrackMeasures& m, model::World const& world, model::TrackId track) {
  for (auto issue : world.tracks[track].issues) {
    m.terms.push_back(list.next());
    list.quantity(world.tracks[track].id + ".terms." + world.issues[issue].id, "position", Per::deal, track);
    for (auto const& option : world.issues[issue].options)
      list.probability(world.tracks[track].id + ".terms." + world.issues[issue].id + "=" + option, Per::deal, track);
  }
  for (auto line : model::ids_of(world.lines))
    if (world.lines[line].track == track)
      m.crosses.emplace_back(line, list.probability(world.tracks[track].id + ".crosses." + world.lines[line].id, Per::deal, track));
  m.crossings = list.next();
  for (auto const& party : world.parties) list.quantity(world.tracks[track].id + ".crossings." + party.id, "count", Per::game, track);
}

void list_durability(List& list, TrackMeasures& m, model::World const& world, model::TrackId track) {
  std::string const id = world.tracks[track].id;
  if (world.tracks[track].kind == model::Track::Kind::ceasefire) {
    m.broken = list.quantity(id + ".broken", "count", Per::game, track);
  } else if (world.tracks[track].ends_war) {
    m.survival_1y = list.quantity(id + ".survival_1y", "share", Per::deal, track);
    m.survival_5y = list.quantity(id + ".survival_5y", "share", Per::deal, track);
    m.collapse = list.probability(id + ".collapse", Per::deal, track);
    m.cause = list.next();
    for (char const* cause : play::cause_names)
      list.probability(id + ".collapse." + cause, Per::deal, track);
    m.later_deals = list.quantity(id + ".later_deals", "count", Per::game, track);
  }
}

void list_blocks(List& list, TrackMeasures& m, model::World const& world, model::TrackId track) {
  std::string const id = world.tracks[track].id + ".blocks.";
  for (auto line : model::ids_of(world.lines))
    if (world.lines[line].track == track && world.lines[line].hard && !world.lines[line].ratifier)
      m.blocking_lines.emplace_back(line, list.quantity(id + world.lines[line].id, "share", Per::refusal, track));
  for (auto ratifier : model::ids_of(world.ratifiers)) {
    std::string const name = world.parties[world.ratifiers[ratifier].party].id + "." + world.ratifiers[ratifier].id;
    m.blocking_ratifiers.emplace_back(ratifier, list.quantity(id + name, "share", Per::refusal, track));
  }
  auto const per_party = [&](std::string const& what) {
    MetricId const first = list.next();
    for (auto const& party : world.parties) list.quantity(id + what + ": " + party.id, "share", Per::refusal, track);
    return first;
  };
  m.no_deal_value = per_party("no deal");
  m.holding_out = per_party("holding out");
  m.stance = per_party("sequencing");
  m.nothing_to_offer = per_party("nothing to offer");
}

void list_statics(List& list, TrackMeasures& m, model::World const& world, model::TrackId track) {
  if (world.tracks[track].kind == model::Track::Kind::ceasefire) return;
  std::string const id = world.tracks[track].id;
  m.zopa = list.probability(id + ".zopa", Per::draw, track);
  m.ripeness = list.quantity(id + ".ripeness", "value", Per::draw, track);
  m.nash_distance = list.quantity(id + ".nash_distance", "value", Per::deal_against_nash, track);
  m.kalai_smorodinsky_distance =
      list.quantity(id + ".kalai_smorodinsky_distance", "value", Per::deal_against_nash, track);
  m.efficiency = list.quantity(id + ".efficiency", "share", Per::deal_against_nash, track);
}

void list_war(List& list, Measures& m, model::World const& world) {
  if (world.war) {
    m.victory = list.probability("war.victory");
    m.victory_of = list.next();
    for (auto const& party : world.parties) list.probability("war.victory." + party.id);
    m.battles = list.quantity("war.battles", "round");
  }
  if (!world.territories.empty()) {
    m.front_mean = list.quantity("front.mean", "share");
    m.front = list.next();
    for (auto const& territory : world.territories) list.quantity("front." + territory.id, "share");
  }
  if (!world.agenda.empty()) m.chapters = list.quantity("chapters", "count");
  if (world.summit) m.summit = list.probability("summit");
  if (world.mediator) m.mediator_left = list.probability("mediator.left");
  for (auto const& track : world.tracks)
    if (track.kind == model::Track::Kind::ceasefire && !m.ceasefire_rounds) m.ceasefire_rounds = list.quantity("ceasefire.rounds", "round");
}

void list_parties(List& list, Measures& m, model::World const& world) {
  m.welfare = list.next();
  for (auto const& party : world.parties) list.quantity("party." + party.id + ".welfare", "value");
  m.war_cost = list.next();
  for (auto const& party : world.parties) list.quantity("party." + party.id + ".war_cost", "value");
  m.walk_outs = list.quantity("walk_outs", "count");
  m.statements = list.quantity("statements", "count");
  m.de_escalations = list.quantity("de_escalations", "count");
  m.rounds = list.quantity("rounds", "round");
}

std::optional<MetricId> exact(Metrics const& metrics, std::string const& name) {
  for (auto metric : base::ids_of(metrics))
    if (metrics[metric].name == name) return metric;
  return std::nullopt;
}

}  // namespace

Measures measures(model::World const& world) {
  List list;
  Measures m;
  for (auto track : model::ids_of(world.tracks)) {
    TrackMeasures t;
    list_deal(list, t, world, track);
    list_durability(list, t, world, track);
    list_terms(list, t, world, track);
    list_blocks(list, t, world, track);
    list_statics(list, t, world, track);
    m.tracks.push_back(std::move(t));
  }
  list_war(list, m, world);
  list_parties(list, m, world);
  m.metrics = std::move(list.metrics);
  return m;
}

Metrics metrics(model::World const& world) { return measures(world).metrics; }

std::optional<MetricId> find(Metrics const& metrics, model::World const& world, std::string_view name) {
  std::string const given(name), main = world.tracks[model::TrackId{0}].id;
  if (auto const found = exact(metrics, given)) return found;
  for (std::string const alias : {"main.", "deal."})
    if (given.starts_with(alias))
      if (auto const found = exact(metrics, main + "." + given.substr(alias.size()))) return found;
  return exact(metrics, main + "." + given);
}

}  // namespace zopa::engine
