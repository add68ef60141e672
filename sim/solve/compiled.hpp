#pragma once

#include <cstdint>
#include <limits>
#include <vector>

#include "solve/factor_graph.hpp"
#include "zopa/solve/negotiation.hpp"

namespace zopa::solve {

/// From the sum u of an objective to the deal value V (conventions 6 and 13): audience cost, carrots, collapse.
struct Valuation {
  double audience = 0;  ///< a·K: cost per unit by which u falls short of the claim
  double claim = 0;
  double carrots = 0;
  double discount = 1;
  double after_collapse = 0;

  double operator()(double u, double hazard) const;
  bool constant_in_u(double hazard) const;  ///< δ = 1 and h > 0: only what follows the collapse counts
};

inline constexpr std::int64_t no_need = std::numeric_limits<std::int64_t>::min();
inline constexpr std::int64_t never_enough = std::numeric_limits<std::int64_t>::max();
inline constexpr std::int64_t no_cap = std::numeric_limits<std::int64_t>::max();

/// Below every sum, yet far enough from the lowest integer to add to: where even that is enough, no two values differ.
inline constexpr std::int64_t lowest_value = -4'600'000'000'000'000'000;

/// What an objective measures: a party's u, or a ratifier's own u against its threshold.
struct Objective {
  double scale = 1;                  ///< integer value = double · scale
  double threshold = 0;              ///< ratifiers: approves iff u ≥ threshold
  std::int64_t need = 0;             ///< the same as an integer: least value that approves
};

/// How one ratifier judges, lines of its own that stand as constraints by themselves apart.
struct Approval {
  model::RatifierId ratifier;
  double weight = 0;
  bool certain = false;                     ///< noisy: may approve, so it never refuses with certainty
  bool impossible = false;                  ///< never approves, whatever the package
  std::optional<std::uint32_t> objective;   ///< approves iff that objective reaches its threshold
  bool by_party = false;                    ///< approves iff its party's V ≥ W …
  std::optional<std::uint32_t> price;       ///< … less this objective (its own soft lines, as a cost ≤ 0)
  std::optional<Variable> pattern;          ///< and this boolean variable is 0: a cap or an own hard line stands against it
};

/// A veto, or the weighted vote of one party's ratifiers.
struct Ballot {
  int constraint = no_constraint;
  model::PartyId party;
  double quota = 1;                 ///< a veto is a ballot of one ratifier with weight and quota 1
  std::vector<Approval> approvals;
};

struct IssueCode {
  std::uint32_t word, shift;  ///< where the option's bits stand in a package code
};

struct Negotiation::Compiled {
  FactorGraph graph;
  std::vector<std::vector<std::int64_t>> fixed;  ///< per factor of an objective: its values as integers
  std::vector<std::int64_t> least, most;         ///< per factor of an objective
  Plan plan;                                     ///< eliminates all variables not kept
  std::vector<std::uint32_t> definition;         ///< per variable: the factor that computes it, no_objective for issues
  std::vector<Variable> kept;                    ///< decide the hazard or a vote: conditioned on, ascending
  std::vector<double> hazard;                    ///< per cell of `kept`, last variable fastest
  std::vector<std::int64_t> need;                ///< per cell, per party: least integer u with V ≥ W; no_need, never_enough

  std::vector<model::IssueId> issues;            ///< n_issues of the graph
  std::size_t n_world_issues = 0;
  std::vector<IssueCode> code;                   ///< per issue of the graph
  int code_words = 1;

  std::vector<Objective> objectives;             ///< parties first
  std::vector<Valuation> valuation;              ///< per party
  std::vector<Ballot> ballots;                   ///< those that some constraint switches on
  std::vector<Constraint> constraints;
  model::Per<model::PartyId, double> no_deal;
  Lines lines = Lines::stated;
  std::size_t first_vote = 0, first_no_deal = 0; ///< indices of the first vote and of the first no-deal value
};

}  // namespace zopa::solve
