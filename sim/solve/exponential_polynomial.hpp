#pragma once

#include <array>
#include <vector>

namespace zopa::solve {

/// c[0] + c[1]·x + c[2]·x²
using Quadratic = std::array<double, 3>;

double at(Quadratic const&, double x);
/// Through three values, at 0, ½ and 1; straight where the bend is rounding (1e-13).
Quadratic quadratic_through(double at_0, double at_half, double at_1);

/// p(x) + q(x)·e^(−kx): values are quadratic in credibility, a collapse hazard is exponential in it.
struct ExponentialPolynomial {
  Quadratic p{}, q{};
  double k = 0;

  double operator()(double x) const;
  ExponentialPolynomial derivative() const;
};

/// Every x in [from, to] at which f changes its sign, and where it comes within 1e-9 of 0 without doing so; ascending.
/// Complete: between two roots of f there is one of its derivative (Rolle), and the third derivative is a quadratic
/// times an exponential. Roots to 1e-15. Cost: about 1 µs, 2 µs more per root.
std::vector<double> sign_changes(ExponentialPolynomial const& f, double from, double to);

}  // namespace zopa::solve
