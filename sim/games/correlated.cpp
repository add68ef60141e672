// best_correlated_equilibrium of zopa/games/linear.hpp.

#include <ClpSimplex.hpp>
#include <CoinPackedMatrix.hpp>
#include <algorithm>

#include "games/exact_solution.hpp"
#include "zopa/base/expects.hpp"
#include "zopa/games/linear.hpp"

namespace zopa::games {
namespace {

using std::size_t;

/// "Told s, player i would rather play t": the gain of obeying, by cell where i is told s.
struct Obedience {
  int player, told, other;
};

/// The constraints of correlated equilibria in whole numbers: for each obedience Σ gain · p ≥ 0, and Σ p = 1.
class ObedienceRows {
 public:
  explicit ObedienceRows(StrategicGame const& game) : n_cells_(game.n_cells()) {
    size_t stride = 1;
    for (int i = 0; i < game.n_players(); ++i) {
      players_.push_back({stride, game.n_strategies(i), {}});
      Integer scale = 1;
      for (size_t c = 0; c < n_cells_; ++c) scale = lcm(scale, denominator(game.payoff(c, i)));
      for (size_t c = 0; c < n_cells_; ++c)
        players_.back().payoffs.push_back(numerator(game.payoff(c, i)) * (scale / denominator(game.payoff(c, i))));
      scales_.push_back(scale);
      for (int s = 0; s < game.n_strategies(i); ++s)
        for (int t = 0; t < game.n_strategies(i); ++t)
          if (s != t) rows_.push_back({i, s, t});
      stride *= size_t(game.n_strategies(i));
    }
  }

  size_t n_rows() const { return rows_.size(); }
  size_t n_cells() const { return n_cells_; }
  Obedience const& row(size_t r) const { return rows_[r]; }
  Integer const& scale(int player) const { return scales_[size_t(player)]; }
  Integer const& payoff(int player, size_t cell) const { return players_[size_t(player)].payoffs[cell]; }

  /// What obeying gains over the other strategy in this cell, times the player's scale; zero where the player is told
  /// something else.
  Integer gain(size_t r, size_t cell) const {
    Obedience const& row = rows_[r];
    Own const& own = players_[size_t(row.player)];
    if (cell / own.stride % size_t(own.n) != size_t(row.told)) return 0;
    size_t const there = cell - size_t(row.told) * own.stride + size_t(row.other) * own.stride;
    return own.payoffs[cell] - own.payoffs[there];
  }

  /// Calls visit(cell) for the cells where the row's gain need not be zero.
  template <class Visit>
  void for_each_cell(size_t r, Visit const& visit) const {
    Own const& own = players_[size_t(rows_[r].player)];
    size_t const block = own.stride * size_t(own.n);
    for (size_t high = 0; high < n_cells_; high += block)
      for (size_t low = 0; low < own.stride; ++low) visit(high + size_t(rows_[r].told) * own.stride + low);
  }

