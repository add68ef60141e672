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

TEST_CASE("The equilibrium rests on no empty threat, in no state of random games") {
  for (unsigned seed = 1; seed <= 300; ++seed) {
    FrontGame const game = random_game(seed);
    FrontPolicy const policy = subgame_perfect(game);
    auto const found = certificate(game, equilibrium_strategy(game, policy, 0), equilibrium_strategy(game, policy, 1));
    CAPTURE(seed);
    CHECK(found.one_shot_gain <= 1e-9);
    CHECK(found.one_shot_gain >= 0);
  }
}

TEST_CASE("A responder who claims to refuse all but the whole pie is obeyed and yet not believed") {
  // one round: party 1 says it accepts nothing below 1; party 0 offers 0 to itself. No best reply gains, but refusing a
  // half would cost party 1 a half: the threat is empty
  FrontGame const game = pie(1, 10, 1);
  FrontStrategy const obedient{{0}, {0}}, threatening{{-1}, {1}};
  CHECK(payoffs(game, obedient, threatening).value[1] == 1);
  CHECK(best_reply_value(game, threatening, 0) == doctest::Approx(0));
  CHECK(best_reply_value(game, obedient, 1) == doctest::Approx(1));
  auto const found = certificate(game, obedient, threatening);
  CHECK(found.one_shot_gain == doctest::Approx(.9));  // what .1 for party 0 would have left it
  CHECK(found.party == 1);
  CHECK(found.offer == 1);
  CHECK_FALSE(found.reached);
}

TEST_CASE("The largest one-shot gain of a pair is what changing one choice and no other brings, tried one by one") {
  std::mt19937 g(9);
  for (unsigned seed = 1; seed <= 120; ++seed) {
    FrontGame const game = random_game(seed);
    std::size_t const n = nothing(game).size();
    auto const any = [&](int i) {
      FrontStrategy strategy{std::vector<int>(n), std::vector<double>(n)};
      for (std::size_t s = 0; s < n; ++s) {
        int const offer = static_cast<int>(g() % (game.n_offers + 1)) - 1;
        strategy.offer[s] = offer >= 0 && game.may_sign[i][static_cast<std::size_t>(offer)] ? offer : -1;
        strategy.demand[s] = uniform(g);
      }
      return strategy;
    };
    FrontStrategy const pair[] = {any(0), any(1)};
    auto const found = certificate(game, pair[0], pair[1]);
    // from any state as the start, with rounds cut off before it: changing its offer gains no more than was found
    double most = 0;
    for (int t = 0; t < game.rounds; ++t)
      for (int k = 0; k <= game.cells; ++k) {
        FrontGame rest = game;
        rest.rounds = game.rounds - t;
        rest.start = k;
        rest.first = t % 2 == 0 ? game.first : 1 - game.first;
        auto const tail = [&](FrontStrategy const& s) {
          auto const from = static_cast<std::ptrdiff_t>(t) * (game.cells + 1);
          return FrontStrategy{{s.offer.begin() + from, s.offer.end()}, {s.demand.begin() + from, s.demand.end()}};
        };
        FrontStrategy const now[] = {tail(pair[0]), tail(pair[1])};
        for (int const i : {0, 1}) {
          double const p = !game.alternating ? (i == 0 ? game.recognition : 1 - game.recognition)
                                             : ((t % 2 == 0) == (game.first == i) ? 1 : 0);
          if (p == 0) continue;
          double const before = payoffs(rest, now[0], now[1]).value[i];
          for (int y = -1; y < static_cast<int>(game.n_offers); ++y) {
            if (y >= 0 && !game.may_sign[i][static_cast<std::size_t>(y)]) continue;
            FrontStrategy changed[] = {now[0], now[1]};
            changed[i].offer[static_cast<std::size_t>(k)] = y;
            most = std::max(most, (payoffs(rest, changed[0], changed[1]).value[i] - before) / p);
          }
        }
      }
    CAPTURE(seed);
    CHECK(found.one_shot_gain >= most - 1e-9);
    if (found.offer < 0) CHECK(found.one_shot_gain == doctest::Approx(most));
  }
}
