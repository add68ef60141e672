#pragma once

#include <stdexcept>
#include <vector>

#include "zopa/solve/negotiation.hpp"

namespace zopa::solve {

/// One point of a Pareto frontier: a vector of deal values and the package of lowest index that has it.
struct FrontierPoint {
  std::vector<double> value;  ///< n_parties deal values V_i
  model::Package package;     ///< entries of other tracks are 0
};
struct Frontier {
  std::vector<FrontierPoint> points;  ///< ascending in the first party's value, then lexicographic
};

/// Thrown where the lists of an elimination outgrow what some seconds can compare: with five and more objectives nearly
/// every package can be Pareto-optimal.
struct TooManyPoints : std::length_error {
  TooManyPoints()
      : std::length_error(
            "too many packages are Pareto-optimal to list them: parties and ratifiers with preferences of their own are "
            "too many for this. Leave some out, give those that want the same one voice, or fix issues (a list of one "
            "option), and ask again") {}
};

/// Pareto-optimal deal values among the packages that break none of the active constraints; active no-deal values keep
/// only V_i ≥ W_i (up to the tolerance). Exact: multi-objective bucket elimination over the factor graph, min-fill order,
/// no package is listed (Rollón & Larrosa 2006; Dubus, Gonzales & Perny 2009). Fronts of different collapse hazard are
/// merged in V. Equal value vectors are one point (rounded to 1e-12 of the values' scale). Empty if no package is left.
/// Throws std::length_error for more than 16 parties plus ratifiers with preferences, TooManyPoints.
Frontier pareto_frontier(Negotiation const&, ConstraintSet const& active);

/// The same by listing every package: for tests and benchmarks. Expects at most 10^8 packages.
Frontier pareto_frontier_by_enumeration(Negotiation const&, model::World const&, model::TrackId,
                                        model::Circumstances const&, ConstraintSet const& active);

/// Is there a package that breaks none of the active constraints? Cheaper than a frontier: only what the constraints ask
/// for is measured, and values are told apart only below what is asked. With more than three thresholds a search that
/// takes issue by issue comes first. Throws TooManyPoints where neither ends.
bool feasible(Negotiation const&, ConstraintSet const& active);

/// How many packages break none of the active constraints (no-deal values included), exactly below 2^53. Meets in the
/// middle: independent parts of the graph are listed by value, their pairs counted without being formed. Cost about
/// √(packages); throws std::length_error where a part has more than 2^25 value vectors.
double count(Negotiation const&, ConstraintSet const& active);
/// The same by listing every package: for tests. Expects at most 10^8 packages.
double count_by_enumeration(Negotiation const&, model::World const&, model::TrackId, model::Circumstances const&,
                            ConstraintSet const& active);

/// One package held against every constraint, straight from the model.
struct JudgedPackage {
  model::Package package;
  std::vector<double> value;  ///< n_parties deal values V_i
  ConstraintSet broken;
};
/// Every package in the order of the enumeration: for tests. Expects at most 10^8 packages.
std::vector<JudgedPackage> judged_packages(Negotiation const&, model::World const&, model::TrackId,
                                           model::Circumstances const&);

}  // namespace zopa::solve
