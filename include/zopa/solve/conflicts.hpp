#pragma once

#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "zopa/solve/frontier.hpp"

namespace zopa::solve {

/// Why there is no deal, exactly (model, section 3). Sets hold indices into `Negotiation::constraints()`, ascending.
using ConstraintIndices = std::vector<std::size_t>;

struct Explanation {
  std::vector<ConstraintIndices> conflicts;    ///< every minimal conflict, smallest first, then lexicographic
  std::vector<ConstraintIndices> corrections;  ///< every minimal correction, same order
  std::vector<double> responsibility;          ///< per constraint: 1/|smallest correction containing it|, 0 if none (Chockler & Halpern 2004)
  bool complete = true;                        ///< false: cut at the limit, and said so
};

/// All minimal conflicts (irreducible inconsistent subsets) and minimal corrections of n constraints under a monotone
/// oracle: `feasible(S)` for S a subset of the constraints. MARCO (Liffiton & Malik 2013). \param limit of conflicts plus
/// corrections. Number of oracle calls: O(n) per set found.
Explanation explain(std::size_t n, std::function<bool(ConstraintSet const&)> const& feasible, std::size_t limit = 10000);

/// The same for a negotiation. Empty lists if a ZOPA exists.
Explanation explain(Negotiation const&, std::size_t limit = 10000);

/// The package with the least violation: fewest broken constraints, then least Σ max(0, W_i − V_i), then the lowest index
/// (conventions 8).
struct NearestMiss {
  model::Package package;
  ConstraintIndices broken;
  std::vector<double> value, shortfall;  ///< n_parties: V_i and max(0, W_i − V_i)
};
std::optional<NearestMiss> nearest_miss(Negotiation const&, Explanation const&);
/// The least total shortfall among packages that break no line and can be ratified; nullopt if there is none.
std::optional<NearestMiss> least_shortfall(Negotiation const&);

/// Side payments that would open a ZOPA (conventions 10): least Σ max(0, W_i − V_i) over packages that break no line and can
/// be ratified; `transfer` is the same over packages with Σ (V_i − W_i) ≥ 0. nullopt where there is none.
struct SidePayment {
  std::optional<double> gift, transfer;
};
SidePayment side_payment(Negotiation const&);

/// The credibilities γ in [0, 1] at which a ZOPA exists, as closed intervals, and the least of them (conventions 9).
struct CredibilityIntervals {
  std::vector<std::pair<double, double>> intervals;
  std::optional<double> least;
};
CredibilityIntervals credibility_intervals(model::World const&, model::TrackId, Lines lines = Lines::stated);

/// Nash value of each party without the line minus with it, W_i standing in where a ZOPA is empty (conventions 12). One row
/// per constraint of kind line, n_parties columns.
std::vector<std::vector<double>> shadow_prices(Negotiation const&);
/// Lines that exclude no package which would otherwise be in the ZOPA's surroundings: removing them changes no value of
/// the frontier in the ZOPA, whatever other lines hold.
ConstraintIndices never_binding(Negotiation const&);

}  // namespace zopa::solve
