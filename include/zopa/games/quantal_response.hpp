#pragma once

#include <optional>
#include <vector>

#include "zopa/games/strategic_game.hpp"

namespace zopa::games {

/// A logit quantal response equilibrium (McKelvey & Palfrey 1995, Games and Economic Behavior 10): each plays a
/// strategy with a probability proportional to e^(λ · what it gets against the others). λ in 1 over the unit of
/// payoffs.
struct LogitEquilibrium {
  double lambda = 0;
  MixedProfile<double> strategies;  ///< sum to one exactly
  double residual = 0;  ///< the largest difference between a probability and the logit response to all others
};

/// The branch that starts at λ = 0, where all strategies are equally likely, by pseudo-arclength continuation in the
/// logarithms of the probabilities (Turocy 2005, Games and Economic Behavior 51): from 0 until it first reaches
/// `lambda`, the last point exactly there. On the way λ may fall for a while. Its limit for λ → ∞ is a Nash
/// equilibrium, which selects one for almost all games. Any number of players. nullopt where the path was not followed
/// to its end within `most_steps`. Cost per step: n_players² · n_cells, and the cube of the number of strategies of
/// all. Expects 0 ≤ lambda < ∞.
std::optional<std::vector<LogitEquilibrium>> logit_path(StrategicGame const&, double lambda, int most_steps = 100'000);

/// Its last point.
std::optional<LogitEquilibrium> logit_equilibrium(StrategicGame const&, double lambda);

}  // namespace zopa::games
