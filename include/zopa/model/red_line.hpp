#pragma once

#include "zopa/model/circumstances.hpp"

namespace zopa::model {

/// Does the pattern hold in the package? Reads only issues the pattern names.
bool holds(World const&, Pattern const&, Package const&, Circumstances const&);

/// Violation in [0, 1] of a pattern as a red line (conventions 4): 0 where the pattern does not hold; else the worst of
/// its graded atoms, 1 if none is graded. Graded are counts (n_matching − n)/n_issues, thresholds (distance of the
/// numeric position) and issues with a ladder (its value for the matching option, which may be 0).
double violation(World const&, Pattern const&, Package const&, Circumstances const&);

/// Is the line in force at round t? A shock that switches a line off ends its window, one that switches it on opens it.
bool in_force(RedLine const&, int round);
/// Does the package break this line (hard or soft) at all? Does not ask whether it is in force.
bool breaks(World const&, LineId, Package const&, Circumstances const&);

/// Price κ·viol^η of a soft line in the package; 0 where viol = 0, also for η = 0.
double price(World const&, RedLine const&, Package const&, Circumstances const&);

}  // namespace zopa::model
