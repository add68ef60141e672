#include "zopa/solve/conflicts.hpp"

#include <algorithm>
#include <set>
#include <unordered_set>

#include "solve/restriction.hpp"
#include "solve/walk.hpp"
#include "zopa/base/expects.hpp"

namespace zopa::solve {
namespace {

bool subset(ConstraintSet const& a, ConstraintSet const& b) { return (a & ~b).none(); }

bool before(ConstraintIndices const& a, ConstraintIndices const& b) {
  return a.size() != b.size() ? a.size() < b.size() : a < b;
}
struct Before {
  bool operator()(ConstraintIndices const& a, ConstraintIndices const& b) const { return before(a, b); }
};

ConstraintIndices indices(ConstraintSet const& set, std::size_t n) {
  ConstraintIndices found;
  for (std::size_t c = 0; c < n; ++c)
    if (set[c]) found.push_back(c);
  return found;
}

/// An oracle's answers have become too dear to go on asking.
struct OutOfPatience {};

/// Minimal conflicts and minimal corrections are each other's minimal hitting sets (Reiter 1987). Hitting sets of the
/// conflicts known so far are searched by size, smallest first; one that hits all of them is a correction if leaving it
/// out makes the rest feasible, otherwise the rest hides a conflict that was not known.
class Dualization {
 public:
  Dualization(std::size_t n, std::function<bool(ConstraintSet const&)> const& feasible) : n_(n), feasible_(feasible) {
    for (std::size_t c = 0; c < n; ++c) everything_.set(c);
  }

  /// \return false if cut at the limit
  bool run(std::size_t limit) {
    limit_ = limit;
    try {
      by_size();
    } catch (OutOfPatience) {
      cut_ = true;  // what is recorded is whole
    }
    return !cut_;
  }

  std::vector<ConstraintSet> const& conflicts() const { return conflicts_; }
  std::vector<ConstraintSet> const& corrections() const { return corrections_; }

 private:
  void by_size() {
    if (feasible_(everything_)) return;
    if (!feasible_(ConstraintSet{})) {
      conflicts_.push_back({});
      return;
    }
    do {
      ++size_;
      search();
    } while (larger_left_ && !cut_);
  }

  static constexpr std::size_t most_looks = 100'000'000;  ///< at a conflict, while searching: about a second

  /// Again until nothing is learned on the way: which sets are minimal is judged by the conflicts known, so only a
  /// search that finds no new one has seen every correction of its size.
  void search() {
    std::size_t n_known = 0;
    do {
      n_known = conflicts_.size();
      larger_left_ = false;
      extend({}, {}, 0);
    } while (!cut_ && conflicts_.size() > n_known);
  }

  /// Every hitting set of size `size_` that contains `chosen` and nothing of `passed_over`: branches on the members of
  /// a conflict that is not hit yet (Murakami & Uno 2014).
  void extend(ConstraintSet chosen, ConstraintSet passed_over, std::size_t n_chosen) {
    looks_ += conflicts_.size() + 1;
    if (looks_ > most_looks) cut_ = true;
    if (cut_ || !minimal(chosen)) return;
    ConstraintSet const* missed = first_missed(chosen);
    if (!missed && !confirm(chosen)) missed = &conflicts_.back();
    if (!missed || cut_) return;
    if (n_chosen + least_more(chosen) > size_) {
      larger_left_ = true;
      return;
    }
    ConstraintSet const branches = *missed & ~passed_over;  // a copy: the list of conflicts grows
    for (std::size_t c = 0; c < n_; ++c) {
      if (!branches[c]) continue;
      ConstraintSet larger = chosen;
      larger.set(c);
      extend(larger, passed_over, n_chosen + 1);
      passed_over.set(c);
    }
  }

  ConstraintSet const* first_missed(ConstraintSet const& chosen) const {
    for (ConstraintSet const& conflict : conflicts_)
      if ((conflict & chosen).none()) return &conflict;
    return nullptr;
  }

  /// A hitting set is minimal iff each member is the only one to hit some conflict.
  bool minimal(ConstraintSet const& chosen) const {
    ConstraintSet needed;
    for (ConstraintSet const& conflict : conflicts_) {
      ConstraintSet const hits = conflict & chosen;
      if (hits.count() == 1) needed |= hits;
    }
    return needed == chosen;
  }

  /// Conflicts not hit that share no member: each takes one more.
  std::size_t least_more(ConstraintSet const& chosen) const {
    ConstraintSet taken = chosen;
    std::size_t n = 0;
    for (ConstraintSet const& conflict : conflicts_) {
      if ((conflict & taken).any()) continue;
      taken |= conflict;
      ++n;
    }
    return n;
  }

  /// Records a correction, or the conflict that the rest hides. \return whether it is a correction
  bool confirm(ConstraintSet const& chosen) {
    if (known_.count(chosen)) return true;
    if (conflicts_.size() + corrections_.size() >= limit_) {
      cut_ = true;
      return true;
    }
    ConstraintSet const rest = everything_ & ~chosen;
    if (feasible_(rest)) {
      corrections_.push_back(chosen);
      known_.insert(chosen);
      return true;
    }
    conflicts_.push_back(shrunk({}, false, rest));
    return false;
  }

