#pragma once

#include <algorithm>
#include <vector>

#include "zopa/base/discounting.hpp"
#include "zopa/base/expects.hpp"
#include "zopa/solve/stochastic_game.hpp"

namespace zopa::solve {

/// The pieces that backward induction, forward propagation and best responses of a FrontGame share.

/// Probability that party 0 proposes in round t.
inline double recognition_of_first(FrontGame const& game, int t) {
  if (!game.alternating) return game.recognition;
  return (t % 2 == 0) == (game.first == 0) ? 1.0 : 0.0;
}
inline double recognition(FrontGame const& game, int t, int party) {
  double const p = recognition_of_first(game, t);
  return party == 0 ? p : 1.0 - p;
}

inline bool admissible(FrontGame const& game, std::size_t offer) {
  return (game.may_sign[0].empty() || game.may_sign[0][offer] != 0) &&
         (game.may_sign[1].empty() || game.may_sign[1][offer] != 0);
}

/// Deal values of the offers for a party at cell k.
inline double const* values_at(FrontGame const& game, int party, int k) {
  std::size_t const row = game.value_by_cell ? static_cast<std::size_t>(k) : 0;
  return game.value[party].data() + row * game.n_offers;
}

/// What a party receives in a round of fighting at cell k, undiscounted.
inline double flow(FrontGame const& game, int party, int k) {
  double const held =
      game.hold[party] == 0 ? 0.0 : game.hold[party] * game.status_quo[party][static_cast<std::size_t>(k)];
  return (1.0 - game.discount[party]) * held - game.cost[party];
}

/// E[next(k')] after one battle at cell k; a blocked move stays.
inline double after_battle(FrontGame const& game, double const* next, int k) {
  int const above = std::min(k + 1, game.cells), below = std::max(k - 1, 0);
  return game.up * next[above] + game.down * next[below] + (1.0 - game.up - game.down) * next[k];
}

/// Value of a rejection at cell k, given the values of the next round's cells.
inline double continuation_at(FrontGame const& game, int party, double const* next, int k) {
  return flow(game, party, k) + game.discount[party] * after_battle(game, next, k);
}

/// A policy with terminal values in its last row and room for the rest.
FrontPolicy empty_policy(FrontGame const& game);
/// Fills the continuation row of round t from the values of round t + 1.
void continue_row(FrontGame const& game, FrontPolicy& policy, int t);

}  // namespace zopa::solve
