#pragma once

#include <array>

namespace zopa::solve {

/// A game of two rows and two columns: row[i][j] and column[i][j] are what the players get.
struct TwoByTwo {
  std::array<std::array<double, 2>, 2> row{}, column{};
};

/// Logit quantal response equilibrium (McKelvey & Palfrey 1995, Games and Economic Behavior 10): each plays its first
/// strategy with probability 1/(1 + e^{−λ·advantage}) given the other's mixture. λ = 0: a coin toss each; unique unless
/// both gain, or both lose, by matching each other; then the branch that starts at λ = 0. Expects λ ≥ 0.
/// \return {P(first row), P(first column)}
std::array<double, 2> quantal_response(TwoByTwo const&, double lambda);

}  // namespace zopa::solve
