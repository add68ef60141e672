#pragma once

#include <algorithm>
#include <array>
#include <cstdint>
#include <vector>

#include "zopa/solve/frontier.hpp"

namespace zopa::solve {

/// Values are integers in units of 1e-18 of their scale, so that sums do not depend on their order; two values are
/// equal when they round to the same 1e-12 of the scale (conventions 2). The six digits between absorb what a double
/// loses.
inline constexpr std::int64_t bin = 1'000'000;

constexpr std::int64_t rounded(std::int64_t v) {
  std::int64_t const shifted = v + bin / 2;
  return shifted >= 0 ? shifted / bin : -((bin - 1 - shifted) / bin);
}
/// −1, 0, 1 as a is below, equal to, above b after rounding.
constexpr int compare(std::int64_t a, std::int64_t b) {
  std::int64_t const d = a - b;
  if (d >= bin) return 1;
  if (d <= -bin) return -1;
  if (d == 0) return 0;
  std::int64_t const ra = rounded(a), rb = rounded(b);
  return (ra > rb) - (ra < rb);
}

/// How many pairs of points an elimination may compare: some seconds' worth. Beyond, it would not end in a life.
class Comparisons {
 public:
  void spend(std::size_t n) {
    left_ -= static_cast<std::int64_t>(n);
    if (left_ < 0) throw TooManyPoints();
  }

 private:
  std::int64_t left_ = 200'000'000;
};

/// A package as a string of bits, the first issue highest: partial packages add without carry, and the order of codes
/// is that of the enumeration.
template <int W>
using Code = std::array<std::uint64_t, W>;

template <int W>
Code<W> joined(Code<W> a, Code<W> const& b) {
  for (int w = 0; w < W; ++w) a[w] |= b[w];
  return a;
}

/// A partial package and what it is worth in each of N objectives.
template <int N, int W>
struct Point {
  std::array<std::int64_t, N> v;
  Code<W> code;
};

template <int N, int W>
Point<N, W> joined(Point<N, W> a, Point<N, W> const& b) {
  for (int o = 0; o < N; ++o) a.v[o] += b.v[o];
  a.code = joined<W>(a.code, b.code);
  return a;
}

enum class Verdict : std::uint8_t { first, second, neither };

/// Which of two points makes the other superfluous: the one that is at least as good in everything, and among equals
/// the one that comes first in the enumeration. Objectives from `valued` on only have to reach a threshold: more of
/// them is no reason to pass over a package that comes first.
template <int N, int W>
Verdict dominance(Point<N, W> const& a, Point<N, W> const& b, int valued) {
  bool above = false, below = false, strictly = false;
  for (int o = 0; o < N; ++o) {
    int const c = compare(a.v[o], b.v[o]);
    above |= c > 0;
    below |= c < 0;
    if (above && below) return Verdict::neither;
    strictly |= c != 0 && o < valued;
  }
  bool const first = a.code <= b.code;
  if (above) return strictly || first ? Verdict::first : Verdict::neither;
  if (below) return strictly || !first ? Verdict::second : Verdict::neither;
  return first ? Verdict::first : Verdict::second;
}

/// Lists of mutually non-dominated points of up to two objectives, in descending order of the first value.
template <int N, int W>
struct Pareto {
  static_assert(N <= 2);
  using P = Point<N, W>;
  using List = std::vector<P>;

  /// Appends p to a list whose points all have at least its first (unrounded) value.
  static void append(List& out, std::size_t start, P const& p) {
    while (out.size() > start) {
      Verdict const verdict = dominance(out.back(), p, N);
      if (verdict == Verdict::first) return;
      if (verdict == Verdict::neither) break;
      out.pop_back();
    }
    out.push_back(p);
  }

  /// Sorts and prunes.
  static void prune(List& list, int, Comparisons&) {
    List sorted = list;
    std::sort(sorted.begin(), sorted.end(), [](P const& a, P const& b) { return a.v > b.v; });
    list.clear();
    for (P const& p : sorted) append(list, 0, p);
  }

  /// Merges two pruned ranges into out[start…].
  static void merge(P const* a, P const* a_end, P const* b, P const* b_end, List& out, std::size_t start) {
    while (a != a_end && b != b_end) append(out, start, b->v > a->v ? *b++ : *a++);
    while (a != a_end) append(out, start, *a++);
    while (b != b_end) append(out, start, *b++);
  }
};

/// Three and more objectives: no order is kept between calls.
template <int N, int W>
requires(N > 2) struct Pareto<N, W> {
  using P = Point<N, W>;
  using List = std::vector<P>;

  /// Descending after rounding, then by code: nobody comes before one that makes it superfluous.
  static bool before(P const& a, P const& b) {
    for (int o = 0; o < N; ++o)
      if (int const c = compare(a.v[o], b.v[o])) return c > 0;
    return a.code < b.code;
  }

  static void prune(List& list, int valued, Comparisons& comparisons) {
    std::sort(list.begin(), list.end(), before);
    if constexpr (N == 3)
      if (valued == N && list.size() > few) return sweep(list);
    scan(list, valued, comparisons);
  }

 private:
  static constexpr std::size_t few = 16;  ///< so short a list is scanned sooner than a staircase is built

  /// Kung, Luccio & Preparata 1975: what was met so far matters only by its upper staircase in the last two values.
  static void sweep(List& list) {
    std::vector<std::array<std::int64_t, 2>> stairs;  // first descending, second ascending
    std::size_t kept = 0;
    for (std::size_t i = 0; i < list.size(); ++i) {
      std::int64_t const a = list[i].v[1], b = list[i].v[2];
      auto const end =
          std::partition_point(stairs.begin(), stairs.end(), [a](auto const& s) { return compare(s[0], a) >= 0; });
      if (end != stairs.begin() && compare((*(end - 1))[1], b) >= 0) continue;
      auto lower = end;
      while (lower != stairs.end() && compare((*lower)[1], b) <= 0) ++lower;
      auto const at = stairs.erase(end, lower);
      stairs.insert(at, {a, b});
      list[kept++] = list[i];
    }
    list.resize(kept);
  }

  /// Against those kept, the ones that have dominated before first.
  static void scan(List& list, int valued, Comparisons& comparisons) {
    std::size_t kept = 0;
    for (std::size_t i = 0; i < list.size(); ++i) {
      P const p = list[i];
      std::size_t k = 0;
      while (k < kept && dominance(list[k], p, valued) != Verdict::first) ++k;
      comparisons.spend(k);
      if (k < kept)
        std::swap(list[k], list[k / 2]);
      else
        list[kept++] = p;
    }
    list.resize(kept);
  }
};

}  // namespace zopa::solve
