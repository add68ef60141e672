#include "games/best_response.hpp"

#include <algorithm>

#include <Eigen/QR>

#include "games/exact_solution.hpp"
#include "zopa/base/expects.hpp"

namespace zopa::games {
namespace {

using std::size_t;

/// Whole numbers from 1, differences as before; a common divisor of the differences is taken out.
void make_positive(std::vector<Integer>& m) {
  Integer const least = *std::min_element(m.begin(), m.end());
  Integer divisor = 0;
  for (Integer& x : m) {
    x -= least;
    divisor = gcd(divisor, x);
  }
  for (Integer& x : m) {
    if (divisor > 1) x /= divisor;
    x += 1;
  }
}

Integer const& entry(BestResponsePolytope const& polytope, size_t row, size_t column) {
  return polytope.m[row * polytope.n_columns + column];
}

template <class Number>
std::vector<Number> in_numbers(BestResponsePolytope const& polytope) {
  std::vector<Number> out;
  if constexpr (std::is_floating_point_v<Number>) {
    Integer const most = *std::max_element(polytope.m.begin(), polytope.m.end());
    Rational const width = most > 1 ? Rational(most - 1) : Rational(1);
    for (Integer const& x : polytope.m) out.push_back(1 + to_double((x - 1) / width));
  } else {
    for (Integer const& x : polytope.m) out.push_back(Number(x));
  }
  return out;
}

}  // namespace

BestResponsePolytope row_polytope(Bimatrix const& game) {
  BestResponsePolytope out{size_t(game.n_columns), size_t(game.n_rows), 0, {}};
  for (int j = 0; j < game.n_columns; ++j)
    for (int i = 0; i < game.n_rows; ++i) out.m.push_back(game.column_at(i, j));
  make_positive(out.m);
  return out;
}

BestResponsePolytope column_polytope(Bimatrix const& game) {
  BestResponsePolytope out{size_t(game.n_rows), size_t(game.n_columns), size_t(game.n_rows), game.row};
  make_positive(out.m);
  return out;
}

template <class Number>
Dictionary<Number> origin(BestResponsePolytope const& polytope) {
  return {polytope.n_rows, polytope.n_columns, in_numbers<Number>(polytope),
          std::vector<Number>(polytope.n_rows, Number(1))};
}

template <class Number>
Labels labels(BestResponsePolytope const& polytope, Dictionary<Number> const& dictionary) {
  Labels out;
  for (size_t j = 0; j < dictionary.n_columns(); ++j) out.set(polytope.label(dictionary.cobasic(j)));
  for (size_t i = 0; i < dictionary.n_rows(); ++i)
    if (sign_of(dictionary.value(i)) == 0) out.set(polytope.label(dictionary.basic(i)));
  return out;
}

Equations equations(BestResponsePolytope const& polytope, Labels const& labels) {
  Equations out;
  for (size_t v = 0; v < polytope.n_labels(); ++v) {
    bool const tight = labels[polytope.label(v)];
    if (v < polytope.n_columns && !tight) out.unknowns.push_back(v);
    if (v >= polytope.n_columns && tight) out.rows.push_back(v - polytope.n_columns);
  }
  return out;
}

template <class Number>
Equations equations(BestResponsePolytope const& polytope, Dictionary<Number> const& dictionary) {
  Equations out;
  for (size_t v = 0; v < polytope.n_labels(); ++v) {
    bool const tight = !dictionary.is_basic(v) || sign_of(dictionary.value(dictionary.place(v))) == 0;
    if (v < polytope.n_columns && !tight) out.unknowns.push_back(v);
    if (v >= polytope.n_columns && tight) out.rows.push_back(v - polytope.n_columns);
  }
  return out;
}

std::optional<std::vector<Rational>> strategy_at(BestResponsePolytope const& polytope, Equations const& e) {
  IntegerRows a;
  for (size_t row : e.rows) {
    a.emplace_back();
    for (size_t column : e.unknowns) a.back().push_back(entry(polytope, row, column));
    a.back().emplace_back(1);
  }
  size_t const n = e.unknowns.size();
  if (n == 0 || a.size() < n) return std::nullopt;
  auto const x = exact_solution(std::move(a), n);
  if (!x) return std::nullopt;
  Rational sum = 0;
  for (Rational const& each : *x) sum += each;
  std::vector<Rational> out(polytope.n_columns);
  for (size_t k = 0; k < n; ++k) {
    if ((*x)[k] < 0 || sum == 0) return std::nullopt;
    out[e.unknowns[k]] = (*x)[k] / sum;
  }
  return out;
}

std::vector<double> strategy_near(BestResponsePolytope const& polytope, Equations const& e) {
  auto const n = Eigen::Index(e.unknowns.size()), m = Eigen::Index(e.rows.size());
  std::vector<double> const numbers = in_numbers<double>(polytope);
  Eigen::MatrixXd a(m, n);
  for (Eigen::Index i = 0; i < m; ++i)
    for (Eigen::Index k = 0; k < n; ++k)
      a(i, k) = numbers[e.rows[size_t(i)] * polytope.n_columns + e.unknowns[size_t(k)]];
  Eigen::VectorXd const x = a.colPivHouseholderQr().solve(Eigen::VectorXd::Ones(m));
  std::vector<double> out(polytope.n_columns, 0.);
  for (Eigen::Index k = 0; k < n; ++k) out[e.unknowns[size_t(k)]] = x(k);
  return on_the_simplex(out);
}

template Dictionary<double> origin(BestResponsePolytope const&);
template Dictionary<ShortInteger> origin(BestResponsePolytope const&);
template Dictionary<Integer> origin(BestResponsePolytope const&);
template Equations equations(BestResponsePolytope const&, Dictionary<double> const&);
template Equations equations(BestResponsePolytope const&, Dictionary<ShortInteger> const&);
template Equations equations(BestResponsePolytope const&, Dictionary<Integer> const&);
template Labels labels(BestResponsePolytope const&, Dictionary<double> const&);
template Labels labels(BestResponsePolytope const&, Dictionary<ShortInteger> const&);
template Labels labels(BestResponsePolytope const&, Dictionary<Integer> const&);

}  // namespace zopa::games
