#pragma once

#include <algorithm>
#include <cmath>

namespace zopa::base {

/// Σ_{s<n} δ^s = (1 − δ^n)/(1 − δ), exact near δ = 1, n for δ = 1. Expects δ in (0, 1], n ≥ 0.
inline double annuity(double delta, double n) {
  if (delta == 1.0) return n;
  return -std::expm1(n * std::log(delta)) / (1.0 - delta);
}

/// Logistic 1/(1 + e^{−z}) without overflow.
inline double logistic(double z) {
  if (z >= 0) return 1.0 / (1.0 + std::exp(-z));
  double const e = std::exp(z);
  return e / (1.0 + e);
}

/// The tolerance of comparisons between values of size u and w (conventions: 1e-12·max(1, |u|, |w|)).
/// std::max is one instruction where fmax is a call. Expects numbers.
inline double tolerance(double u, double w) { return 1e-12 * std::max(1.0, std::max(std::fabs(u), std::fabs(w))); }
/// u ≥ w up to the tolerance: ties accept.
inline bool at_least(double u, double w) { return u >= w - tolerance(u, w); }

}  // namespace zopa::base
