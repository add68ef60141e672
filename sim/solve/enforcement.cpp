#include "zopa/solve/enforcement.hpp"

#include <algorithm>
#include <cmath>

#include <Eigen/Dense>

#include "zopa/base/discounting.hpp"
#include "zopa/base/expects.hpp"

namespace zopa::solve {

double least_patience(double temptation, double reward, double punishment, double expected_sanction) {
  ZOPA_EXPECTS(temptation > reward && reward > punishment && expected_sanction >= 0);
  double const gain = temptation - expected_sanction - reward;
  if (gain <= 0) return 0;
  return gain / (temptation - expected_sanction - punishment);
}

Attrition attrition(double high, double low, double cost, double interest) {
  ZOPA_EXPECTS(high > low && low >= 0 && cost >= 0 && interest >= 0);
  double const hazard = (cost + interest * low) / (high - low);
  if (hazard == 0) return {0, std::nullopt};
  return {hazard, 1 / (2 * hazard)};
}

namespace {

std::optional<double> posterior(double prior, double likely, double otherwise) {
  double const seen = prior * likely + (1 - prior) * otherwise;
  if (seen <= 0) return std::nullopt;
  return prior * likely / seen;
}

bool valid(Trust const& t) {
  return base::is_probability(t.prior) && base::is_probability(t.s_trustworthy) && base::is_probability(t.s_other);
}

}  // namespace

std::optional<double> trust_after_attack(Trust const& trust) {
  ZOPA_EXPECTS(valid(trust));
  return posterior(trust.prior, 1 - trust.s_trustworthy, 1 - trust.s_other);
}

std::optional<double> trust_after_calm(Trust const& trust) {
  ZOPA_EXPECTS(valid(trust));
  return posterior(trust.prior, trust.s_trustworthy, trust.s_other);
}

double least_trust(double gain, double loss) {
  ZOPA_EXPECTS(gain >= 0 && loss >= 0 && gain + loss > 0);
  return loss / (gain + loss);
}

bool spoiled_by_attack(Trust const& trust, double gain, double loss) {
  auto const after = trust_after_attack(trust);
  double const least = least_trust(gain, loss);
  return after && base::at_least(trust.prior, least) && !base::at_least(*after, least);
}

std::vector<bool> peace_enforceable(StatesOfWar const& war) {
  std::size_t const n = war.benefits.size();
  ZOPA_EXPECTS(war.best_breach_a.size() == n && war.best_breach_b.size() == n);
  std::vector<bool> enforceable(n);
  for (std::size_t j = 0; j < n; ++j)
    enforceable[j] = base::at_least(war.benefits[j], war.best_breach_a[j] + war.best_breach_b[j]);
  return enforceable;
}

namespace {

/// States from which a state of `goal` can be reached through states of war.
std::vector<bool> can_reach(StatesOfWar const& war, std::vector<bool> goal) {
  std::size_t const n = goal.size();
  for (std::size_t pass = 0; pass < n; ++pass)
    for (std::size_t j = 0; j < n; ++j)
      for (std::size_t k = 0; k < n; ++k) goal[j] = goal[j] || (war.transition[j][k] > 0 && goal[k]);
  return goal;
}

/// States from which war ends with probability 1: no state can be reached, before peace, that peace cannot be reached
/// from.
std::vector<bool> surely_ends(StatesOfWar const& war, std::vector<bool> const& peace) {
  std::vector<bool> hopeless = can_reach(war, peace);
  hopeless.flip();
  std::size_t const n = peace.size();
  for (std::size_t pass = 0; pass < n; ++pass)
    for (std::size_t j = 0; j < n; ++j)
      for (std::size_t k = 0; k < n && !peace[j]; ++k)
        hopeless[j] = hopeless[j] || (war.transition[j][k] > 0 && hopeless[k]);
  hopeless.flip();
  return hopeless;
}

}  // namespace

std::vector<std::optional<double>> expected_war_duration(StatesOfWar const& war) {
  std::vector<bool> const peace = peace_enforceable(war);
  std::size_t const n = peace.size();
  ZOPA_EXPECTS(war.transition.size() == n);
  std::vector<bool> const ends = surely_ends(war, peace);
  auto const size = static_cast<Eigen::Index>(n);
  Eigen::MatrixXd system = Eigen::MatrixXd::Identity(size, size);
  Eigen::VectorXd periods = Eigen::VectorXd::Zero(size);
  for (std::size_t j = 0; j < n; ++j) {
    ZOPA_EXPECTS(war.transition[j].size() == n);
    if (peace[j] || !ends[j]) continue;
    periods(static_cast<Eigen::Index>(j)) = 1;
    for (std::size_t k = 0; k < n; ++k)
      if (!peace[k]) system(static_cast<Eigen::Index>(j), static_cast<Eigen::Index>(k)) -= war.transition[j][k];
  }
  Eigen::VectorXd const solved = system.partialPivLu().solve(periods);
  std::vector<std::optional<double>> duration(n);
  for (std::size_t j = 0; j < n; ++j)
    if (ends[j]) duration[j] = solved(static_cast<Eigen::Index>(j));
  return duration;
}

}  // namespace zopa::solve
