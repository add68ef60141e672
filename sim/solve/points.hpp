#pragma once

#include <algorithm>
#include <array>
#include <cstdint>
#include <vector>

namespace zopa::solve {

/// Values are integers in units of 1e-18 of their scale, so that sums do not depend on their order; two values are equal
/// when they round to the same 1e-12 of the scale (conventions 2). The six digits between absorb what a double loses.
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

/// A package as a string of bits, the first issue highest: partial packages add without carry, and the order of codes is
/// that of the enumeration.
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

/// Which of two points makes the other superfluous: the one that is at least as good in everything, and among equals the
/// one that comes first in the enumeration. Objectives from `valued` on only have to reach a threshold: more of them is
/// no reason to pass over a package that comes first.
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

/// Lists of mutually non-dominated points, in descending order of the first value. `Pareto` keeps them so.
template <int N, int W>
struct Pareto {
  using P = Point<N, W>;
  using List = std::vector<P>;

  static bool before(P const& a, P const& b) { return a.v > b.v; }

  /// Appends p to a list whose points all have at least its first (unrounded) value. With two objectives both are valued.
  static void append(List& out, std::size_t start, P const& p, int valued = N) {
    if constexpr (N <= 2) {
      while (out.size() > start) {
        Verdict const verdict = dominance(out.back(), p, N);
        if (verdict == Verdict::first) return;
        if (verdict == Verdict::neither) break;
        out.pop_back();
      }
    } else {
      std::size_t kept = start;
      for (std::size_t i = start; i < out.size(); ++i) {
        Verdict const verdict = dominance(out[i], p, valued);
        if (verdict == Verdict::first) {
          // What p would have removed before is removed only if p stays: dominance is transitive, so nothing was.
          return;
        }
        if (verdict == Verdict::neither) out[kept++] = out[i];
      }
      out.resize(kept);
    }
    out.push_back(p);
  }

  /// Sorts and prunes out[start…]. Cost O(n log n) for two objectives, O(n · kept) beyond.
  static void prune(List& out, std::size_t start, List& scratch, int valued = N) {
    scratch.assign(out.begin() + std::ptrdiff_t(start), out.end());
    std::sort(scratch.begin(), scratch.end(), before);
    out.resize(start);
    for (P const& p : scratch) append(out, start, p, valued);
  }

  /// Merges two pruned ranges into out[start…].
  static void merge(P const* a, P const* a_end, P const* b, P const* b_end, List& out, std::size_t start) {
    while (a != a_end && b != b_end) append(out, start, before(*b, *a) ? *b++ : *a++);
    while (a != a_end) append(out, start, *a++);
    while (b != b_end) append(out, start, *b++);
  }
};

}  // namespace zopa::solve
