#include "thinning.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <map>

namespace zopa::engine {
namespace {

constexpr double uncovered = std::numeric_limits<double>::infinity();

double distance(Prospect const& a, Prospect const& b) {
  double most = 0;
  for (std::size_t i = 0; i < a.value.size(); ++i) most = std::max(most, std::fabs(a.value[i] - b.value[i]));
  return most;
}

// The best for the proposer in each group, best groups first.
std::vector<std::size_t> leaders(std::vector<Prospect> const& prospects, std::size_t own) {
  std::map<std::vector<bool>, std::size_t> best;
  for (std::size_t p = 0; p < prospects.size(); ++p) {
    auto const [at, is_new] = best.try_emplace(prospects[p].breaks, p);
    if (!is_new && prospects[p].value[own] > prospects[at->second].value[own]) at->second = p;
  }
  std::vector<std::size_t> order;
  for (auto const& [breaks, p] : best) order.push_back(p);
  std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) { return prospects[a].value[own] > prospects[b].value[own]; });
  return order;
}

}  // namespace

Thinned thinned(std::vector<Prospect> const& prospects, std::size_t own, std::size_t most) {
  Thinned result;
  std::vector<double> far(prospects.size(), uncovered);
  auto const keep = [&](std::size_t chosen) {
    result.kept.push_back(chosen);
    for (std::size_t p = 0; p < prospects.size(); ++p)
      if (prospects[p].breaks == prospects[chosen].breaks) far[p] = std::min(far[p], distance(prospects[p], prospects[chosen]));
  };
  for (std::size_t leader : leaders(prospects, own))
    if (result.kept.size() < most) keep(leader);
  while (result.kept.size() < most) {
    auto const farthest = std::max_element(far.begin(), far.end());  // the first of equals: the lowest index
    if (farthest == far.end() || *farthest <= 0) break;
    keep(static_cast<std::size_t>(farthest - far.begin()));
  }
  for (double d : far) result.gap = std::max(result.gap, d);
  std::sort(result.kept.begin(), result.kept.end());
  return result;
}

}  // namespace zopa::engine
