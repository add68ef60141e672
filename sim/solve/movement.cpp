#include "zopa/solve/movement.hpp"

#include <algorithm>
#include <cmath>

#include "solve/conditions.hpp"
#include "solve/survivors.hpp"
#include "zopa/base/discounting.hpp"
#include "zopa/base/distribution.hpp"
#include "zopa/base/expects.hpp"
#include "zopa/model/red_line.hpp"

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

/// Does one of the party's ratifiers add a price of its own to the party's value?
bool is_priced(Negotiation::Compiled const& c, model::PartyId party) {
  return std::any_of(c.ballots.begin(), c.ballots.end(), [&](Ballot const& b) {
    return b.party == party &&
           std::any_of(b.approvals.begin(), b.approvals.end(), [](Approval const& a) { return a.price.has_value(); });
  });
}

/// From where on more of a party's u no longer makes its no-deal value move less, whatever the hazard.
std::int64_t enough(Negotiation::Compiled const& c, model::PartyId party) {
  std::int64_t most = no_need;
  for (std::size_t cell = 0; cell < c.hazard.size(); ++cell)
    if (!c.valuation[party.index].constant_in_u(c.hazard[cell]))
      most = std::max(most, c.need[cell * c.no_deal.size() + party.index]);
  return most;
}

/// The cheapest package, lowest index among equals. The last party is who pays for the lines.
std::optional<LeastMovement> cheapest(Negotiation::Compiled const& c, MovementCosts const& costs) {
  auto const parties = model::ids_of(costs.no_deal);
  ConstraintSet active;
  for (std::size_t k = 0; k < c.first_no_deal; ++k) active.set(k);
  for (auto i : parties) active.set(c.first_no_deal + i.index, !std::isfinite(costs.no_deal[i]));
  Conditions const conditions(c, active, Conditions::Measure::parties);
  if (!conditions.possible()) return std::nullopt;
  Question question = conditions.question;
  for (auto i : parties)
    if (!is_priced(c, i)) question.cap[i.index] = std::max(lowest_value, enough(c, i));
  Plan const plan = plan_for(c, question);
  question.plan = &plan;
  Survivors const found = survivors(c, question);

  std::optional<LeastMovement> best;
  for (std::size_t cell = 0; cell < conditions.n_cells(); ++cell)
    for (std::size_t p = found.start[cell]; p < found.start[cell + 1]; ++p) {
      if (!conditions.accepts(cell, found.at(p))) continue;
      LeastMovement movement{
          -conditions.deal_value(cell, costs.no_deal.size(), found.at(p)), decoded(c, found.code[p]), {}, {}};
      for (auto i : parties) {
        double const v = conditions.deal_value(cell, i.index, found.at(p));
        movement.no_deal.push_back(base::at_least(v, c.no_deal[i]) ? 0 : c.no_deal[i] - v);
        if (movement.no_deal[i] > 0) movement.cost += costs.no_deal[i] * movement.no_deal[i];
      }
      bool const cheaper = !best || movement.cost < best->cost - base::tolerance(movement.cost, best->cost);
      bool const tie = best && !cheaper && movement.cost <= best->cost + base::tolerance(movement.cost, best->cost);
      if (cheaper || (tie && movement.package < best->package)) best = std::move(movement);
    }
  return best;
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
  std::optional<LeastMovement> best = cheapest(soft.compiled(), costs);
  if (!best) return std::nullopt;
  best->line.resize(original.lines.size());
  for (auto id : moved) best->line[id] = model::violation(original, original.lines[id].never, best->package, now);
  return best;
}

}  // namespace zopa::solve
