#pragma once

#include "zopa/study/tournament.hpp"

namespace zopa::cli {

/// Finds the extreme equilibria of the game whose strategies are the tactics and whose payoffs are the means of the
/// tournament, to a billionth; exact for these (layer games). Leaves none where there are more than twelve tactics.
void solve_empirical_game(study::Tournament&);

}  // namespace zopa::cli
