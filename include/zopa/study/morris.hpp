#pragma once

#include <vector>

#include "zopa/study/design.hpp"
#include "zopa/study/sobol.hpp"

namespace zopa::study {

/// Elementary effects of one group of factors: change of the figure per unit of probability, each step being half the
/// range (Morris 1991; μ*: Campolongo, Cariboni & Saltelli 2007).
struct MorrisEffect {
  double mu = 0;     ///< mean effect of a rise; for a group of several factors its sign is that of the first of them
  Index mu_star;     ///< mean size of the effect: what to rank by
  double sigma = 0;  ///< standard deviation of the effects: bends, and what acts together
};

/// One per group. \param y the figure at each row of the design. \param resamples over the trajectories. Expects at
/// least one trajectory. μ* and σ include what chance adds to a difference, where the figure has chance in it.
std::vector<MorrisEffect> morris_effects(Trajectories const& trajectories, std::vector<double> const& y,
                                         std::size_t n_groups, Resamples const& resamples);

}  // namespace zopa::study
