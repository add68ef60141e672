#pragma once

#include <optional>
#include <vector>

#include "zopa/games/backward_induction.hpp"
#include "zopa/games/extensive_game.hpp"

namespace zopa::games {

/// A profile that is sequentially rational everywhere, and the beliefs that make it so.
template <class Number>
struct SequentialAnswer {
  Behaviour<Number> behaviour;
  std::vector<Number>
      belief;                 ///< per node: of its information set, 0 at ends; limits of the trembles where not reached
  std::vector<Number> value;  ///< per player
  int n_ties = 0;             ///< decisions by backward induction that the tie rule settled
  int n_subgames = 0;         ///< with hidden moves, solved by Lemke's algorithm
  int n_pivots = 0;           ///< of these, in all
};

/// A sequential equilibrium (Kreps & Wilson 1982). Proper subgames are solved from the ends: a decision that knows all
/// by backward induction under the tie rule; a part with hidden moves as a quasi-perfect equilibrium (van Damme 1984)
/// of its two movers: every sequence of k own moves is played with at least ε^k, and Lemke's algorithm runs on the
/// sequence form with ε a symbol, so that the answer is the limit itself (Koller, Megiddo & von Stengel 1996; Miltersen
/// & Sørensen 2010). It starts where one action of each information set is dominant by a large bonus (the first; the
/// last under TieRule::reject) and follows the equilibria until the bonus is gone. Lexicographic, so it cannot cycle.
/// \return nullopt: imperfect recall; three movers in one part with hidden moves; `most_pivots` reached; in doubles,
/// also when rounding led the path astray (check the certificate) Rational: exact. Cost O(s²) a pivot, s the sequences
/// of the part after its subgames are solved, some s pivots.
template <class Number>
std::optional<SequentialAnswer<Number>> sequential_equilibrium(ExtensiveGame const&, TieRule = TieRule::accept,
                                                               int most_pivots = 100'000);

/// The same in exact numbers, by way of doubles: the path is followed in doubles, its probabilities and beliefs are
/// read as fractions of denominators up to a million, and the exact certificate must find no gain at any information
/// set; where it does, all is done again in exact numbers. Ten to a hundred times faster than those alone, and as
/// certain.
std::optional<SequentialAnswer<Rational>> exact_sequential_equilibrium(ExtensiveGame const&, TieRule = TieRule::accept,
                                                                       int most_pivots = 100'000);

/// A Nash equilibrium of a two-player game by the same algorithm without trembles and without a look at subgames: what
/// other programs' `lcp` answers, empty threats included (von Stengel 1996). \return as above
template <class Number>
std::optional<SequentialAnswer<Number>> nash_equilibrium_by_lemke(ExtensiveGame const&, int most_pivots = 100'000);

/// Sequences of both movers in the largest part with hidden moves, after its proper subgames: what the cost grows with.
/// 0: perfect information.
int hidden_size(ExtensiveGame const&);

}  // namespace zopa::games
