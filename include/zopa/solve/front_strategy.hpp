#pragma once

#include <vector>

#include "zopa/model/tactic.hpp"
#include "zopa/solve/stochastic_game.hpp"

namespace zopa::solve {

/// What one party does in every state of a FrontGame, whatever came before: a tactic without memory. States are rows of
/// N + 1 cells: entry t·(N + 1) + k.
struct FrontStrategy {
  std::vector<int> offer;      ///< T × (N + 1): what it offers when recognised, −1 = pass
  std::vector<double> demand;  ///< T × (N + 1): least value it accepts, of a package that it may sign
};

/// A party's part of a subgame-perfect policy under the tie rule `accept`.
FrontStrategy equilibrium_strategy(FrontGame const&, FrontPolicy const&, int party);
/// Concession with time (Faratin, Sierra & Jennings 1998): offers what is best for the other among packages it may sign
/// and that are worth its target, accepts its target or more. The target falls from its best package to its value of no
/// deal. \param no_deal T × (N + 1): W of the party as it reckons itself
FrontStrategy concession_strategy(FrontGame const&, int party, model::TimeDependent const&,
                                  std::vector<double> const& no_deal);
/// Always its best package while that beats no deal; accepts what does.
FrontStrategy ultimatum_strategy(FrontGame const&, int party, std::vector<double> const& no_deal);

/// What both get when each plays its strategy; exact, by backward induction. Cost O(T · N).
struct FrontValues {
  double value[2] = {0, 0};
};
FrontValues payoffs(FrontGame const&, FrontStrategy const& first, FrontStrategy const& second);

/// The most that `party` can get against a fixed strategy of the other, over all of its own, also those with memory:
/// the other's has none, so a Markov decision process is what is left (Puterman 1994, theorem 4.4.2). Cost O(T · N ·
/// F).
double best_reply_value(FrontGame const&, FrontStrategy const& other, int party);

/// How credible a pair of strategies is: the largest gain of one deviation at one information set, all else as the pair
/// says, over all of them, reached or not. A proposer's set is a state; a responder's a state and any offer that the
/// proposer may make there.
struct FrontCertificate {
  double one_shot_gain = 0;
  int party = 0, round = 0, cell = 0;
  int offer = -1;       ///< answered wrongly; −1: the deviation is in what is offered
  bool reached = true;  ///< with positive probability
};
/// Zero gain: subgame perfect (one-shot deviation principle). A pair that no best reply improves on but whose one-shot
/// gain is positive is a Nash equilibrium held up by an empty threat. Cost O(T · N · F).
FrontCertificate certificate(FrontGame const&, FrontStrategy const& first, FrontStrategy const& second);

}  // namespace zopa::solve
