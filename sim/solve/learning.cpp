#include "zopa/solve/learning.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>

#include "zopa/base/discounting.hpp"
#include "zopa/base/expects.hpp"

namespace zopa::solve {

std::optional<double> battles_until_agreement(double a_a, double a_b, double kappa, double costs) {
  ZOPA_EXPECTS(a_a > 0 && a_a < kappa && a_b > 0 && a_b < kappa && costs >= 0);
  if (a_a <= a_b) return 0;
  if (costs == 0) return std::nullopt;
  double const needed = (a_a - a_b) / costs - kappa;
  // A range that closes to a point counts as agreement: rounding must not add a battle.
  return std::max(0.0, std::ceil(needed - 1e-12 * std::max(1.0, std::fabs(needed + kappa))));
}

double beta_mean(double a, double b, double wins, double losses) {
  ZOPA_EXPECTS(a > 0 && b > 0 && wins >= 0 && losses >= 0);
  return (a + wins) / (a + b + wins + losses);
}

namespace {

double log_likelihood(int n, double p) { return n == 0 ? 0 : n * std::log(p); }

bool valid(BattleTypes const& t) {
  return base::is_probability(t.prior_strong) && base::is_probability(t.vs_strong) && base::is_probability(t.vs_weak);
}

}  // namespace

std::optional<double> probability_strong(BattleTypes const& t, int wins, int losses) {
  ZOPA_EXPECTS(valid(t) && wins >= 0 && losses >= 0);
  double const strong =
      std::log(t.prior_strong) + log_likelihood(wins, t.vs_strong) + log_likelihood(losses, 1 - t.vs_strong);
  double const weak =
      std::log(1 - t.prior_strong) + log_likelihood(wins, t.vs_weak) + log_likelihood(losses, 1 - t.vs_weak);
  if (std::isinf(strong) && std::isinf(weak)) return std::nullopt;
  return base::logistic(strong - weak);
}

std::optional<BeliefLeavesBand> battles_in_band(BattleTypes const& t, double low, double high, bool strong) {
  ZOPA_EXPECTS(valid(t) && low > 0 && low <= high && high < 1);
  double const win = strong ? t.vs_strong : t.vs_weak;
  double const edge = strong ? t.prior_strong : 1 - t.prior_strong;
  if (base::at_least(low, t.prior_strong) || base::at_least(t.prior_strong, high))
    return BeliefLeavesBand{0, base::at_least(edge, strong ? high : 1 - low) ? 1.0 : 0.0};
  if (t.vs_strong == t.vs_weak) return std::nullopt;
  BeliefLeavesBand found;
  std::vector<double> mass{1}, next;  // mass[w]: still in the band after n battles, w of them won
  double inside = 1;
  std::size_t first = 0;  // the least count of wins still possible
  for (long long n = 0, steps = 0; inside > 1e-15; ++n) {
    found.battles += inside;
    next.assign(mass.size() + 1, 0);
    for (std::size_t k = 0; k < mass.size(); ++k) next[k] += mass[k] * (1 - win), next[k + 1] += mass[k] * win;
    inside = 0;
    for (std::size_t k = 0; k < next.size(); ++k) {
      if (next[k] == 0) continue;
      auto const wins = static_cast<int>(first + k);
      double const belief = *probability_strong(t, wins, static_cast<int>(n) + 1 - wins);
      bool const above = base::at_least(belief, high), below = base::at_least(low, belief);
      if (above == strong && (above || below)) found.correct += next[k];
      if (above || below) next[k] = 0;
      inside += next[k];
    }
    std::size_t empty = 0;
    while (empty < next.size() && next[empty] == 0) ++empty;
    next.erase(next.begin(), next.begin() + static_cast<std::ptrdiff_t>(empty));
    while (!next.empty() && next.back() == 0) next.pop_back();
    first += empty;
    mass.swap(next);
    if ((steps += static_cast<long long>(mass.size()) + 1) > 1'000'000'000) return std::nullopt;
  }
  return found;
}

Estimate kalman_update(Estimate const& before, double q, double r, double observed) {
  return model::updated(model::predicted(before, 1, q), r, observed);
}

double kalman_steady_variance(double q, double r) {
  ZOPA_EXPECTS(q >= 0 && r > 0);
  return (-q + std::sqrt(q * q + 4 * q * r)) / 2;
}

double effective_sample_size(std::vector<double> const& weights) {
  double const sum = std::accumulate(weights.begin(), weights.end(), 0.0);
  ZOPA_EXPECTS(sum > 0);
  return sum * sum / std::inner_product(weights.begin(), weights.end(), weights.begin(), 0.0);
}

std::optional<PrivateCost> after_answer(PrivateCost cost_b, double p, double demand, bool accepted) {
  double const least = demand - p;  // accepted by all whose cost is no lower
  if (accepted) {
    if (!base::at_least(cost_b.high, least)) return std::nullopt;
    return PrivateCost{std::max(cost_b.low, std::min(least, cost_b.high)), cost_b.high};
  }
  if (base::at_least(cost_b.low, least)) return std::nullopt;
  return PrivateCost{cost_b.low, std::min(cost_b.high, least)};
}

std::vector<double> after_answer(std::vector<double> const& prior, std::vector<double> const& reservation, double offer,
                                 double tau, bool accepted) {
  ZOPA_EXPECTS(prior.size() == reservation.size() && tau > 0);
  // log of the logistic, so that even an answer that surprises every hypothesis has a posterior
  auto const log_logistic = [](double z) { return z >= 0 ? -std::log1p(std::exp(-z)) : z - std::log1p(std::exp(z)); };
  std::vector<double> weight;
  double top = -std::numeric_limits<double>::infinity(), sum = 0;
  for (std::size_t k = 0; k < prior.size(); ++k) {
    double const z = (offer - reservation[k]) / tau;
    weight.push_back(std::log(prior[k]) + log_logistic(accepted ? z : -z));
    top = std::max(top, weight.back());
  }
  for (double& w : weight) sum += w = std::exp(w - top);
  for (double& w : weight) w /= sum;
  return weight;
}

}  // namespace zopa::solve
