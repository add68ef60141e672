#pragma once

#include <vector>

#include "zopa/model/scenario.hpp"

namespace zopa::study {

/// Takes one step of the round out of a world. \return the numbers it has fixed: nothing may be drawn into them again.
std::vector<double*> switch_off(model::World& world, int step);

}  // namespace zopa::study
