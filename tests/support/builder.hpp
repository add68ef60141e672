#pragma once

#include <initializer_list>
#include <string>
#include <utility>
#include <vector>

#include "zopa/model/utility.hpp"

/// Worlds in code, for tests of the layers that must not read files. Every function returns the id of what it added.
namespace zopa::test {

using namespace zopa::model;

/// Parties without preferences, one main track that ends the war, random recognition with equal chances; no deal is
/// worth 0, discount .99. Issues, lines and territories are added below.
inline World empty_world(std::vector<std::string> const& parties) {
  World world;
  Track main;
  main.id = main.title = "main";
  main.ends_war = true;
  world.tracks.push_back(std::move(main));
  for (std::string const& id : parties) {
    Party party;
    party.id = party.name = id;
    party.no_deal.resize(1);
    party.tactic.resize(1, Tactic{Fixed{}});
    party.acceptance.resize(1);
    world.parties.push_back(std::move(party));
  }
  world.protocol.kind = Protocol::Kind::random_recognition;
  world.protocol.recognition.resize(parties.size(), 1.0 / static_cast<double>(parties.size()));
  return world;
}

/// A further track, after the issues' parties exist; W = 0 on it.
inline TrackId add_track(World& world, std::string const& id, bool ends_war = false) {
  Track added;
  added.id = added.title = id;
  added.ends_war = ends_war;
  TrackId const track = world.tracks.push_back(std::move(added));
  for (Party& party : world.parties) {
    party.no_deal.resize(world.tracks.size());
    party.tactic.resize(world.tracks.size(), Tactic{Fixed{}});
    party.acceptance.resize(world.tracks.size());
  }
  return track;
}

inline IssueId add_issue(World& world, Issue issue) {
  if (issue.family.empty()) issue.family = issue.id;
  for (std::size_t k = issue.position.size(); k < issue.options.size(); ++k)
    issue.position.push_back(static_cast<double>(k));
  TrackId const track = issue.track;
  IssueId const k = world.issues.push_back(std::move(issue));
  world.tracks[track].issues.push_back(k);
  for (Party& party : world.parties) party.preferences.issues.resize(world.issues.size());
  return k;
}
/// A plain issue with positions 0, 1, 2, …
inline IssueId add_issue(World& world, std::string const& id, std::vector<std::string> options, TrackId track = {}) {
  Issue issue;
  issue.id = id;
  issue.options = std::move(options);
  issue.track = track;
  return add_issue(world, std::move(issue));
}

inline void prefers(World& world, PartyId party, IssueId issue, double weight, std::vector<double> values,
                    std::vector<double> unbelieved = {}) {
  IssueValue& value = world.parties[party].preferences.issues[issue];
  value.weight = weight;
  value.values = std::move(values);
  value.unbelieved = std::move(unbelieved);
}
/// The value is the share of control: x for the gainer, 1 − x for the others.
inline void prefers_share(World& world, PartyId party, IssueId control, double weight) {
  world.parties[party].preferences.issues[control].weight = weight;
  world.parties[party].preferences.issues[control].by_share = true;
}

/// A place with a territory on it. The first party but one is the gainer unless the world says otherwise.
inline TerritoryId add_territory(World& world, std::string const& id, double held, int cells) {
  if (!world.gainer) world.gainer = PartyId{1};
  TerritoryId const territory{world.territories.size()};
  PlaceId const place = world.map.places.push_back(id);
  world.map.territory.push_back(territory);
  boost::add_vertex(world.map.borders);
  Territory added;
  added.id = added.name = id;
  added.held = held;
  added.cells = cells;
  added.place = place;
  world.territories.push_back(std::move(added));
  return territory;
}
inline PlaceId add_place(World& world, std::string const& id) {
  world.map.territory.push_back(std::nullopt);
  boost::add_vertex(world.map.borders);
  return world.map.places.push_back(id);
}
inline void add_border(World& world, PlaceId a, PlaceId b) { boost::add_edge(a.index, b.index, world.map.borders); }

/// The control issue of a territory; nullopt is the option "front".
inline IssueId add_control(World& world, TerritoryId territory, std::vector<std::optional<double>> shares) {
  Issue issue;
  issue.id = "control." + world.territories[territory].id;
  issue.family = "control";
  issue.kind = Issue::Kind::control;
  issue.territory = territory;
  for (auto const& x : shares) {
    issue.options.push_back(x ? std::to_string(*x) : "front");
    issue.position.push_back(x.value_or(start_share(world.territories[territory])));
  }
  issue.share = std::move(shares);
  IssueId const k = add_issue(world, std::move(issue));
  world.territories[territory].control = k;
  return k;
}
/// Legal status with the ladder of the model: returned, deferred, frozen, leased, referendum, ceded.
inline IssueId add_status(World& world, TerritoryId territory) {
  Issue issue;
  issue.id = "status." + world.territories[territory].id;
  issue.family = "status";
  issue.options = {"returned", "deferred", "frozen", "leased", "referendum", "ceded"};
  issue.ladder = {0, .1, .25, .45, .6, 1};
  issue.kind = Issue::Kind::status;
  issue.territory = territory;
  issue.status = {Status::returned, Status::deferred, Status::settled,
                  Status::settled,  Status::settled,  Status::settled};
  IssueId const k = add_issue(world, std::move(issue));
  world.territories[territory].status = k;
  return k;
}

/// "Quantifier of these issues has one of these options"; one issue: `any`.
inline IssueAtom among(World const& world, std::vector<IssueId> issues, std::vector<Option> const& options,
                       IssueAtom::Quantifier quantifier = IssueAtom::Quantifier::any, int n = 0) {
  IssueAtom atom;
  atom.quantifier = quantifier;
  atom.n = n;
  for (IssueId const k : issues) {
    std::vector<bool> matches(world.issues[k].options.size());
    for (Option const option : options) matches[option] = true;
    atom.matches.push_back(std::move(matches));
  }
  atom.issues = std::move(issues);
  return atom;
}
/// "The position on this issue is above (below) the value", decided at the front for front options.
inline IssueAtom beyond(World const& world, IssueId issue, double value, bool above) {
  IssueAtom atom = among(world, {issue}, {});
  atom.threshold = {value, above};
  for (Option k = 0; k < world.issues[issue].options.size(); ++k) {
    double const x = world.issues[issue].position[k];
    atom.matches[0][k] = above ? x > value : x < value;
  }
  return atom;
}

inline LineId add_line(World& world, std::string const& id, PartyId owner, Pattern never, TrackId track = {}) {
  RedLine line;
  line.id = line.title = line.theme = id;
  line.owner = owner;
  line.track = track;
  line.never = std::move(never);
  return world.lines.push_back(std::move(line));
}
inline LineId add_line(World& world, std::string const& id, PartyId owner, IssueAtom atom, TrackId track = {}) {
  return add_line(world, id, owner, Pattern{{std::move(atom)}, {}, {}}, track);
}
inline LineId add_soft_line(World& world, std::string const& id, PartyId owner, IssueAtom atom, double kappa,
                            double eta = 1) {
  LineId const line = add_line(world, id, owner, std::move(atom));
  world.lines[line].hard = false;
  world.lines[line].kappa = kappa;
  world.lines[line].eta = eta;
  return line;
}

inline void no_deal_is(World& world, std::vector<double> const& values) {
  for (std::size_t i = 0; i < values.size(); ++i)
    world.parties[PartyId{i}].no_deal[TrackId{}] = {NoDeal::Level::given, values[i]};
}

}  // namespace zopa::test
