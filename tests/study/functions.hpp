#pragma once

#include <cmath>
#include <functional>
#include <numbers>
#include <vector>

/// Functions on the unit cube whose indices are known in closed form.
namespace zopa::test {

struct KnownFunction {
  std::size_t n_factors;
  std::function<double(double const* u)> f;
  double mean, variance;
  std::vector<double> first, total;
};

/// sin x1 + a sin² x2 + b x3⁴ sin x1, x uniform on (−π, π). Ishigami & Homma 1990.
inline KnownFunction ishigami(double a = 7, double b = 0.1) {
  double const pi = std::numbers::pi, p4 = std::pow(pi, 4), p8 = std::pow(pi, 8);
  double const v1 = 0.5 * std::pow(1 + b * p4 / 5, 2), v2 = a * a / 8, v13 = b * b * p8 * (1.0 / 18 - 1.0 / 50);
  double const v = v1 + v2 + v13;
  return {3,
          [=](double const* u) {
            double const x1 = pi * (2 * u[0] - 1), x2 = pi * (2 * u[1] - 1), x3 = pi * (2 * u[2] - 1);
            return std::sin(x1) + a * std::sin(x2) * std::sin(x2) + b * std::pow(x3, 4) * std::sin(x1);
          },
          a / 2,
          v,
          {v1 / v, v2 / v, 0},
          {(v1 + v13) / v, v2 / v, v13 / v}};
}

/// Π (|4u_k − 2| + a_k)/(1 + a_k). Sobol 1993; Saltelli & Sobol 1995.
inline KnownFunction sobol_g(std::vector<double> a = {0, 1, 4.5, 9, 99, 99}) {
  std::vector<double> part;
  double all = 1;
  for (double ak : a) {
    part.push_back(1 / (3 * (1 + ak) * (1 + ak)));
    all *= 1 + part.back();
  }
  KnownFunction out{a.size(), {}, 1, all - 1, {}, {}};
  for (double v : part) {
    out.first.push_back(v / (all - 1));
    out.total.push_back(v * all / (1 + v) / (all - 1));
  }
  out.f = [a](double const* u) {
    double y = 1;
    for (std::size_t k = 0; k < a.size(); ++k) y *= (std::fabs(4 * u[k] - 2) + a[k]) / (1 + a[k]);
    return y;
  };
  return out;
}

/// Σ c_k u_k: S = T = c²/Σ c².
inline KnownFunction linear(std::vector<double> c) {
  KnownFunction out{c.size(), {}, 0, 0, {}, {}};
  for (double ck : c) {
    out.mean += ck / 2;
    out.variance += ck * ck / 12;
  }
  for (double ck : c) out.first.push_back(ck * ck / 12 / out.variance);
  out.total = out.first;
  out.f = [c](double const* u) {
    double y = 0;
    for (std::size_t k = 0; k < c.size(); ++k) y += c[k] * u[k];
    return y;
  };
  return out;
}

}  // namespace zopa::test
