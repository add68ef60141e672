#include <cmath>

#include "solve/front_states.hpp"
#include "solve/logit_offers.hpp"

namespace zopa::solve {

namespace {

/// Acceptance of a value by a responder with no-deal value w under the policy's rule.
double acceptance(FrontPolicy const& policy, double v, double w) {
  if (policy.lambda > 0) return base::logistic(policy.lambda * (v - w));
  if (!base::at_least(v, w)) return 0;
  return policy.ties == TieRule::mix && base::at_least(w, v) ? 0.5 : 1.0;
}

/// Calls visit(offer, probability of the offer, of its acceptance) for what a proposer may do other than pass.
template <class Visit>
void for_each_offer(FrontGame const& game, FrontPolicy const& policy, LogitOffers* logit, int t, int k, int proposer,
                    Visit const& visit) {
  std::size_t const s = policy.state(t, k);
  double const w = policy.continuation[1 - proposer][s];
  if (logit == nullptr) {
    int const y = policy.offer[proposer][s];
    if (y >= 0) visit(static_cast<std::size_t>(y), 1.0, acceptance(policy, values_at(game, 1 - proposer, k)[y], w));
    return;
  }
  logit->respond_and_weigh(proposer, k, policy.continuation[proposer][s], w);
  for (std::size_t r = 0; r < logit->size(); ++r) visit(logit->offer(r), logit->probability(r), logit->accepted(r));
}

std::optional<LogitOffers> logit_of(FrontGame const& game, FrontPolicy const& policy) {
  if (policy.lambda > 0) return LogitOffers(game, policy.lambda);
  return std::nullopt;
}

/// Forward propagation: the distribution over cells of the games still open, round by round.
class Propagation {
 public:
  Propagation(FrontGame const& game, FrontPolicy const& policy)
      : game_(game), policy_(policy), logit_(logit_of(game, policy)) {
    std::size_t const width = static_cast<std::size_t>(game.cells + 1);
    open_.assign(width, 0.0);
    open_[static_cast<std::size_t>(game.start)] = 1;
    next_.resize(width);
    result_.deal_by_round.assign(static_cast<std::size_t>(game.rounds), 0.0);
    result_.offer_probability.assign(game.n_offers, 0.0);
  }

  FrontForecast run() {
    double weighted_round = 0;
    for (int t = 0; t < game_.rounds; ++t) {
      play_round(t);
      double const p = result_.deal_by_round[static_cast<std::size_t>(t)];
      result_.p_deal += p;
      weighted_round += t * p;
      for (int i : {0, 1}) factor_[i] *= game_.discount[i];
    }
    if (result_.p_deal > 0) result_.round_given_deal = weighted_round / result_.p_deal;
    for (int i : {0, 1})
      for (std::size_t k = 0; k < open_.size(); ++k) result_.value[i] += factor_[i] * open_[k] * game_.terminal[i][k];
    result_.no_deal_by_cell = std::move(open_);
    return std::move(result_);
  }

 private:
  void play_round(int t) {
    std::fill(next_.begin(), next_.end(), 0.0);
    for (int k = 0; k <= game_.cells; ++k) {
      double const here = open_[static_cast<std::size_t>(k)];
      if (here == 0) continue;
      fight_on(k, here - signed_at(t, k, here));
    }
    std::swap(open_, next_);
  }

  /// Books the deals of one state; returns their probability.
  double signed_at(int t, int k, double here) {
    double agreed = 0;
    for (int proposer : {0, 1}) {
      double const mass = here * recognition(game_, t, proposer);
      if (mass == 0) continue;
      for_each_offer(game_, policy_, logit_ ? &*logit_ : nullptr, t, k, proposer,
                     [&](std::size_t y, double made, double accepted) {
                       double const p = mass * made * accepted;
                       agreed += p;
                       result_.offer_probability[y] += p;
                       for (int i : {0, 1}) result_.value[i] += factor_[i] * p * values_at(game_, i, k)[y];
                     });
    }
    result_.deal_by_round[static_cast<std::size_t>(t)] += agreed;
    return agreed;
  }

  void fight_on(int k, double mass) {
    if (mass <= 0) return;
    for (int i : {0, 1}) result_.value[i] += factor_[i] * mass * flow(game_, i, k);
    next_[static_cast<std::size_t>(std::min(k + 1, game_.cells))] += game_.up * mass;
    next_[static_cast<std::size_t>(std::max(k - 1, 0))] += game_.down * mass;
    next_[static_cast<std::size_t>(k)] += (1.0 - game_.up - game_.down) * mass;
  }

