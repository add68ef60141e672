#pragma once

#include <algorithm>
#include <bitset>
#include <cmath>
#include <cstddef>
#include <type_traits>
#include <utility>
#include <vector>

#include "games/short_integer.hpp"

namespace zopa::games {

/// The polytope {x ≥ 0, M x ≤ b}, b ≥ 0, seen from one of its bases (Chvátal 1983, Linear Programming): each basic
/// variable in terms of the cobasic ones, which are zero. Variables 0 … n_columns − 1 are x, then come the slacks of
/// the rows. Integers stay integers (fraction-free pivoting, Edmonds 1967, Bareiss 1968: entries are minors of M, over
/// the common denominator `scale`); doubles have scale 1. Where several rows tie for leaving the basis, b is thought of
/// as b + (ε, ε², …): so every pivot rule terminates, and degenerate vertices have no neighbours that are missed.
template <class Number>
class Dictionary {
 public:
  /// m: n_rows × n_columns, row by row. The slack basis; feasible as b ≥ 0.
  Dictionary(std::size_t n_rows, std::size_t n_columns, std::vector<Number> const& m, std::vector<Number> const& b);

  std::size_t n_rows() const { return n_rows_; }
  std::size_t n_columns() const { return n_columns_; }
  std::size_t n_variables() const { return n_rows_ + n_columns_; }
  std::size_t basic(std::size_t row) const { return basic_[row]; }
  std::size_t cobasic(std::size_t column) const { return cobasic_[column]; }
  bool is_basic(std::size_t variable) const { return place_[variable].basic; }
  /// Its row or column.
  std::size_t place(std::size_t variable) const { return place_[variable].index; }
  Number const& scale() const { return scale_; }
  /// scale · value of the basic variable of this row.
  Number const& value(std::size_t row) const { return at(row, n_columns_); }
  Number const& coefficient(std::size_t row, std::size_t column) const { return at(row, column); }

  /// The row whose variable leaves when the cobasic variable of this column enters: the lexicographic ratio test.
  /// n_rows() where nothing bounds it.
  std::size_t leaving_row(std::size_t column) const;
  /// Exchanges a basic and a cobasic variable. Integers: the coefficient must be positive.
  void pivot(std::size_t row, std::size_t column);
  /// Doubles only: makes good what many pivots have rounded, by leading a copy of the first dictionary to the basis
  /// reached. Rows and columns keep their variables.
  void refresh_from(Dictionary const& origin);

 private:
  struct Place {
    bool basic;
    std::size_t index;
  };

  Number& at(std::size_t row, std::size_t column) { return a_[row * (n_columns_ + 1) + column]; }
  Number const& at(std::size_t row, std::size_t column) const { return a_[row * (n_columns_ + 1) + column]; }
  int compare(Number const& p, Number const& q, Number const& p_over, Number const& q_over) const;
  bool leaves_before(std::size_t i, std::size_t k, std::size_t column) const;
  void pivot_integers(std::size_t row, std::size_t column);
  void pivot_doubles(std::size_t row, std::size_t column);
  void go_to_basis_of(Dictionary const& other);   ///< by large coefficients
  void take_numbers_of(Dictionary const& other);  ///< of the same basis, whatever the order there

