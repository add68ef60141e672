#include "switches.hpp"

#include <algorithm>

#include "zopa/base/expects.hpp"
#include "zopa/model/no_deal.hpp"
#include "zopa/model/utility.hpp"

namespace zopa::study {
namespace {

void fix(Fixed& fixed, double& number, double value) {
  number = value;
  fixed.push_back(&number);
}

// Where each parameter puts its numbers: to be asked before a switch takes some of these places away.
using Places = std::vector<std::vector<double*>>;
Places places_of(model::Scenario& scenario) {
  Places places;
  for (auto const& parameter : scenario.parameters) {
    places.emplace_back();
    for (auto const& target : parameter.targets) places.back().push_back(&target(scenario.central));
  }
  return places;
}

void stop_drawing(model::Scenario& scenario, Places const& places, std::vector<double*> const& fixed) {
  for (std::size_t p = 0; p < places.size(); ++p) {
    auto& parameter = scenario.parameters[p];
    for (std::size_t t = places[p].size(); t-- > 0;) {
      if (std::find(fixed.begin(), fixed.end(), places[p][t]) == fixed.end()) continue;
      auto const at = static_cast<std::ptrdiff_t>(t);
      parameter.targets.erase(parameter.targets.begin() + at);
      if (!parameter.factors.empty()) parameter.factors.erase(parameter.factors.begin() + at);
    }
  }
  std::erase_if(scenario.parameters, [](auto const& parameter) { return parameter.targets.empty(); });
}

Fixed no_shocks(model::World& world) {
  Fixed fixed;
  for (auto& shock : world.shocks) {
    fixed.push_back(&shock.hazard);
    for (auto& effect : shock.effects) fixed.push_back(&effect.value);
  }
  world.shocks = {};
  return fixed;
}

// Where no front moves, a war to the end has no end: who reckons with one keeps its value at the start.
void keep_no_deal(model::World& world) {
  model::Circumstances const start = model::circumstances(world);
  for (auto party : model::ids_of(world.parties))
    for (auto track : model::ids_of(world.tracks)) {
      model::NoDeal& no_deal = world.parties[party].no_deal[track];
      if (no_deal.level != model::NoDeal::Level::total_war) continue;
      double const value = model::no_deal_value(world, party, track, start, world.horizon.rounds);
      no_deal = {model::NoDeal::Level::given, value};
    }
}

Fixed no_battles(model::World& world) {
  Fixed fixed;
  if (!world.war) return fixed;
  keep_no_deal(world);
  fix(fixed, world.war->up, 0);
  fix(fixed, world.war->down, 0);
  fix(fixed, world.war->strength_effect, 0);
  fix(fixed, world.war->adjacency_effect, 0);
  return fixed;
}

constexpr double many_battles = 1e9;

// It keeps to the odds that it expected at the start, as if many battles had taught them.
void freeze_estimate(Fixed& fixed, model::Party& party, model::War const& war) {
  double const odds = model::battle_odds(war, party.strength_belief->mean);
  fixed.push_back(&party.strength_belief->mean);
  fixed.push_back(&party.strength_belief->sd);
  party.strength_belief.reset();
  double const least = 1e-9;  // shapes are positive
  party.battle_belief = model::BattleBelief{many_battles * std::max(odds, least), many_battles * std::max(1 - odds, least)};
}

// A prior as heavy as many battles: the same mean, and nothing moves it.
Fixed no_learning(model::World& world) {
  Fixed fixed;
  for (auto& party : world.parties)
    if (party.battle_belief) {
      fix(fixed, party.battle_belief->a, many_battles * party.battle_belief->a);
      fix(fixed, party.battle_belief->b, many_battles * party.battle_belief->b);
    }
  for (auto& party : world.parties) {
    if (party.strength_belief && world.war) freeze_estimate(fixed, party, *world.war);
    if (!party.statements) continue;
    double const said = (party.statements->meant + party.statements->bluff) / 2;  // as often, and telling nothing
    fix(fixed, party.statements->meant, said);
    fix(fixed, party.statements->bluff, said);
  }
  return fixed;
}

// It keeps its chair: without it hosted tracks would close, which is another question.
Fixed idle_mediator(model::World& world) {
  Fixed fixed;
  if (world.protocol.kind == model::Protocol::Kind::mediator_text)
    world.protocol.kind = model::Protocol::Kind::alternating;
  if (!world.mediator) return fixed;
  auto& mediator = *world.mediator;
  mediator.deadline.reset();
  mediator.tables_text = false;
  fix(fixed, mediator.hazard, 0);
  for (auto& carrot : mediator.carrots) fix(fixed, carrot, 0);
  for (auto& stick : mediator.sticks) fix(fixed, stick, 0);
  for (auto& blame : mediator.blame) fix(fixed, blame, 0);
  for (auto& faction : mediator.factions) {
    for (auto* numbers : {&faction.carrots, &faction.sticks, &faction.bias})
      for (auto& number : *numbers) fix(fixed, number, 0);
    fix(fixed, faction.hazard, 0);
  }
  return fixed;
}

Fixed one_speaker(model::World& world) {
  Fixed fixed;
  model::PartyId const speaker = world.protocol.first;
  for (double& probability : world.protocol.recognition) fixed.push_back(&probability);
  world.protocol.kind = model::Protocol::Kind::random_recognition;
  world.protocol.recognition = model::Per<model::PartyId, double>(world.parties.size(), 0.0);
  world.protocol.recognition[speaker] = 1;
  return fixed;
}

// The numbers of a tactic that another one takes the place of.
void forget(Fixed& fixed, model::Tactic& tactic) {
  if (auto* time = std::get_if<model::TimeDependent>(&tactic)) fixed.insert(fixed.end(), {&time->beta, &time->k});
  if (auto* aqre = std::get_if<model::Aqre>(&tactic)) fixed.push_back(&aqre->lambda);
}

Fixed no_concessions(model::World& world) {
  Fixed fixed;
  for (auto& party : world.parties)
    for (auto& tactic : party.tactic) {
      forget(fixed, tactic);
      tactic = model::Fixed{};
    }
  for (auto& party : world.parties) {
    party.patience.reset();
    if (party.statements) {
      fix(fixed, party.statements->meant, 0);
      fix(fixed, party.statements->bluff, 0);
    }
    if (party.de_escalation) {
      fix(fixed, party.de_escalation->chance, 0);
      fix(fixed, party.de_escalation->answers, 0);
    }
  }
  return fixed;
}

Fixed no_hopes(model::World& world) {
  Fixed fixed;
  for (auto& party : world.parties) {
    for (auto& rule : party.acceptance) rule = model::Acceptance::value;
    if (party.response_lambda) fixed.push_back(&*party.response_lambda);
    party.response_lambda.reset();
  }
  return fixed;
}

Fixed no_ratification(model::World& world) {
  Fixed fixed;
  for (auto& party : world.parties) fix(fixed, party.ratification_quota, 0);
  for (auto& ratifier : world.ratifiers) {
    ratifier.veto = false;
    fix(fixed, ratifier.noise, 0);
  }
  for (auto& line : world.lines)
    if (line.ratifier) {
      line.hard = false;
      fix(fixed, line.kappa, 0);
    }
  return fixed;
}

Fixed no_collapse(model::World& world) {
  Fixed fixed;
  auto& deal = world.deal;
  for (double* number : {&deal.collapse, &deal.spoilers, &deal.veto_lost}) fix(fixed, *number, 0);
  for (double& number : deal.power_shift) fixed.push_back(&number);
  deal.power_shift = {};
  for (auto& party : world.parties)
    if (party.reneging) {
      fixed.push_back(&party.reneging->first_strike);
      fixed.push_back(&party.reneging->punishment);
      party.reneging.reset();
    }
  return fixed;
}

Fixed no_flows(model::World& world) {
  Fixed fixed;
  for (auto& party : world.parties) {
    fix(fixed, party.war_cost, 0);
    fix(fixed, party.exhaustion, 0);
  }
  if (world.war) fix(fixed, world.war->hold, 0);
  return fixed;
}

}  // namespace

Fixed switch_off(model::World& world, int step) {
  switch (step) {
    case 1:
      return no_shocks(world);
    case 2:
      return no_battles(world);
    case 3:
      return no_learning(world);
    case 4:
      return idle_mediator(world);
    case 5:
      return one_speaker(world);
    case 6:
      return no_concessions(world);
    case 7:
      return no_hopes(world);
    case 8:
      return no_ratification(world);
    case 9:
      return no_collapse(world);
    case 10:
      return no_flows(world);
    default:
      break;
  }
  ZOPA_EXPECTS(step >= 1 && step <= 10);
  return {};
}

Fixed set_lines_aside(model::World& world) {
  Fixed fixed;
  for (auto& line : world.lines)
    if (line.hard) {
      line.hard = false;
      fix(fixed, line.kappa, 0);
      fix(fixed, line.real, 1);
    }
  for (auto& party : world.parties) party.ceasefire = model::Party::CeasefireStance::open;
  return fixed;
}

Fixed keep_agreements(model::World& world) {
  Fixed fixed = no_collapse(world);
  for (auto& track : world.tracks)
    if (track.collapse) fix(fixed, *track.collapse, 0);
  return fixed;
}

Fixed know_the_war(model::World& world) {
  Fixed fixed;
  for (auto& party : world.parties) {
    if (!party.battle_belief) continue;
    fixed.push_back(&party.battle_belief->a);
    fixed.push_back(&party.battle_belief->b);
    party.battle_belief.reset();
  }
  for (auto& party : world.parties) {
    if (!party.strength_belief) continue;
    fixed.push_back(&party.strength_belief->mean);
    fixed.push_back(&party.strength_belief->sd);
    party.strength_belief.reset();
  }
  return fixed;
}

bool has_beliefs(model::Scenario const& scenario) {
  auto const& world = scenario.central;
  return std::any_of(world.parties.begin(), world.parties.end(),
                     [](auto const& p) { return p.battle_belief.has_value() || p.strength_belief.has_value(); }) ||
         std::any_of(scenario.parameters.begin(), scenario.parameters.end(),
                     [](auto const& p) { return p.known_to.has_value(); });
}

model::Scenario changed(model::Scenario const& scenario, std::function<Fixed(model::World&)> const& change) {
  model::Scenario other = scenario;
  Places const places = places_of(other);
  stop_drawing(other, places, change(other.central));
  return other;
}

}  // namespace zopa::study
