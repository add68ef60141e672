#pragma once

#include "zopa/model/tactic.hpp"

namespace zopa::model {

/// α of the concession tactics: how much of the way to its reservation value a party has gone in `round` of `rounds`
/// (Faratin, Sierra & Jennings 1998, eqs 4 and 5). Expects β > 0, k in [0, 1], k > 0 for the exponential curve.
double concession(TimeDependent const&, int round, int rounds);

/// The next demand of a party that answers concessions in kind (same paper, section 4.3), not yet brought into its
/// range. \param own its last demand; \param before, now what the other asked of it at the start and at the end of the
/// window
double next_demand(TitForTat::Kind, double own, double before, double now);

}  // namespace zopa::model
