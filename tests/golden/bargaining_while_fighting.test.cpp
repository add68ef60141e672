#include <string>

#include <doctest/doctest.h>

#include "solve/front_games.hpp"

using namespace zopa::solve;

namespace {

struct FightingRow {
  std::string name;
  Mini mini;      // what differs from the base case
  double lambda;  // 0: subgame perfect
  double p_deal, round, share, value_a, value_b;
};

// Computed by an independent slow implementation and confirmed by 20,000 simulated games each; printed to nine digits.
FightingRow const fighting_rows[] = {
    {"free", {}, 0, 1.0, 0.0, 0.4, 0.4, 0.6},
    {"hard_rA=.5", {.least_a = 0.5}, 0, 1.0, 0.0, 0.5, 0.5, 0.5},
    {"hard_rA=.5,cB=.03", {.cost_b = 0.03, .least_a = 0.5}, 0, 1.0, 0.0, 0.75, 0.75, 0.25},
    {"hard_rA=.5,med=.05", {.least_a = 0.5, .carrot = 0.05}, 0, 1.0, 0.0, 0.5, 0.55, 0.55},
    {"hard_rA=.5,lam=200", {.least_a = 0.5}, 200, 1.0, 0.609240311, 0.522725006, 0.510323285, 0.465453884},
    {"soft sA=.5,kapA=1", {.soft_line = 0.5, .soft_price = 1}, 0, 1.0, 0.0, 0.5, 0.5, 0.5},
    {"P1: T=10,c=.002,d=1,rA=.5",
     {.rounds = 10, .cost_a = 0.002, .cost_b = 0.002, .discount = 1, .least_a = 0.5},
     0,
     0.676908846,
     2.70519321,
     0.5,
     0.395552962,
     0.584198715},
    {"P2: P1+cB=.01",
     {.rounds = 10, .cost_a = 0.002, .cost_b = 0.01, .discount = 1, .least_a = 0.5},
     0,
     0.676908846,
     2.70519321,
     0.5,
     0.395552962,
     0.543702069},
    {"P3: P1+med=.05",
     {.rounds = 10, .cost_a = 0.002, .cost_b = 0.002, .discount = 1, .least_a = 0.5, .carrot = 0.05},
     0,
     0.676908846,
     2.70519321,
     0.500634382,
     0.429827823,
     0.617614738},
    {"Q0: M=200",
     {.rounds = 10, .grid = 200, .cost_a = 0.002, .cost_b = 0.002, .discount = 1, .least_a = 0.5},
     0,
     0.676908846,
     2.70519321,
     0.5,
     0.395552962,
     0.584198715},
    {"Q1: cB=.01",
     {.rounds = 10, .grid = 200, .cost_a = 0.002, .cost_b = 0.01, .discount = 1, .least_a = 0.5},
     0,
     0.676908846,
     2.70519321,
     0.530985532,
     0.416527343,
     0.522727688},
    {"Q2: cA=.01",
     {.rounds = 10, .grid = 200, .cost_a = 0.01, .cost_b = 0.002, .discount = 1, .least_a = 0.5},
     0,
     0.549158292,
     5.041227326,
     0.544082986,
     0.32640478,
     0.586273033},
    {"Q3: med=.05",
     {.rounds = 10, .grid = 200, .cost_a = 0.002, .cost_b = 0.002, .discount = 1, .least_a = 0.5, .carrot = 0.05},
     0,
     0.676908846,
     2.70519321,
     0.50818356,
     0.434937929,
     0.612504633},
    {"Q5: rA=.45",
     {.rounds = 10, .grid = 200, .cost_a = 0.002, .cost_b = 0.002, .discount = 1, .least_a = 0.45},
     0,
     0.676908846,
     2.70519321,
     0.498892022,
     0.394802962,
     0.584948715},
    {"Q6: rA=.4",
     {.rounds = 10, .grid = 200, .cost_a = 0.002, .cost_b = 0.002, .discount = 1, .least_a = 0.4},
     0,
     1.0,
     0.0,
     0.405,
     0.405,
     0.595},
    {"Q7: rA=.6",
     {.rounds = 10, .grid = 200, .cost_a = 0.002, .cost_b = 0.002, .discount = 1, .least_a = 0.6},
     0,
     0.403192404,
     4.589243244,
     0.6,
     0.390472383,
     0.578253921},
    {"Q9: d=.95",
     {.rounds = 10, .grid = 200, .cost_a = 0.002, .cost_b = 0.002, .discount = 0.95, .least_a = 0.5},
     0,
     1.0,
     0.0,
     0.5275,
     0.5275,
     0.4725},
};
constexpr double nine_digits = 1e-8;

}  // namespace

TEST_CASE("bargaining while fighting ends when, how and at which values the reference rows say") {
  for (FightingRow const& row : fighting_rows) {
    CAPTURE(row.name);
    FrontGame const game = front_game(row.mini);
    FrontPolicy const policy = row.lambda > 0 ? logit_equilibrium(game, row.lambda) : subgame_perfect(game);
    FrontForecast const result = forecast(game, policy);
    CHECK(result.p_deal == doctest::Approx(row.p_deal).epsilon(nine_digits));
    REQUIRE(result.round_given_deal);
    CHECK(*result.round_given_deal == doctest::Approx(row.round).epsilon(nine_digits));
    CHECK(mean_given_deal(result, shares(row.mini.grid)).value() == doctest::Approx(row.share).epsilon(nine_digits));
    CHECK(result.value[0] == doctest::Approx(row.value_a).epsilon(nine_digits));
    CHECK(result.value[1] == doctest::Approx(row.value_b).epsilon(nine_digits));
    CHECK(policy.value[0][policy.state(0, game.start)] == doctest::Approx(result.value[0]).epsilon(1e-12));
    CHECK(policy.value[1][policy.state(0, game.start)] == doctest::Approx(result.value[1]).epsilon(1e-12));
  }
}

TEST_CASE("in a single round each proposer takes what the other would have after one more battle") {
  // G1.T1: A's offer, B's offer, both values
  FrontGame const coarse = front_game({.rounds = 1});
  FrontPolicy const policy = subgame_perfect(coarse);
  std::size_t const start = policy.state(0, 4);
  CHECK(policy.offer[0][start] == 8);  // .4 of 20
  CHECK(policy.offer[1][start] == 8);
  CHECK(policy.value[0][start] == doctest::Approx(0.4).epsilon(nine_digits));
  CHECK(policy.value[1][start] == doctest::Approx(0.6).epsilon(nine_digits));

  // G1.T1_fine
  FrontGame const fine = front_game({.rounds = 1, .grid = 1000});
  FrontPolicy const fine_policy = subgame_perfect(fine);
  CHECK(fine_policy.offer[0][start] == 422);
  CHECK(fine_policy.offer[1][start] == 382);
  CHECK(fine_policy.value[0][start] == doctest::Approx(0.402).epsilon(nine_digits));
}
