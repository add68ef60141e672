#include "zopa/solve/two_level_games.hpp"

#include <algorithm>

#include "zopa/base/discounting.hpp"
#include "zopa/base/expects.hpp"

namespace zopa::solve {

std::optional<double> ratified_share(double floor_a, double floor_b) {
  ZOPA_EXPECTS(base::is_probability(floor_a) && base::is_probability(floor_b));
  if (!base::at_least(1, floor_a + floor_b)) return std::nullopt;
  return std::min(std::max(0.5, floor_a), std::max(1 - floor_b, floor_a));
}

RatificationGamble offer_to_uncertain_ratifier(UncertainRatifier const& r) {
  ZOPA_EXPECTS(r.low >= 0 && r.low <= r.high && r.high <= 1);
  // B maximises (1 − x) F(x) + d_B (1 − F(x)), F uniform: the middle between the floor's least value and 1 − d_B.
  double const x = std::clamp((1 - r.no_deal + r.low) / 2, r.low, r.high);
  if (x >= r.high) return {x, 1};
  return {x, (x - r.low) / (r.high - r.low)};
}

double passing_probability(std::vector<double> const& approve, std::size_t quota, std::vector<bool> const& veto) {
  ZOPA_EXPECTS(veto.empty() || veto.size() == approve.size());
  std::vector<double> yes{1};  // yes[k]: probability of k yes votes and no veto used, among the voters so far
  for (std::size_t voter = 0; voter < approve.size(); ++voter) {
    double const p = approve[voter];
    ZOPA_EXPECTS(base::is_probability(p));
    double const no = !veto.empty() && veto[voter] ? 0 : 1 - p;
    yes.push_back(0);
    for (std::size_t k = yes.size(); k-- > 0;) yes[k] = yes[k] * no + (k > 0 ? yes[k - 1] * p : 0);
  }
  double sum = 0;
  for (std::size_t k = quota; k < yes.size(); ++k) sum += yes[k];
  return sum;
}

}  // namespace zopa::solve
