#include "play/steps.hpp"
#include "play/values.hpp"

namespace zopa::play {
namespace {

using model::Lever;
using model::ShockEffect;

void change(double& number, ShockEffect const& effect) {
  switch (effect.change) {
    case ShockEffect::Change::add:
      number += effect.value;
      break;
    case ShockEffect::Change::set:
      number = effect.value;
      break;
    case ShockEffect::Change::scale:
      number *= effect.value;
      break;
  }
}

// Whatever the level of the no-deal value, a shock moves it as a number.
void change_no_deal(State& s, PartyId i, ShockEffect const& effect) {
  double& scale = s.no_deal_scale[i.index];
  double& shift = s.no_deal_shift[i.index];
  if (effect.change == ShockEffect::Change::set) scale = 0;
  if (effect.change == ShockEffect::Change::scale) scale *= effect.value;
  change(shift, effect);
}

void apply(World& world, ShockEffect const& effect) {
  switch (effect.lever) {
    case Lever::war_cost:
      return change(world.parties[*effect.party].war_cost, effect);
    case Lever::audience:
      return change(world.parties[*effect.party].audience, effect);
    case Lever::ratification_quota:
      return change(world.parties[*effect.party].ratification_quota, effect);
    case Lever::kappa:
      return change(world.lines[*effect.line].kappa, effect);
    case Lever::up:
      return world.war ? change(world.war->up, effect) : void();
    case Lever::down:
      return world.war ? change(world.war->down, effect) : void();
    case Lever::collapse:
      return change(world.deal.collapse, effect);
    case Lever::credibility:
      return change(world.deal.credibility, effect);
    case Lever::spoilers:
      return change(world.deal.spoilers, effect);
    case Lever::mediator_hazard:
      return world.mediator ? change(world.mediator->hazard, effect) : void();
    case Lever::carrot:
      return world.mediator ? change(world.mediator->carrots[*effect.party], effect) : void();
    case Lever::stick:
      return world.mediator ? change(world.mediator->sticks[*effect.party], effect) : void();
    case Lever::no_deal:
      return;  // a number of the game, not of the world
  }
}

void make_stale(State& s, ShockEffect const& effect) {
  switch (effect.lever) {
    case Lever::kappa:
      ++s.lines_clock;
      ++s.values_clock;
      break;
    case Lever::collapse:
      ++s.hazard_clock;
      break;
    case Lever::credibility:
      credibility_has_moved(s);
      break;
    case Lever::carrot:
      if (s.mediator_present)
        s.circumstances.carrots[*effect.party] = model::carrot(*s.world().mediator, *effect.party, s.voice);
      break;
    case Lever::spoilers:
      s.circumstances.hazard_add = s.world().deal.spoilers;
      ++s.hazard_clock;
      break;
    default:
      break;  // read afresh every round
  }
}

void fire(State& s, model::Shock const& shock) {
  s.worlds_moved = true;
  for (ShockEffect const& effect : shock.effects) {
    for (World& world : s.moved_worlds) apply(world, effect);
    if (effect.lever == Lever::no_deal) change_no_deal(s, *effect.party, effect);
    make_stale(s, effect);
  }
  for (World& world : s.moved_worlds) {
    for (LineId const line : shock.switches_on) {
      world.lines[line].from = s.round;
      world.lines[line].until.reset();
    }
    for (LineId const line : shock.switches_off) world.lines[line].until = s.round;
  }
}

// Addressed by its name: another shock in the file moves neither this one nor any battle.
bool strikes(State const& s, model::Shock const& shock) {
  if (shock.at) return *shock.at == s.round;
  auto const round = static_cast<std::uint32_t>(s.round);
  return shock.hazard > 0 && s.stream.uniform(base::Purpose::shock, 0, round, base::path_hash(shock.id)) < shock.hazard;
}

}  // namespace

void shocks_fire(State& s) {
  auto const& shocks = s.rows().setting.world.shocks;
  for (model::ShockId const id : model::ids_of(shocks)) {
    if (s.fired[id.index] || !strikes(s, shocks[id])) continue;
    s.fired[id.index] = 1;
    fire(s, shocks[id]);
    s.note(ShockFired{id});
  }
  update_lines_in_force(s);
}

}  // namespace zopa::play
