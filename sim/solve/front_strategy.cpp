#include "zopa/solve/front_strategy.hpp"

#include <algorithm>

#include "solve/front_play.hpp"
#include "zopa/model/concession.hpp"

namespace zopa::solve {

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

namespace {

/// One pair of strategies, looked at state by state.
class Credibility {
 public:
  Credibility(FrontGame const& game, FrontStrategy const& first, FrontStrategy const& second)
      : game_(game), strategy_{&first, &second}, reached_(n_states(game)) {
    spread();
  }

  FrontCertificate run() {
    std::vector<double> next[] = {game_.terminal[0], game_.terminal[1]};
    roll_back(game_, next, {0, 1}, [&](int t, int k, double(&w)[2]) {
      double v[2] = {0, 0};
      for (int const proposer : {0, 1}) {
        for (int const i : {0, 1}) v[i] += recognition(game_, t, proposer) * outcome(t, k, proposer, i, w);
        if (recognition(game_, t, proposer) == 0) continue;
        check_offers(t, k, proposer, w);
        check_answers(t, k, proposer, w);
      }
      w[0] = v[0], w[1] = v[1];
    });
    return worst_;
  }

 private:
  int offer_at(int t, int k, int proposer) const { return strategy_[proposer]->offer[state_at(game_, t, k)]; }
  bool deal(int t, int k, int proposer, int offer) const {
    return offer >= 0 && may_sign_offer(game_, proposer, static_cast<std::size_t>(offer)) &&
           accepts(game_, *strategy_[1 - proposer], 1 - proposer, t, k, static_cast<std::size_t>(offer));
  }
  /// What party i gets if `proposer` is recognised, w if there is no deal.
  double outcome(int t, int k, int proposer, int i, double const (&w)[2]) const {
    int const offer = offer_at(t, k, proposer);
    return deal(t, k, proposer, offer) ? values_at(game_, i, k)[offer] : w[i];
  }

  void check_offers(int t, int k, int proposer, double const (&w)[2]) {
    double best = w[proposer];  // a pass
    for (std::size_t y = 0; y < game_.n_offers; ++y)
      if (values_at(game_, proposer, k)[y] > best && deal(t, k, proposer, static_cast<int>(y)))
        best = values_at(game_, proposer, k)[y];
    note({best - outcome(t, k, proposer, proposer, w), proposer, t, k, -1, reached_[state_at(game_, t, k)] > 0});
  }

  void check_answers(int t, int k, int proposer, double const (&w)[2]) {
    int const responder = 1 - proposer;
    for (std::size_t y = 0; y < game_.n_offers; ++y) {
      if (!admissible(game_, y)) continue;
      double const v = values_at(game_, responder, k)[y];
      bool const accepted = deal(t, k, proposer, static_cast<int>(y));
      bool const made = offer_at(t, k, proposer) == static_cast<int>(y);
      note({accepted ? w[responder] - v : v - w[responder], responder, t, k, static_cast<int>(y),
            made && reached_[state_at(game_, t, k)] > 0});
    }
  }

  void note(FrontCertificate const& found) {
    if (found.one_shot_gain > worst_.one_shot_gain) worst_ = found;
  }

  /// The probability of each state.
  void spread() {
    reached_[state_at(game_, 0, game_.start)] = 1;
    for (int t = 0; t + 1 < game_.rounds; ++t)
      for (int k = 0; k <= game_.cells; ++k) {
        double open = 0;
        for (int const proposer : {0, 1})
          if (!deal(t, k, proposer, offer_at(t, k, proposer))) open += recognition(game_, t, proposer);
        double const p = open * reached_[state_at(game_, t, k)];
        reached_[state_at(game_, t + 1, std::min(k + 1, game_.cells))] += game_.up * p;
        reached_[state_at(game_, t + 1, std::max(k - 1, 0))] += game_.down * p;
        reached_[state_at(game_, t + 1, k)] += (1 - game_.up - game_.down) * p;
      }
  }

  FrontGame const& game_;
  FrontStrategy const* strategy_[2];
  std::vector<double> reached_;
  FrontCertificate worst_;
};

}  // namespace

FrontCertificate certificate(FrontGame const& game, FrontStrategy const& first, FrontStrategy const& second) {
  return Credibility(game, first, second).run();
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
