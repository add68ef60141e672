#pragma once

#include <vector>

#include "zopa/solve/negotiation.hpp"

namespace zopa::solve {

/// Packages such that at any credibility, if some package is acceptable, one of these is: per cell of the issues that
/// credibility touches and of what decides votes, the frontier in all utilities under the lines.
std::vector<model::Package> contenders(model::World const&, model::TrackId, Lines);

}  // namespace zopa::solve
