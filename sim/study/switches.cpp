#include "switches.hpp"

#include "zopa/base/expects.hpp"

namespace zopa::study {
namespace {

using Fixed = std::vector<double*>;

void fix(Fixed& fixed, double& number, double value) {
  number = value;
  fixed.push_back(&number);
}

Fixed no_shocks(model::World& world) {
  world.shocks = {};
  return {};
}

Fixed no_battles(model::World& world) {
  Fixed fixed;
  if (!world.war) return fixed;
  fix(fixed, world.war->up, 0);
  fix(fixed, world.war->down, 0);
  fix(fixed, world.war->strength_effect, 0);
  fix(fixed, world.war->adjacency_effect, 0);
  return fixed;
}

// A prior as heavy as a billion battles: the same mean, and nothing moves it.
Fixed no_learning(model::World& world) {
  for (auto& party : world.parties)
    if (party.battle_belief) {
      party.battle_belief->a *= 1e9;
      party.battle_belief->b *= 1e9;
    }
  return {};
}

// It keeps its chair: without it hosted tracks would close, which is another question.
Fixed idle_mediator(model::World& world) {
  Fixed fixed;
  if (world.protocol.kind == model::Protocol::Kind::mediator_text) world.protocol.kind = model::Protocol::Kind::alternating;
  if (!world.mediator) return fixed;
  auto& mediator = *world.mediator;
  mediator.deadline.reset();
  mediator.tables_text = false;
  fix(fixed, mediator.hazard, 0);
  for (auto& carrot : mediator.carrots) fix(fixed, carrot, 0);
  for (auto& stick : mediator.sticks) fix(fixed, stick, 0);
  return fixed;
}

Fixed one_speaker(model::World& world) {
  model::PartyId const speaker = world.protocol.first;
  world.protocol.kind = model::Protocol::Kind::random_recognition;
  world.protocol.recognition = model::Per<model::PartyId, double>(world.parties.size(), 0.0);
  world.protocol.recognition[speaker] = 1;
  return {};
}

Fixed no_concessions(model::World& world) {
  for (auto& party : world.parties)
    for (auto& tactic : party.tactic) tactic = model::Fixed{};
  return {};
}

Fixed no_hopes(model::World& world) {
  for (auto& party : world.parties) {
    for (auto& rule : party.acceptance) rule = model::Acceptance::value;
    party.response_lambda.reset();
  }
  return {};
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
  fix(fixed, world.deal.collapse, 0);
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

std::vector<double*> switch_off(model::World& world, int step) {
  switch (step) {
    case 1: return no_shocks(world);
    case 2: return no_battles(world);
    case 3: return no_learning(world);
    case 4: return idle_mediator(world);
    case 5: return one_speaker(world);
    case 6: return no_concessions(world);
    case 7: return no_hopes(world);
    case 8: return no_ratification(world);
    case 9: return no_collapse(world);
    case 10: return no_flows(world);
    default: break;
  }
  ZOPA_EXPECTS(step >= 1 && step <= 10);
  return {};
}

}  // namespace zopa::study
