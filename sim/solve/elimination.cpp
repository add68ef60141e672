#include "solve/elimination.hpp"

#include <algorithm>

namespace zopa::solve {

Read read_by(Negotiation::Compiled const& c, Question const& q) {
  auto const& factors = c.graph.factors;
  Read read{std::vector<bool>(factors.size(), false), std::vector<bool>(c.graph.domain.size(), false)};
  std::fill_n(read.variable.begin(), c.graph.n_issues, true);
  auto const use = [&](std::vector<Variable> const& scope) {
    for (Variable const v : scope) read.variable[v] = true;
  };
  use(q.kept);
  for (std::uint32_t f = 0; f < factors.size(); ++f) {
    if (factors[f].constraint != no_constraint)
      read.factor[f] = q.active[std::size_t(factors[f].constraint)];
    else if (factors[f].objective != no_objective)
      read.factor[f] = std::find(q.objectives.begin(), q.objectives.end(), factors[f].objective) != q.objectives.end();
    else
      read.factor[f] = factors[f].defines == no_objective;
    if (read.factor[f]) use(factors[f].scope);
  }
  for (std::size_t v = c.graph.domain.size(); v-- > c.graph.n_issues;)
    if (read.variable[v]) {
      read.factor[c.definition[v]] = true;
      use(factors[c.definition[v]].scope);
    }
  return read;
}

Plan plan_for(Negotiation::Compiled const& c, Question const& q) {
  return plan(c.graph, min_fill_order(c.graph, q.kept, read_by(c, q).factor));
}

}  // namespace zopa::solve
