#pragma once

#include <span>
#include <type_traits>

#include "zopa/games/backward_induction.hpp"

namespace zopa::games {

struct Choice {
  int action = 0;
  bool tied = false;  ///< another action would have been as good for the mover
};

template <class Number>
bool about_equal(Number const& a, Number const& b) {
  if constexpr (std::is_same_v<Number, double>)
    return a - b <= 1e-12 && b - a <= 1e-12;
  else
    return a == b;
}

/// The best of the children for the mover, by the rule among equals. `value(node)`: payoffs of all players there.
template <class Number, class Value>
Choice chosen_action(int mover, int n_players, std::span<int const> children, Value const& value, TieRule rule) {
  auto const own = [&](std::size_t a) -> Number const& { return value(children[a])[mover]; };
  auto const others = [&](std::size_t a) {
    Number sum = 0;
    for (int i = 0; i < n_players; ++i)
      if (i != mover) sum += value(children[a])[i];
    return sum;
  };
  Choice choice;
  for (std::size_t a = 1; a < children.size(); ++a) {
    if (!about_equal(own(a), own(choice.action))) {
      if (own(a) > own(choice.action)) choice = {int(a), false};
      continue;
    }
    choice.tied = true;
    if (rule == TieRule::first) continue;
    Number const gives = others(a), gave = others(choice.action);
    if (rule == TieRule::accept ? gives > gave : gives <= gave) choice.action = int(a);
  }
  return choice;
}

}  // namespace zopa::games
