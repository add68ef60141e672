#include "zopa/solve/quantal_response.hpp"

#include <algorithm>
#include <cmath>

#include "zopa/base/discounting.hpp"
#include "zopa/base/expects.hpp"

namespace zopa::solve {
namespace {

/// What the first strategy gains over the second, as a line in the other's probability of its own first.
struct Advantage {
  double at_zero, slope;
  double operator()(double p) const { return at_zero + slope * p; }
};

Advantage row_advantage(TwoByTwo const& g) {
  double const second = g.row[0][1] - g.row[1][1];
  return {second, g.row[0][0] - g.row[1][0] - second};
}

Advantage column_advantage(TwoByTwo const& g) {
  double const second = g.column[1][0] - g.column[1][1];
  return {second, g.column[0][0] - g.column[0][1] - second};
}

/// The answer to the answer to p, less p: 0 in equilibrium.
double excess(Advantage const& row, Advantage const& column, double lambda, double p) {
  return base::logistic(lambda * row(base::logistic(lambda * column(p)))) - p;
}

/// The zero of `excess` nearest to `from` in the direction in which it points.
double nearest_zero(Advantage const& row, Advantage const& column, double lambda, double from) {
  double const here = excess(row, column, lambda, from);
  if (here == 0) return from;
  double inner = from, outer = from, stride = 1e-4;
  double const sign = here > 0 ? 1 : -1;
  while (excess(row, column, lambda, outer) * sign > 0 && outer > 0 && outer < 1) {
    inner = outer;
    outer = std::clamp(outer + sign * stride, 0.0, 1.0);
    stride *= 1.5;
  }
  for (int step = 0; step < 100; ++step) {
    double const middle = (inner + outer) / 2;
    (excess(row, column, lambda, middle) * sign > 0 ? inner : outer) = middle;
  }
  return (inner + outer) / 2;
}

}  // namespace

std::array<double, 2> quantal_response(TwoByTwo const& game, double lambda) {
  ZOPA_EXPECTS(lambda >= 0);
  Advantage const row = row_advantage(game), column = column_advantage(game);
  double p = 0.5;
  bool const unique = row.slope * column.slope <= 0;
  int const steps = unique ? 1 : 2000;  // follow the branch
  for (int i = 1; i <= steps; ++i) p = nearest_zero(row, column, lambda * i / steps, p);
  return {p, base::logistic(lambda * column(p))};
}

}  // namespace zopa::solve
