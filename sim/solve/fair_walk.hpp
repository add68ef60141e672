#pragma once

#include "solve/walk.hpp"
#include "zopa/solve/solutions.hpp"

namespace zopa::solve {

/// The fair packages and the size of a ZOPA whose frontier cannot be listed, by looking at its packages one after the
/// other for some seconds. \param out with all that is known without; `listed` and, if time was up, `counted` become false
Zopa fair_by_walking(Negotiation const&, ConstraintSet const& active, Zopa out);

}  // namespace zopa::solve