 private:
  struct Own {
    size_t stride;
    int n;
    std::vector<Integer> payoffs;
  };
  size_t n_cells_;
  std::vector<Own> players_;
  std::vector<Integer> scales_;
  std::vector<Obedience> rows_;
};

/// The sum of payoffs in a cell, over a common scale of all players.
std::vector<Integer> welfare(ObedienceRows const& rows, int n_players) {
  Integer scale = 1;
  for (int i = 0; i < n_players; ++i) scale = lcm(scale, rows.scale(i));
  std::vector<Integer> out(rows.n_cells());
  for (int i = 0; i < n_players; ++i)
    for (size_t c = 0; c < out.size(); ++c) out[c] += rows.payoff(i, c) * (scale / rows.scale(i));
  return out;
}

/// Each number over the largest, in doubles.
std::vector<double> in_units(std::vector<Integer> const& numbers) {
  Integer most = 1;
  for (Integer const& x : numbers) most = std::max(most, Integer(abs(x)));
  std::vector<double> out;
  for (Integer const& x : numbers) out.push_back(to_double(Rational(x, most)));
  return out;
}

void solve(ClpSimplex& simplex, ObedienceRows const& rows, std::vector<Integer> const& objective) {
  std::vector<int> row_index, column_index;
  std::vector<double> elements;
  for (size_t r = 0; r < rows.n_rows(); ++r) {
    std::vector<int> cells;
    std::vector<Integer> gains;
    rows.for_each_cell(r, [&](size_t cell) {
      cells.push_back(int(cell));
      gains.push_back(rows.gain(r, cell));
    });
    std::vector<double> const numbers = in_units(gains);
    for (size_t k = 0; k < cells.size(); ++k) {
      if (numbers[k] == 0) continue;
      row_index.push_back(int(r));
      column_index.push_back(cells[k]);
      elements.push_back(numbers[k]);
    }
  }
  for (size_t c = 0; c < rows.n_cells(); ++c) {
    row_index.push_back(int(rows.n_rows()));
    column_index.push_back(int(c));
    elements.push_back(1);
  }
  CoinPackedMatrix const matrix(true, row_index.data(), column_index.data(), elements.data(),
                                CoinBigIndex(elements.size()));
  std::vector<double> cost = in_units(objective);
  for (double& c : cost) c = -c;
  std::vector<double> const zero(rows.n_cells(), 0.), high(rows.n_cells(), COIN_DBL_MAX);
  std::vector<double> row_low(rows.n_rows() + 1, 0.), row_high(rows.n_rows() + 1, COIN_DBL_MAX);
  row_low.back() = row_high.back() = 1;
  simplex.setLogLevel(0);
  simplex.setPrimalTolerance(1e-10);
  simplex.setDualTolerance(1e-10);
  simplex.loadProblem(matrix, zero.data(), high.data(), cost.data(), row_low.data(), row_high.data());
  simplex.primal();
}

/// Cells in the basis, and obediences that hold with equality.
struct Basis {
  std::vector<size_t> cells, rows;
};

Basis basis_of(ClpSimplex const& simplex, ObedienceRows const& rows) {
  Basis out;
  for (size_t c = 0; c < rows.n_cells(); ++c)
    if (simplex.getColumnStatus(int(c)) == ClpSimplex::basic) out.cells.push_back(c);
  for (size_t r = 0; r < rows.n_rows(); ++r)
    if (simplex.getRowStatus(int(r)) != ClpSimplex::basic) out.rows.push_back(r);
  return out;
}

/// The probabilities of the basis; nullopt where they are not determined or one is negative.
std::optional<std::vector<Rational>> exact_cells(ObedienceRows const& rows, Basis const& basis) {
  IntegerRows a;
  for (size_t const r : basis.rows) {
    a.emplace_back();
    for (size_t const c : basis.cells) a.back().push_back(rows.gain(r, c));
    a.back().emplace_back(0);
  }
  a.emplace_back(basis.cells.size() + 1, 1);
  if (a.size() < basis.cells.size()) return std::nullopt;
  auto const x = exact_solution(std::move(a), basis.cells.size());
  if (!x || std::any_of(x->begin(), x->end(), [](Rational const& p) { return p < 0; })) return std::nullopt;
  std::vector<Rational> out(rows.n_cells());
  for (size_t k = 0; k < basis.cells.size(); ++k) out[basis.cells[k]] = (*x)[k];
  return out;
}

/// Are there prices ≥ 0 of the rows in the basis, and one of the sum, at which no cell is worth more than it costs?
/// Then what the basis gives cannot be improved (duality, Gale, Kuhn & Tucker 1951).
bool prices_prove(ObedienceRows const& rows, Basis const& basis, std::vector<Integer> const& objective) {
  size_t const n = basis.rows.size() + 1;
  IntegerRows a;  // for each basic cell: objective + Σ price · gain − value = 0
  for (size_t const c : basis.cells) {
    a.emplace_back();
    for (size_t const r : basis.rows) a.back().push_back(-rows.gain(r, c));
    a.back().emplace_back(1);
    a.back().push_back(objective[c]);
  }
  if (a.size() < n) return false;
  auto const prices = exact_solution(std::move(a), n);
  if (!prices) return false;
  for (size_t k = 0; k < basis.rows.size(); ++k)
    if ((*prices)[k] < 0) return false;
  for (size_t c = 0; c < rows.n_cells(); ++c) {
    Rational worth = objective[c];
    for (size_t k = 0; k < basis.rows.size(); ++k)
      if ((*prices)[k] != 0) worth += (*prices)[k] * Rational(rows.gain(basis.rows[k], c));
    if (worth > prices->back()) return false;
  }
  return true;
}

/// Payoffs and gains of these very probabilities.
template <class Number>
CorrelatedEquilibrium<Number> measured(StrategicGame const& game, ObedienceRows const& rows,
                                       std::vector<Number> cells) {
  CorrelatedEquilibrium<Number> out{std::move(cells), {}, {}};
  std::vector<Rational> p;
  for (Number const& x : out.cells) p.emplace_back(x);
  for (int i = 0; i < game.n_players(); ++i) {
    Rational sum = 0;
    for (size_t c = 0; c < p.size(); ++c)
      if (p[c] != 0) sum += p[c] * game.payoff(c, i);
    out.payoffs.push_back(std::move(sum));
    out.gains.emplace_back(0);  // obeying gains nothing over obeying
  }
  for (size_t r = 0; r < rows.n_rows(); ++r) {
    Rational loss = 0;
    rows.for_each_cell(r, [&](size_t c) {
      if (p[c] != 0) loss += p[c] * Rational(rows.gain(r, c));
    });
    Rational& gain = out.gains[size_t(rows.row(r).player)];
    gain = std::max(gain, Rational(-loss / Rational(rows.scale(rows.row(r).player))));
  }
  return out;
}

}  // namespace

template <class Number>
std::optional<CorrelatedEquilibrium<Number>> best_correlated_equilibrium(StrategicGame const& game) {
  ObedienceRows const rows(game);
  std::vector<Integer> const objective = welfare(rows, game.n_players());
  ClpSimplex simplex;
  solve(simplex, rows, objective);
  ZOPA_EXPECTS(simplex.isProvenOptimal());  // a Nash equilibrium is always feasible
  if constexpr (std::is_floating_point_v<Number>) {
    double const* const p = simplex.primalColumnSolution();
    return measured<double>(game, rows, on_the_simplex({p, p + rows.n_cells()}));
  } else {
    Basis const basis = basis_of(simplex, rows);
    auto cells = exact_cells(rows, basis);
    if (!cells) return std::nullopt;
    auto out = measured<Rational>(game, rows, std::move(*cells));
    bool const obeyed = *std::max_element(out.gains.begin(), out.gains.end()) <= 0;
    return obeyed && prices_prove(rows, basis, objective) ? std::optional(std::move(out)) : std::nullopt;
  }
}

template std::optional<CorrelatedEquilibrium<double>> best_correlated_equilibrium(StrategicGame const&);
template std::optional<CorrelatedEquilibrium<Rational>> best_correlated_equilibrium(StrategicGame const&);

}  // namespace zopa::games