  FrontGame const& game_;
  FrontPolicy const& policy_;
  std::optional<LogitOffers> logit_;
  std::vector<double> open_, next_;
  double factor_[2] = {1, 1};
  FrontForecast result_;
};

/// One party's optimal play against the other's fixed part of a policy, state by state.
class BestResponse {
 public:
  BestResponse(FrontGame const& game, FrontPolicy const& policy, int deviator)
      : game_(game), policy_(policy), logit_(logit_of(game, policy)), me_(deviator) {}

  /// Value of state (t, k) before recognition if a rejection there is worth w to the deviator.
  double value(int t, int k, double w) {
    double const mine = recognition(game_, t, me_);
    double v = 0;
    if (mine > 0) v += mine * proposing(t, k, w);
    if (mine < 1) v += (1 - mine) * responding(t, k, w);
    return v;
  }

 private:
  double proposing(int t, int k, double w) const {
    double const* own = values_at(game_, me_, k);
    double const* other = values_at(game_, 1 - me_, k);
    double const w_other = policy_.continuation[1 - me_][policy_.state(t, k)];
    double best = w;
    for (std::size_t y = 0; y < game_.n_offers; ++y)
      if (own[y] > best && admissible(game_, y))
        best = std::max(best, w + acceptance(policy_, other[y], w_other) * (own[y] - w));
    return best;
  }

  double responding(int t, int k, double w) {
    double const* own = values_at(game_, me_, k);
    double v = w;
    for_each_offer(game_, policy_, logit_ ? &*logit_ : nullptr, t, k, 1 - me_,
                   [&](std::size_t y, double made, double) { v += made * std::max(0.0, own[y] - w); });
    return v;
  }

  FrontGame const& game_;
  FrontPolicy const& policy_;
  std::optional<LogitOffers> logit_;
  int me_;
};

}  // namespace

std::vector<double> offer_distribution(FrontGame const& game, FrontPolicy const& policy, int t, int k, int proposer) {
  std::vector<double> distribution(game.n_offers + 1, 0.0);
  auto logit = logit_of(game, policy);
  for_each_offer(game, policy, logit ? &*logit : nullptr, t, k, proposer,
                 [&](std::size_t y, double made, double) { distribution[y] = made; });
  if (logit)
    distribution.back() = logit->pass_probability();
  else
    distribution.back() = policy.offer[proposer][policy.state(t, k)] < 0 ? 1.0 : 0.0;
  return distribution;
}

double acceptance_probability(FrontGame const& game, FrontPolicy const& policy, int t, int k, int responder,
                              std::size_t offer) {
  if (!game.may_sign[responder].empty() && game.may_sign[responder][offer] == 0) return 0;
  return acceptance(policy, values_at(game, responder, k)[offer], policy.continuation[responder][policy.state(t, k)]);
}

FrontForecast forecast(FrontGame const& game, FrontPolicy const& policy) { return Propagation(game, policy).run(); }

std::optional<double> mean_given_deal(FrontForecast const& forecast, std::vector<double> const& x) {
  ZOPA_EXPECTS(x.size() == forecast.offer_probability.size());
  if (!(forecast.p_deal > 0)) return std::nullopt;
  double sum = 0;
  for (std::size_t y = 0; y < x.size(); ++y) sum += forecast.offer_probability[y] * x[y];
  return sum / forecast.p_deal;
}

double exploitability(FrontGame const& game, FrontPolicy const& policy, int deviator) {
  BestResponse response(game, policy, deviator);
  std::vector<double> next = game.terminal[deviator], here(next.size());
  for (int t = game.rounds - 1; t >= 0; --t) {
    for (int k = 0; k <= game.cells; ++k) {
      double const w = continuation_at(game, deviator, next.data(), k);
      here[static_cast<std::size_t>(k)] = response.value(t, k, w);
    }
    std::swap(here, next);
  }
  return next[static_cast<std::size_t>(game.start)] - policy.value[deviator][policy.state(0, game.start)];
}

double largest_one_shot_gain(FrontGame const& game, FrontPolicy const& policy) {
  double largest = 0;
  for (int deviator : {0, 1}) {
    BestResponse response(game, policy, deviator);
    for (int t = 0; t < game.rounds; ++t)
      for (int k = 0; k <= game.cells; ++k) {
        std::size_t const s = policy.state(t, k);
        largest = std::max(largest, response.value(t, k, policy.continuation[deviator][s]) - policy.value[deviator][s]);
      }
  }
  return largest;
}

}  // namespace zopa::solve
