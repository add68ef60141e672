#pragma once

#include <optional>
#include <set>

#include "zopa/games/strategic_game.hpp"

/// Extreme equilibria by trying every set of constraints, with an elimination of its own: slow, and independent of the
/// dictionaries and pivots that it checks.
namespace zopa::games::test {

using Row = std::vector<Rational>;

/// The only solution of a square system (last entries: right-hand side); nullopt where there is none or many.
inline std::optional<Row> solution(std::vector<Row> a) {
  std::size_t const n = a.size();
  for (std::size_t k = 0; k < n; ++k) {
    std::size_t p = k;
    while (p < n && a[p][k] == 0) ++p;
    if (p == n) return std::nullopt;
    std::swap(a[p], a[k]);
    for (std::size_t i = 0; i < n; ++i) {
      if (i == k || a[i][k] == 0) continue;
      Rational const f = a[i][k] / a[k][k];
      for (std::size_t j = k; j <= n; ++j) a[i][j] -= f * a[k][j];
    }
  }
  Row x;
  for (std::size_t k = 0; k < n; ++k) x.push_back(a[k][n] / a[k][k]);
  return x;
}

/// The corners of {(x, v): x on the simplex, M x ≤ v}: mixed strategies x; v is what the other's best answer gets.
inline std::set<Row> corners(std::vector<Row> const& m) {
  std::size_t const n = m[0].size(), all = n + m.size();
  std::set<Row> out;
  for (unsigned chosen = 0; chosen < (1u << all); ++chosen) {
    if (std::size_t(__builtin_popcount(chosen)) != n) continue;
    std::vector<Row> system(1, Row(n + 2, 1));  // the sum is one; unknowns x, v
    system[0][n] = 0;
    for (std::size_t c = 0; c < all; ++c) {
      if (!(chosen >> c & 1)) continue;
      Row row(n + 2, 0);
      if (c < n) row[c] = 1;
      for (std::size_t j = 0; c >= n && j < n; ++j) row[j] = m[c - n][j];
      if (c >= n) row[n] = -1;
      system.push_back(row);
    }
    auto x = solution(system);
    if (!x) continue;
    bool feasible = true;
    for (std::size_t j = 0; j < n; ++j) feasible = feasible && (*x)[j] >= 0;
    for (Row const& line : m) {
      Rational value = 0;
      for (std::size_t j = 0; j < n; ++j) value += line[j] * (*x)[j];
      feasible = feasible && value <= (*x)[n];
    }
    x->pop_back();
    if (feasible) out.insert(*x);
  }
  return out;
}

inline std::set<MixedProfile<Rational>> extreme_equilibria_by_brute_force(StrategicGame const& game) {
  std::vector<Row> answers_to_row, answers_to_column;
  for (int j = 0; j < game.n_strategies(1); ++j) {
    answers_to_row.emplace_back();
    for (int i = 0; i < game.n_strategies(0); ++i) answers_to_row.back().push_back(game.payoff(game.cell({i, j}), 1));
  }
  for (int i = 0; i < game.n_strategies(0); ++i) {
    answers_to_column.emplace_back();
    for (int j = 0; j < game.n_strategies(1); ++j)
      answers_to_column.back().push_back(game.payoff(game.cell({i, j}), 0));
  }
  std::set<MixedProfile<Rational>> out;
  for (Row const& x : corners(answers_to_row))
    for (Row const& y : corners(answers_to_column))
      if (regret_certificate(game, {x, y}).largest_regret() == 0) out.insert({x, y});
  return out;
}

}  // namespace zopa::games::test
