#pragma once

#include <optional>
#include <vector>

#include "zopa/games/sequence_form.hpp"

namespace zopa::games {

/// Realization plans of both sides as polynomials in the tremble ε: plans[side][sequence][k] is the coefficient of ε^k.
template <class Number>
struct TremblingPlans {
  std::array<std::vector<std::vector<Number>>, 2> plans;
  int n_pivots = 0;
};

/// Equilibrium plans of a two-player sequence form, each sequence of k moves at least ε^k (no trembles: at least 0).
/// \param prefer_last the bonus, and ties, go to the last action of an information set instead of the first
template <class Number>
std::optional<TremblingPlans<Number>> lemke_path(SequenceForm<Number> const&, bool trembles, bool prefer_last,
                                                 int most_pivots);

}  // namespace zopa::games
