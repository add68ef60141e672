#pragma once

#include <array>
#include <vector>

namespace zopa::solve {

/// Issues one after another (Fershtman 1990, Games and Economic Behavior 2(3); Busch & Horstmann 1997 for issues that
/// pay at once): alternating offers over one divisible issue at a time, in a given order, until a last round that all
/// issues share. Utilities Σ w_k x_k; party 1 proposes in odd rounds; what is not agreed by the end pays nothing.
struct Agenda {
  int rounds = 1;                          ///< T ≥ 1
  std::array<double, 2> delta{.9, .9};     ///< factors per round, in [0, 1]
  std::vector<double> weights1, weights2;  ///< ≥ 0, one an issue, in the order of the agenda; at least one issue
  /// When a settled issue begins to pay: at once, or only when all are settled (a refusal to the end loses all of it).
  enum class Pays : unsigned char { at_once, at_the_end } pays = Pays::at_once;
  /// When the next issue is called: in the next round, or by the same proposer in the round in which one was settled.
  bool next_round = true;
};

/// What both get; (0, 0) where nothing is ever settled. The subgame-perfect equilibrium by backward induction; a
/// responder accepts when equal, a proposer prefers offering to waiting when equal.
///
/// Pays::at_once: what is settled no longer matters, so a state is (round, issue), and the responder's part of the
/// issue makes it indifferent, if one between nothing and all of it can. Exact. Cost O(T · n_issues).
std::array<double, 2> agenda_utility(Agenda const&);

/// The same where every division of an issue is a multiple of 1/steps, which is how issues that pay at the end are
/// solved: a state is (round, issue, what has been secured). Expects one or two issues for Pays::at_the_end.
/// Cost O(T · n_issues · steps), for Pays::at_the_end O(T · steps).
std::array<double, 2> agenda_utility_on_grid(Agenda const&, int steps);

}  // namespace zopa::solve
