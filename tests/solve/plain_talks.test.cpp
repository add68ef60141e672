#include "zopa/solve/plain_talks.hpp"

#include <algorithm>
#include <cmath>

#include <doctest/doctest.h>

#include "solve/plain_loop.hpp"
#include "support/draws.hpp"
#include "zopa/solve/tactic_duels.hpp"

using namespace zopa;
using namespace zopa::solve;
using model::TimeDependent, model::TitForTat;
using test::Draws;

namespace {

/// Values in hundredths, so that ties are common, or in doubles.
std::vector<double> any_values(Draws& draw, int n, bool coarse) {
  std::vector<double> values;
  for (int y = 0; y < n; ++y) values.push_back(coarse ? draw.integer(0, 20) / 20.0 : draw.uniform(0, 1));
  return values;
}

model::Tactic any_tactic(Draws& draw) {
  using Curve = TimeDependent::Curve;
  switch (draw.integer(0, 4)) {
    case 0:
      return TimeDependent{Curve::polynomial, draw.uniform(.05, 5), draw.uniform(0, .3)};
    case 1:
      return TimeDependent{Curve::exponential, draw.uniform(.2, 3), draw.uniform(.01, .3)};
    case 2: {
      auto const kind = static_cast<TitForTat::Kind>(draw.integer(0, 2));
      return TitForTat{kind, kind == TitForTat::Kind::averaged ? draw.integer(1, 4) : 1};
    }
    case 3:
      return model::Micro{};
    default:
      return model::Fixed{};
  }
}

PlainSeat any_seat(Draws& draw) {
  PlainSeat seat{any_tactic(draw), std::nullopt, draw.integer(0, 12) / 20.0, draw.uniform(.9, 1)};
  if (draw.integer(0, 2) == 0) seat.acceptance = static_cast<model::Acceptance>(draw.integer(0, 2));
  return seat;
}

PlainRules any_rules(Draws& draw) {
  PlainRules rules;
  rules.rounds = draw.integer(1, 40);
  rules.offers_per_round = draw.integer(1, 2);
  rules.clock_ahead = draw.integer(0, 1);
  rules.first = draw.integer(0, 1);
  rules.pick = draw.integer(0, 1) ? PlainRules::Pick::kindest : PlainRules::Pick::nearest;
  return rules;
}

}  // namespace

TEST_CASE("counting what is worth a demand needs no luck with the guess") {
  RankedSpace const space({.5, .9, .5, .1, .7}, {.2, .1, .6, .9, .6});
  for (int near = 0; near <= 5; ++near) {
    CHECK(space.n_worth(0, 1, near) == 0);
    CHECK(space.n_worth(0, .9, near) == 1);
    CHECK(space.n_worth(0, .5 + 1e-13, near) == 4);  // equal up to the tolerance
    CHECK(space.n_worth(0, .5 + 1e-9, near) == 2);
    CHECK(space.n_worth(0, -1, near) == 5);
  }
  CHECK(space.kindest(0, 1) == 1);
  CHECK(space.kindest(0, 3) == 4);  // of 1, 4, 0
  CHECK(space.kindest(0, 4) == 2);  // 2 and 4 are worth the same to the other: the lower place
  CHECK(space.nearest(0, 4) == 0);  // 0 and 2 are worth the same: the lower place
  CHECK(space.nearest(0, 5) == 3);
}

TEST_CASE("tactics at a sorted table do what a plain loop over all packages does") {
  Draws draw(41);
  int deals = 0, by_micro = 0;
  for (int game = 0; game < 4000; ++game) {
    int const n = draw.integer(1, 60);
    bool const coarse = draw.integer(0, 1) == 0;
    std::vector<double> const u[] = {any_values(draw, n, coarse), any_values(draw, n, coarse)};
    PlainSeat const first = any_seat(draw), second = any_seat(draw);
    PlainRules const rules = any_rules(draw);
    RankedSpace const space(u[0], u[1]);
    PlainTalks talks(space, first, second, rules);
    base::Stream const chance{7, 0, static_cast<std::uint64_t>(game)};
    talks.play({8, 1, 1});  // nothing may be left of an earlier one
    PlainOutcome const fast = talks.play(chance), slow = test::plain_loop(u, {first, second}, rules, chance);
    CAPTURE(game);
    REQUIRE(fast.package == slow.package);
    REQUIRE(fast.turn == slow.turn);
    for (int const i : {0, 1}) REQUIRE(std::fabs(fast.payoff[i] - slow.payoff[i]) < 1e-12);
    deals += fast.deal();
    by_micro += fast.deal() && std::holds_alternative<model::Micro>(first.tactic);
  }
  CHECK(deals > 1000);
  CHECK(deals < 3900);
  CHECK(by_micro > 100);
}

