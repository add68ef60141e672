#pragma once

#include <functional>
#include <string>
#include <utility>
#include <vector>

#include "zopa/study/estimate.hpp"

namespace zopa::study {

/// What came of one tactic in the first seat against one in the second, over the scenarios of a tournament.
struct Pairing {
  double payoff[2] = {0, 0};  ///< by seat: mean over scenarios of the party's payoff (discounted, war costs paid)
  double standard_error[2] = {0, 0};  ///< mean over scenarios: an upper bound, as they share their chances
  double agreement = 0;               ///< share of games with a deal on the main track
  double round = 0;                   ///< mean round of these deals, 0-based; 0 without any
  double nash_distance = 0;           ///< mean distance of the deals from the Nash solution; 0 without any
};

/// Tactics against tactics in both seats, on common random numbers. The *empirical game* has the tactics as strategies
/// and the mean payoffs of the seats as its two matrices (Wellman 2006).
struct Tournament {
  std::vector<std::string> tactics, scenarios;
  std::vector<Pairing> pairings;  ///< row by row: first seat × second seat

  std::size_t n() const { return tactics.size(); }
  Pairing const& at(std::size_t first, std::size_t second) const { return pairings[first * n() + second]; }
};

/// Plays every ordered pair of tactics in every scenario with `plan`.
/// \param scenario_for scenario of a case with the two tactics in its seats; two parties. Cost: n² runs per case.
Tournament tournament(
    std::vector<std::string> tactics, std::vector<std::string> scenarios, engine::Plan const& plan,
    std::function<model::Scenario(std::size_t scenario, std::size_t first, std::size_t second)> const& scenario_for,
    engine::OnBlock const& on_block = {}, engine::StopToken const* stop = nullptr);

/// Mean payoff of a tactic over both seats and all opponents, itself included: the usual score of a tournament.
double score(Tournament const&, std::size_t tactic);

/// Pure equilibria of the empirical game as (first, second), lexicographic. Ties count as best replies: payoffs equal
/// to 1e-9 of one another. The means are taken at face value; check the standard errors.
std::vector<std::pair<std::size_t, std::size_t>> pure_equilibria(Tournament const&);

/// Tactics that survive iterated elimination of strictly dominated ones (by pure tactics), per seat, ascending.
struct Survivors {
  std::vector<std::size_t> first, second;
};
Survivors undominated(Tournament const&);

}  // namespace zopa::study
