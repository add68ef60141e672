#pragma once

#include <vector>

#include "solve/front_states.hpp"
#include "zopa/solve/front_strategy.hpp"

namespace zopa::solve {

/// The pieces that fixed strategies and tactics with memory share.

inline std::size_t n_states(FrontGame const& game) {
  return static_cast<std::size_t>(game.rounds) * static_cast<std::size_t>(game.cells + 1);
}

inline std::size_t state_at(FrontGame const& game, int t, int k) {
  return static_cast<std::size_t>(t) * static_cast<std::size_t>(game.cells + 1) + static_cast<std::size_t>(k);
}

inline bool may_sign_offer(FrontGame const& game, int party, std::size_t offer) {
  return game.may_sign[party].empty() || game.may_sign[party][offer] != 0;
}

/// Its best package that it may sign; −1 without any, lowest index among equals.
inline int own_best(FrontGame const& game, int party, int k) {
  double const* const v = values_at(game, party, k);
  int best = -1;
  for (std::size_t y = 0; y < game.n_offers; ++y)
    if (may_sign_offer(game, party, y) && (best < 0 || v[y] > v[best])) best = static_cast<int>(y);
  return best;
}

/// Of its packages worth `least`, the best for the other; −1 without any, lowest index among equals.
inline int kindest(FrontGame const& game, int party, int k, double least) {
  double const *const own = values_at(game, party, k), *const other = values_at(game, 1 - party, k);
  int best = -1;
  for (std::size_t y = 0; y < game.n_offers; ++y)
    if (may_sign_offer(game, party, y) && own[y] >= least - base::tolerance(least, 1) &&
        (best < 0 || other[y] > other[best]))
      best = static_cast<int>(y);
  return best;
}

inline bool accepts(FrontGame const& game, FrontStrategy const& strategy, int party, int t, int k, std::size_t offer) {
  return may_sign_offer(game, party, offer) &&
         base::at_least(values_at(game, party, k)[offer], strategy.demand[state_at(game, t, k)]);
}

/// Rolls `value_here(t, k, continuations)` back from the terminal values. \return the rows of round 0.
template <std::size_t n, class Here>
void roll_back(FrontGame const& game, std::vector<double> (&next)[n], int const (&party)[n], Here const& value_here) {
  std::vector<double> here[n];
  for (std::size_t i = 0; i < n; ++i) here[i].resize(next[i].size());
  for (int t = game.rounds - 1; t >= 0; --t) {
    for (int k = 0; k <= game.cells; ++k) {
      double w[n];
      for (std::size_t i = 0; i < n; ++i) w[i] = continuation_at(game, party[i], next[i].data(), k);
      value_here(t, k, w);
      for (std::size_t i = 0; i < n; ++i) here[i][static_cast<std::size_t>(k)] = w[i];
    }
    for (std::size_t i = 0; i < n; ++i) std::swap(here[i], next[i]);
  }
}

}  // namespace zopa::solve