  std::size_t n_rows_, n_columns_;
  std::vector<Number> a_;  ///< scale · basic + Σ a · cobasic = last column
  Number scale_ = 1;
  std::vector<std::size_t> basic_, cobasic_;
  std::vector<Place> place_;
};

template <class Number>
Dictionary<Number>::Dictionary(std::size_t n_rows, std::size_t n_columns, std::vector<Number> const& m,
                               std::vector<Number> const& b)
    : n_rows_(n_rows), n_columns_(n_columns) {
  a_.reserve(n_rows * (n_columns + 1));
  for (std::size_t i = 0; i < n_rows; ++i) {
    for (std::size_t j = 0; j < n_columns; ++j) a_.push_back(m[i * n_columns + j]);
    a_.push_back(b[i]);
  }
  for (std::size_t j = 0; j < n_columns; ++j) {
    cobasic_.push_back(j);
    place_.push_back({false, j});
  }
  for (std::size_t i = 0; i < n_rows; ++i) {
    basic_.push_back(n_columns + i);
    place_.push_back({true, i});
  }
}

/// The sign of p/p_over − q/q_over, both denominators positive.
template <class Number>
int Dictionary<Number>::compare(Number const& p, Number const& q, Number const& p_over, Number const& q_over) const {
  if constexpr (std::is_floating_point_v<Number>) {
    Number const a = p / p_over, b = q / q_over;
    Number const tolerance = 1e-11 * std::max(Number(1), std::max(std::abs(a), std::abs(b)));
    return a - b > tolerance ? 1 : b - a > tolerance ? -1 : 0;
  } else {
    int const signs = p.sign() - q.sign();
    if (signs != 0 || p.sign() == 0) return signs;
    return Number(p * q_over).compare(Number(q * p_over));
  }
}

template <class Number>
bool Dictionary<Number>::leaves_before(std::size_t i, std::size_t k, std::size_t column) const {
  Number const &over_i = at(i, column), &over_k = at(k, column);
  int difference = compare(value(i), value(k), over_i, over_k);
  for (std::size_t slack = n_columns_; difference == 0 && slack < n_variables(); ++slack) {
    Place const& p = place_[slack];  // the coefficient of ε^(slack + 1) is the slack's column
    if (!p.basic)
      difference = compare(at(i, p.index), at(k, p.index), over_i, over_k);
    else if (p.index == i || p.index == k)
      difference = p.index == i ? 1 : -1;
  }
  return difference < 0;
}

template <class Number>
std::size_t Dictionary<Number>::leaving_row(std::size_t column) const {
  std::size_t leaving = n_rows_;
  for (std::size_t i = 0; i < n_rows_; ++i)
    if (sign_of(at(i, column)) > 0 && (leaving == n_rows_ || leaves_before(i, leaving, column))) leaving = i;
  return leaving;
}

template <class Number>
void Dictionary<Number>::pivot(std::size_t row, std::size_t column) {
  if constexpr (std::is_floating_point_v<Number>)
    pivot_doubles(row, column);
  else
    pivot_integers(row, column);
  std::swap(basic_[row], cobasic_[column]);
  place_[basic_[row]] = {true, row};
  place_[cobasic_[column]] = {false, column};
}

template <class Number>
void Dictionary<Number>::pivot_integers(std::size_t row, std::size_t column) {
  Number const p = at(row, column);
  bool const divide = scale_ != 1;
  Number x, y;
  for (std::size_t i = 0; i < n_rows_; ++i) {
    if (i == row) continue;
    Number const f = at(i, column);
    for (std::size_t j = 0; j <= n_columns_; ++j) {
      if (j == column) continue;
      Number& a = at(i, j);
      multiply(x, a, p);
      if (f != 0 && at(row, j) != 0) {
        multiply(y, f, at(row, j));
        x -= y;
      }
      if (divide) x /= scale_;
      a = x;
    }
    at(i, column) = -f;
  }
  at(row, column) = scale_;
  scale_ = p;
}

template <class Number>
void Dictionary<Number>::pivot_doubles(std::size_t row, std::size_t column) {
  Number const p = at(row, column);
  for (std::size_t j = 0; j <= n_columns_; ++j) at(row, j) /= p;
  at(row, column) = 1 / p;
  Number const* const r = &at(row, 0);
  for (std::size_t i = 0; i < n_rows_; ++i) {
    if (i == row) continue;
    Number const f = at(i, column);
    if (f == 0) continue;
    Number* const a = &at(i, 0);
    for (std::size_t j = 0; j <= n_columns_; ++j) a[j] -= f * r[j];
    a[column] = -f / p;
  }
}

template <class Number>
void Dictionary<Number>::refresh_from(Dictionary const& origin) {
  Dictionary fresh = origin;
  fresh.go_to_basis_of(*this);
  take_numbers_of(fresh);
}

template <class Number>
void Dictionary<Number>::go_to_basis_of(Dictionary const& other) {
  static_assert(std::is_floating_point_v<Number>);
  for (std::size_t j = 0; j < n_columns_; ++j) {
    if (!other.is_basic(cobasic_[j])) continue;
    std::size_t best = n_rows_;
    for (std::size_t i = 0; i < n_rows_; ++i)
      if (!other.is_basic(basic_[i]) && (best == n_rows_ || std::abs(at(i, j)) > std::abs(at(best, j)))) best = i;
    pivot(best, j);
  }
}

template <class Number>
void Dictionary<Number>::take_numbers_of(Dictionary const& other) {
  for (std::size_t i = 0; i < n_rows_; ++i) {
    std::size_t const row = other.place(basic_[i]);
    for (std::size_t j = 0; j < n_columns_; ++j) at(i, j) = other.at(row, other.place(cobasic_[j]));
    at(i, n_columns_) = other.value(row);
  }
}

}  // namespace zopa::games
