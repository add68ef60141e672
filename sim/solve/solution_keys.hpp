#pragma once

#include <algorithm>
#include <cmath>
#include <vector>

#include "zopa/base/discounting.hpp"

/// What each bargaining solution compares packages by, lexicographically, the largest first.
namespace zopa::solve {

using Values = std::vector<std::vector<double>>;
using Payoffs = std::vector<double>;

/// −1, 0, 1 up to the tolerance of comparisons.
inline int compared(double a, double b) {
  if (std::fabs(a - b) <= base::tolerance(a, b)) return 0;
  return a < b ? -1 : 1;
}

inline int compared(Payoffs const& a, Payoffs const& b) {
  for (std::size_t k = 0; k < a.size(); ++k)
    if (int const c = compared(a[k], b[k])) return c;
  return 0;
}

inline bool rational(Payoffs const& u, Payoffs const& d) {
  for (std::size_t i = 0; i < d.size(); ++i)
    if (!base::at_least(u[i], d[i])) return false;
  return true;
}

inline Payoffs sorted(Payoffs values) {
  std::sort(values.begin(), values.end());
  return values;
}

/// Most gainers first covers both cases: where a point gives everyone a gain, only such points are compared.
inline Payoffs nash_key(Payoffs const& u, Payoffs const& d, Payoffs const& alpha) {
  double gainers = 0, log_product = 0;
  for (std::size_t i = 0; i < d.size(); ++i) {
    if (compared(u[i], d[i]) <= 0) continue;
    gainers += 1;
    log_product += (alpha.empty() ? 1.0 : alpha[i]) * std::log(u[i] - d[i]);
  }
  return {gainers, log_product};
}

inline Payoffs kalai_smorodinsky_key(Payoffs const& u, Payoffs const& d, Payoffs const& best) {
  Payoffs ratios;
  for (std::size_t i = 0; i < d.size(); ++i)
    if (compared(best[i], d[i]) > 0) ratios.push_back((u[i] - d[i]) / (best[i] - d[i]));
  return sorted(std::move(ratios));
}

inline Payoffs egalitarian_key(Payoffs const& u, Payoffs const& d) {
  Payoffs gains;
  for (std::size_t i = 0; i < d.size(); ++i) gains.push_back(u[i] - d[i]);
  return sorted(std::move(gains));
}

inline Payoffs utilitarian_key(Payoffs const& u, Payoffs const& weights) {
  double sum = 0;
  for (std::size_t i = 0; i < u.size(); ++i) sum += (weights.empty() ? 1.0 : weights[i]) * u[i];
  return {sum};
}

}  // namespace zopa::solve