TEST_CASE("two minimal conceders meet where the golden rows say: the turn of the offer comes before its answer") {
  RankedSpace const space({0, 3, 5, 7, 9, 10, 4}, {10, 9, 7, 5, 2, 0, 4});  // A6, D3.micro_finite
  PlainTalks talks(space, {model::Micro{}, {}, 2, 1}, {model::Micro{}, {}, 3, 1}, {});
  PlainOutcome const met = talks.play();
  CHECK(met.package == 2);
  CHECK(met.turn == 5);
  for (std::size_t n : {11u, 21u}) {
    std::vector<double> up, down;
    std::vector<std::vector<double>> pie;
    for (std::size_t i = 0; i < n; ++i) {
      up.push_back(static_cast<double>(i));
      down.push_back(static_cast<double>(n - 1 - i));
      pie.push_back({up.back(), down.back()});
    }
    RankedSpace const shares(up, down);
    PlainOutcome const half = PlainTalks(shares, {model::Micro{}, {}, 0, 1}, {model::Micro{}, {}, 0, 1}, {}).play();
    auto const duel = minimal_concession(pie, {0, 0}).value();
    CHECK(half.package == static_cast<int>(n / 2));
    CHECK(half.package == static_cast<int>(duel.outcome));
    CHECK(half.turn + 1 == duel.turn);
  }
}

TEST_CASE("a Boulware offer and its time can be read off the formula of concession") {
  // u_A = x: A's target at t of T = 100 is 1 − (t/100)^5; the other signs from .4 on: x ≤ .6 comes at t = 83.3
  std::vector<double> mine, yours;
  for (int k = 0; k <= 1000; ++k) mine.push_back(k / 1000.), yours.push_back(1 - k / 1000.);
  RankedSpace const space(mine, yours);
  PlainSeat const boulware{TimeDependent{TimeDependent::Curve::polynomial, .2, 0}, {}, 0, 1};
  PlainSeat const patient{model::Fixed{}, {}, .4, 1};
  for (auto const pick : {PlainRules::Pick::kindest, PlainRules::Pick::nearest}) {
    PlainRules rules;
    rules.pick = pick;
    PlainOutcome const deal = PlainTalks(space, boulware, patient, rules).play();
    REQUIRE(deal.deal());
    CHECK(deal.turn == 84);  // A speaks in even turns: 1 − .84^5 = .5818
    CHECK(deal.payoff[0] == doctest::Approx(std::ceil(1000 * (1 - std::pow(.84, 5))) / 1000));
  }
  PlainRules by_exchange;  // both speak in every round, and the clock runs from 1/101
  by_exchange.offers_per_round = 2;
  by_exchange.clock_ahead = 1;
  PlainOutcome const deal = PlainTalks(space, boulware, patient, by_exchange).play();
  CHECK(deal.turn == 2 * 84);  // 1 − (84/101)^5 = .6021, 1 − (85/101)^5 = .5778: not in round 83 yet, but in 84
}

TEST_CASE("random offers hit every rational package equally often") {
  RankedSpace const space({.1, .5, .9, .3}, {1, 1, 1, 1});
  PlainRules rules;
  rules.rounds = 1;
  PlainTalks talks(space, {model::Random{}, {}, .2, 1}, {model::Fixed{}, {}, 0, 1}, rules);
  int count[4] = {0, 0, 0, 0};
  constexpr int games = 30000;
  for (int g = 0; g < games; ++g) ++count[talks.play({1, 2, static_cast<std::uint64_t>(g)}).package];
  CHECK(count[0] == 0);
  double const four_errors = 4 * std::sqrt(games * (1 / 3.) * (2 / 3.));
  for (int const y : {1, 2, 3}) CHECK(std::fabs(count[y] - games / 3.) < four_errors);
}

TEST_CASE("who asks for more than there is ends with the value of no deal, discounted to the end") {
  RankedSpace const space({.2, .6}, {.7, .3});
  PlainRules rules;
  rules.rounds = 10;
  PlainTalks talks(space, {model::Micro{}, {}, .65, .9}, {model::Micro{}, {}, .1, 1}, rules);
  PlainOutcome const none = talks.play();
  CHECK_FALSE(none.deal());
  CHECK(none.turn == 10);
  CHECK(none.payoff[0] == doctest::Approx(.65 * std::pow(.9, 10)));
  CHECK(none.payoff[1] == doctest::Approx(.1));
}
