#pragma once

#include <cstddef>
#include <vector>

#include "zopa/games/strategic_game.hpp"

namespace zopa::games {

/// A mixed profile that is a Nash equilibrium, with its proof: regrets of this very profile, without rounding. Zero
/// where the probabilities are Rational; of the size of rounding where they are doubles.
template <class Number>
struct Equilibrium {
  MixedProfile<Number> strategies;
  RegretCertificate certificate;

  bool is_pure() const;
};

/// All extreme equilibria of a two-player game. Every equilibrium is a mixture of some of them: those of one maximal
/// Nash subset, whose rows' and columns' strategies may be mixed freely and independently.
template <class Number>
struct ExtremeEquilibria {
  std::vector<Equilibrium<Number>> equilibria;  ///< pure ones first, then by number of strategies played, then by which
  /// Maximal Nash subsets (Winkels 1979; Avis et al. 2010, section 6), as indices of equilibria: all pairs of some row
  /// strategies with some column strategies. More than one equilibrium in a subset: infinitely many in all.
  std::vector<std::vector<int>> nash_subsets;
  std::vector<int> component;  ///< of each equilibrium: which connected set of equilibria it lies in, from 0
  int n_components = 0;
  bool degenerate = false;             ///< some mixed strategy has more best responses than strategies played
  std::size_t n_vertices[2] = {0, 0};  ///< of the two best-response polytopes, the origin not counted
};

/// Enumerates the vertices of both best-response polytopes, and the pairs that have all labels (Avis, Rosenberg, Savani
/// & von Stengel 2010, Economic Theory 42). Number: Rational (exact, complete also for degenerate games), or double
/// (differences of payoffs below 10^-9 of their range count as ties; complete unless rounding hides a vertex).
/// Cost: the number of vertices, exponential in the smaller of the two numbers of strategies, times n_rows · n_columns.
/// Expects two players. Throws std::length_error for more than 256 strategies together, or more vertices than `most`.
template <class Number>
ExtremeEquilibria<Number> extreme_equilibria(StrategicGame const&, std::size_t most_vertices = 5'000'000);

/// The profiles in pure strategies that are equilibria, any number of players, as cells in ascending order; exact.
/// Cost O(n_players · n_cells).
std::vector<std::size_t> pure_equilibria(StrategicGame const&);

/// Every player plays one strategy.
MixedProfile<Rational> pure_profile(StrategicGame const&, std::size_t cell);

}  // namespace zopa::games
