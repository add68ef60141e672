#pragma once

#include "zopa/solve/frontier.hpp"

namespace zopa::solve {

/// Packages that stand for the whole frontier under these lines up to ε: for every package that breaks none of them
/// there is a point whose deal values are all at least as large, or smaller by no more than ε (an additive ε-cover;
/// proven, not measured: each elimination step gives away its share of ε). Its values are those of its packages,
/// exactly; equal to `pareto_frontier` for ε = 0. Shorter lists on the way: use it where the exact frontier takes too
/// long. Expects only constraints of kind line to be active, and ε ≥ 0, in units of value.
Frontier epsilon_frontier(Negotiation const&, ConstraintSet const& lines, double epsilon);

}  // namespace zopa::solve
