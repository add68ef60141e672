#include <cmath>
#include <random>

#include <doctest/doctest.h>

#include "solve/front_games.hpp"
#include "zopa/base/discounting.hpp"

using namespace zopa::solve;

namespace {

/// The rules read literally, as recursion over histories without a table: the value of (t, k) to both.
struct RoundValues {
  double of[2];
};
RoundValues by_the_rules(FrontGame const& game, int t, int k, double lambda) {
  if (t == game.rounds)
    return {{game.terminal[0][static_cast<std::size_t>(k)], game.terminal[1][static_cast<std::size_t>(k)]}};
  RoundValues const up = by_the_rules(game, t + 1, k < game.cells ? k + 1 : k, lambda);
  RoundValues const down = by_the_rules(game, t + 1, k > 0 ? k - 1 : k, lambda);
  RoundValues const stay = by_the_rules(game, t + 1, k, lambda);
  double w[2];
  for (int i : {0, 1})
    w[i] = (1 - game.discount[i]) * game.hold[i] * game.status_quo[i][static_cast<std::size_t>(k)] - game.cost[i] +
           game.discount[i] * (game.up * up.of[i] + game.down * down.of[i] + (1 - game.up - game.down) * stay.of[i]);
  RoundValues result{{0, 0}};
  for (int i : {0, 1}) {
    int const j = 1 - i;
    double recognised = i == 0 ? game.recognition : 1 - game.recognition;
    if (game.alternating) recognised = (game.first + t) % 2 == i ? 1 : 0;
    auto v = [&](int who, std::size_t y) {
      return game.value[who][y + (game.value_by_cell ? static_cast<std::size_t>(k) * game.n_offers : 0)];
    };
    double best = w[i], sum = lambda > 0 ? std::exp(lambda * w[i]) : 0;
    RoundValues chosen{{w[0], w[1]}}, mean{{sum * w[0], sum * w[1]}};
    for (std::size_t y = 0; y < game.n_offers; ++y) {
      if (!game.may_sign[0][y] || !game.may_sign[1][y]) continue;
      if (lambda == 0 && v(j, y) >= w[j] && v(i, y) > best) {
        best = v(i, y);
        chosen = {{v(0, y), v(1, y)}};
      }
      if (lambda == 0) continue;
      double const accepted = 1 / (1 + std::exp(-lambda * (v(j, y) - w[j])));
      double const weight = std::exp(lambda * (accepted * v(i, y) + (1 - accepted) * w[i]));
      sum += weight;
      for (int who : {0, 1}) mean.of[who] += weight * (accepted * v(who, y) + (1 - accepted) * w[who]);
    }
    for (int who : {0, 1}) result.of[who] += recognised * (lambda > 0 ? mean.of[who] / sum : chosen.of[who]);
  }
  return result;
}

}  // namespace

TEST_CASE("backward induction gives the values of the rules read literally, and no one gains by deviating") {
  for (unsigned seed = 0; seed < 400; ++seed) {
    CAPTURE(seed);
    FrontGame const game = random_game(seed);
    FrontPolicy const policy = subgame_perfect(game);
    RoundValues const expected = by_the_rules(game, 0, game.start, 0);
    for (int i : {0, 1}) {
      CHECK(policy.value[i][policy.state(0, game.start)] == doctest::Approx(expected.of[i]).epsilon(1e-12));
      CHECK(exploitability(game, policy, i) <= 1e-9);
    }
    CHECK(largest_one_shot_gain(game, policy) <= 1e-9);
  }
}

TEST_CASE("the logit equilibrium is the fixed point of its definition, and forward propagation agrees with it") {
  for (unsigned seed = 0; seed < 200; ++seed) {
    CAPTURE(seed);
    FrontGame const game = random_game(seed);
    double const lambda = 1 + seed % 30;
    FrontPolicy const policy = logit_equilibrium(game, lambda);
    RoundValues const expected = by_the_rules(game, 0, game.start, lambda);
    FrontForecast const result = forecast(game, policy);
    double deals = 0, ends = 0;
    for (double p : result.offer_probability) deals += p;
    for (double p : result.no_deal_by_cell) ends += p;
    CHECK(deals == doctest::Approx(result.p_deal).epsilon(1e-12));
    CHECK(deals + ends == doctest::Approx(1).epsilon(1e-12));
    for (int i : {0, 1}) {
      CHECK(policy.value[i][policy.state(0, game.start)] == doctest::Approx(expected.of[i]).epsilon(1e-12));
      CHECK(result.value[i] == doctest::Approx(expected.of[i]).epsilon(1e-12));
      CHECK(exploitability(game, policy, i) >= -1e-12);
    }
  }
}

