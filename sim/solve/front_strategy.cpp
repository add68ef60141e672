#include "zopa/solve/front_strategy.hpp"

#include <algorithm>

#include "front_states.hpp"
#include "zopa/model/concession.hpp"

namespace zopa::solve {
namespace {

std::size_t n_states(FrontGame const& game) {
  return static_cast<std::size_t>(game.rounds) * static_cast<std::size_t>(game.cells + 1);
}

std::size_t state_at(FrontGame const& game, int t, int k) {
  return static_cast<std::size_t>(t) * static_cast<std::size_t>(game.cells + 1) + static_cast<std::size_t>(k);
}

bool may_sign_offer(FrontGame const& game, int party, std::size_t offer) {
  return game.may_sign[party].empty() || game.may_sign[party][offer] != 0;
}

/// Its best package that it may sign; −1 without any, lowest index among equals.
int own_best(FrontGame const& game, int party, int k) {
  double const* const v = values_at(game, party, k);
  int best = -1;
  for (std::size_t y = 0; y < game.n_offers; ++y)
    if (may_sign_offer(game, party, y) && (best < 0 || v[y] > v[best])) best = static_cast<int>(y);
  return best;
}

/// Of its packages worth `least`, the best for the other; −1 without any, lowest index among equals.
int kindest(FrontGame const& game, int party, int k, double least) {
  double const *const own = values_at(game, party, k), *const other = values_at(game, 1 - party, k);
  int best = -1;
  for (std::size_t y = 0; y < game.n_offers; ++y)
    if (may_sign_offer(game, party, y) && own[y] >= least - base::tolerance(least, 1) &&
        (best < 0 || other[y] > other[best]))
      best = static_cast<int>(y);
  return best;
}

bool accepts(FrontGame const& game, FrontStrategy const& strategy, int party, int t, int k, std::size_t offer) {
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

}  // namespace

FrontStrategy equilibrium_strategy(FrontGame const&, FrontPolicy const& policy, int party) {
  ZOPA_EXPECTS(policy.lambda == 0 && policy.ties == TieRule::accept);
  return {policy.offer[party], policy.continuation[party]};
}

FrontStrategy concession_strategy(FrontGame const& game, int party, model::TimeDependent const& tactic,
                                  std::vector<double> const& no_deal) {
  ZOPA_EXPECTS(no_deal.size() == n_states(game));
  FrontStrategy strategy{std::vector<int>(n_states(game), -1), no_deal};
  for (int k = 0; k <= game.cells; ++k) {
    int const best = own_best(game, party, k);
    if (best < 0) continue;
    double const top = values_at(game, party, k)[best];
    for (int t = 0; t < game.rounds; ++t) {
      std::size_t const s = state_at(game, t, k);
      double const w = no_deal[s];
      double const target = top - model::concession(tactic, t, game.rounds) * (top - w);
      strategy.demand[s] = std::max(w, target);
      if (base::at_least(top, w)) strategy.offer[s] = kindest(game, party, k, target);
    }
  }
  return strategy;
}

FrontStrategy ultimatum_strategy(FrontGame const& game, int party, std::vector<double> const& no_deal) {
  ZOPA_EXPECTS(no_deal.size() == n_states(game));
  FrontStrategy strategy{std::vector<int>(n_states(game), -1), no_deal};
  for (int k = 0; k <= game.cells; ++k) {
    int const best = own_best(game, party, k);
    for (int t = 0; best >= 0 && t < game.rounds; ++t) {
      std::size_t const s = state_at(game, t, k);
      if (base::at_least(values_at(game, party, k)[best], no_deal[s])) strategy.offer[s] = best;
    }
  }
  return strategy;
}

FrontValues payoffs(FrontGame const& game, FrontStrategy const& first, FrontStrategy const& second) {
  FrontStrategy const* const strategies[] = {&first, &second};
  std::vector<double> next[] = {game.terminal[0], game.terminal[1]};
  roll_back(game, next, {0, 1}, [&](int t, int k, double(&w)[2]) {
    double v[2] = {0, 0};
    for (int const proposer : {0, 1}) {
      double const p = recognition(game, t, proposer);
      int const offer = strategies[proposer]->offer[state_at(game, t, k)];
      bool const deal =
          offer >= 0 && accepts(game, *strategies[1 - proposer], 1 - proposer, t, k, static_cast<std::size_t>(offer));
      for (int const i : {0, 1}) v[i] += p * (deal ? values_at(game, i, k)[offer] : w[i]);
    }
    w[0] = v[0], w[1] = v[1];
  });
  return {{next[0][static_cast<std::size_t>(game.start)], next[1][static_cast<std::size_t>(game.start)]}};
}

double best_reply_value(FrontGame const& game, FrontStrategy const& other, int party) {
  std::vector<double> next[] = {game.terminal[party]};
  roll_back(game, next, {party}, [&](int t, int k, double(&w)[1]) {
    double const* const own = values_at(game, party, k);
    double const mine = recognition(game, t, party);
    double best = w[0];  // a pass
    for (std::size_t y = 0; mine > 0 && y < game.n_offers; ++y)
      if (own[y] > best && may_sign_offer(game, party, y) && accepts(game, other, 1 - party, t, k, y)) best = own[y];
    int const offered = other.offer[state_at(game, t, k)];
    bool const signable = offered >= 0 && may_sign_offer(game, party, static_cast<std::size_t>(offered));
    double const answered = signable ? std::max(w[0], own[offered]) : w[0];
    w[0] = mine * best + (1 - mine) * answered;
  });
  return next[0][static_cast<std::size_t>(game.start)];
}

}  // namespace zopa::solve
