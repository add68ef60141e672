#include "zopa/solve/solutions.hpp"

#include <algorithm>
#include <functional>

#include "solve/fair_walk.hpp"
#include "solve/solution_keys.hpp"

namespace zopa::solve {
namespace {

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

}  // namespace

std::optional<std::size_t> nash_solution(Values const& values, Payoffs const& d, Payoffs const& alpha) {
  return first_maximiser(values, d, [&](Payoffs const& u) { return nash_key(u, d, alpha); });
}

std::optional<std::size_t> kalai_smorodinsky_solution(Values const& values, Payoffs const& d) {
  Payoffs best = d;
  for (auto const& u : values)
    if (rational(u, d))
      for (std::size_t i = 0; i < d.size(); ++i) best[i] = std::max(best[i], u[i]);
  return first_maximiser(values, d, [&](Payoffs const& u) { return kalai_smorodinsky_key(u, d, best); });
}

std::optional<std::size_t> egalitarian_solution(Values const& values, Payoffs const& d) {
  return first_maximiser(values, d, [&](Payoffs const& u) { return egalitarian_key(u, d); });
}

std::optional<std::size_t> utilitarian_solution(Values const& values, Payoffs const& d, Payoffs const& weights) {
  return first_maximiser(values, d, [&](Payoffs const& u) { return utilitarian_key(u, weights); });
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

/// The frontier, or false where it cannot be listed.
bool list_frontier(Negotiation const& negotiation, ConstraintSet const& active, Zopa& out) {
  try {
    out.frontier = pareto_frontier(negotiation, active);
    return true;
  } catch (TooManyPoints const&) {
    return false;
  }
}

/// By meeting in the middle; where that takes too much memory, one after the other.
void count_into(Negotiation const& negotiation, ConstraintSet const& active, Zopa& out) {
  try {
    out.size = count(negotiation, active);
  } catch (std::length_error const&) {
    Conditions const conditions(negotiation.compiled(), active, Conditions::Measure::needed);
    Walk walk(negotiation.compiled(), conditions);
    out.counted = walk.each(patient, [&](std::size_t, std::int64_t const*) {
      out.size += 1;
      return true;
    });
  }
}

}  // namespace

Zopa zopa(Negotiation const& negotiation) { return zopa(negotiation, negotiation.all()); }

Zopa zopa(Negotiation const& negotiation, ConstraintSet const& active) {
  Zopa out;
  out.n_packages = negotiation.n_packages();
  out.no_deal = negotiation.no_deal().values();
  if (negotiation.n_parties() > few_objectives && !feasible(negotiation, active)) return out;
  if (!list_frontier(negotiation, active, out)) return fair_by_walking(negotiation, active, std::move(out));
  if (out.frontier.points.empty()) return out;
  count_into(negotiation, active, out);
  Listed const points = listed(out.frontier);
  auto place = [&](std::optional<std::size_t> p) { return p ? std::optional(points.place[*p]) : std::nullopt; };
  out.nash = place(nash_solution(points.values, out.no_deal));
  out.kalai_smorodinsky = place(kalai_smorodinsky_solution(points.values, out.no_deal));
  out.egalitarian = place(egalitarian_solution(points.values, out.no_deal));
  out.utilitarian = place(utilitarian_solution(points.values, out.no_deal));
  return out;
}

}  // namespace zopa::solve