TEST_CASE("a policy is exploitable by exactly what its owner leaves on the table") {
  // one round, one offer that gives .7 and .6 where no deal gives .5 and .5
  FrontGame game;
  game.n_offers = 1;
  game.value[0] = {0.7};
  game.value[1] = {0.6};
  game.terminal[0] = game.terminal[1] = {0.5};
  game.recognition = 1;
  FrontPolicy policy = subgame_perfect(game);
  CHECK(policy.offer[0][0] == 0);
  policy.offer[0][0] = -1;  // now party 0 passes instead
  policy.value[0][0] = policy.value[1][0] = 0.5;
  CHECK(exploitability(game, policy, 0) == doctest::Approx(0.2));
  CHECK(exploitability(game, policy, 1) == doctest::Approx(0));
  CHECK(largest_one_shot_gain(game, policy) == doctest::Approx(0.2));
}

TEST_CASE("ties: a responder accepts when equal, a proposer prefers offering to passing and takes the lowest index") {
  FrontGame game;
  game.recognition = 1;
  game.n_offers = 3;
  game.value[0] = {0.4, 0.5, 0.5};
  game.value[1] = {0.6, 0.5, 0.5};
  game.terminal[0] = game.terminal[1] = {0.5};
  FrontPolicy const policy = subgame_perfect(game);
  CHECK(policy.offer[0][0] == 1);
  CHECK(acceptance_probability(game, policy, 0, 0, 1, 1) == 1);
  CHECK(forecast(game, policy).p_deal == 1);

  // mixing: the tie is accepted with 1/2 and worth as much as passing, so it is still offered
  FrontPolicy const mixed = subgame_perfect(game, TieRule::mix);
  CHECK(mixed.offer[0][0] == 1);
  CHECK(acceptance_probability(game, mixed, 0, 0, 1, 1) == 0.5);
  CHECK(forecast(game, mixed).p_deal == 0.5);
}

TEST_CASE(
    "as the precision grows the logit equilibrium approaches the subgame-perfect one with mixed ties, a grid step "
    "away") {
  Mini mini{.rounds = 8, .cost_a = 0.013, .cost_b = 0.007};
  FrontGame const game = front_game(mini);
  FrontPolicy const perfect = subgame_perfect(game);
  FrontPolicy const sharp = logit_equilibrium(game, 1e5);
  double const step = 1.0 / mini.grid;
  for (int i : {0, 1}) {
    double const a = perfect.value[i][perfect.state(0, 4)], b = sharp.value[i][sharp.state(0, 4)];
    CHECK(std::fabs(a - b) <= step);
  }
  double const coarse = exploitability(game, logit_equilibrium(game, 10), 0);
  double const fine = exploitability(game, logit_equilibrium(game, 1000), 0);
  CHECK(fine < coarse);
  CHECK(exploitability(game, sharp, 0) < 1e-3);
}

TEST_CASE("the policy at play sums to one and never proposes what breaks a line") {
  FrontGame const game = front_game({.rounds = 5, .least_a = 0.5});
  for (double lambda : {0.0, 50.0}) {
    FrontPolicy const policy = lambda > 0 ? logit_equilibrium(game, lambda) : subgame_perfect(game);
    for (int k = 0; k <= 10; ++k) {
      std::vector<double> const p = offer_distribution(game, policy, 2, k, 1);
      double sum = 0;
      for (double q : p) sum += q;
      CHECK(sum == doctest::Approx(1));
      for (std::size_t y = 0; y < 10; ++y) CHECK(p[y] == 0);
    }
  }
  FrontPolicy const policy = subgame_perfect(game);
  CHECK(acceptance_probability(game, policy, 0, 4, 0, 3) == 0);  // .15 is below A's line, whatever it is worth
}

TEST_CASE("multiplying one party's values and costs by a constant changes no subgame-perfect outcome") {
  FrontGame game =
      front_game({.rounds = 10, .grid = 200, .cost_a = 0.002, .cost_b = 0.002, .discount = 1, .least_a = 0.5});
  FrontForecast const before = forecast(game, subgame_perfect(game));
  game.cost[1] *= 4;
  for (double& v : game.value[1]) v *= 4;
  for (double& v : game.terminal[1]) v *= 4;
  FrontForecast const after = forecast(game, subgame_perfect(game));
  CHECK(after.p_deal == doctest::Approx(before.p_deal).epsilon(1e-12));
  CHECK(after.deal_by_round == before.deal_by_round);
  CHECK(after.value[1] == doctest::Approx(4 * before.value[1]).epsilon(1e-12));
}

TEST_CASE("without packages both fight to the end and get what the front leaves") {
  FrontGame game = front_game({.rounds = 3, .discount = 1});
  game.n_offers = 0;
  for (int i : {0, 1}) game.value[i].clear(), game.may_sign[i].clear();
  FrontForecast const result = forecast(game, subgame_perfect(game));
  CHECK(result.p_deal == 0);
  CHECK_FALSE(result.round_given_deal);
  CHECK_FALSE(mean_given_deal(result, {}));
  CHECK(result.value[0] == doctest::Approx(0.4 - 0.03));
  CHECK(result.value[1] == doctest::Approx(0.6 - 0.03));
}
