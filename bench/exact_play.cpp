// Equilibria by backward induction on what matters of the past, where a game tree could not be written down: each
// beside a plain loop where there is one.

#include <cmath>
#include <optional>
#include <vector>

#include <fmt/format.h>

#include "measure.hpp"
#include "zopa/solve/crisis_bargaining.hpp"
#include "zopa/solve/stochastic_game.hpp"

namespace zopa::bench {
namespace {

/// A pie in `steps` parts, `rounds` rounds, discount .99: Ståhl's game.
solve::FrontGame pie(int steps, int rounds) {
  solve::FrontGame game;
  game.rounds = rounds;
  game.alternating = true;
  game.n_offers = static_cast<std::size_t>(steps) + 1;
  for (int const i : {0, 1}) {
    game.discount[i] = .99;
    game.terminal[i] = {0};
    for (int k = 0; k <= steps; ++k) game.value[i].push_back(static_cast<double>(i == 0 ? k : steps - k) / steps);
  }
  return game;
}

/// Every round looks at every offer. \return what the first proposer gets
double plain_induction(solve::FrontGame const& game) {
  double next[] = {0, 0};
  for (int t = game.rounds - 1; t >= 0; --t) {
    int const i = t % 2;
    double const w[] = {game.discount[0] * next[0], game.discount[1] * next[1]};
    double own = w[i], other = w[1 - i];
    for (std::size_t y = 0; y < game.n_offers; ++y)
      if (game.value[1 - i][y] >= w[1 - i] - 1e-12 && game.value[i][y] > own)
        own = game.value[i][y], other = game.value[1 - i][y];
    next[i] = own, next[1 - i] = other;
  }
  return next[0];
}

Row alternating() {
  auto const game = pie(1000, 1000);
  double value = 0, plain_value = 0;
  Row row;
  row.what = "play: alternating offers, 1,000 offers × 1,000 rounds";
  row.measured = least_time([&] {
    auto const policy = solve::subgame_perfect(game);
    value = policy.value[0][policy.state(0, 0)];
  });
  row.beside = "a plain loop";
  row.other = least_time([&] { plain_value = plain_induction(game); });
  row.ratio = row.other->value / row.measured.value;
  row.proof = fmt::format("one-shot gain {:.1g}{}", solve::largest_one_shot_gain(game, solve::subgame_perfect(game)),
                          std::abs(value - plain_value) < 1e-12 ? "" : ", not the loop's value");
  row.aim = "≤ 20 ms";
  return row;
}

/// 200 cells, 100 rounds, 300 packages on a concave frontier; both fight over what each cell is worth.
solve::FrontGame front() {
  solve::FrontGame game;
  game.rounds = 100;
  game.cells = 200;
  game.start = 90;
  game.up = game.down = .3;
  game.n_offers = 300;
  for (int const i : {0, 1}) {
    game.discount[i] = .99;
    game.cost[i] = .002 + .001 * i;
    for (int k = 0; k <= game.cells; ++k) {
      double const share = static_cast<double>(k) / game.cells;
      game.terminal[i].push_back(.9 * (i == 0 ? share : 1 - share));
    }
    for (int y = 0; y < 300; ++y) {
      double const x = y / 299.;
      game.value[i].push_back(i == 0 ? x : 1 - x * x);
    }
  }
  return game;
}

void fighting(Table& table) {
  auto const game = front();
  std::optional<solve::FrontPolicy> spe, aqre;
  Row exact;
  exact.what = "play: 200 cells × 100 rounds × 300 packages, subgame perfect";
  exact.measured = least_time([&] { spe = solve::subgame_perfect(game); });
  exact.proof = fmt::format("one-shot gain {:.1g}", solve::largest_one_shot_gain(game, *spe));
  exact.aim = "≤ 20 ms";
  table.push_back(exact);
  double apart = 0;
  Row noisy;
  noisy.what = "play: the same, agent quantal response and forward propagation";
  noisy.measured = least_time([&] {
    aqre = solve::logit_equilibrium(game, 50);
    auto const seen = solve::forecast(game, *aqre);
    apart = std::abs(seen.value[0] - aqre->value[0][aqre->state(0, game.start)]);
  });
  noisy.proof = fmt::format("forward and backward differ by {:.0e}", apart);
  noisy.aim = "≤ 300 ms";
  table.push_back(noisy);
}

/// Every demand against every type. \return the best demand
double plain_demand(double p, double cost_a, std::vector<double> const& costs, std::vector<double> const& demands) {
  double best = 0, most = -1;
  for (double const demand : demands) {
    double sum = 0;
    for (double const cost : costs) sum += demand <= p + cost + 1e-12 ? demand : p - cost_a;
    if (sum > most + 1e-9) most = sum, best = demand;
  }
  return best;
}

Row demand() {
  std::vector<double> costs, demands, prior(1000, 1. / 1000);
  for (int k = 0; k < 1000; ++k) costs.push_back(.4 * (k + .5) / 1000);
  for (int m = 0; m < 1000; ++m) demands.push_back(m / 999.);
  solve::Ultimatum made;
  double looked_at = 0;
  double volatile p = .5;  // read anew each time, or the compiler would look only once
  Row row;
  row.what = "play: one demand before a war, 1,000 types × 1,000 offers";
  row.measured = least_time([&] { made = solve::finite_ultimatum(p, .1, costs, prior, demands); });
  row.beside = "a plain loop";
  row.other = least_time([&] { looked_at = plain_demand(p, .1, costs, demands); });
  row.ratio = row.other->value / row.measured.value;
  row.proof = made.share == looked_at ? "the loop's demand" : "another demand than the loop's";
  row.aim = "≤ 20 ms";
  return row;
}

}  // namespace

void exact_play(Table& table) {
  table.push_back(alternating());
  fighting(table);
  table.push_back(demand());
}

}  // namespace zopa::bench
