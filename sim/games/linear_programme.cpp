#include "games/linear_programme.hpp"

#include "zopa/base/expects.hpp"

namespace zopa::games {
namespace {

using std::size_t;

/// The constraints, and below them the row of the objective: its variable never leaves, as a column enters only where
/// this row's coefficient is negative.
template <class Number>
Dictionary<Number> with_objective(ExactProgramme const& p) {
  std::vector<Number> m, b;
  for (Integer const& x : p.m) m.emplace_back(x);
  for (Integer const& x : p.c) m.emplace_back(-x);
  for (Integer const& x : p.b) b.emplace_back(x);
  b.emplace_back(0);
  return {p.n_rows + 1, p.n_columns, m, b};
}

template <class Number>
size_t steepest_column(Dictionary<Number> const& d) {
  size_t const objective = d.n_rows() - 1;
  size_t best = d.n_columns();
  for (size_t j = 0; j < d.n_columns(); ++j)
    if (d.coefficient(objective, j) < 0 &&
        (best == d.n_columns() || d.coefficient(objective, j) < d.coefficient(objective, best)))
      best = j;
  return best;
}

template <class Number>
ExactOptimum optimum(ExactProgramme const& p) {
  Dictionary<Number> d = with_objective<Number>(p);
  for (size_t j = steepest_column(d); j < d.n_columns(); j = steepest_column(d)) {
    size_t const row = d.leaving_row(j);
    ZOPA_EXPECTS(row < p.n_rows);
    d.pivot(row, j);
  }
  auto const part = [&](Number const& x) { return Rational(Integer(x), Integer(d.scale())); };
  ExactOptimum out{part(d.value(p.n_rows)), std::vector<Rational>(p.n_columns), std::vector<Rational>(p.n_rows)};
  for (size_t v = 0; v < p.n_columns + p.n_rows; ++v) {
    if (v < p.n_columns && d.is_basic(v)) out.x[v] = part(d.value(d.place(v)));
    if (v >= p.n_columns && !d.is_basic(v)) out.prices[v - p.n_columns] = part(d.coefficient(p.n_rows, d.place(v)));
  }
  return out;
}

}  // namespace

ExactOptimum maximum(ExactProgramme const& p) {
  return with_integers([&](auto const& kind) { return optimum<std::decay_t<decltype(kind)>>(p); });
}

}  // namespace zopa::games
