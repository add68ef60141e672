#include "zopa/solve/audience_costs.hpp"

#include <algorithm>

#include "zopa/base/discounting.hpp"
#include "zopa/base/expects.hpp"

namespace zopa::solve {
namespace {

/// P(c_A ≤ limit); a known cost counts in full when it meets the limit.
double at_most(PrivateCost cost, double limit) {
  if (cost.low == cost.high) return base::at_least(limit, cost.low) ? 1 : 0;
  return std::clamp((limit - cost.low) / (cost.high - cost.low), 0.0, 1.0);
}

}  // namespace

AudienceEquilibrium audience_equilibrium(AudienceCrisis const& crisis) {
  ZOPA_EXPECTS(crisis.p >= 0 && crisis.p <= 1 && crisis.cost_b >= 0 && crisis.audience >= 0);
  ZOPA_EXPECTS(crisis.cost_a.low >= 0 && crisis.cost_a.low <= crisis.cost_a.high);
  using Kind = AudienceEquilibrium::Kind;
  double const w = 1 - crisis.p - crisis.cost_b;
  double const fighters = at_most(crisis.cost_a, crisis.p + crisis.audience);
  if (base::at_least(w, 0)) {
    double const willing = at_most(crisis.cost_a, crisis.p);
    return {Kind::undaunted, fighters, willing, 1, willing > 0 ? 1.0 : 0.0, willing};
  }
  if (fighters == 0) return {Kind::unmoved, 0, 0, 1, 0, 0};
  if (base::at_least(fighters * (1 - w), 1)) return {Kind::deterred, fighters, 1, 0, fighters, 0};
  double const resist = 1 / (1 + crisis.audience);
  return {Kind::bluffing, fighters, fighters * (1 - w), resist, 1 / (1 - w), fighters * resist};
}

std::optional<double> lock_in_time(double audience_rate, double war_value) {
  ZOPA_EXPECTS(audience_rate >= 0);
  if (war_value >= 0) return 0;
  if (audience_rate == 0) return std::nullopt;
  return -war_value / audience_rate;
}

std::optional<int> contest_of_nerves(std::array<double, 2> audience_rate, std::array<double, 2> war_value) {
  auto const first = lock_in_time(audience_rate[0], war_value[0]),
             second = lock_in_time(audience_rate[1], war_value[1]);
  if (!first && !second) return std::nullopt;
  if (!first || !second) return first ? 0 : 1;
  if (base::at_least(*first, *second) && base::at_least(*second, *first)) return std::nullopt;
  return *first < *second ? 0 : 1;
}

}  // namespace zopa::solve
