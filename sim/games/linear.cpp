#include "zopa/games/linear.hpp"

#include <ClpSimplex.hpp>
#include <CoinPackedMatrix.hpp>
#include <algorithm>

#include "games/best_response.hpp"
#include "zopa/base/expects.hpp"
#include "zopa/games/lemke_howson.hpp"

namespace zopa::games {
namespace {

using std::size_t;

/// The row player's payoffs brought to [1, 2], column by column.
std::vector<double> from_one_to_two(Eigen::MatrixXd const& payoffs) {
  double const least = payoffs.minCoeff(), width = std::max(payoffs.maxCoeff() - least, 1e-300);
  std::vector<double> out;
  out.reserve(size_t(payoffs.size()));
  for (Eigen::Index j = 0; j < payoffs.cols(); ++j)
    for (Eigen::Index i = 0; i < payoffs.rows(); ++i) out.push_back(1 + (payoffs(i, j) - least) / width);
  return out;
}

/// max Σ y, A y ≤ 1, y ≥ 0: y and the prices x of the rows are the players' strategies, up to their sum.
void solve_matrix_game(ClpSimplex& simplex, Eigen::MatrixXd const& payoffs) {
  int const n_rows = int(payoffs.rows()), n_columns = int(payoffs.cols());
  std::vector<double> const a = from_one_to_two(payoffs);
  std::vector<int> index(a.size());
  std::vector<CoinBigIndex> start(size_t(n_columns) + 1);
  for (int j = 0; j <= n_columns; ++j) start[size_t(j)] = CoinBigIndex(j) * n_rows;
  for (size_t k = 0; k < a.size(); ++k) index[k] = int(k % size_t(n_rows));
  std::vector<double> const low(size_t(n_columns), 0.), cost(size_t(n_columns), -1.), one(size_t(n_rows), 1.);
  std::vector<double> const high(size_t(n_columns), COIN_DBL_MAX), none(size_t(n_rows), -COIN_DBL_MAX);
  simplex.setLogLevel(0);
  simplex.setPrimalTolerance(1e-9);
  simplex.setDualTolerance(1e-9);
  simplex.loadProblem(n_columns, n_rows, start.data(), index.data(), a.data(), low.data(), high.data(), cost.data(),
                      none.data(), one.data());
  simplex.primal();
}

/// Strategies with a weight beyond rounding.
std::vector<size_t> played(std::vector<double> const& p) {
  std::vector<size_t> out;
  for (size_t k = 0; k < p.size(); ++k)
    if (p[k] > 1e-9) out.push_back(k);
  return out;
}

MixedProfile<double> optimal_strategies(StrategicGame const& game) {
  Eigen::MatrixXd const payoffs = payoff_matrix(game, 0);
  ClpSimplex simplex;
  solve_matrix_game(simplex, payoffs);
  ZOPA_EXPECTS(simplex.isProvenOptimal());
  double const* const y = simplex.primalColumnSolution();
  double const* const prices = simplex.dualRowSolution();
  std::vector<double> x(prices, prices + payoffs.rows());
  for (double& price : x) price = std::abs(price);
  return {on_the_simplex(x), on_the_simplex({y, y + payoffs.cols()})};
}

std::optional<Equilibrium<Rational>> solved_exactly(StrategicGame const& game, MixedProfile<double> const& near) {
  Bimatrix const matrices = bimatrix(game);
  auto const rows = played(near[0]), columns = played(near[1]);
  auto x = strategy_at(row_polytope(matrices), {rows, columns});
  auto y = strategy_at(column_polytope(matrices), {columns, rows});
  if (!x || !y) return std::nullopt;
  Equilibrium<Rational> out{{std::move(*x), std::move(*y)}, {}};
  out.certificate = regret_certificate(game, out.strategies);
  return out.certificate.largest_regret() == 0 ? std::optional(std::move(out)) : std::nullopt;
}

}  // namespace

bool is_constant_sum(StrategicGame const& game) {
  if (game.n_players() != 2) return false;
  Rational const sum = game.payoffs[0] + game.payoffs[1];
  for (size_t cell = 1; cell < game.n_cells(); ++cell)
    if (game.payoff(cell, 0) + game.payoff(cell, 1) != sum) return false;
  return true;
}

template <>
Equilibrium<double> zero_sum_equilibrium(StrategicGame const& game) {
  ZOPA_EXPECTS(is_constant_sum(game));
  Equilibrium<double> out{optimal_strategies(game), {}};
  out.certificate = regret_certificate(game, exactly(out.strategies));
  return out;
}

template <>
Equilibrium<Rational> zero_sum_equilibrium(StrategicGame const& game) {
  ZOPA_EXPECTS(is_constant_sum(game));
  if (auto exact = solved_exactly(game, optimal_strategies(game))) return *exact;
  return one_equilibrium<Rational>(game);
}

}  // namespace zopa::games
