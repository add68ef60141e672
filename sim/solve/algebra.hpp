#pragma once

#include <stdexcept>

#include "solve/elimination.hpp"

namespace zopa::solve {

/// Partial sums that can still reach what is needed, everything above the cap taken as the cap.
template <int N>
struct Bounds {
  std::array<std::int64_t, N> least, most;  ///< drop below `least`, cut to `most`
  std::array<std::int64_t, N> loss;         ///< a point may stand for others that are better by so much
  static Bounds none() {
    Bounds b;
    b.loss.fill(0);
    b.least.fill(no_need);
    b.most.fill(no_cap);
    return b;
  }
  template <class P>
  bool admits(P& p) const {
    for (int o = 0; o < N; ++o) {
      if (p.v[o] < least[o]) return false;
      if (p.v[o] > most[o]) p.v[o] = most[o];
    }
    return true;
  }
};

/// Non-dominated partial packages.
template <int N, int W>
class ParetoAlgebra {
 public:
  static constexpr int n_objectives = N;
  static constexpr bool extends = true;  ///< long lists grow by one issue at a time: pruning keeps them short
  using P = Point<N, W>;
  using List = std::vector<P>;

  explicit ParetoAlgebra(std::size_t n_valued) : valued_(static_cast<int>(n_valued)) {}

  static P unit() { return P{}; }
  static void choose(P& p, IssueCode const& code, std::uint64_t option) { p.code[code.word] |= option << code.shift; }

  /// Appends the reduced union of the segments to `out`.
  void unite(std::vector<Segment<P>> const& segments, Bounds<N> const& bounds, List& out) {
    pool_.clear();
    ends_.assign(1, 0);
    for (Segment<P> const& s : segments) {
      std::size_t const start = pool_.size();
      for (P const* p = s.begin; p != s.end; ++p) {
        P sum = joined(*p, s.shift);
        if (!bounds.admits(sum)) continue;
        if constexpr (N <= 2)
          Pareto<N, W>::append(pool_, start, sum);
        else
          pool_.push_back(sum);
      }
      if (pool_.size() > start) ends_.push_back(pool_.size());
    }
    if constexpr (N > 2) {
      if (pool_.size() > 1) Pareto<N, W>::prune(pool_, valued_, comparisons_);
    } else {
      merge_all();
    }
    if (bounds.loss != std::array<std::int64_t, N>{}) thin(bounds.loss);
    out.insert(out.end(), pool_.begin(), pool_.end());
  }

 private:
  /// Every point dropped is within `loss` of one that stays.
  void thin(std::array<std::int64_t, N> const& loss) {
    std::size_t kept = 0;
    for (std::size_t i = 0; i < pool_.size(); ++i) {
      P const p = pool_[i];
      auto const stands_for_it = [&](P const& k) {
        for (int o = 0; o < N; ++o)
          if (k.v[o] < p.v[o] - loss[o]) return false;
        return true;
      };
      auto const end = pool_.begin() + std::ptrdiff_t(kept);
      // in two dimensions the list descends in the first: if any covers it, the last one does
      bool const covered =
          N <= 2 ? kept > 0 && stands_for_it(pool_[kept - 1]) : std::any_of(pool_.begin(), end, stands_for_it);
      if (!covered) pool_[kept++] = p;
    }
    pool_.resize(kept);
  }

  /// Merges neighbouring lists until one is left.
  void merge_all() {
    while (ends_.size() > 2) {
      spare_.clear();
      std::size_t kept = 1;
      for (std::size_t s = 0; s + 1 < ends_.size(); s += 2) {
        P const* const base = pool_.data();
        std::size_t const b = ends_[s + 1], end = s + 2 < ends_.size() ? ends_[s + 2] : b;
        Pareto<N, W>::merge(base + ends_[s], base + b, base + b, base + end, spare_, spare_.size());
        ends_[kept++] = spare_.size();
      }
      ends_.resize(kept);
      pool_.swap(spare_);
    }
  }

  int valued_;
  Comparisons comparisons_;
  List pool_, spare_;
  std::vector<std::size_t> ends_;
};

/// How many partial packages have these values.
template <int N>
struct Tally {
  std::array<std::int64_t, N> v;
  double n;
};

template <int N>
Tally<N> joined(Tally<N> a, Tally<N> const& b) {
  for (int o = 0; o < N; ++o) a.v[o] += b.v[o];
  a.n *= b.n;
  return a;
}

/// All value vectors with their multiplicities; equal ones (after rounding) together.
template <int N>
class CountAlgebra {
 public:
  static constexpr int n_objectives = N;
  static constexpr bool extends = false;  ///< lists stay apart: pairs are cheaper to count than to form
  using P = Tally<N>;
  using List = std::vector<P>;

  explicit CountAlgebra(std::size_t = 0) {}

  static P unit() {
    P p{};
    p.n = 1;
    return p;
  }
  static void choose(P&, IssueCode const&, std::uint64_t) {}

  void unite(std::vector<Segment<P>> const& segments, Bounds<N> const& bounds, List& out) {
    pool_.clear();
    for (Segment<P> const& s : segments)
      for (P const* p = s.begin; p != s.end; ++p) {
        P sum = joined(*p, s.shift);
        if (bounds.admits(sum)) pool_.push_back(sum);
      }
    if (pool_.size() + out.size() > most_sums)
      throw std::length_error("counting the packages needs more than 2^25 partial sums at once");
    std::sort(pool_.begin(), pool_.end(), [](P const& a, P const& b) { return order(a, b) < 0; });
    std::size_t const start = out.size();
    for (P const& p : pool_) {
      if (out.size() > start && order(out.back(), p) == 0)
        out.back().n += p.n;
      else
        out.push_back(p);
    }
  }

 private:
  static constexpr std::size_t most_sums = std::size_t{1} << 25;

  static int order(P const& a, P const& b) {
    for (int o = 0; o < N; ++o)
      if (int const c = compare(a.v[o], b.v[o])) return c;
    return 0;
  }

  List pool_;
};

}  // namespace zopa::solve
