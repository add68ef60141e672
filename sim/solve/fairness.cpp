#include "zopa/solve/fairness.hpp"

#include <cmath>

#include "zopa/base/expects.hpp"
#include "zopa/solve/solutions.hpp"

namespace zopa::solve {
namespace {

double joint_gain(std::span<double const> value, std::span<double const> no_deal) {
  double sum = 0;
  for (std::size_t i = 0; i < value.size(); ++i) sum += value[i] - no_deal[i];
  return sum;
}

double distance(std::span<double const> a, std::vector<double> const& b) {
  double squares = 0;
  for (std::size_t i = 0; i < a.size(); ++i) squares += (a[i] - b[i]) * (a[i] - b[i]);
  return std::sqrt(squares);
}

}  // namespace

FairValues fair_values(std::vector<std::vector<double>> const& frontier, std::vector<double> const& no_deal) {
  FairValues out;
  if (auto const nash = nash_solution(frontier, no_deal)) out.nash = frontier[*nash];
  if (auto const fair = kalai_smorodinsky_solution(frontier, no_deal)) out.kalai_smorodinsky = frontier[*fair];
  if (auto const most = utilitarian_solution(frontier, no_deal))
    out.most_joint_gain = joint_gain(frontier[*most], no_deal);
  return out;
}

Fairness fairness(FairValues const& fair, std::span<double const> value, std::span<double const> no_deal) {
  ZOPA_EXPECTS(fair.any() && value.size() == fair.nash.size() && no_deal.size() == value.size());
  Fairness out{distance(value, fair.nash), distance(value, fair.kalai_smorodinsky)};
  if (fair.most_joint_gain > 0) out.efficiency = joint_gain(value, no_deal) / fair.most_joint_gain;
  return out;
}

}  // namespace zopa::solve
