#pragma once

#include <functional>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "zopa/solve/frontier.hpp"

namespace zopa::solve {

/// Why there is no deal, exactly (model, section 3). Sets hold indices into `Negotiation::constraints()`, ascending.
using ConstraintIndices = std::vector<std::size_t>;

struct Explanation {
  std::vector<ConstraintIndices> conflicts;    ///< every minimal conflict, smallest first, then lexicographic
  std::vector<ConstraintIndices> corrections;  ///< every minimal correction, same order
  /// Per constraint: 1/|smallest correction containing it|, 0 if none does (Chockler & Halpern 2004). 1: it alone would
  /// open a ZOPA.
  std::vector<double> responsibility;
  bool complete = true;                            ///< false: cut at the limit, and said so
  std::vector<double> share_of_conflicts;          ///< per constraint: share of the minimal conflicts it is part of
  std::vector<double> share_of_least_concessions;  ///< per constraint: share of the minimum-size corrections
};

/// All minimal conflicts (irreducible inconsistent subsets) and minimal corrections of n ≤ 256 constraints under a
/// monotone oracle: `feasible(S)` for S a subset of the constraints. Empty lists if all hold together; one empty
/// conflict and no correction if even none of them leaves a package. Each other's minimal hitting sets (Reiter 1987);
/// conflicts are found by halving (Junker 2004). Corrections are found smallest first: where the limit (of conflicts
/// plus corrections, or of about a second of search) cuts the enumeration, those of every size but the last are all
/// there, and what responsibilities they give is right. Oracle calls: one per correction, O(k log n) per conflict of
/// size k.
Explanation explain(std::size_t n, std::function<bool(ConstraintSet const&)> const& feasible,
                    std::size_t limit = 10000);

/// The same for a negotiation.
Explanation explain(Negotiation const&, std::size_t limit = 10000);

/// The explanation between groups of constraints: what collides, and which groups to give up whole. \param group per
/// constraint, below n_groups.
Explanation by_group(Explanation const&, std::vector<std::size_t> const& group, std::size_t n_groups);

/// Between themes (conventions 11): single lines of a theme tie, the theme shows.
struct ThemeExplanation {
  std::vector<std::string> themes;  ///< in the order in which the constraints first name them
  Explanation explanation;          ///< indices into `themes`
};
ThemeExplanation by_theme(Negotiation const&, Explanation const&);

/// The package with the least violation: fewest broken constraints, then least Σ max(0, W_i − V_i), then the lowest
/// index (conventions 8).
struct NearestMiss {
  model::Package package;
  ConstraintIndices broken;
  std::vector<double> value, shortfall;  ///< n_parties: V_i and max(0, W_i − V_i)
};
std::optional<NearestMiss> nearest_miss(Negotiation const&, Explanation const&);
/// The least total shortfall among packages that break no line and can be ratified, then the lowest index; nullopt if
/// there is none.
std::optional<NearestMiss> least_shortfall(Negotiation const&);

/// Side payments that would open a ZOPA (conventions 10): least Σ max(0, W_i − V_i) over packages that break no line
/// and can be ratified; `transfer` is the same over packages with Σ (V_i − W_i) ≥ 0. nullopt where there is none.
struct SidePayment {
  std::optional<double> gift, transfer;
};
SidePayment side_payment(Negotiation const&);

/// The credibilities γ in [0, 1] at which a ZOPA exists, as disjoint closed intervals, and the least of them
/// (conventions 9). Complete: every package that some credibility could make acceptable is on one of the frontiers
/// between which only the issues that credibility touches differ, and of each all turning points are found, however
/// close. Ends are closed forms where values are quadratic in γ (utilities are), else bisected to 1e-15 (collapse
/// hazards). Intervals less than 1e-12 apart are told as one. Cost: a few frontiers without thresholds, then some µs
/// per point.
struct CredibilityIntervals {
  std::vector<std::pair<double, double>> intervals;
  std::optional<double> least;
};
CredibilityIntervals credibility_intervals(model::World const&, model::TrackId, Lines lines = Lines::stated);

/// Nash value of each party without the line minus with it, W_i standing in where a ZOPA is empty (conventions 12). One
/// row per constraint of kind line, n_parties columns.
std::vector<std::vector<double>> shadow_prices(Negotiation const&);
/// Lines that no package breaks which gives every party its no-deal value: with or without them the ZOPA is the same,
/// whatever other lines and ratifiers hold.
ConstraintIndices never_binding(Negotiation const&);

}  // namespace zopa::solve
