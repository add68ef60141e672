#pragma once

#include <string>
#include <variant>

#include "zopa/engine/run.hpp"
#include "zopa/solve/fairness.hpp"
#include "zopa/solve/plain_talks.hpp"

namespace zopa::study {

/// What a tournament plays by where a scenario is a plain issue space.
enum class TalkRules : unsigned char {
  game,  ///< those of the scenario: one offer a round, the clock t/T, offers as kind to the other as the demand allows
  platform  ///< those of negotiation platforms: see platform_rules()
};

/// Every round an offer by each side, the clock of concession at (t + 1)/(T + 1), the offer the package worth least
/// above the demand, as time-dependent agents of NegMAS offer who know nothing of the other side.
solve::PlainRules platform_rules(int rounds, int first);

/// A scenario in which nothing matters but what packages are worth: no war, no lines, nobody who must approve, nothing
/// uncertain. Both values of every package, ranked once, whatever tactics sit at the table.
struct PlainCase {
  solve::RankedSpace space;
  solve::PlainRules rules;                      ///< of the scenario
  solve::PlainSeat seats[2];                    ///< of the scenario
  solve::FairValues fair;                       ///< to hold deals against
};

/// Up to this many packages a scenario is looked at as a plain case.
inline constexpr double most_plain_packages = 1e6;
/// The case, or the first reason why the scenario is none ("a war", "a red line"). Cost O(n log n) in packages.
std::variant<PlainCase, std::string> plain_case(model::Scenario const& scenario);

/// Would `engine::run` play these very games? So it is for the tactics that bid over all of a small space.
bool same_as_game(PlainCase const&, model::Tactic const& first, model::Tactic const& second);

/// What the games of a plan sum to: played one after another at the addresses of `engine::run`. Where neither tactic
/// nor protocol draws lots all games are one and it is played once.
struct PlainSums {
  double games = 0, deals = 0;
  double round = 0;                                                          ///< of the deals, summed
  double payoff[2] = {0, 0}, squares[2] = {0, 0};                            ///< summed over games
  double nash_distance = 0, kalai_smorodinsky_distance = 0, efficiency = 0;  ///< summed over deals
};
PlainSums play_plainly(PlainCase const&, solve::PlainSeat const& first, solve::PlainSeat const& second,
                       solve::PlainRules const& rules, engine::Plan const& plan,
                       engine::StopToken const* stop = nullptr);

}  // namespace zopa::study
