#include "zopa/model/strength.hpp"

#include <algorithm>
#include <cmath>

#include "zopa/base/expects.hpp"
#include "zopa/model/world.hpp"

namespace zopa::model {

Estimate predicted(Estimate const& before, double persistence, double q) {
  ZOPA_EXPECTS(before.variance >= 0 && q >= 0);
  return {persistence * before.mean, persistence * persistence * before.variance + q};
}

Estimate updated(Estimate const& before, double r, double observed) {
  ZOPA_EXPECTS(before.variance >= 0 && r > 0);
  double const gain = before.variance / (before.variance + r);
  return {before.mean + gain * (observed - before.mean), (1 - gain) * before.variance};
}

double battle_odds(War const& war, double gap) {
  double const tilt = war.strength_effect * gap;
  double const p = std::max(0.0, war.up + tilt), q = std::max(0.0, war.down - tilt);
  return p + q > 0 ? p / (p + q) : 0.5;
}

double gap_ahead(War const& war, double gap, int rounds) {
  double const rho = war.strength_persistence;
  int const n = std::max(1, rounds);
  return rho == 1 ? gap : gap * rho * (1 - std::pow(rho, n)) / ((1 - rho) * n);
}

}  // namespace zopa::model
