#pragma once

#include <vector>

#include "zopa/engine/run.hpp"

namespace zopa::engine {

/// The values a drawn world has for `factors(scenario)`, in that order; a line that is meant counts 1, a bluff 0.
std::vector<double> factor_values(model::Scenario const& scenario, model::World const& drawn);

}  // namespace zopa::engine
