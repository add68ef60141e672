#pragma once

#include <vector>

#include "games/best_response.hpp"

namespace zopa::games {

/// The labels of every vertex but the origin, each once, in the order found: a depth-first walk over the
/// lexicographically feasible bases. Number: Rational (walks in integers) or double. Throws std::length_error for more
/// than `most` bases.
template <class Number>
std::vector<Labels> vertices(BestResponsePolytope const&, std::size_t most);

}  // namespace zopa::games
