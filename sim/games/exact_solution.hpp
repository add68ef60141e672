#pragma once

#include <optional>
#include <vector>

#include "zopa/games/strategic_game.hpp"

namespace zopa::games {

using IntegerRows = std::vector<std::vector<Integer>>;

/// The only solution of a system of linear equations, without rounding: each row holds the coefficients of `n`
/// unknowns, then the right-hand side; at least n rows. Fraction-free elimination (Bareiss 1968). nullopt where the
/// solution is not unique, or contradicted by another row.
std::optional<std::vector<Rational>> exact_solution(IntegerRows, std::size_t n);

}  // namespace zopa::games
