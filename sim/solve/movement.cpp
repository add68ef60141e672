#include "zopa/solve/movement.hpp"

#include <cmath>

#include "zopa/base/discounting.hpp"
#include "zopa/base/distribution.hpp"
#include "zopa/base/expects.hpp"
#include "zopa/model/red_line.hpp"
#include "zopa/solve/frontier.hpp"

namespace zopa::solve {
namespace {

bool stands_by_itself(model::World const& world, model::RedLine const& line) {
  return !line.ratifier || world.ratifiers[*line.ratifier].veto;
}

/// Does the line count, and may it move?
bool movable(model::World const& world, model::LineId id, model::TrackId track, int round, double cost, Lines lines) {
  model::RedLine const& line = world.lines[id];
  bool const counts = line.hard && line.track == track && model::in_force(line, round) &&
                      (lines == Lines::stated || line.binding) && stands_by_itself(world, line);
  return counts && std::isfinite(cost);
}

/// A party whose utility is what the movement of the lines costs, as a loss. A discount of 0 takes it at face value.
model::PartyId add_payer(model::World& world) {
  model::Party payer;
  payer.id = payer.name = "movement";
  payer.preferences.issues.resize(world.issues.size());
  payer.discount = 0;
  payer.after_collapse = 0;
  payer.no_deal.resize(world.tracks.size());
  return world.parties.push_back(std::move(payer));
}

}  // namespace

std::optional<LeastMovement> least_movement(model::World const& original, model::TrackId track,
                                            MovementCosts const& costs, Lines lines) {
  ZOPA_EXPECTS(costs.line.size() == original.lines.size() && costs.no_deal.size() == original.parties.size());
  model::Circumstances now = model::circumstances(original);
  model::Per<model::PartyId, double> no_deal = negotiation(original, track, lines).no_deal();
  model::World world = original;
  model::PartyId const payer = add_payer(world);
  std::vector<model::LineId> moved;
  for (auto id : model::ids_of(world.lines)) {
    if (!movable(original, id, track, now.round, costs.line[id], lines)) continue;
    moved.push_back(id);
    model::RedLine& line = world.lines[id];
    line.hard = false;
    line.kappa = costs.line[id];
    line.eta = 1;
    line.owner = payer;
    line.ratifier.reset();
  }
  for (auto* per_party : {&now.carrots, &now.commitment, &now.claim, &no_deal}) per_party->push_back(0);
  Negotiation const soft(world, track, now, no_deal, lines);
  ConstraintSet active = soft.lines_and_ratifiers();
  std::size_t const first = soft.constraints().size() - soft.n_parties();
  for (auto i : model::ids_of(original.parties)) active.set(first + i.index, !std::isfinite(costs.no_deal[i]));

  std::optional<LeastMovement> best;
  for (FrontierPoint const& point : pareto_frontier(soft, active).points) {
    LeastMovement found{-point.value[payer.index], point.package, {}, {}};
    for (auto i : model::ids_of(original.parties)) {
      double const v = point.value[i.index];
      found.no_deal.push_back(base::at_least(v, no_deal[i]) ? 0 : no_deal[i] - v);
      if (found.no_deal[i] > 0) found.cost += costs.no_deal[i] * found.no_deal[i];
    }
    bool const cheaper = !best || found.cost < best->cost - base::tolerance(found.cost, best->cost);
    bool const tie = best && !cheaper && found.cost <= best->cost + base::tolerance(found.cost, best->cost);
    if (cheaper || (tie && found.package < best->package)) best = std::move(found);
  }
  if (!best) return std::nullopt;
  best->line.resize(original.lines.size());
  for (auto id : moved) best->line[id] = model::violation(original, original.lines[id].never, best->package, now);
  return best;
}

}  // namespace zopa::solve
