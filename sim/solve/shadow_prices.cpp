#include "solve/restriction.hpp"
#include "zopa/solve/conflicts.hpp"
#include "zopa/solve/solutions.hpp"

namespace zopa::solve {
namespace {

std::vector<std::vector<double>> values(Frontier const& frontier) {
  std::vector<std::vector<double>> found;
  for (FrontierPoint const& point : frontier.points) found.push_back(point.value);
  return found;
}

// What each party has at the Nash solution; its no-deal value where there is none (conventions 12).
std::vector<double> nash_value(Negotiation const& negotiation, ConstraintSet const& active) {
  auto const points = values(pareto_frontier(negotiation, active));
  std::vector<double> const& no_deal = negotiation.no_deal().values();
  auto const nash = nash_solution(points, no_deal);
  return nash ? points[*nash] : no_deal;
}

/// Does some package give every party its no-deal value and break the line? It breaks the line where it breaks any of
/// the factors that the line became.
bool could_bind(Negotiation const& negotiation, std::size_t line, ConstraintSet const& no_deal) {
  auto const& factors = negotiation.compiled().graph.factors;
  for (std::size_t f = 0; f < factors.size(); ++f)
    if (factors[f].constraint == static_cast<int>(line) && witness(breaking(negotiation.compiled(), f), no_deal))
      return true;
  return false;
}

}  // namespace

std::vector<std::vector<double>> shadow_prices(Negotiation const& negotiation) {
  std::vector<std::vector<double>> prices;
  std::vector<double> const with = nash_value(negotiation, negotiation.all());
  for (std::size_t c = 0; c < negotiation.constraints().size(); ++c) {
    if (negotiation.constraints()[c].kind != Constraint::Kind::line) continue;
    ConstraintSet active = negotiation.all();
    active.reset(c);
    std::vector<double> price = nash_value(negotiation, active);
    for (std::size_t i = 0; i < price.size(); ++i) price[i] -= with[i];
    prices.push_back(std::move(price));
  }
  return prices;
}

ConstraintIndices never_binding(Negotiation const& negotiation) {
  ConstraintIndices found;
  ConstraintSet const no_deal = negotiation.all() & ~negotiation.lines_and_ratifiers();
  for (std::size_t c = 0; c < negotiation.constraints().size(); ++c)
    if (negotiation.constraints()[c].kind == Constraint::Kind::line && !could_bind(negotiation, c, no_deal))
      found.push_back(c);
  return found;
}

}  // namespace zopa::solve
