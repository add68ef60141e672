#pragma once

#include <array>
#include <functional>
#include <optional>
#include <vector>

namespace zopa::solve {

/// A concave, decreasing frontier of two parties: u_2 = second(u_1) for u_1 in [least, most], with its slope (any
/// supergradient at a kink). What divisible issues give, where a finite list of packages is too coarse.
struct ConcaveFrontier {
  double least = 0, most = 1;
  std::function<double(double)> second, slope;
};

/// Frontier of issues that can each be divided at will, values linear in the shares: the first party takes issues in the
/// order of w_1/w_2, whole ones before the next (fractional knapsack). Weights ≥ 0, one per issue; not all 0.
ConcaveFrontier divisible_issues(std::vector<double> const& first_weights, std::vector<double> const& second_weights);

using TwoValues = std::array<double, 2>;

/// Solutions on the curve, by bisection to the last bit; nullopt where no point gives both parties d.
/// \param alpha the first party's bargaining weight, in [0, 1]
std::optional<TwoValues> nash_solution(ConcaveFrontier const&, TwoValues const& d, double alpha = 0.5);
std::optional<TwoValues> kalai_smorodinsky_solution(ConcaveFrontier const&, TwoValues const& d);
std::optional<TwoValues> egalitarian_solution(ConcaveFrontier const&, TwoValues const& d);
std::optional<TwoValues> utilitarian_solution(ConcaveFrontier const&, TwoValues const& d, TwoValues const& weights = {1, 1});

}  // namespace zopa::solve
