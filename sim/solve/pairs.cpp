#include "solve/pairs.hpp"

#include <algorithm>

namespace zopa::solve {
namespace {

/// A point of the first list, or the least that a point of the second needs from it.
struct Mark {
  std::int64_t const* at;
  double n;
  bool asks;
};
using Marks = std::vector<Mark>;

/// Ascending in one dimension; at equal values what is asked for comes before what meets it.
void sort_by(Marks& marks, std::size_t k) {
  std::sort(marks.begin(), marks.end(), [k](Mark const& x, Mark const& y) {
    return x.at[k] != y.at[k] ? x.at[k] < y.at[k] : x.asks > y.asks;
  });
}

double count_1(Marks& marks) {
  sort_by(marks, 0);
  double asked = 0, sum = 0;
  for (Mark const& m : marks) m.asks ? asked += m.n : sum += m.n * asked;
  return sum;
}

/// Sweeps dimension 1, with sums over dimension 0 in a binary indexed tree (Fenwick 1994).
double count_2(Marks& marks) {
  sort_by(marks, 0);
  std::vector<std::pair<std::size_t, Mark const*>> swept;
  for (std::size_t r = 0; r < marks.size(); ++r) swept.emplace_back(r + 1, &marks[r]);
  std::sort(swept.begin(), swept.end(), [](auto const& x, auto const& y) {
    auto const a = x.second->at[1], b = y.second->at[1];
    return a != b ? a < b : x.second->asks > y.second->asks;
  });
  std::vector<double> tree(marks.size() + 1, 0);
  double sum = 0;
  for (auto const& [rank, m] : swept) {
    if (m->asks) {
      for (std::size_t r = rank; r < tree.size(); r += r & -r) tree[r] += m->n;
      continue;
    }
    double below = 0;
    for (std::size_t r = rank; r > 0; r -= r & -r) below += tree[r];
    sum += m->n * below;
  }
  return sum;
}

double count(Marks& marks, std::size_t d);

/// Splits dimension d − 1 in two: pairs across the cut need no further look at it.
double count_split(Marks const& sorted, std::size_t d) {
  if (sorted.size() < 2) return 0;
  auto const middle = sorted.begin() + std::ptrdiff_t(sorted.size() / 2);
  Marks const low(sorted.begin(), middle), high(middle, sorted.end());
  Marks across;
  std::copy_if(low.begin(), low.end(), std::back_inserter(across), [](Mark const& m) { return m.asks; });
  std::copy_if(high.begin(), high.end(), std::back_inserter(across), [](Mark const& m) { return !m.asks; });
  return count_split(low, d) + count_split(high, d) + count(across, d - 1);
}

double count(Marks& marks, std::size_t d) {
  if (d == 1) return count_1(marks);
  if (d == 2) return count_2(marks);
  sort_by(marks, d - 1);
  return count_split(marks, d);
}

}  // namespace

double count_pairs(std::size_t d, Tallies const& a, Tallies const& b, std::int64_t const* need) {
  if (d == 0) {
    double total_a = 0, total_b = 0;
    for (double const n : a.n) total_a += n;
    for (double const n : b.n) total_b += n;
    return total_a * total_b;
  }
  std::vector<std::int64_t> asked(b.value.size());
  for (std::size_t k = 0; k < asked.size(); ++k) {
    std::int64_t const least = need[k % d];
    asked[k] = least == INT64_MIN ? INT64_MIN : least - b.value[k];
  }
  Marks marks;
  for (std::size_t p = 0; p < a.n.size(); ++p) marks.push_back({&a.value[p * d], a.n[p], false});
  for (std::size_t p = 0; p < b.n.size(); ++p) marks.push_back({&asked[p * d], b.n[p], true});
  return count(marks, d);
}

}  // namespace zopa::solve
