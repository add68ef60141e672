#include "zopa/solve/ranked_space.hpp"

#include <algorithm>
#include <numeric>
#include <utility>

#include "zopa/base/expects.hpp"

namespace zopa::solve {
namespace {

std::vector<int> best_first(std::vector<double> const& values) {
  std::vector<int> order(values.size());
  std::iota(order.begin(), order.end(), 0);
  std::stable_sort(order.begin(), order.end(), [&](int a, int b) {
    return values[static_cast<std::size_t>(a)] > values[static_cast<std::size_t>(b)];
  });
  return order;
}

/// The best for `other` among the first package, the first two, and so on.
std::vector<int> best_so_far(std::vector<int> const& ranking, std::vector<double> const& other) {
  std::vector<int> best;
  for (int const package : ranking) {
    if (best.empty()) {
      best.push_back(package);
      continue;
    }
    int const before = best.back();
    double const now = other[static_cast<std::size_t>(package)], then = other[static_cast<std::size_t>(before)];
    best.push_back(now > then || (now == then && package < before) ? package : before);
  }
  return best;
}

}  // namespace

RankedSpace::RankedSpace(std::vector<double> first, std::vector<double> second)
    : value_{std::move(first), std::move(second)} {
  ZOPA_EXPECTS(!value_[0].empty() && value_[0].size() == value_[1].size());
  for (std::size_t side : {0u, 1u}) {
    ranking_[side] = best_first(value_[side]);
    for (int const package : ranking_[side]) sorted_[side].push_back(value_[side][static_cast<std::size_t>(package)]);
    kindest_[side] = best_so_far(ranking_[side], value_[1 - side]);
  }
}

int RankedSpace::n_worth(int side, double least, int near) const {
  double const* const v = sorted_[side].data();
  int const n = n_packages();
  double const floor = least - base::tolerance(least, 1);
  ZOPA_EXPECTS(near >= 0 && near <= n);
  int low = near, high = near;  // v[low − 1] ≥ floor > v[high] once both hold
  for (int step = 1; high < n && v[high] >= floor; step *= 2) low = high + 1, high = std::min(n, high + step);
  for (int step = 1; low > 0 && v[low - 1] < floor; step *= 2) high = low - 1, low = std::max(0, low - step);
  while (low < high) {
    int const middle = low + (high - low) / 2;
    if (v[middle] >= floor)
      low = middle + 1;
    else
      high = middle;
  }
  return low;
}

int RankedSpace::nearest(int side, int n) const {
  double const* const v = sorted_[side].data();
  int rank = n - 1;
  while (rank > 0 && v[rank - 1] == v[n - 1]) --rank;
  return at_rank(side, rank);
}

}  // namespace zopa::solve
