// Matrix games of seeded families: all equilibria beside a plain enumeration of supports, one equilibrium, zero-sum
// games beside a plain tableau; with each the largest regret of what was found, without rounding.

#include <algorithm>
#include <string>

#include <Eigen/LU>
#include <fmt/format.h>

#include "instances.hpp"
#include "measure.hpp"
#include "zopa/games/lemke_howson.hpp"
#include "zopa/games/linear.hpp"

namespace zopa::bench {
namespace {

using games::Rational;
using games::StrategicGame;
using Matrix = Eigen::MatrixXd;
using Tableau = Eigen::Matrix<double, Eigen::Dynamic, Eigen::Dynamic, Eigen::RowMajor>;  // pivots go row by row

std::vector<int> members(unsigned set) {
  std::vector<int> out;
  for (int k = 0; set >> k != 0; ++k)
    if (set >> k & 1) out.push_back(k);
  return out;
}

/// The mixture over `own` that makes the strategies `other` of the opponent, the rows of a, equally good and best.
bool makes_indifferent(Matrix const& a, std::vector<int> const& other, std::vector<int> const& own) {
  auto const k = Eigen::Index(own.size());
  Matrix system = Matrix::Zero(k + 1, k + 1);
  for (Eigen::Index r = 0; r < k; ++r) {
    for (Eigen::Index c = 0; c < k; ++c) system(r, c) = a(other[std::size_t(r)], own[std::size_t(c)]);
    system(r, k) = -1;
    system(k, r) = 1;
  }
  Eigen::VectorXd const x = system.partialPivLu().solve(Eigen::VectorXd::Unit(k + 1, k));
  if (!(x.head(k).minCoeff() > 0)) return false;
  Eigen::VectorXd full = Eigen::VectorXd::Zero(a.cols());
  for (Eigen::Index c = 0; c < k; ++c) full(own[std::size_t(c)]) = x(c);
  return (a * full).maxCoeff() <= x(k) + 1e-9 * std::abs(x(k));
}

/// Every pair of supports of the same size (von Stengel 2002, algorithm 3.4): complete where payoffs do not tie.
std::size_t n_equilibria_by_supports(StrategicGame const& game) {
  Matrix const a = games::payoff_matrix(game, 0), b = games::payoff_matrix(game, 1).transpose();
  std::size_t n = 0;
  unsigned const end = 1u << a.rows();
  for (unsigned rows = 1; rows < end; ++rows)
    for (unsigned columns = 1; columns < end; ++columns) {
      if (__builtin_popcount(rows) != __builtin_popcount(columns)) continue;
      auto const s = members(rows), t = members(columns);
      n += makes_indifferent(a, s, t) && makes_indifferent(b, t, s) ? 1 : 0;
    }
  return n;
}

/// max Σ y, A y ≤ 1 on a dense tableau, largest coefficient first (Dantzig 1951): the value's reciprocal.
double plain_tableau(Tableau t) {
  Eigen::Index const n = t.cols() - 1, m = t.rows() - 1;
  for (;;) {
    Eigen::Index column = 0, row = -1;
    if (t.row(m).head(n).minCoeff(&column) > -1e-9) return t(m, n);
    for (Eigen::Index i = 0; i < m; ++i)
      if (t(i, column) > 1e-9 && (row < 0 || t(i, n) * t(row, column) < t(row, n) * t(i, column))) row = i;
    double const pivot = t(row, column);
    Eigen::VectorXd const entering = t.col(column);
    t.row(row) /= pivot;
    for (Eigen::Index i = 0; i <= m; ++i)
      if (i != row) t.row(i) -= entering(i) * t.row(row);
    t.col(column) = -entering / pivot;
    t(row, column) = 1 / pivot;
  }
}

template <class Number>
std::string worst_regret(std::vector<games::Equilibrium<Number>> const& equilibria) {
  Rational worst = 0;
  for (auto const& e : equilibria) worst = std::max(worst, e.certificate.largest_regret());
  return worst == 0 ? "0" : fmt::format("{:.0e}", games::to_double(worst));
}

template <class Number>
constexpr char const* kind = std::is_floating_point_v<Number> ? "doubles" : "exact";

template <class Number>
Row all(int n, bool beside_supports, std::string const& aim) {
  StrategicGame const game = uniform_bimatrix(n, 1, false);
  games::ExtremeEquilibria<Number> found;
  Row row;
  row.measured = least_time([&] { found = games::extreme_equilibria<Number>(game); });
  row.what = fmt::format("matrix: all {} equilibria {} × {}, {}", found.equilibria.size(), n, n, kind<Number>);
  row.proof = "regret " + worst_regret(found.equilibria);
  row.aim = aim;
  if (beside_supports) {
    std::size_t n_found = 0;
    row.other = least_time([&] { n_found = n_equilibria_by_supports(game); });
    row.beside = fmt::format("supports, doubles, finds {}", n_found);
    row.ratio = row.other->value / row.measured.value;
  }
  return row;
}

template <class Number>
Row one(int n, std::string const& aim) {
  StrategicGame const game = uniform_bimatrix(n, 1, false);
  std::vector<games::Equilibrium<Number>> found;
  Row row;
  row.what = fmt::format("matrix: one equilibrium {} × {}, {}", n, n, kind<Number>);
  row.measured = least_time([&] { found = {games::one_equilibrium<Number>(game)}; });
  row.proof = "regret " + worst_regret(found);
  row.aim = aim;
  return row;
}

Row zero_sum(int n) {
  StrategicGame const game = uniform_bimatrix(n, 1, true);
  std::vector<games::Equilibrium<double>> found;
  Row row;
  row.what = fmt::format("matrix: zero-sum {} × {}, doubles", n, n);
  row.measured = least_time([&] { found = {games::zero_sum_equilibrium<double>(game)}; });
  Tableau t = Tableau::Ones(n + 1, n + 1);
  t.topLeftCorner(n, n) = games::payoff_matrix(game, 0).array() / 999 + 1;
  t.row(n).setConstant(-1);
  t(n, n) = 0;
  double value = 0;
  row.other = least_time([&] { value = (1 / plain_tableau(t) - 1) * 999; });
  row.proof = fmt::format("regret {}, values differ by {:.0e}", worst_regret(found),
                          std::abs(value - games::to_double(found[0].certificate.payoffs[0])));
  row.beside = "plain tableau";
  row.ratio = row.other->value / row.measured.value;
  return row;
}

}  // namespace

void matrices(Table& table, bool large) {
  auto const add = [&](auto const& measure) { table.push_back(in_own_process(measure)); };
  add([] { return all<Rational>(10, true, "≤ 1000 ms"); });
  add([] { return all<double>(10, true, "≤ 100 ms"); });
  add([] { return all<double>(15, false, "≤ 10 000 ms"); });
  add([] { return one<double>(100, "≤ 100 ms"); });
  add([] { return one<Rational>(100, "≤ 100 ms"); });
  add([] { return zero_sum(200); });
  if (large) add([] { return zero_sum(1000); });
}

}  // namespace zopa::bench
