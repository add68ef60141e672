#pragma once

#include <span>
#include <vector>

namespace zopa::solve {

/// Values of the fair packages of a ZOPA, for judging deals by.
struct FairValues {
  std::vector<double> nash, kalai_smorodinsky;  ///< n_parties each; empty without a ZOPA
  double most_joint_gain = 0;                   ///< largest Σ (V_i − W_i) over the ZOPA

  bool any() const { return !nash.empty(); }
};
/// \param frontier n_points × n_parties Pareto-optimal values; \param no_deal n_parties
FairValues fair_values(std::vector<std::vector<double>> const& frontier, std::vector<double> const& no_deal);

/// How a deal stands to them.
struct Fairness {
  double from_nash = 0, from_kalai_smorodinsky = 0;  ///< Euclidean distances of the values
  double efficiency = 1;                             ///< Σ (V_i − W_i) over the largest such sum; 1 where that is 0
};
/// Expects `fair.any()`; \param value, no_deal n_parties
Fairness fairness(FairValues const& fair, std::span<double const> value, std::span<double const> no_deal);

}  // namespace zopa::solve
