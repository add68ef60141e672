#include "zopa/solve/frontier.hpp"

#include <algorithm>
#include <cmath>

#include "solve/conditions.hpp"
#include "solve/frontier_points.hpp"
#include "solve/restriction.hpp"
#include "solve/walk.hpp"
#include "zopa/solve/epsilon_frontier.hpp"

namespace zopa::solve {
namespace {

/// A list that stands for another up to an error stands for its sums with others up to the sum of the errors, and every
/// list is summed once: so many steps, so many parts of ε. V never rises faster than u, the audience cost apart.
std::vector<std::int64_t> loss_per_step(Negotiation::Compiled const& c, Question const& question, double epsilon) {
  std::vector<std::int64_t> loss;
  double const steps = static_cast<double>(question.plan->order.size()) + 1;
  for (std::uint32_t const o : question.objectives) {
    double const slope = 1 + c.valuation[o].audience;
    loss.push_back(static_cast<std::int64_t>(epsilon / slope / steps * c.objectives[o].scale));
  }
  return loss;
}

/// Adds the acceptable survivors of the cells whose constant parties are these.
void collect(Negotiation::Compiled const& c, ConstraintSet const& active, std::uint64_t constant, double epsilon,
             FrontierPoints& out) {
  Conditions const conditions(c, active, Conditions::Measure::parties, constant);
  if (!conditions.possible()) return;
  Question question = conditions.question;
  Plan const plan = plan_for(c, question);
  question.plan = &plan;
  if (epsilon > 0) question.loss = loss_per_step(c, question, epsilon);
  Survivors const found = survivors(c, question);
  std::size_t const n = c.no_deal.size();
  out.value.reserve(out.value.size() + n * found.code.size());
  out.code.reserve(out.code.size() + found.code.size());
  for (std::size_t cell = 0; cell < conditions.n_cells(); ++cell) {
    if (conditions.constant_parties(cell) != constant) continue;
    for (std::size_t p = found.start[cell]; p < found.start[cell + 1]; ++p) {
      if (!conditions.accepts(cell, found.at(p))) continue;
      for (std::size_t i = 0; i < n; ++i) out.value.push_back(conditions.deal_value(cell, i, found.at(p)));
      out.code.push_back(found.code[p]);
    }
  }
}

Frontier frontier_within(Negotiation::Compiled const& c, ConstraintSet const& active, double epsilon) {
  Conditions const conditions(c, active, Conditions::Measure::parties);
  std::vector<std::uint64_t> constants;
  for (std::size_t cell = 0; cell < conditions.n_cells(); ++cell)
    constants.push_back(conditions.constant_parties(cell));
  std::sort(constants.begin(), constants.end());
  constants.erase(std::unique(constants.begin(), constants.end()), constants.end());
  FrontierPoints points;
  for (std::uint64_t const constant : constants) collect(c, active, constant, epsilon, points);
  return frontier_of(c, points);
}

}  // namespace

Frontier pareto_frontier(Negotiation const& negotiation, ConstraintSet const& active) {
  return pareto_frontier(negotiation.compiled(), active);
}

Frontier pareto_frontier(Negotiation::Compiled const& c, ConstraintSet const& active) {
  return frontier_within(c, active, 0);
}

Frontier epsilon_frontier(Negotiation const& negotiation, ConstraintSet const& lines, double epsilon) {
  for (std::size_t k = 0; k < negotiation.constraints().size(); ++k)
    ZOPA_EXPECTS(!lines[k] || negotiation.constraints()[k].kind == Constraint::Kind::line);
  ZOPA_EXPECTS(epsilon >= 0);
  return frontier_within(negotiation.compiled(), lines, epsilon);
}

bool feasible(Negotiation const& negotiation, ConstraintSet const& active) {
  return witness(negotiation.compiled(), active).has_value();
}

namespace {

constexpr std::int64_t a_look = 5'000'000;    ///< steps of a walk: some tenths of a second
constexpr std::int64_t a_try = 10'000'000;    ///< what lists that grow too long cost, in such steps

std::optional<model::Package> by_elimination(Negotiation::Compiled const& c, Conditions const& conditions) {
  Survivors const found = survivors(c, conditions.question);
  for (std::size_t cell = 0; cell < conditions.n_cells(); ++cell)
    for (std::size_t p = found.start[cell]; p < found.start[cell + 1]; ++p)
      if (conditions.accepts(cell, found.at(p))) return decoded(c, found.code[p]);
  return std::nullopt;
}

/// Lists or a search: which is quick nobody knows before. A look, then lists, then the search in earnest.
std::optional<model::Package> by_any_means(Negotiation::Compiled const& c, Conditions const& conditions,
                                           std::int64_t& work) {
  Walk walk(c, conditions);
  std::optional<model::Package> found;
  auto const searched = [&](std::int64_t most_steps) {
    std::int64_t const before = walk.steps();
    bool const all = walk.each(most_steps, [&](std::size_t, std::int64_t const*) {
      found = walk.package();
      return false;
    });
    work += walk.steps() - before;
    return all;
  };
  if (searched(a_look)) return found;
  try {
    return by_elimination(c, conditions);
  } catch (TooManyPoints const&) {
    work += a_try;
    if (searched(patient)) return found;
    throw;
  }
}

}  // namespace

std::optional<model::Package> witness(Negotiation::Compiled const& c, ConstraintSet const& active, std::int64_t* work) {
  Conditions const conditions(c, active, Conditions::Measure::needed);
  if (!conditions.possible()) return std::nullopt;
  if (conditions.question.objectives.size() <= few_objectives) return by_elimination(c, conditions);
  std::int64_t own = 0;
  return by_any_means(c, conditions, work ? *work : own);
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
