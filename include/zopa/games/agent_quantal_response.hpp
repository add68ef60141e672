#pragma once

#include <functional>
#include <optional>

#include "zopa/games/extensive_game.hpp"

namespace zopa::games {

struct AgentQuantalResponse {
  Behaviour<double> behaviour;
  double lambda = 0;    ///< the one asked for, not one near it
  double residual = 0;  ///< largest violation of log p(a) − log p(b) = λ(u(a) − u(b))
  int n_steps = 0;      ///< along the path
};

/// Agent logit quantal response equilibrium (McKelvey & Palfrey 1998): at every information set, an action's
/// probability is proportional to exp(λ · its expected payoff), beliefs by Bayes, which every information set is
/// reached for. The branch that starts at λ = 0 (everything equally likely) is followed by prediction and correction in
/// (log p, λ), through turning points (Turocy 2005, 2010), to exactly `lambda`. As λ grows it approaches a sequential
/// equilibrium. \param on_point called with every point of the path, λ not always rising; may be empty \return nullopt:
/// the path was not finished in `most_steps` (a bifurcation, or λ beyond what doubles resolve) Expects perfect recall
/// and finite λ ≥ 0 (in 1/unit of payoff). Any number of players. Cost O(moves³) a step.
std::optional<AgentQuantalResponse> agent_quantal_response(
    ExtensiveGame const&, double lambda, int most_steps = 10'000,
    std::function<void(Behaviour<double> const&, double lambda)> const& on_point = {});

}  // namespace zopa::games
