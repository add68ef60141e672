#include "zopa/solve/thresholds.hpp"

#include <algorithm>
#include <cmath>

#include "zopa/base/discounting.hpp"
#include "zopa/base/distribution.hpp"
#include "zopa/model/deal.hpp"
#include "zopa/solve/frontier.hpp"

namespace zopa::solve {
namespace {

/// A track with everything as it is but one party's no-deal value.
class OneNoDealValue {
 public:
  OneNoDealValue(model::World const& world, model::TrackId track, Lines lines, model::PartyId party)
      : world_(world),
        track_(track),
        lines_(lines),
        party_(party),
        now_(model::circumstances(world)),
        no_deal_(negotiation(world, track, lines).no_deal()) {}

  double current() const { return no_deal_[party_]; }

  std::optional<double> highest() const {
    std::optional<double> reached = best_of(at(current()), false);
    // What a package bears is taken at one no-deal value; where the collapse of a deal falls back on it, another
    // package may bear more at the value just reached. Every step reaches a value that some package bears, so few steps
    // do.
    while (reached && std::isfinite(*reached)) {
      auto const next = best_of(at(*reached), true);
      if (!next) return bisect(*reached);
      if (*next <= *reached + base::tolerance(*next, *reached)) break;
      reached = next;
    }
    return reached;
  }

 private:
  Negotiation at(double w) const {
    auto no_deal = no_deal_;
    no_deal[party_] = w;
    return Negotiation(world_, track_, now_, std::move(no_deal), lines_);
  }

  /// The most that any acceptable package bears.
  std::optional<double> best_of(Negotiation const& n, bool own) const {
    ConstraintSet active = n.all();
    if (!own) active.reset(n.constraints().size() - n.n_parties() + party_.index);
    std::optional<double> best;
    for (FrontierPoint const& point : pareto_frontier(n, active).points)
      best = std::max(best.value_or(-base::infinity), borne_by(point.package));
    return best;
  }

  /// The largest W with V(y; W) ≥ W. V = a + b·W, b > 0 where the collapse pays W.
  double borne_by(model::Package const& package) const {
    bool const binding_only = lines_ == Lines::binding;
    double const a = model::deal_value(world_, party_, track_, package, now_, 0, binding_only);
    double const b = model::deal_value(world_, party_, track_, package, now_, 1, binding_only) - a;
    return b >= 1 - 1e-12 ? base::infinity : a / (1 - b);  // only what follows the collapse counts
  }

  bool open(double w) const {
    Negotiation const n = at(w);
    return feasible(n, n.all());
  }

  /// A ratifier that judges by the party's V and W refuses what the party would still sign: feasible below, not at
  /// `high`.
  std::optional<double> bisect(double high) const {
    double step = std::max(1.0, std::fabs(high)), low = high - step;
    while (!open(low)) {
      if (step > 1e9) return std::nullopt;
      high = low;
      low -= step *= 2;
    }
    while (high - low > 1e-12 * std::max(1.0, std::fabs(high))) {
      double const middle = low + (high - low) / 2;
      (open(middle) ? low : high) = middle;
    }
    return low;
  }

  model::World const& world_;
  model::TrackId track_;
  Lines lines_;
  model::PartyId party_;
  model::Circumstances now_;
  model::Per<model::PartyId, double> no_deal_;
};

}  // namespace

std::vector<NoDealThreshold> no_deal_thresholds(model::World const& world, model::TrackId track, Lines lines) {
  std::vector<NoDealThreshold> thresholds;
  for (auto party : model::ids_of(world.parties)) {
    OneNoDealValue const value(world, track, lines, party);
    thresholds.push_back({party, value.current(), value.highest()});
  }
  return thresholds;
}

}  // namespace zopa::solve
