#pragma once

#include <vector>

#include "zopa/games/extensive_game.hpp"

/// Families of extensive games, each by its parameters alone: the textbook trees, and bargaining trees in the sizes at
/// which solvers are compared. Shares and prices lie on a grid of `steps` + 1 values 0, 1/steps, …, 1; accepting comes
/// before rejecting in every list of actions.
namespace zopa::games {

/// Alternating offers (Ståhl 1972; Rubinstein 1982 cut off after `rounds`): in round t = 0, 1, … the proposer, player 1
/// first, names what it keeps of a pie worth discount^t; the other accepts or rejects. No agreement: 0 each.
/// Nodes N(rounds) = 1 + (steps + 1)(2 + N(rounds − 1)), N(0) = 1. One round is the ultimatum game.
ExtensiveGame alternating_offers(int steps, int rounds, Rational const& discount);

/// One-sided private information (Fudenberg & Tirole 1983; Sobel & Takahashi 1983): chance draws the buyer's value
/// k/types, k = 1 … types, equally likely; the seller, with no cost, names a price each round; the buyer, who alone
/// knows its value, accepts or rejects. Payoffs discounted by discount^t. Nodes 1 + types · (those of
/// alternating_offers).
ExtensiveGame screening(int types, int steps, int rounds, Rational const& discount);

/// One demand before a war (Fearon 1995): A wins with chance 3/5 at a cost of 1/10, so war gives it 1/2; B's cost,
/// known to B alone, is (2/5)(k − 1/2)/types, k = 1 … types, equally likely. A demands a share; B accepts, or fights
/// and gets 2/5 minus its cost. Nodes 1 + types(3(steps + 1) + 1).
ExtensiveGame fearon(int types, int steps);

/// Kuhn's poker (Kuhn 1950) with `ranks` cards, one each: an ante of 1, one bet of 1, check or bet, fold or call.
/// Nodes 1 + 9 ranks(ranks − 1), 2 · ranks information sets each. Three ranks: Kuhn's own, worth −1/18 to player 1.
ExtensiveGame card_game(int ranks);

/// The centipede (Rosenthal 1981): in turn, player 1 first, take or pass, `moves` times. The pile is 4 and 1, doubled
/// by every pass; who takes gets the larger part, and passing to the end gives the larger part to whose turn it would
/// be.
ExtensiveGame centipede(int moves);

/// Chain store with one entrant (Selten 1978): out (0, 2); in: accommodate (1, 1) or fight (−1, −1).
ExtensiveGame entry_deterrence();

/// Selten's horse (Selten 1975): three players, the third cannot tell who passed the move to it.
ExtensiveGame seltens_horse();

/// A random tree for tests: two players with perfect recall, chance, information sets over what the other did, payoffs
/// that are integers of 0 … 9. The same seed gives the same tree everywhere.
ExtensiveGame random_tree(std::uint64_t seed, int depth);

}  // namespace zopa::games
