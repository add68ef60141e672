#include "zopa/solve/mediation.hpp"

#include <algorithm>

#include "zopa/base/discounting.hpp"
#include "zopa/base/expects.hpp"

namespace zopa::solve {

std::optional<double> least_bias(double error, double mediator_war_cost, double weak, double tough) {
  ZOPA_EXPECTS(base::is_probability(error) && mediator_war_cost >= 0 && tough >= 0 && weak > tough);
  double const gain = (1 - error) * weak - tough;
  if (gain <= 0) return std::nullopt;
  return error * mediator_war_cost / gain;
}

BargainingRange bridged_range(Bridge const& b) {
  BargainingRange const war = war_range(b.p, b.cost_a, b.cost_b);
  return {std::max(war.low - b.carrot_a - b.stick_a, b.line_a),
          std::min(war.high + b.carrot_b + b.stick_b, 1 - b.line_b)};
}

std::optional<double> gift_needed(Bridge const& b) {
  if (!base::at_least(1, b.line_a + b.line_b)) return std::nullopt;
  return std::max(0.0, -bridged_range(b).width());
}

bool Ripeness::ripe() const { return base::at_least(index, 0) && hurting && way_out; }

Ripeness ripeness(std::vector<std::vector<double>> const& values, std::vector<double> const& no_deal,
                  std::vector<double> const& no_deal_before, std::vector<double> const& ratification) {
  ZOPA_EXPECTS(!values.empty() && ratification.size() == values.size() && no_deal.size() == no_deal_before.size());
  Ripeness found;
  for (std::size_t y = 0; y < values.size(); ++y) {
    ZOPA_EXPECTS(values[y].size() == no_deal.size());
    double least = 0;
    for (std::size_t i = 0; i < no_deal.size(); ++i)
      least = i == 0 ? values[y][i] - no_deal[i] : std::min(least, values[y][i] - no_deal[i]);
    if (y == 0 || least > found.index) found.index = least, found.package = y;
    found.way_out = found.way_out || (base::at_least(least, 0) && ratification[y] > 0);
  }
  found.hurting = true;
  for (std::size_t i = 0; i < no_deal.size(); ++i)
    found.hurting = found.hurting && base::at_least(no_deal_before[i], no_deal[i]);
  return found;
}

}  // namespace zopa::solve
