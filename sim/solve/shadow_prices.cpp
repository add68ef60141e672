#include "zopa/base/discounting.hpp"
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

bool same(std::vector<std::vector<double>> const& a, std::vector<std::vector<double>> const& b) {
  if (a.size() != b.size()) return false;
  for (std::size_t p = 0; p < a.size(); ++p)
    for (std::size_t i = 0; i < a[p].size(); ++i)
      if (std::fabs(a[p][i] - b[p][i]) > base::tolerance(a[p][i], b[p][i])) return false;
  return true;
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
  ConstraintSet others = negotiation.all();
  for (std::size_t c = 0; c < negotiation.constraints().size(); ++c)
    if (negotiation.constraints()[c].kind == Constraint::Kind::line) others.reset(c);
  auto const free = values(pareto_frontier(negotiation, others));
  if (free.empty()) return found;
  auto const held = values(pareto_frontier(negotiation, negotiation.all()));
  for (std::size_t c = 0; c < negotiation.constraints().size(); ++c) {
    if (negotiation.constraints()[c].kind != Constraint::Kind::line) continue;
    ConstraintSet alone = others, without = negotiation.all();
    alone.set(c);
    without.reset(c);
    if (same(values(pareto_frontier(negotiation, alone)), free) && same(values(pareto_frontier(negotiation, without)), held)) found.push_back(c);
  }
  return found;
}

}  // namespace zopa::solve
