#pragma once

#include "zopa/solve/stochastic_game.hpp"

namespace zopa::solve {

/// zopa-mini (model, section 9): shares of a pie divided on a grid while a front moves. The defaults are the base case.
struct Mini {
  int rounds = 40, grid = 20, start = 4;
  double cost_a = 0.01, cost_b = 0.01, discount = 0.98;
  double least_a = 0, least_b = 0;       // red lines: least share each will sign
  double soft_line = 0, soft_price = 0;  // A's soft line and its price κ, exponent 1
  double carrot = 0;                     // a mediator's, for both
};

inline FrontGame front_game(Mini const& mini) {
  FrontGame game;
  game.rounds = mini.rounds;
  game.cells = 10;
  game.start = mini.start;
  game.up = game.down = 0.3;
  game.discount[0] = game.discount[1] = mini.discount;
  game.cost[0] = mini.cost_a;
  game.cost[1] = mini.cost_b;
  for (int k = 0; k <= game.cells; ++k) {
    double const share = static_cast<double>(k) / game.cells;
    game.terminal[0].push_back(share);
    game.terminal[1].push_back(1 - share);
  }
  game.n_offers = static_cast<std::size_t>(mini.grid) + 1;
  for (int m = 0; m <= mini.grid; ++m) {
    double const x = static_cast<double>(m) / mini.grid;
    double const price = x < mini.soft_line ? mini.soft_price * (mini.soft_line - x) : 0.0;
    game.value[0].push_back(x - price + mini.carrot);
    game.value[1].push_back(1 - x + mini.carrot);
    game.may_sign[0].push_back(x >= mini.least_a - 1e-12);
    game.may_sign[1].push_back(1 - x >= mini.least_b - 1e-12);
  }
  return game;
}

inline std::vector<double> shares(int grid) {
  std::vector<double> x;
  for (int m = 0; m <= grid; ++m) x.push_back(static_cast<double>(m) / grid);
  return x;
}

}  // namespace zopa::solve
