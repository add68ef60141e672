#pragma once

#include <functional>
#include <string>
#include <utility>
#include <vector>

#include "zopa/study/estimate.hpp"
#include "zopa/study/plain_case.hpp"

namespace zopa::study {

/// What came of one tactic in the first seat against one in the second, over the scenarios of a tournament.
struct Pairing {
  double payoff[2] = {0, 0};  ///< by seat: mean over scenarios of the party's payoff (discounted, war costs paid)
  double standard_error[2] = {0, 0};  ///< mean over scenarios: an upper bound, as they share their chances
  double agreement = 0;               ///< share of games with a deal on the main track
  double round = 0;                   ///< mean round of these deals, 0-based; 0 without any
  /// Means over the deals made where there is a ZOPA, 0 without any: distances in values from the Nash and the
  /// Kalai–Smorodinsky solution, and the part of the largest sum of gains over no deal that the deal leaves both.
  double nash_distance = 0, kalai_smorodinsky_distance = 0, efficiency = 0;
};

/// A Nash equilibrium of the empirical game: how often each tactic is played in either seat, and what the seats get.
struct EmpiricalEquilibrium {
  std::vector<double> first, second;  ///< n probabilities each
  double payoff[2] = {0, 0};
};

/// What the best reply would take from a tactic that both sides play, at central values and with complete information:
/// mean over seats and over the cases that have such a game (study/exploitability.hpp).
struct Exploited {
  double gain = 0;
  bool exact = true;      ///< false: at most so much
  std::size_t cases = 0;  ///< 0: no case says
};

/// Tactics against tactics in both seats, on common random numbers. The *empirical game* has the tactics as strategies
/// and the mean payoffs of the seats as its two matrices (Wellman 2006).
struct Tournament {
  std::vector<std::string> tactics, scenarios;
  std::vector<Pairing> pairings;  ///< row by row: first seat × second seat
  TalkRules rules = TalkRules::game;
  std::size_t n_plain = 0;           ///< pairings played at a sorted table instead of in the full game
  std::vector<Exploited> exploited;  ///< by tactic; empty under the rules of platforms
  /// Of the empirical game, mixed ones too; empty until somebody has solved it (layer games).
  std::vector<EmpiricalEquilibrium> equilibria;

  std::size_t n() const { return tactics.size(); }
  Pairing const& at(std::size_t first, std::size_t second) const { return pairings[first * n() + second]; }
};

/// Plays every ordered pair of tactics in every scenario with `plan`. Plain issue spaces are played at a sorted table
/// (plain_case.hpp) where the games are the same as the full game's, and always under the rules of platforms.
/// \param scenario_for scenario of a case with the two tactics in its seats; two parties, and with TalkRules::platform
/// a plain case and tactics that play plainly. Cost: n² runs per case.
Tournament tournament(
    std::vector<std::string> tactics, std::vector<std::string> scenarios, engine::Plan const& plan,
    std::function<model::Scenario(std::size_t scenario, std::size_t first, std::size_t second)> const& scenario_for,
    TalkRules rules = TalkRules::game, engine::OnBlock const& on_block = {}, engine::StopToken const* stop = nullptr);

/// Mean payoff of a tactic over both seats and all opponents, itself included: the usual score of a tournament.
double score(Tournament const&, std::size_t tactic);

/// What the tactic's games were like, over both seats and all opponents, itself included; deals weigh by how often they
/// were made.
struct Standing {
  double agreement = 0, nash_distance = 0, kalai_smorodinsky_distance = 0, efficiency = 0;
};
Standing standing(Tournament const&, std::size_t tactic);

/// Pure equilibria of the empirical game as (first, second), lexicographic. Ties count as best replies: payoffs equal
/// to 1e-9 of one another. The means are taken at face value; check the standard errors.
std::vector<std::pair<std::size_t, std::size_t>> pure_equilibria(Tournament const&);

/// Tactics that survive iterated elimination of strictly dominated ones (by pure tactics), per seat, ascending.
struct Survivors {
  std::vector<std::size_t> first, second;
};
Survivors undominated(Tournament const&);

}  // namespace zopa::study
