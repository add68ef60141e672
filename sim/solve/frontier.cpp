#include "zopa/solve/frontier.hpp"

#include <algorithm>
#include <cmath>

#include "solve/conditions.hpp"
#include "solve/frontier_points.hpp"
#include "solve/restriction.hpp"

namespace zopa::solve {
namespace {

/// Adds the acceptable survivors of the cells whose constant parties are these.
void collect(Negotiation::Compiled const& c, ConstraintSet const& active, std::uint64_t constant, FrontierPoints& out) {
  Conditions const conditions(c, active, Conditions::Measure::parties, constant);
  if (!conditions.possible()) return;
  Survivors const found = survivors(c, conditions.question);
  std::size_t const n = c.no_deal.size();
  for (std::size_t cell = 0; cell < conditions.n_cells(); ++cell) {
    if (conditions.constant_parties(cell) != constant) continue;
    for (std::size_t p = found.start[cell]; p < found.start[cell + 1]; ++p) {
      if (!conditions.accepts(cell, found.at(p))) continue;
      for (std::size_t i = 0; i < n; ++i) out.value.push_back(conditions.deal_value(cell, i, found.at(p)));
      out.code.push_back(found.code[p]);
    }
  }
}

}  // namespace

Frontier pareto_frontier(Negotiation const& negotiation, ConstraintSet const& active) {
  return pareto_frontier(negotiation.compiled(), active);
}

Frontier pareto_frontier(Negotiation::Compiled const& c, ConstraintSet const& active) {
  Conditions const conditions(c, active, Conditions::Measure::parties);
  std::vector<std::uint64_t> constants;
  for (std::size_t cell = 0; cell < conditions.n_cells(); ++cell)
    constants.push_back(conditions.constant_parties(cell));
  std::sort(constants.begin(), constants.end());
  constants.erase(std::unique(constants.begin(), constants.end()), constants.end());
  FrontierPoints points;
  for (std::uint64_t const constant : constants) collect(c, active, constant, points);
  return frontier_of(c, points);
}

bool feasible(Negotiation const& negotiation, ConstraintSet const& active) {
  return feasible(negotiation.compiled(), active);
}

bool feasible(Negotiation::Compiled const& c, ConstraintSet const& active) {
  Conditions const conditions(c, active, Conditions::Measure::needed);
  if (!conditions.possible()) return false;
  Survivors const found = survivors(c, conditions.question);
  for (std::size_t cell = 0; cell < conditions.n_cells(); ++cell)
    for (std::size_t p = found.start[cell]; p < found.start[cell + 1]; ++p)
      if (conditions.accepts(cell, found.at(p))) return true;
  return false;
}

Frontier frontier_of(Negotiation::Compiled const& c, FrontierPoints const& points) {
  std::size_t const n = c.no_deal.size();
  std::vector<double> scale(n, 1e18);
  std::vector<std::int64_t> value;
  value.reserve(points.value.size());
  for (std::size_t i = 0; i < n; ++i) {
    double largest = 0;
    for (std::size_t k = i; k < points.value.size(); k += n) largest = std::max(largest, std::fabs(points.value[k]));
    while (largest * scale[i] > 4.6e18) scale[i] /= 10;
  }
  for (std::size_t k = 0; k < points.value.size(); ++k) value.push_back(std::llround(points.value[k] * scale[k % n]));
  Frontier out;
  for (std::size_t const p : non_dominated(n, value, points.code)) {
    auto const first = points.value.begin() + std::ptrdiff_t(p * n);
    out.points.push_back({std::vector<double>(first, first + std::ptrdiff_t(n)), decoded(c, points.code[p])});
  }
  return out;
}

}  // namespace zopa::solve
