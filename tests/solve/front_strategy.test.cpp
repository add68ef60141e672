#include "zopa/solve/front_strategy.hpp"

#include <cmath>

#include <doctest/doctest.h>

#include "solve/front_games.hpp"
#include "zopa/model/concession.hpp"

using namespace zopa::solve;
using zopa::model::TimeDependent;

namespace {

/// A pie in `grid` parts, `rounds` alternating offers, party 0 first, nothing without a deal, no front.
FrontGame pie(int rounds, int grid, double discount) {
  FrontGame game;
  game.rounds = rounds;
  game.alternating = true;
  game.n_offers = static_cast<std::size_t>(grid) + 1;
  for (int const i : {0, 1}) {
    game.discount[i] = discount;
    game.terminal[i] = {0};
    for (int m = 0; m <= grid; ++m) game.value[i].push_back(i == 0 ? double(m) / grid : 1 - double(m) / grid);
  }
  return game;
}

std::vector<double> nothing(FrontGame const& game) {
  return std::vector<double>(static_cast<std::size_t>(game.rounds) * static_cast<std::size_t>(game.cells + 1), 0.0);
}

TimeDependent beta(double b) { return {TimeDependent::Curve::polynomial, b, 0}; }

}  // namespace

TEST_CASE("Against a side that concedes with time one waits for the best round and takes its target there") {
  // A pie, δ per round: in round t party 1 accepts 1 − α(t) or more and offers that much to itself, up to the grid. So
  // the best reply gets max over t of δ^t times what party 1 then leaves, with no look at any backward induction.
  for (double const b : {0.2, 1.0, 5.0})
    for (double const discount : {1.0, 0.95, 0.8}) {
      FrontGame const game = pie(9, 20, discount);
      double best = 0;
      for (int t = 0; t < 9; ++t) {
        double const demanded = 1 - zopa::model::concession(beta(b), t, 9);
        double const left = std::floor((1 - demanded) * 20 + 1e-9) / 20;
        best = std::max(best, std::pow(discount, t) * left);
      }
      FrontStrategy const other = concession_strategy(game, 1, beta(b), nothing(game));
      CHECK(best_reply_value(game, other, 0) == doctest::Approx(best).epsilon(1e-12));
    }
}

TEST_CASE("An ultimatum takes all, and gives all to a better one") {
  FrontGame const game = pie(1, 10, 0.9);  // party 0 alone proposes
  FrontStrategy const first = ultimatum_strategy(game, 0, nothing(game)),
                      second = ultimatum_strategy(game, 1, nothing(game));
  CHECK(payoffs(game, first, second).value[0] == 1);
  CHECK(best_reply_value(game, second, 0) == 1);
  CHECK(best_reply_value(game, first, 1) == 0);
}

TEST_CASE("On random games the equilibrium's strategies give its values, and nobody gains by another reply") {
  int compared = 0;
  for (unsigned seed = 1; seed <= 500; ++seed) {
    FrontGame const game = random_game(seed);
    FrontPolicy const policy = subgame_perfect(game);
    FrontStrategy const strategies[] = {equilibrium_strategy(game, policy, 0), equilibrium_strategy(game, policy, 1)};
    FrontValues const values = payoffs(game, strategies[0], strategies[1]);
    std::size_t const start = policy.state(0, game.start);
    for (int const i : {0, 1}) {
      CAPTURE(seed);
      CHECK(values.value[i] == doctest::Approx(policy.value[i][start]).epsilon(1e-9));
      CHECK(best_reply_value(game, strategies[1 - i], i) == doctest::Approx(policy.value[i][start]).epsilon(1e-9));
    }
    compared += game.n_offers > 0;
  }
  CHECK(compared > 300);
}

TEST_CASE("No reply beats the best one: not the other tactics, not random strategies") {
  std::mt19937 g(4);
  for (unsigned seed = 1; seed <= 200; ++seed) {
    FrontGame const game = random_game(seed);
    std::vector<double> no_deal(nothing(game));
    for (double& w : no_deal) w = uniform(g);
    FrontStrategy const other = concession_strategy(game, 1, beta(0.2 + 3 * uniform(g)), no_deal);
    double const best = best_reply_value(game, other, 0);
    for (int trial = 0; trial < 20; ++trial) {
      FrontStrategy reply{std::vector<int>(no_deal.size()), std::vector<double>(no_deal.size())};
      for (std::size_t s = 0; s < no_deal.size(); ++s) {
        int const offer = static_cast<int>(g() % (game.n_offers + 1)) - 1;
        reply.offer[s] = offer >= 0 && game.may_sign[0][static_cast<std::size_t>(offer)] ? offer : -1;
        reply.demand[s] = uniform(g);
      }
      CHECK(payoffs(game, reply, other).value[0] <= best + 1e-12);
    }
  }
}