  /// What is known answers many questions: supersets of a conflict are infeasible, and what a correction leaves is
  /// feasible.
  bool possible(ConstraintSet const& set) const {
    for (ConstraintSet const& conflict : conflicts_)
      if (subset(conflict, set)) return false;
    for (ConstraintSet const& correction : corrections_)
      if ((set & correction).none()) return true;
    return feasible_(set);
  }

  /// A minimal part of `from` that is infeasible together with the background (QuickXplain, Junker 2004). Expects the
  /// two together infeasible. \param grown the background has grown since it was last known to be feasible
  ConstraintSet shrunk(ConstraintSet const& background, bool grown, ConstraintSet const& from) const {
    if (grown && !possible(background)) return {};
    std::size_t const size = from.count();
    if (size <= 1) return from;
    ConstraintSet first;
    for (std::size_t c = 0, taken = 0; taken < size / 2; ++c)
      if (from[c]) first.set(c), ++taken;
    // constraints come with the cheap ones, lines, first: a conflict between lines is found by asking about lines only
    ConstraintSet const second = shrunk(background | first, true, from & ~first);
    return second | shrunk(background | second, second.any(), first);
  }

  std::size_t n_;
  std::function<bool(ConstraintSet const&)> const& feasible_;
  ConstraintSet everything_;
  std::vector<ConstraintSet> conflicts_, corrections_;
  std::unordered_set<ConstraintSet> known_;  ///< the corrections
  std::size_t limit_ = 0, size_ = 0, looks_ = 0;
  bool larger_left_ = false;  ///< some branch needs more than `size_`
  bool cut_ = false;
};

std::vector<double> shares(std::vector<ConstraintIndices> const& sets, std::size_t n_sets, std::size_t n) {
  std::vector<double> share(n, 0);
  for (std::size_t s = 0; s < n_sets; ++s)
    for (std::size_t c : sets[s]) share[c] += 1;
  for (double& x : share) x /= static_cast<double>(std::max<std::size_t>(n_sets, 1));
  return share;
}

/// Responsibilities and shares from complete lists in order.
void weigh(Explanation& explanation, std::size_t n) {
  auto const& corrections = explanation.corrections;
  explanation.responsibility.assign(n, 0);
  std::size_t n_least = 0;
  for (ConstraintIndices const& correction : corrections) {  // smallest first
    n_least += correction.size() == corrections.front().size();
    for (std::size_t c : correction)
      if (explanation.responsibility[c] == 0)
        explanation.responsibility[c] = 1.0 / static_cast<double>(correction.size());
  }
  explanation.share_of_conflicts = shares(explanation.conflicts, explanation.conflicts.size(), n);
  explanation.share_of_least_concessions = shares(corrections, n_least, n);
}

/// The groups of each set; those that contain another are dropped.
std::vector<ConstraintIndices> grouped(std::vector<ConstraintIndices> const& sets,
                                       std::vector<std::size_t> const& group) {
  std::set<ConstraintIndices, Before> distinct;
  for (ConstraintIndices const& set : sets) {
    std::set<std::size_t> groups;
    for (std::size_t c : set) groups.insert(group[c]);
    distinct.insert(ConstraintIndices(groups.begin(), groups.end()));
  }
  std::vector<ConstraintIndices> least;
  for (ConstraintIndices const& set : distinct) {
    bool const contains = std::any_of(least.begin(), least.end(), [&](ConstraintIndices const& smaller) {
      return std::includes(set.begin(), set.end(), smaller.begin(), smaller.end());
    });
    if (!contains) least.push_back(set);
  }
  return least;
}

}  // namespace

Explanation explain(std::size_t n, std::function<bool(ConstraintSet const&)> const& feasible, std::size_t limit) {
  ZOPA_EXPECTS(n <= max_constraints);
  Dualization dual(n, feasible);
  Explanation explanation;
  explanation.complete = dual.run(limit);
  for (ConstraintSet const& conflict : dual.conflicts()) explanation.conflicts.push_back(indices(conflict, n));
  for (ConstraintSet const& correction : dual.corrections()) explanation.corrections.push_back(indices(correction, n));
  std::sort(explanation.conflicts.begin(), explanation.conflicts.end(), before);
  std::sort(explanation.corrections.begin(), explanation.corrections.end(), before);
  weigh(explanation, n);
  return explanation;
}

Explanation explain(Negotiation const& negotiation, std::size_t limit) {
  std::int64_t work = 0;
  auto const asked = [&](ConstraintSet const& set) {
    if (work > patient) throw OutOfPatience{};
    return witness(negotiation.compiled(), set, &work).has_value();
  };
  return explain(negotiation.constraints().size(), asked, limit);
}

Explanation by_group(Explanation const& explanation, std::vector<std::size_t> const& group, std::size_t n_groups) {
  Explanation between;
  between.conflicts = grouped(explanation.conflicts, group);
  between.corrections = grouped(explanation.corrections, group);
  between.complete = explanation.complete;
  weigh(between, n_groups);
  return between;
}

ThemeExplanation by_theme(Negotiation const& negotiation, Explanation const& explanation) {
  ThemeExplanation result;
  std::vector<std::size_t> group;
  for (Constraint const& constraint : negotiation.constraints()) {
    auto const known = std::find(result.themes.begin(), result.themes.end(), constraint.theme);
    group.push_back(static_cast<std::size_t>(known - result.themes.begin()));
    if (known == result.themes.end()) result.themes.push_back(constraint.theme);
  }
  result.explanation = by_group(explanation, group, result.themes.size());
  return result;
}

}  // namespace zopa::solve
