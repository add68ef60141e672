#include "zopa/solve/continuous.hpp"

#include <algorithm>

#include "zopa/base/discounting.hpp"

namespace zopa::solve {
namespace {

/// Where a decreasing function changes sign on [low, high]; an end where it does not.
template <class Decreasing>
double sign_change(Decreasing const& f, double low, double high) {
  if (f(low) <= 0) return low;
  if (f(high) >= 0) return high;
  for (int step = 0; step < 200; ++step) {
    double const middle = low + (high - low) / 2;
    if (middle <= low || middle >= high) break;
    (f(middle) > 0 ? low : high) = middle;
  }
  return low;
}

/// The part of the curve that gives both parties at least d.
std::optional<TwoValues> rational_part(ConcaveFrontier const& f, TwoValues const& d) {
  double const low = std::max(f.least, d[0]);
  if (!base::at_least(f.most, d[0]) || !base::at_least(f.second(std::min(low, f.most)), d[1])) return std::nullopt;
  double const start = std::min(low, f.most);
  return TwoValues{start, sign_change([&](double u) { return f.second(u) - d[1]; }, start, f.most)};
}

template <class Decreasing>
std::optional<TwoValues> solution(ConcaveFrontier const& f, TwoValues const& d, Decreasing const& condition) {
  auto const part = rational_part(f, d);
  if (!part) return std::nullopt;
  double const u = sign_change([&](double x) { return condition(x, *part); }, (*part)[0], (*part)[1]);
  return TwoValues{u, f.second(u)};
}

}  // namespace

ConcaveFrontier divisible_issues(std::vector<double> const& first_weights, std::vector<double> const& second_weights) {
  std::vector<std::size_t> order(first_weights.size());
  for (std::size_t k = 0; k < order.size(); ++k) order[k] = k;
  std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
    return first_weights[a] * second_weights[b] > first_weights[b] * second_weights[a];
  });
  std::vector<TwoValues> vertex{{0, 0}};
  for (double const w : second_weights) vertex[0][1] += w;
  for (std::size_t const k : order)
    vertex.push_back({vertex.back()[0] + first_weights[k], vertex.back()[1] - second_weights[k]});
  // Issues that are worth nothing to one party end the curve in a vertical or begin it in a level piece.
  auto edge = [vertex](double u) {
    std::size_t e = 1;
    while (e + 1 < vertex.size() && (vertex[e][0] <= u || vertex[e][0] == vertex[e - 1][0])) ++e;
    while (e > 1 && vertex[e][0] == vertex[e - 1][0]) --e;
    return std::pair(vertex[e - 1], vertex[e]);
  };
  auto slope = [edge](double u) {
    auto const [a, b] = edge(u);
    return (b[1] - a[1]) / (b[0] - a[0]);
  };
  auto second = [edge, slope](double u) {
    auto const [a, b] = edge(u);
    return a[1] + (u - a[0]) * slope(u);
  };
  return {0, vertex.back()[0], second, slope};
}

std::optional<TwoValues> nash_solution(ConcaveFrontier const& f, TwoValues const& d, double alpha) {
  // The slope of α log(u_1 − d_1) + (1 − α) log(u_2 − d_2), times both gains: decreasing where the curve is concave.
  return solution(f, d, [&](double u, TwoValues const&) {
    return alpha * (f.second(u) - d[1]) + (1 - alpha) * (u - d[0]) * f.slope(u);
  });
}

std::optional<TwoValues> kalai_smorodinsky_solution(ConcaveFrontier const& f, TwoValues const& d) {
  return solution(f, d, [&](double u, TwoValues const& part) {
    double const best_first = part[1] - d[0], best_second = f.second(part[0]) - d[1];
    return (f.second(u) - d[1]) * best_first - (u - d[0]) * best_second;
  });
}

std::optional<TwoValues> egalitarian_solution(ConcaveFrontier const& f, TwoValues const& d) {
  return solution(f, d, [&](double u, TwoValues const&) { return (f.second(u) - d[1]) - (u - d[0]); });
}

std::optional<TwoValues> utilitarian_solution(ConcaveFrontier const& f, TwoValues const& d, TwoValues const& weights) {
  return solution(f, d, [&](double u, TwoValues const&) { return weights[0] + weights[1] * f.slope(u); });
}

}  // namespace zopa::solve
