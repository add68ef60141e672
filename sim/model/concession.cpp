#include "zopa/model/concession.hpp"

#include <algorithm>
#include <cmath>

namespace zopa::model {

double concession(TimeDependent const& tactic, int round, int rounds) {
  double const elapsed = std::min(static_cast<double>(round) / std::max(rounds, 1), 1.0);
  if (tactic.curve == TimeDependent::Curve::polynomial) {
    double const share = tactic.beta == 1 ? elapsed : std::pow(elapsed, 1 / tactic.beta);
    return tactic.k + (1 - tactic.k) * share;
  }
  return std::exp(std::pow(1 - elapsed, tactic.beta) * std::log(tactic.k));
}

double next_demand(TitForTat::Kind kind, double own, double before, double now) {
  if (kind == TitForTat::Kind::absolute) return own - (before - now);
  return before > 0 ? own * now / before : own;
}

}  // namespace zopa::model
