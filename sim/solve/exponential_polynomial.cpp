#include "solve/exponential_polynomial.hpp"

#include <algorithm>
#include <cmath>

namespace zopa::solve {
namespace {

constexpr double straight_up_to = 1e-13;
constexpr double touches = 1e-9;

/// Both roots, and the turning point in case rounding hides a double root.
void add_roots(Quadratic const& c, std::vector<double>& out) {
  if (c[2] == 0) {
    if (c[1] != 0) out.push_back(-c[0] / c[1]);
    return;
  }
  out.push_back(-c[1] / (2 * c[2]));
  double const under = c[1] * c[1] - 4 * c[2] * c[0];
  if (under <= 0) return;
  double const far = -(c[1] + std::copysign(std::sqrt(under), c[1])) / 2;  // the sum that does not cancel
  out.push_back(far / c[2]);
  if (far != 0) out.push_back(c[0] / far);
}

/// Ascending, inside (from, to), without repetition.
void tidy(std::vector<double>& marks, double from, double to) {
  auto const outside = [&](double x) { return !(x > from && x < to); };
  marks.erase(std::remove_if(marks.begin(), marks.end(), outside), marks.end());
  std::sort(marks.begin(), marks.end());
  marks.erase(std::unique(marks.begin(), marks.end()), marks.end());
}

/// Expects different signs at the two.
double root_between(ExponentialPolynomial const& f, double low, double high) {
  bool const rising = f(low) < 0;
  while (high - low > 1e-15) {
    double const middle = low + (high - low) / 2;
    if (middle <= low || middle >= high) break;
    ((f(middle) < 0) == rising ? low : high) = middle;
  }
  return low + (high - low) / 2;
}

/// Adds the roots of f, which is monotone between neighbouring marks.
void add_roots_between(ExponentialPolynomial const& f, double from, double to, std::vector<double>& marks) {
  std::vector<double> found;
  double low = from;
  for (std::size_t m = 0; m <= marks.size(); ++m) {
    double const high = m < marks.size() ? marks[m] : to;
    if ((f(low) < 0) != (f(high) < 0)) found.push_back(root_between(f, low, high));
    low = high;
  }
  marks.insert(marks.end(), found.begin(), found.end());
  tidy(marks, from, to);
}

}  // namespace

double at(Quadratic const& c, double x) { return c[0] + x * (c[1] + x * c[2]); }

Quadratic quadratic_through(double at_0, double at_half, double at_1) {
  double const bend = 2 * (at_0 + at_1) - 4 * at_half;
  if (std::fabs(bend) <= straight_up_to) return {at_0, at_1 - at_0, 0};
  return {at_0, at_1 - at_0 - bend, bend};
}

double ExponentialPolynomial::operator()(double x) const {
  if (q == Quadratic{}) return at(p, x);
  return at(p, x) + at(q, x) * std::exp(-k * x);
}

ExponentialPolynomial ExponentialPolynomial::derivative() const {
  return {{p[1], 2 * p[2], 0}, {q[1] - k * q[0], 2 * q[2] - k * q[1], -k * q[2]}, k};
}

std::vector<double> sign_changes(ExponentialPolynomial const& f, double from, double to) {
  std::vector<double> marks;
  if (f.q == Quadratic{} || f.k == 0) {
    add_roots({f.p[0] + f.q[0], f.p[1] + f.q[1], f.p[2] + f.q[2]}, marks);
    tidy(marks, from, to);
  } else {
    auto const first = f.derivative(), second = first.derivative();
    add_roots(second.derivative().q, marks);
    tidy(marks, from, to);
    add_roots_between(second, from, to, marks);
    add_roots_between(first, from, to, marks);
    add_roots_between(f, from, to, marks);
  }
  auto const away = [&](double x) { return std::fabs(f(x)) > touches; };
  marks.erase(std::remove_if(marks.begin(), marks.end(), away), marks.end());
  return marks;
}

}  // namespace zopa::solve
