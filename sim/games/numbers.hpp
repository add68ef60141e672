#pragma once

#include <span>
#include <type_traits>

#include "zopa/games/extensive_game.hpp"

namespace zopa::games {

/// A rational as the number type of a solver.
template <class Number>
Number as(Rational const& value) {
  if constexpr (std::is_same_v<Number, double>)
    return to_double(value);
  else
    return value;
}

/// Payoffs of an end in the number type of a solver.
template <class Number>
std::span<Number const> payoffs_of(ExtensiveGame const& game, int terminal) {
  if constexpr (std::is_same_v<Number, double>)
    return game.payoffs_rounded(terminal);
  else
    return game.payoffs(terminal);
}

}  // namespace zopa::games
