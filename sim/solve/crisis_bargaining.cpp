#include "zopa/solve/crisis_bargaining.hpp"

#include <algorithm>
#include <numeric>

#include "zopa/base/discounting.hpp"
#include "zopa/base/expects.hpp"
#include "zopa/model/no_deal.hpp"

namespace zopa::solve {
namespace {

/// P(cost < d): those for whom d is too much. Rounding in d must not make an enemy of someone whose cost is known.
double below(PrivateCost cost, double d) {
  if (base::at_least(cost.low, d)) return 0;
  if (d >= cost.high) return 1;
  return (d - cost.low) / (cost.high - cost.low);
}

/// Strictly better, beyond the tolerance of ties.
bool better(double u, double w) { return !base::at_least(w, u); }

}  // namespace

BargainingRange war_range(double p, double cost_a, double cost_b) {
  ZOPA_EXPECTS(base::is_probability(p) && cost_a >= 0 && cost_b >= 0);
  return {p - cost_a, p + cost_b};
}

Ultimatum risk_return(double p, double cost_a, PrivateCost cost_b) {
  ZOPA_EXPECTS(base::is_probability(p) && cost_a >= 0 && cost_b.low >= 0 && cost_b.low <= cost_b.high);
  double const wanted = std::max((cost_b.high - cost_a) / 2, cost_b.low);
  double const d = std::min(wanted, std::min(cost_b.high, 1 - p));
  return {p + d, below(cost_b, d)};
}

TwoTypeUltimatum two_type_ultimatum(double p, double cost_a, double tough, double weak, double phi) {
  ZOPA_EXPECTS(base::is_probability(p) && base::is_probability(phi) && cost_a >= 0 && tough >= 0 && tough < weak);
  double const threshold = (weak - tough) / (weak + cost_a);
  bool const risky = better(threshold, phi);
  return {threshold, p + (risky ? weak : tough), risky ? phi : 0};
}

namespace {

/// Types in ascending order of cost, with the probability that a type comes before each.
struct SortedTypes {
  std::vector<double> cost, before;  ///< K; K + 1

  SortedTypes(std::vector<double> const& costs, std::vector<double> const& prior) {
    std::vector<std::size_t> order(costs.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) { return costs[a] < costs[b]; });
    double sum = 0;
    for (std::size_t const k : order) {
      cost.push_back(costs[k]);
      before.push_back(sum);
      sum += prior[k];
    }
    before.push_back(sum);
    for (double& mass : before) mass /= sum;
  }

  /// Probability of a type that would rather fight than give up d.
  double fights(double d) const {
    auto const first = std::partition_point(cost.begin(), cost.end(), [d](double c) { return !base::at_least(c, d); });
    return before[static_cast<std::size_t>(first - cost.begin())];
  }
};

}  // namespace

Ultimatum finite_ultimatum(double p, double cost_a, std::vector<double> const& costs, std::vector<double> const& prior,
                           std::vector<double> const& demands) {
  ZOPA_EXPECTS(base::is_probability(p) && cost_a >= 0 && !costs.empty() && !demands.empty());
  ZOPA_EXPECTS(costs.size() == prior.size());
  SortedTypes const types(costs, prior);
  Ultimatum best{demands.front(), types.fights(demands.front() - p)};
  auto const worth = [&](Ultimatum const& u) { return (1 - u.war) * u.share + u.war * (p - cost_a); };
  for (double const demand : demands) {
    Ultimatum const other{demand, types.fights(demand - p)};
    bool const equal = base::at_least(worth(other), worth(best)) && base::at_least(worth(best), worth(other));
    if (equal ? other.war < best.war : worth(other) > worth(best)) best = other;
  }
  return best;
}

double preventive_war_threshold(PowerShift const& s) {
  ZOPA_EXPECTS(s.delta > 0 && s.delta <= 1 && base::is_probability(s.later_bargaining_power));
  return (s.now - s.cost_a - (1 - s.delta)) / s.delta + s.cost_a - s.later_bargaining_power * (s.cost_a + s.cost_b);
}

bool preventive_war(PowerShift const& s) { return better(preventive_war_threshold(s), s.later); }

BargainingRange first_strike_range(double p, double first_strike, double cost_a, double cost_b) {
  ZOPA_EXPECTS(base::is_probability(p) && first_strike >= 0 && cost_a >= 0 && cost_b >= 0);
  return {p + first_strike - cost_a, p - first_strike + cost_b};
}

std::vector<double> peaceful_shares(std::vector<double> const& possible, double p, double cost_a, double cost_b) {
  BargainingRange const range = war_range(p, cost_a, cost_b);
  std::vector<double> peaceful;
  for (double const x : possible)
    if (base::at_least(x, range.low) && base::at_least(range.high, x)) peaceful.push_back(x);
  return peaceful;
}

Ultimatum satisfied_state_offer(double p, double status_quo, double cost_b, PrivateCost cost_a) {
  ZOPA_EXPECTS(base::is_probability(p) && base::is_probability(status_quo) && cost_b >= 0);
  ZOPA_EXPECTS(cost_a.low >= 0 && cost_a.low <= cost_a.high);
  double const e = std::clamp((cost_a.high - cost_b) / 2, cost_a.low, cost_a.high);
  double const x = std::max(status_quo, p - e);
  return {x, below(cost_a, p - x)};
}

BargainingRange total_war_range(int forts, int held, double p, double cost_a, double cost_b) {
  ZOPA_EXPECTS(base::is_probability(p) && cost_a >= 0 && cost_b >= 0);
  model::TotalWar const war = model::total_war(forts, held, p, 1 - p);
  return {war.victory - cost_a * war.rounds, war.victory + cost_b * war.rounds};
}

}  // namespace zopa::solve
