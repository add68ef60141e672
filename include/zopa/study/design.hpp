#pragma once

#include <cstdint>
#include <vector>

#include "zopa/base/distribution.hpp"

namespace zopa::study {

/// Which points a study looks at: n_points × n_factors numbers in the open interval (0, 1), row by row. Each is a
/// probability that the inverse distribution function of its factor turns into a value. All designs are functions of
/// their arguments alone.
struct Design {
  std::size_t n_factors = 0;
  std::vector<double> u;
  std::size_t n_points() const { return n_factors == 0 ? 0 : u.size() / n_factors; }
  double const* row(std::size_t i) const { return u.data() + i * n_factors; }
};

/// The values of one row. Expects one distribution per factor, none of them a Dirichlet (its components have no inverse
/// of their own). Cost: one quantile per factor.
std::vector<double> values(Design const& design, std::size_t row, std::vector<base::Distribution> const& distributions);

/// One point in each of n equal slices of every factor, at a random place within it. McKay, Beckman & Conover 1979.
Design latin_hypercube(std::size_t n, std::size_t n_factors, std::uint64_t seed);

/// The first n points of Sobol's sequence, zero included, scrambled by random linear maps and a digital shift: unbiased,
/// and as even as without. Even where n is a power of two. Sobol 1967, direction numbers of Joe & Kuo 2008; scrambling:
/// Matousek 1998, J. Complexity 14. Expects n_factors ≤ 3667.
Design sobol_sequence(std::size_t n, std::size_t n_factors, std::uint64_t seed);

/// The first n points of Halton's sequence, digits permuted at random (Halton 1960; Owen 2017). Use Sobol's beyond some
/// twenty factors: large primes need many points. Expects n_factors ≤ 1000.
Design halton_sequence(std::size_t n, std::size_t n_factors, std::uint64_t seed);

/// The middle, then each factor alone at each of the levels: 1 + n_factors · n_levels points, levels fastest. Expects
/// levels in (0, 1).
Design one_at_a_time(std::size_t n_factors, std::vector<double> const& levels = {0.05, 0.95});

/// Factors that move together are one group: a correlated set, the weights of one Dirichlet. Group of each factor,
/// numbered 0, 1, … without a gap.
using Groups = std::vector<std::size_t>;
Groups each_alone(std::size_t n_factors);
std::size_t n_groups(Groups const& groups);

/// Walks through a grid of levels in which every step moves one group by half the range: r · (n_groups + 1) points.
/// Morris 1991; groups: Campolongo, Cariboni & Saltelli 2007. The levels are the middles of equal cells, so that
/// unbounded distributions stay finite.
struct Trajectories {
  Design design;                   ///< row t·(n_groups + 1) + s: trajectory t after s steps
  std::vector<std::size_t> moved;  ///< t·n_groups + s: the group that step s moves
  std::vector<int> direction;      ///< the same shape: +1 up, −1 down (that of the group's first factor)
};
inline constexpr double morris_step = 0.5;  ///< Δ
/// Expects an even number of levels ≥ 2.
Trajectories morris_trajectories(std::size_t r, Groups const& groups, std::uint64_t seed, int levels = 4);

/// Two samples A and B of n points each, and A with one group after the other taken from B: row i·(n_groups + 2) is A_i,
/// the next B_i, the one after 2 + g is A_i with group g of B_i. Saltelli et al. 2010. A and B are Sobol sequences
/// scrambled independently and paired at random: taken from one sequence of twice the factors, the pairs of some
/// factors are uneven, and a bootstrap over base points does not see it (total indices of the Sobol g function).
Design saltelli(std::size_t n, Groups const& groups, std::uint64_t seed);

}  // namespace zopa::study
