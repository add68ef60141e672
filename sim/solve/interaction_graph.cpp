#include "zopa/solve/interaction_graph.hpp"

#include <algorithm>

#include "solve/compiled.hpp"

namespace zopa::solve {

InteractionGraph interaction_graph(Negotiation const& negotiation) {
  Negotiation::Compiled const& c = negotiation.compiled();
  InteractionGraph out;
  out.issues = c.issues;
  out.n_variables = c.graph.domain.size();
  for (Factor const& factor : c.graph.factors)
    for (Variable const a : factor.scope)
      for (Variable const b : factor.scope)
        if (a < b) out.edges.emplace_back(a, b);
  std::sort(out.edges.begin(), out.edges.end());
  out.edges.erase(std::unique(out.edges.begin(), out.edges.end()), out.edges.end());
  for (auto const& separator : separators(c.graph, c.plan.order)) out.width = std::max(out.width, separator.size());
  out.largest_table = largest_table(c.graph, c.plan.order) * static_cast<double>(c.graph.n_cells(c.kept));
  return out;
}

}  // namespace zopa::solve
