#include "solve/fair_walk.hpp"

#include "solve/solution_keys.hpp"
#include "zopa/base/distribution.hpp"

namespace zopa::solve {
namespace {

/// The best package so far by a key compared lexicographically; among equals the first.
struct BestSoFar {
  std::optional<FrontierPoint> point;
  Payoffs key;

  void consider(Payoffs const& value, Payoffs candidate, Walk const& walk) {
    if (point && compared(candidate, key) <= 0) return;
    point = FrontierPoint{value, walk.package()};
    key = std::move(candidate);
  }
};

/// The fair packages by looking at one acceptable package after the other, twice: how well each party can do has to be
/// known before Kalai and Smorodinsky's can be told.
class FairWalk {
 public:
  FairWalk(Negotiation const& negotiation, ConstraintSet const& active)
      : conditions_(negotiation.compiled(), active, Conditions::Measure::parties),
        walk_(negotiation.compiled(), conditions_),
        d_(negotiation.no_deal().values()),
        best_(d_),
        u_(d_.size()) {}

  Zopa run(Zopa out) {
    out.listed = false;
    out.counted = walk_.each(patient, [&](std::size_t cell, std::int64_t const* measured) {
      out.size += 1;
      if (!see(cell, measured)) return true;
      for (std::size_t i = 0; i < u_.size(); ++i) best_[i] = std::max(best_[i], u_[i]);
      consider();
      return true;
    });
    walk_.each(patient, [&](std::size_t cell, std::int64_t const* measured) {
      if (see(cell, measured) && least_ratio() >= least(kalai_smorodinsky_)) 
        kalai_smorodinsky_.consider(u_, kalai_smorodinsky_key(u_, d_, best_), walk_);
      return true;
    });
    add(nash_, out, out.nash);
    add(kalai_smorodinsky_, out, out.kalai_smorodinsky);
    add(egalitarian_, out, out.egalitarian);
    add(utilitarian_, out, out.utilitarian);
    return out;
  }

 private:
  /// Its values; false where some party would rather have no deal.
  bool see(std::size_t cell, std::int64_t const* measured) {
    for (std::size_t i = 0; i < u_.size(); ++i) u_[i] = conditions_.deal_value(cell, i, measured);
    return rational(u_, d_);
  }

  /// A key is only made where its first entry is no worse than the best so far.
  static double least(BestSoFar const& best) {
    return best.point && !best.key.empty() ? best.key[0] - base::tolerance(best.key[0], 1) : -base::infinity;
  }

  void consider() {
    double product = 1, least_gain = base::infinity, sum = 0;
    for (std::size_t i = 0; i < u_.size(); ++i) {
      double const gain = u_[i] - d_[i];
      product *= gain;
      least_gain = std::min(least_gain, gain);
      sum += u_[i];
    }
    if (product >= product_ * (1 - 1e-9)) {
      nash_.consider(u_, nash_key(u_, d_, {}), walk_);
      product_ = std::max(product_, product);
    }
    if (least_gain >= least(egalitarian_)) egalitarian_.consider(u_, egalitarian_key(u_, d_), walk_);
    if (sum >= least(utilitarian_)) utilitarian_.consider(u_, utilitarian_key(u_, {}), walk_);
  }

  double least_ratio() const {
    double out = base::infinity;
    for (std::size_t i = 0; i < u_.size(); ++i)
      if (compared(best_[i], d_[i]) > 0) out = std::min(out, (u_[i] - d_[i]) / (best_[i] - d_[i]));
    return out;
  }

  static void add(BestSoFar const& best, Zopa& out, std::optional<std::size_t>& place) {
    if (!best.point) return;
    auto& points = out.frontier.points;
    auto const same = std::find_if(points.begin(), points.end(),
                                   [&](FrontierPoint const& p) { return p.package == best.point->package; });
    place = std::size_t(same - points.begin());
    if (same == points.end()) points.push_back(*best.point);
  }

  Conditions conditions_;
  Walk walk_;
  Payoffs d_, best_, u_;
  BestSoFar nash_, kalai_smorodinsky_, egalitarian_, utilitarian_;
  double product_ = 0;
};

}  // namespace

Zopa fair_by_walking(Negotiation const& negotiation, ConstraintSet const& active, Zopa out) {
  return FairWalk(negotiation, active).run(std::move(out));
}

}  // namespace zopa::solve
