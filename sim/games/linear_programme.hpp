#pragma once

#include <cstddef>
#include <vector>

#include "games/dictionary.hpp"
#include "zopa/games/strategic_game.hpp"

namespace zopa::games {

/// max c·x over {x ≥ 0, M x ≤ b} with whole numbers, b ≥ 0, and a maximum known to exist.
struct ExactProgramme {
  std::size_t n_rows = 0, n_columns = 0;
  std::vector<Integer> m, b, c;  ///< m row by row
};

struct ExactOptimum {
  Rational value;
  std::vector<Rational> x, prices;  ///< by column; by row: what one more unit of b is worth
};

/// The simplex method in integers, with the largest coefficient and lexicographic ties: it always ends.
ExactOptimum maximum(ExactProgramme const&);

}  // namespace zopa::games
