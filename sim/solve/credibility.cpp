#include <algorithm>
#include <cmath>

#include "zopa/base/discounting.hpp"
#include "zopa/solve/conflicts.hpp"

namespace zopa::solve {
namespace {

constexpr int n_scan = 100;          ///< steps of the scan: a ZOPA over less than 1/100 may be missed between two of them
constexpr double just_beside = 1e-11;

/// A track at any credibility of guarantees.
class AtCredibility {
 public:
  AtCredibility(model::World const& world, model::TrackId track, Lines lines) : world_(world), track_(track), lines_(lines) {}

  Negotiation negotiation(double gamma) {
    world_.deal.credibility = gamma;
    return solve::negotiation(world_, track_, lines_);
  }
  bool open(double gamma) {
    Negotiation const n = negotiation(gamma);
    return feasible(n, n.all());
  }
  bool lines_collide() {
    Negotiation const n = negotiation(0.5);
    return !feasible(n, n.lines_and_ratifiers());
  }
  /// By how much a package is above what each party and each vetoing ratifier asks: all ≥ 0 where it is acceptable.
  std::vector<double> margins(model::Package const& package, double gamma) {
    Negotiation const n = negotiation(gamma);
    model::Circumstances const now = model::circumstances(world_);
    std::vector<double> margins, values;
    for (auto i : model::ids_of(world_.parties)) {
      values.push_back(model::deal_value(world_, i, track_, package, now, n.no_deal()[i], lines_ == Lines::binding));
      margins.push_back(values.back() - n.no_deal()[i]);
    }
    for (auto r : model::ids_of(world_.ratifiers)) {
      model::Ratifier const& ratifier = world_.ratifiers[r];
      if (ratifier.veto && ratifier.noise == 0)
        margins.push_back(model::approval_margin(world_, r, track_, package, now, values[ratifier.party.index], n.no_deal()[ratifier.party]));
    }
    return margins;
  }
  std::vector<model::Package> acceptable(double gamma) {
    Negotiation const n = negotiation(gamma);
    std::vector<model::Package> packages;
    for (auto& point : pareto_frontier(n, n.all()).points) packages.push_back(std::move(point.package));
    return packages;
  }

  /// The end of the interval around `inside` over which the package is acceptable, towards `outside`. Exact where margins
  /// are affine in γ (utilities are; a hazard is not), else by bisection.
  double end(model::Package const& package, double inside, double outside) {
    auto const in = margins(package, inside), out = margins(package, outside), mid = margins(package, (inside + outside) / 2);
    double reached = outside;
    for (std::size_t m = 0; m < in.size(); ++m) {
      if (base::at_least(out[m], 0)) continue;
      bool const affine = std::fabs(mid[m] - (in[m] + out[m]) / 2) <= 1e-13;
      double const at = affine ? inside + (outside - inside) * std::max(0.0, in[m]) / (std::max(0.0, in[m]) - out[m]) : root(package, m, inside, outside);
      if (std::fabs(at - inside) < std::fabs(reached - inside)) reached = at;
    }
    return reached;
  }

 private:
  double root(model::Package const& package, std::size_t m, double inside, double outside) {
    for (int step = 0; step < 60 && std::fabs(inside - outside) > 1e-14; ++step) {
      double const middle = (inside + outside) / 2;
      (margins(package, middle)[m] >= 0 ? inside : outside) = middle;
    }
    return inside;
  }

  model::World world_;
  model::TrackId track_;
  Lines lines_;
};

// The end of the union of intervals between an open and a closed credibility: package by package towards the closed side.
double edge(AtCredibility& at, double open, double closed) {
  double const step = closed > open ? just_beside : -just_beside;
  while (true) {
    double furthest = open;
    for (auto const& package : at.acceptable(open)) {
      double const e = at.end(package, open, closed);
      if (std::fabs(e - open) > std::fabs(furthest - open) && (e - open) * step >= 0) furthest = e;
    }
    double const beyond = furthest + step;
    if ((closed - beyond) * step <= 0 || !at.open(beyond)) return furthest;
    open = beyond;
  }
}

}  // namespace

CredibilityIntervals credibility_intervals(model::World const& world, model::TrackId track, Lines lines) {
  CredibilityIntervals found;
  AtCredibility at(world, track, lines);
  if (at.lines_collide()) return found;  // money, belief and credibility never buy a hard line
  double previous = 0;
  bool was_open = at.open(0);
  double low = 0;
  for (int k = 1; k <= n_scan; ++k) {
    double const gamma = static_cast<double>(k) / n_scan;
    bool const is_open = at.open(gamma);
    if (is_open && !was_open) low = edge(at, gamma, previous);
    if (!is_open && was_open) found.intervals.emplace_back(low, edge(at, previous, gamma));
    was_open = is_open;
    previous = gamma;
  }
  if (was_open) found.intervals.emplace_back(low, 1.0);
  if (!found.intervals.empty()) found.least = found.intervals.front().first;
  return found;
}

}  // namespace zopa::solve
