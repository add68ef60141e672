#include "zopa/study/frontiers.hpp"

namespace zopa::study {

Frontiers frontiers(model::Scenario const& scenario, model::TrackId track, double listed) {
  auto const negotiation = solve::negotiation(scenario.central, track);
  auto const& constraints = negotiation.constraints();
  Frontiers out;
  out.track = track;
  out.unrestricted = solve::pareto_frontier(negotiation, {});
  for (auto party : model::ids_of(scenario.central.parties))
    out.of_party.push_back(solve::pareto_frontier(negotiation, negotiation.of(party)));
  for (std::size_t c = 0; c < constraints.size(); ++c) {
    bool const asked = constraints[c].kind != solve::Constraint::Kind::no_deal_value;
    solve::ConstraintSet alone;
    alone.set(c);
    out.of_constraint.push_back(asked ? solve::pareto_frontier(negotiation, alone) : solve::Frontier{});
  }
  out.of_all = solve::pareto_frontier(negotiation, negotiation.lines_and_ratifiers());
  if (negotiation.n_packages() <= listed)
    out.packages = solve::judged_packages(negotiation, scenario.central, track, model::circumstances(scenario.central));
  return out;
}

}  // namespace zopa::study
