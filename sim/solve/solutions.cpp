#include "zopa/solve/solutions.hpp"

#include <algorithm>
#include <cmath>
#include <functional>

#include "zopa/base/discounting.hpp"

namespace zopa::solve {
namespace {

using Values = std::vector<std::vector<double>>;
using Payoffs = std::vector<double>;

/// −1, 0, 1 up to the tolerance of comparisons.
int compared(double a, double b) {
  if (std::fabs(a - b) <= base::tolerance(a, b)) return 0;
  return a < b ? -1 : 1;
}

int compared(Payoffs const& a, Payoffs const& b) {
  for (std::size_t k = 0; k < a.size(); ++k)
    if (int const c = compared(a[k], b[k])) return c;
  return 0;
}

bool rational(Payoffs const& u, Payoffs const& d) {
  for (std::size_t i = 0; i < d.size(); ++i)
    if (!base::at_least(u[i], d[i])) return false;
  return true;
}

/// First maximiser of a key, compared lexicographically, among the points with u ≥ d.
std::optional<std::size_t> first_maximiser(Values const& values, Payoffs const& d,
                                           std::function<Payoffs(Payoffs const&)> const& key) {
  std::optional<std::size_t> best;
  Payoffs best_key;
  for (std::size_t p = 0; p < values.size(); ++p) {
    if (!rational(values[p], d)) continue;
    Payoffs k = key(values[p]);
    if (best && compared(k, best_key) <= 0) continue;
    best = p;
    best_key = std::move(k);
  }
  return best;
}

Payoffs sorted(Payoffs values) {
  std::sort(values.begin(), values.end());
  return values;
}

}  // namespace

std::optional<std::size_t> nash_solution(Values const& values, Payoffs const& d, Payoffs const& alpha) {
  // Most gainers first covers both cases: where a point gives everyone a gain, only such points are compared.
  return first_maximiser(values, d, [&](Payoffs const& u) {
    double gainers = 0, log_product = 0;
    for (std::size_t i = 0; i < d.size(); ++i) {
      if (compared(u[i], d[i]) <= 0) continue;
      gainers += 1;
      log_product += (alpha.empty() ? 1.0 : alpha[i]) * std::log(u[i] - d[i]);
    }
    return Payoffs{gainers, log_product};
  });
}

std::optional<std::size_t> kalai_smorodinsky_solution(Values const& values, Payoffs const& d) {
  Payoffs best = d;
  for (auto const& u : values)
    if (rational(u, d))
      for (std::size_t i = 0; i < d.size(); ++i) best[i] = std::max(best[i], u[i]);
  return first_maximiser(values, d, [&](Payoffs const& u) {
    Payoffs ratios;
    for (std::size_t i = 0; i < d.size(); ++i)
      if (compared(best[i], d[i]) > 0) ratios.push_back((u[i] - d[i]) / (best[i] - d[i]));
    return sorted(std::move(ratios));
  });
}

std::optional<std::size_t> egalitarian_solution(Values const& values, Payoffs const& d) {
  return first_maximiser(values, d, [&](Payoffs const& u) {
    Payoffs gains;
    for (std::size_t i = 0; i < d.size(); ++i) gains.push_back(u[i] - d[i]);
    return sorted(std::move(gains));
  });
}

std::optional<std::size_t> utilitarian_solution(Values const& values, Payoffs const& d, Payoffs const& weights) {
  return first_maximiser(values, d, [&](Payoffs const& u) {
    double sum = 0;
    for (std::size_t i = 0; i < d.size(); ++i) sum += (weights.empty() ? 1.0 : weights[i]) * u[i];
    return Payoffs{sum};
  });
}

namespace {

/// The points in enumeration order, so that the lowest index wins a tie; with where each stands on the frontier.
struct Listed {
  Values values;
  std::vector<std::size_t> place;
};

Listed listed(Frontier const& frontier) {
  Listed out;
  for (std::size_t p = 0; p < frontier.points.size(); ++p) out.place.push_back(p);
  std::sort(out.place.begin(), out.place.end(),
            [&](std::size_t a, std::size_t b) { return frontier.points[a].package < frontier.points[b].package; });
  for (std::size_t const p : out.place) out.values.push_back(frontier.points[p].value);
  return out;
}

}  // namespace

Zopa zopa(Negotiation const& negotiation) { return zopa(negotiation, negotiation.all()); }

Zopa zopa(Negotiation const& negotiation, ConstraintSet const& active) {
  Zopa out;
  out.n_packages = negotiation.n_packages();
  out.no_deal = negotiation.no_deal().values();
  out.frontier = pareto_frontier(negotiation, active);
  if (out.frontier.points.empty()) return out;
  out.size = count(negotiation, active);
  Listed const points = listed(out.frontier);
  auto place = [&](std::optional<std::size_t> p) { return p ? std::optional(points.place[*p]) : std::nullopt; };
  out.nash = place(nash_solution(points.values, out.no_deal));
  out.kalai_smorodinsky = place(kalai_smorodinsky_solution(points.values, out.no_deal));
  out.egalitarian = place(egalitarian_solution(points.values, out.no_deal));
  out.utilitarian = place(utilitarian_solution(points.values, out.no_deal));
  return out;
}

}  // namespace zopa::solve
