#include "solve/restriction.hpp"

#include <algorithm>

namespace zopa::solve {

Restricted::Restricted(Negotiation::Compiled const& c) : c_(c), first_(c.graph.factors.size()) {
  for (Variable v = 0; v < c_.graph.n_issues; ++v) {
    Factor factor;
    factor.scope = {v};
    factor.allowed.assign(c_.graph.domain[v], 1);
    c_.graph.factors.push_back(std::move(factor));
    c_.fixed.emplace_back();
    c_.least.push_back(0);
    c_.most.push_back(0);
  }
  c_.plan = plan(c_.graph, std::move(c_.plan.order));
}

void Restricted::allow(Variable v, model::Option from, model::Option to) {
  auto& allowed = c_.graph.factors[first_ + v].allowed;
  std::fill(allowed.begin(), allowed.end(), std::uint8_t{0});
  std::fill(allowed.begin() + from, allowed.begin() + to, std::uint8_t{1});
}

void Restricted::allow(Variable v, std::vector<std::uint8_t> const& allowed) {
  c_.graph.factors[first_ + v].allowed = allowed;
}

Negotiation::Compiled breaking(Negotiation::Compiled c, std::size_t f) {
  Factor& factor = c.graph.factors[f];
  factor.constraint = no_constraint;
  for (std::uint8_t& allowed : factor.allowed) allowed = allowed == 0;
  return c;
}

}  // namespace zopa::solve
