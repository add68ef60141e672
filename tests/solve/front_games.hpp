#pragma once

#include <random>

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

inline double uniform(std::mt19937& g) { return static_cast<double>(g()) / 4294967296.0; }

/// A small game with nothing in it that is round or symmetric.
inline FrontGame random_game(unsigned seed) {
  std::mt19937 g(seed);
  FrontGame game;
  game.rounds = 1 + static_cast<int>(g() % 6);
  game.cells = static_cast<int>(g() % 5);
  game.start = static_cast<int>(g() % static_cast<unsigned>(game.cells + 1));
  game.up = 0.6 * uniform(g);
  game.down = (1 - game.up) * uniform(g);
  game.alternating = g() % 2 == 0;
  game.first = static_cast<int>(g() % 2);
  game.recognition = uniform(g);
  game.value_by_cell = g() % 2 == 0;
  game.n_offers = g() % 7;
  std::size_t const width = static_cast<std::size_t>(game.cells + 1);
  for (int i : {0, 1}) {
    game.discount[i] = 0.7 + 0.3 * uniform(g);
    game.cost[i] = 0.1 * uniform(g);
    game.hold[i] = uniform(g);
    for (std::size_t k = 0; k < width; ++k) {
      game.terminal[i].push_back(uniform(g));
      game.status_quo[i].push_back(uniform(g));
    }
    for (std::size_t y = 0; y < game.n_offers * (game.value_by_cell ? width : 1); ++y)
      game.value[i].push_back(uniform(g));
    for (std::size_t y = 0; y < game.n_offers; ++y) game.may_sign[i].push_back(g() % 4 != 0);
  }
  return game;
}

}  // namespace zopa::solve
