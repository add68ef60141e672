#include "zopa/solve/conflicts.hpp"

#include <algorithm>

#include "zopa/base/expects.hpp"

namespace zopa::solve {
namespace {

bool subset(ConstraintSet const& a, ConstraintSet const& b) { return (a & ~b).none(); }

ConstraintIndices indices(ConstraintSet const& set, std::size_t n) {
  ConstraintIndices found;
  for (std::size_t c = 0; c < n; ++c)
    if (set[c]) found.push_back(c);
  return found;
}

bool before(ConstraintIndices const& a, ConstraintIndices const& b) {
  return a.size() != b.size() ? a.size() < b.size() : a < b;
}

/// Minimal conflicts and minimal corrections are each other's minimal hitting sets (Reiter 1987). Bailey & Stuckey 2005:
/// a minimal hitting set of the corrections known so far is a conflict if it is infeasible; if it is feasible, growing it
/// gives a correction that was not known. One set is found per visit, and the end is a proof that none is missing.
class Dualization {
 public:
  Dualization(std::size_t n, std::function<bool(ConstraintSet const&)> const& feasible) : n_(n), feasible_(feasible) {}

  bool run(std::size_t limit) {
    std::vector<ConstraintSet> candidates{ConstraintSet{}};
    for (std::size_t next = 0; next < candidates.size();) {
      ConstraintSet const seed = candidates[next];
      if (conflicts_.size() + corrections_.size() >= limit) return false;
      if (!possible(seed)) {
        if (std::find(conflicts_.begin(), conflicts_.end(), seed) == conflicts_.end()) conflicts_.push_back(seed);
        ++next;
        continue;
      }
      ConstraintSet const correction = everything() & ~grown(seed);
      if (correction.none()) return true;  // all constraints hold together
      corrections_.push_back(correction);
      candidates = hitting(candidates, correction);
      next = 0;
    }
    return true;
  }

  std::vector<ConstraintSet> const& conflicts() const { return conflicts_; }
  std::vector<ConstraintSet> const& corrections() const { return corrections_; }

 private:
  ConstraintSet everything() const {
    ConstraintSet all;
    for (std::size_t c = 0; c < n_; ++c) all.set(c);
    return all;
  }

  // What is known answers most questions: supersets of a conflict are infeasible, subsets of a satisfiable set feasible.
  bool possible(ConstraintSet const& set) {
    for (ConstraintSet const& conflict : conflicts_)
      if (subset(conflict, set)) return false;
    for (ConstraintSet const& correction : corrections_)
      if ((set & correction).none()) return true;
    return feasible_(set);
  }

  ConstraintSet grown(ConstraintSet set) {
    for (std::size_t c = 0; c < n_; ++c) {
      if (set[c]) continue;
      set.set(c);
      if (!possible(set)) set.reset(c);
    }
    return set;
  }

  // Berge's step: the minimal hitting sets of one more set.
  std::vector<ConstraintSet> hitting(std::vector<ConstraintSet> const& sets, ConstraintSet const& one_more) const {
    std::vector<ConstraintSet> kept, extended;
    for (ConstraintSet const& set : sets) {
      if ((set & one_more).any()) kept.push_back(set);
    }
    for (ConstraintSet const& set : sets) {
      if ((set & one_more).any()) continue;
      for (std::size_t c = 0; c < n_; ++c) {
        if (!one_more[c]) continue;
        ConstraintSet larger = set;
        larger.set(c);
        if (std::none_of(kept.begin(), kept.end(), [&](ConstraintSet const& k) { return subset(k, larger); })) extended.push_back(larger);
      }
    }
    kept.insert(kept.end(), extended.begin(), extended.end());
    return kept;
  }

  std::size_t n_;
  std::function<bool(ConstraintSet const&)> const& feasible_;
  std::vector<ConstraintSet> conflicts_, corrections_;
};

std::vector<ConstraintIndices> sorted(std::vector<ConstraintSet> const& sets, std::size_t n) {
  std::vector<ConstraintIndices> found;
  for (ConstraintSet const& set : sets) found.push_back(indices(set, n));
  std::sort(found.begin(), found.end(), before);
  return found;
}

}  // namespace

Explanation explain(std::size_t n, std::function<bool(ConstraintSet const&)> const& feasible, std::size_t limit) {
  ZOPA_EXPECTS(n <= max_constraints);
  Dualization dual(n, feasible);
  Explanation explanation;
  explanation.complete = dual.run(limit);
  explanation.conflicts = sorted(dual.conflicts(), n);
  explanation.corrections = sorted(dual.corrections(), n);
  explanation.responsibility.assign(n, 0);
  for (ConstraintIndices const& correction : explanation.corrections)  // smallest first
    for (std::size_t c : correction)
      if (explanation.responsibility[c] == 0) explanation.responsibility[c] = 1.0 / static_cast<double>(correction.size());
  return explanation;
}

Explanation explain(Negotiation const& negotiation, std::size_t limit) {
  return explain(negotiation.constraints().size(), [&](ConstraintSet const& set) { return feasible(negotiation, set); }, limit);
}

}  // namespace zopa::solve
