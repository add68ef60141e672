#include "zopa/solve/alternating_offers.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>

#include "zopa/base/discounting.hpp"
#include "zopa/base/expects.hpp"

namespace zopa::solve {
namespace {

/// Is there nothing to share once each has what it can take by itself?
bool too_little(double own1, double own2) { return !base::at_least(1.0, own1 + own2); }

/// Weighted Nash division of 1 over a disagreement point.
std::optional<double> divide_surplus(double d1, double d2, double weight) {
  if (too_little(d1, d2)) return std::nullopt;
  return d1 + weight * (1 - d1 - d2);
}

}  // namespace

double stahl_share(int rounds, double delta1, double delta2) {
  ZOPA_EXPECTS(rounds >= 1);
  double proposer = 1;  // of the last round
  for (int t = rounds - 1; t >= 1; --t) {
    double const patience = t % 2 == 1 ? delta2 : delta1;  // of the responder, who proposes in round t + 1
    proposer = 1 - patience * proposer;
  }
  return proposer;
}

double rubinstein_share(double delta1, double delta2) {
  ZOPA_EXPECTS(delta1 * delta2 < 1);
  return (1 - delta2) / (1 - delta1 * delta2);
}

double rubinstein_limit(double rate1, double rate2) {
  ZOPA_EXPECTS(rate1 + rate2 > 0);
  return rate2 / (rate1 + rate2);
}

std::optional<double> breakdown_share(double q, double b1, double b2) {
  ZOPA_EXPECTS(q > 0 && q <= 1);
  if (too_little(b1, b2)) return std::nullopt;
  return (1 - b2 + (1 - q) * b1) / (2 - q);
}

std::optional<double> breakdown_limit(double b1, double b2) { return divide_surplus(b1, b2, 0.5); }

std::optional<double> breakdown_limit(double rate1, double rate2, double breakdown_rate, double b1, double b2) {
  double const weight = (breakdown_rate + rate2) / (2 * breakdown_rate + rate1 + rate2);
  return divide_surplus(breakdown_rate * b1 / (breakdown_rate + rate1), breakdown_rate * b2 / (breakdown_rate + rate2),
                        weight);
}

std::optional<double> outside_option_share(double delta1, double delta2, double w1, double w2) {
  if (too_little(w1, w2)) return std::nullopt;
  // The fixed point of a contraction is unique: of the four cases, which option binds for whom, one is consistent.
  for (bool const leaves1 : {false, true})
    for (bool const leaves2 : {false, true}) {
      double v1 = 0, v2 = 0;
      if (leaves2) v1 = 1 - w2, v2 = leaves1 ? 1 - w1 : 1 - delta1 * v1;
      if (!leaves2 && leaves1) v2 = 1 - w1, v1 = 1 - delta2 * v2;
      if (!leaves2 && !leaves1) v1 = rubinstein_share(delta1, delta2), v2 = rubinstein_share(delta2, delta1);
      bool const consistent1 = leaves1 ? base::at_least(w1, delta1 * v1) : base::at_least(delta1 * v1, w1);
      bool const consistent2 = leaves2 ? base::at_least(w2, delta2 * v2) : base::at_least(delta2 * v2, w2);
      if (consistent1 && consistent2) return v1;
    }
  return std::nullopt;
}

std::optional<double> inside_option_share(double delta1, double delta2, double g1, double g2) {
  ZOPA_EXPECTS(delta1 * delta2 < 1);
  if (too_little(g1, g2)) return std::nullopt;
  // V1 = 1 − (1 − δ2) g2 − δ2 V2, V2 = 1 − (1 − δ1) g1 − δ1 V1
  return (1 - (1 - delta2) * g2 - delta2 * (1 - (1 - delta1) * g1)) / (1 - delta1 * delta2);
}

std::optional<double> inside_option_limit(double g1, double g2) { return divide_surplus(g1, g2, 0.5); }

std::vector<double> unanimity_rotating_shares(int n, double delta) {
  ZOPA_EXPECTS(n >= 2);
  std::vector<double> shares;
  for (int k = 0; k < n; ++k) shares.push_back(std::pow(delta, k) / base::annuity(delta, n));
  return shares;
}

ProposerAndPartner unanimity_random_shares(int n, double delta) { return baron_ferejohn_shares(n, n, delta); }

ProposerAndPartner baron_ferejohn_shares(int n, int q, double delta) {
  ZOPA_EXPECTS(n >= 2 && q >= 1 && q <= n);
  double const partner = delta / n;
  return {1 - (q - 1) * partner, partner};
}

double baron_ferejohn_veto_value(int n, int q, double delta) {
  ZOPA_EXPECTS(n >= 2 && q >= 2 && q <= n);
  if (q == n) return 1.0 / n;
  // The veto player proposes with 1/n and keeps 1 − (q − 1)δ w; else it is bought with δ v. With w = (1 − v)/(n − 1):
  double const others = (q - 1) * delta / (n - 1);
  return (1 - others) / (n - (n - 1) * delta - others);
}

namespace {

using Weights = std::array<std::vector<double> const*, 2>;

double total(std::vector<double> const& weights) { return std::accumulate(weights.begin(), weights.end(), 0.0); }

/// What the proposer keeps when the responder must have `owed`, paid in the issues in this order.
double kept(std::vector<double> const& proposer, std::vector<double> const& responder,
            std::vector<std::size_t> const& order, double owed) {
  double left = total(proposer);
  for (std::size_t k : order) {
    if (owed <= 0) break;
    double const share = responder[k] > owed ? owed / responder[k] : 1.0;
    owed -= share * responder[k];
    left -= share * proposer[k];
  }
  return left;
}

/// Issues by what the responder gains per unit of the proposer's loss, best first.
std::vector<std::size_t> payment_order(std::vector<double> const& proposer, std::vector<double> const& responder) {
  std::vector<std::size_t> order(proposer.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
    return responder[a] * proposer[b] > responder[b] * proposer[a];
  });
  return order;
}

}  // namespace

std::array<double, 2> package_offers_utility(int rounds, std::array<double, 2> delta,
                                             std::vector<double> const& weights1, std::vector<double> const& weights2) {
  ZOPA_EXPECTS(rounds >= 1 && weights1.size() == weights2.size());
  Weights const w{&weights1, &weights2};
  std::array<std::vector<std::size_t>, 2> const order{payment_order(weights1, weights2),
                                                      payment_order(weights2, weights1)};
  std::array<double, 2> next{0, 0};
  for (int t = rounds; t >= 1; --t) {
    std::size_t const i = t % 2 == 1 ? 0 : 1, j = 1 - i;
    std::array<double, 2> now{};
    now[j] = delta[j] * next[j];
    now[i] = kept(*w[i], *w[j], order[i], now[j]);
    next = now;
  }
  return next;
}

std::array<double, 2> issue_by_issue_utility(int rounds, std::array<double, 2> delta,
                                             std::vector<double> const& weights1, std::vector<double> const& weights2) {
  double const share = stahl_share(rounds, delta[0], delta[1]);
  return {share * total(weights1), (1 - share) * total(weights2)};
}

}  // namespace zopa::solve
