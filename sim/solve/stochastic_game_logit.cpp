#include <cmath>

#include "solve/front_states.hpp"
#include "solve/logit_offers.hpp"

namespace zopa::solve {

LogitOffers::LogitOffers(FrontGame const& game, double lambda) : game_(game), lambda_(lambda) {
  ZOPA_EXPECTS(lambda > 0);
  for (std::size_t y = 0; y < game.n_offers; ++y)
    if (admissible(game, y)) offers_.push_back(y);
  std::size_t const rows = game.value_by_cell ? static_cast<std::size_t>(game.cells + 1) : 1;
  for (int i : {0, 1}) {
    for (std::size_t r = 0; r < rows; ++r)
      for (std::size_t y : offers_) value_[i].push_back(game.value[i][r * game.n_offers + y]);
    if (value_[i].empty()) continue;
    auto const [lo, hi] = std::minmax_element(value_[i].begin(), value_[i].end());
    middle_[i] = 0.5 * (*lo + *hi);
    factored_[i] = lambda * 0.5 * (*hi - *lo) < largest_exponent;
    for (double v : value_[i]) refusal_[i].push_back(factored_[i] ? std::exp(-lambda * (v - middle_[i])) : 0.0);
  }
  accepted_.resize(offers_.size());
  weight_.resize(offers_.size());
}

void LogitOffers::accept(int responder, std::size_t row, double w) {
  std::size_t const n = offers_.size();
  double const shift = lambda_ * (w - middle_[responder]);
  if (factored_[responder] && std::fabs(shift) < largest_exponent) {
    // 1/(1 + e^{−λ(V − W)}) with the exponential factored: one division an offer instead of one exponential
    double const stay = std::exp(shift);
    double const* refusal = refusal_[responder].data() + row * n;
    for (std::size_t r = 0; r < n; ++r) accepted_[r] = 1.0 / (1.0 + refusal[r] * stay);
    return;
  }
  double const* v = value_[responder].data() + row * n;
  for (std::size_t r = 0; r < n; ++r) accepted_[r] = base::logistic(lambda_ * (v[r] - w));
}

void LogitOffers::respond_and_weigh(int proposer, int k, double w_proposer, double w_responder) {
  std::size_t const n = offers_.size(), row = game_.value_by_cell ? static_cast<std::size_t>(k) : 0;
  accept(1 - proposer, row, w_responder);
  double const* own = value_[proposer].data() + row * n;
  double largest = 0;  // of the pass, whose gain over the continuation is 0
  for (std::size_t r = 0; r < n; ++r) {
    weight_[r] = lambda_ * (accepted_[r] * (own[r] - w_proposer));
    largest = std::max(largest, weight_[r]);
  }
  pass_ = std::exp(-largest);
  double sum = pass_;
  for (std::size_t r = 0; r < n; ++r) {
    // e^{−50} < 2^{−72}: lost in the rounding of any sum beside the best offer
    weight_[r] = weight_[r] - largest < -50 ? 0.0 : std::exp(weight_[r] - largest);
    sum += weight_[r];
  }
  total_ = sum;
}

void LogitOffers::add_values(int k, double const w[2], double recognised, double value[2]) const {
  std::size_t const n = offers_.size(), row = game_.value_by_cell ? static_cast<std::size_t>(k) : 0;
  for (int j : {0, 1}) {
    double const* v = value_[j].data() + row * n;
    double gain = 0;
    for (std::size_t r = 0; r < n; ++r) gain += weight_[r] * accepted_[r] * (v[r] - w[j]);
    value[j] += recognised * (w[j] + gain / total_);
  }
}

FrontPolicy logit_equilibrium(FrontGame const& game, double lambda) {
  FrontPolicy policy = empty_policy(game);
  policy.lambda = lambda;
  LogitOffers offers(game, lambda);
  for (int t = game.rounds - 1; t >= 0; --t) {
    continue_row(game, policy, t);
    for (int k = 0; k <= game.cells; ++k) {
      std::size_t const s = policy.state(t, k);
      double const w[2] = {policy.continuation[0][s], policy.continuation[1][s]};
      double value[2] = {0, 0};
      for (int i : {0, 1}) {
        double const recognised = recognition(game, t, i);
        if (recognised == 0) continue;
        offers.respond_and_weigh(i, k, w[i], w[1 - i]);
        offers.add_values(k, w, recognised, value);
      }
      for (int j : {0, 1}) policy.value[j][s] = value[j];
    }
  }
  return policy;
}

}  // namespace zopa::solve
