#include "zopa/engine/certainty.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

#include "zopa/solve/conflicts.hpp"

namespace zopa::engine {
namespace {

// The central world with NaN wherever a number differs from draw to draw: what is still a number there is the same always.
model::World with_gaps(model::Scenario const& scenario) {
  model::World world = scenario.central;
  for (auto const& parameter : scenario.parameters)
    for (auto const& target : parameter.targets) target(world) = std::numeric_limits<double>::quiet_NaN();
  return world;
}

bool reads_front(model::World const& world, model::IssueAtom const& atom) {
  return std::any_of(atom.issues.begin(), atom.issues.end(), [&](auto issue) {
    auto const& share = world.issues[issue].share;
    return std::any_of(share.begin(), share.end(), [](auto const& x) { return !x; });
  });
}

// Battles move the front: what reads it is not the same in every state.
bool follows_the_war(model::World const& world, model::Pattern const& pattern) {
  if (!world.war) return false;
  return !pattern.held.empty() || !pattern.paths.empty() ||
         std::any_of(pattern.issues.begin(), pattern.issues.end(), [&](auto const& atom) { return reads_front(world, atom); });
}

bool has_gap(model::Pattern const& pattern) {
  return std::any_of(pattern.issues.begin(), pattern.issues.end(),
                     [](auto const& atom) { return atom.threshold && std::isnan(atom.threshold->value); });
}

bool is_switched(model::World const& world, model::LineId line) {
  return std::any_of(world.shocks.begin(), world.shocks.end(), [&](auto const& shock) {
    auto const names = [&](auto const& lines) { return std::find(lines.begin(), lines.end(), line) != lines.end(); };
    return names(shock.switches_on) || names(shock.switches_off);
  });
}

// Holds in every draw and every state. NaN fails each comparison.
bool always_holds(model::World const& gaps, model::LineId line) {
  auto const& l = gaps.lines[line];
  return l.hard && l.real >= 1 && l.from <= 0 && !l.until && !is_switched(gaps, line) && !follows_the_war(gaps, l.never) && !has_gap(l.never);
}

bool shocks_move_votes(model::World const& world) {
  return std::any_of(world.shocks.begin(), world.shocks.end(), [](auto const& shock) {
    return std::any_of(shock.effects.begin(), shock.effects.end(),
                       [](auto const& effect) { return effect.lever == model::Lever::ratification_quota; });
  });
}

// A ratifier that refuses a package for sure: it judges by a fixed share of approval and by lines that always hold, and
// its word is final. One that weighs values follows what is drawn.
bool always_holds(model::World const& gaps, model::RatifierId ratifier) {
  auto const& r = gaps.ratifiers[ratifier];
  if (!r.veto || !(r.noise == 0) || r.preferences || shocks_move_votes(gaps)) return false;
  for (auto line : model::ids_of(gaps.lines))
    if (gaps.lines[line].ratifier == ratifier && gaps.lines[line].hard && !always_holds(gaps, line)) return false;
  if (!r.approval) return false;
  bool certain = !std::isnan(*r.approval) && !std::isnan(r.quota);
  for (auto const& cap : r.caps) certain = certain && !std::isnan(cap.share) && !has_gap(cap.when) && !follows_the_war(gaps, cap.when);
  return certain;
}

bool always_holds(model::World const& gaps, solve::Constraint const& constraint) {
  if (constraint.line) return always_holds(gaps, *constraint.line);
  if (constraint.ratifier) return always_holds(gaps, *constraint.ratifier);
  return false;  // no-deal values move with the war and the draw
}

bool sequencing_dispute(model::World const& world) {
  using Stance = model::Party::CeasefireStance;
  auto const takes = [&](Stance stance) {
    return std::any_of(world.parties.begin(), world.parties.end(), [&](auto const& party) { return party.ceasefire == stance; });
  };
  return world.war && takes(Stance::before_terms) && takes(Stance::after_terms);
}

Certainty certainty(model::World const& central, model::World const& gaps, model::TrackId track) {
  Certainty answer;
  if (central.tracks[track].kind == model::Track::Kind::ceasefire) return answer;
  answer.sequencing = track.index == 0 && sequencing_dispute(central);
  auto const negotiation = solve::negotiation(central, track);
  std::vector<std::size_t> sure;
  for (std::size_t c = 0; c < negotiation.constraints().size(); ++c)
    if (always_holds(gaps, negotiation.constraints()[c])) sure.push_back(c);
  auto const feasible = [&](solve::ConstraintSet const& chosen) {
    solve::ConstraintSet active;
    for (std::size_t k = 0; k < sure.size(); ++k)
      if (chosen[k]) active.set(sure[k]);
    return solve::feasible(negotiation, active);
  };
  auto const explanation = solve::explain(sure.size(), feasible, 100);
  answer.no_deal = answer.sequencing || !explanation.conflicts.empty();
  if (!explanation.conflicts.empty())
    for (std::size_t k : explanation.conflicts.front()) answer.conflict.push_back(negotiation.constraints()[sure[k]]);
  return answer;
}

}  // namespace

base::Per<model::TrackId, Certainty> certainty(model::Scenario const& scenario) {
  model::World const gaps = with_gaps(scenario);
  base::Per<model::TrackId, Certainty> answers;
  for (auto track : model::ids_of(scenario.central.tracks)) answers.push_back(certainty(scenario.central, gaps, track));
  return answers;
}

}  // namespace zopa::engine
