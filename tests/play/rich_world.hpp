#pragma once

#include "play/games.hpp"

namespace zopa::test {

/// A small world in which every mechanism is on: three fronts near one half, a land path, a bridge, held bonuses, lines
/// on fronts and statuses (hard, soft, windowed, bluffed), a guarantee that is believed in part, a mediator who may
/// leave, ratifiers, shocks, a ceasefire track, a hosted track, beliefs about battles, collapse.
struct Rich {
  bool reference = false;
  Tactic u = TimeDependent{TimeDependent::Curve::polynomial, .8, 0};
  Tactic r = TimeDependent{TimeDependent::Curve::polynomial, 1.5, 0};
  double war_cost_u = .002, war_cost_r = .001;
};

inline void add_rich_land(World& world) {
  PlaceId const beyond_the_border = add_place(world, "beyond");
  double const held[] = {.55, .45, 1}, worth[] = {.2, .15, .15};
  for (int k = 0; k < 3; ++k) {
    TerritoryId const t = add_territory(world, "T" + std::to_string(k), held[k], 20);
    IssueId const control = add_control(world, t, {0, std::nullopt, 1});
    for (PartyId const i : {U, R}) prefers_share(world, i, control, worth[k]);
  }
  IssueId const status = add_status(world, TerritoryId{1});
  prefers(world, U, status, .1, {});
  prefers(world, R, status, .1, {});
  add_border(world, beyond_the_border, world.territories[TerritoryId{0}].place);
  add_border(world, world.territories[TerritoryId{0}].place, world.territories[TerritoryId{1}].place);
  add_border(world, world.territories[TerritoryId{1}].place, world.territories[TerritoryId{2}].place);
  world.map.links.push_back({"bridge", TerritoryId{2}, beyond_the_border, .6});
  world.territories[TerritoryId{2}].capital = R;
  auto& bonuses = world.parties[R].preferences.bonuses;
  bonuses.push_back({Pattern{{}, {}, {PathAtom{beyond_the_border, world.territories[TerritoryId{2}].place}}}, .06});
  bonuses.push_back({Pattern{{}, {HeldAtom{{TerritoryId{0}, TerritoryId{1}}}}, {}}, .04});
  world.parties[U].preferences.bonuses.push_back({Pattern{{among(world, {status}, {0, 1})}, {}, {}}, .05});
}

inline void add_rich_lines(World& world) {
  IssueId const c0 = *world.territories[TerritoryId{0}].control, status = *world.territories[TerritoryId{1}].status;
  add_line(world, "no cession", U, among(world, {status}, {5}));
  LineId const window = add_line(world, "not the whole", U, beyond(world, c0, .6, true));
  world.lines[window].from = 4;
  add_soft_line(world, "no more than half", U, beyond(world, c0, .5, true), .3, 2);
  add_soft_line(world, "no frozen line", U, among(world, {status}, {2, 3, 4}), .2);
  LineId const bluff = add_line(world, "no return", R, among(world, {status}, {0}));
  world.lines[bluff].real = .5;
  add_line(world, "hold both", R, Pattern{{among(world, {status}, {1})}, {HeldAtom{{TerritoryId{0}}}}, {}});
}

inline void add_rich_shocks(World& world) {
  auto shock = [&](char const* id, std::optional<int> at, double hazard, ShockEffect effect) {
    Shock made;
    made.id = id;
    made.at = at;
    made.hazard = hazard;
    made.effects.push_back(effect);
    world.shocks.push_back(made);
  };
  using Change = ShockEffect::Change;
  shock("atrocity", 3, 0, {Lever::audience, U, std::nullopt, Change::add, .3});
  shock("doubt", std::nullopt, .1, {Lever::credibility, std::nullopt, std::nullopt, Change::scale, .5});
  shock("hardening", 5, 0, {Lever::kappa, std::nullopt, LineId{3}, Change::scale, 2});
  shock("patron", std::nullopt, .1, {Lever::no_deal, U, std::nullopt, Change::add, .05});
  world.shocks[ShockId{0}].switches_off.push_back(LineId{3});
}

inline void add_rich_sides(World& world) {
  IssueId const g = add_issue(world, "guarantee", {"none", "some", "full"});
  prefers(world, U, g, .3, {0, .4, 1}, {0, .1, .1});
  prefers(world, R, g, .1, {1, .5, 0});
  world.deal.guarantee = g;
  world.deal.guarantee_level = {0, .3, 1};
  world.deal.collapse = .15;
  world.deal.guarantee_effect = 3;
  world.deal.monitoring_effect = 1;
  world.deal.monitoring = g;
  world.deal.monitoring_level = {0, 0, 1};
  world.deal.credibility = .7;
  world.mediator = Mediator{};
  world.mediator->hazard = .1;
  world.mediator->carrots = Per<PartyId, double>{.02, .03};
  world.mediator->sticks = Per<PartyId, double>{.01, .02};
  world.mediator->bias.resize(2);
  world.mediator->weights.resize(2, .5);
  world.mediator->guarantee_share = .4;
  Ratifier people;
  people.id = people.title = "public";
  people.party = U;
  people.veto = true;
  people.approval = .6;
  people.noise = .2;
  world.ratifiers.push_back(people);
}

inline void add_rich_tracks(World& world) {
  TrackId const aid = add_track(world, "aid");
  IssueId const bodies = add_issue(world, "bodies", {"0", "1"}, aid);
  world.tracks[aid].stake = .05;
  world.tracks[aid].hosted = true;
  TrackId const truce = add_track(world, "ceasefire");
  world.tracks[truce].kind = Track::Kind::ceasefire;
  world.tracks[truce].collapse = .3;
  for (PartyId const i : {U, R}) {
    prefers(world, i, bodies, 1, {0, 1});
    world.parties[i].tactic[aid] = TimeDependent{};
  }
}

inline World rich_world(Rich const& given = {}) {
  World world = empty_world({"U", "R"});
  world.gainer = R;
  add_rich_land(world);
  add_rich_sides(world);
  add_rich_lines(world);
  add_rich_shocks(world);
  add_rich_tracks(world);
  world.war = War{};
  world.war->up = .35;
  world.war->down = .3;
  world.war->hold = .5;
  world.war->adjacency_effect = .05;
  world.war->strength_effect = .02;
  world.war->strength_persistence = .9;
  world.war->strength_sd = 1;
  world.horizon = {24, Horizon::Then::fight_on, 0};
  world.status_quo = Package(world.issues.size(), 0);
  for (auto const& territory : world.territories) (*world.status_quo)[territory.control->index] = 1;
  (*world.status_quo)[world.territories[TerritoryId{1}].status->index] = 2;
  for (PartyId const i : {U, R}) {
    Party& party = world.parties[i];
    party.no_deal[TrackId{}].level = NoDeal::Level::fight_on;
    party.war_cost = i == U ? given.war_cost_u : given.war_cost_r;
    party.battle_belief = BattleBelief{3, 2};
    party.exhaustion = .01;
    tactic(world, i, i == U ? given.u : given.r);
    if (given.reference) party.preferences.reference = Reference{.2, 2.25, 1, true};
  }
  alternate(world);
  return world;
}

/// Both sides imagine three types of the other: war cost, and R's stated line may be a bluff.
inline Setting rich_setting(Rich const& given = {}) {
  Setting made = setting(rich_world(given));
  for (PartyId const observer : {U, R}) {
    PartyId const about{1u - observer.index};
    std::vector<World> types;
    for (double const factor : {.5, 1., 3.}) {
      Rich other;
      other.reference = given.reference;
      other.u = given.u;
      other.r = given.r;
      World type = rich_world(other);
      type.parties[about].war_cost *= factor;
      type.lines[LineId{4}].binding = factor > .7;
      types.push_back(std::move(type));
    }
    imagine(made, observer, about, std::move(types));
  }
  made.follow = 10;
  return made;
}

}  // namespace zopa::test
