#include "zopa/solve/reference_points.hpp"

#include <algorithm>

#include "zopa/base/expects.hpp"

namespace zopa::solve {

double loss_averse_width(LossAversion const& l) {
  ZOPA_EXPECTS(l.lambda > 0 && l.disagreement_a >= 0 && l.disagreement_b >= 0);
  return 1 - l.reference_a - l.reference_b + (l.disagreement_a + l.disagreement_b) / l.lambda;
}

std::optional<double> critical_loss_aversion(LossAversion const& l) {
  double const excess = l.reference_a + l.reference_b - 1;
  if (excess <= 0) return std::nullopt;
  return (l.disagreement_a + l.disagreement_b) / excess;
}

double reservation_share(double no_deal, double line, double kappa) {
  ZOPA_EXPECTS(kappa >= 0);
  if (no_deal >= line) return no_deal;
  return (no_deal + kappa * line) / (1 + kappa);
}

double ratcheted_reference(double previous, double ratchet, double held) { return std::max(previous, ratchet * held); }

}  // namespace zopa::solve
