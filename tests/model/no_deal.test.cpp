#include "zopa/model/no_deal.hpp"

#include "support/approx.hpp"
#include "support/worlds.hpp"

using namespace zopa::test;

namespace {

constexpr PartyId A{0}, B{1};

double worth(World const& world, PartyId party, int rounds, std::optional<double> belief = std::nullopt,
             int fought = 0) {
  return no_deal_value(world, party, {}, circumstances(world), rounds, belief, fought);
}

/// L1 as conventions 14 write it, summed round by round, for party A or B of zopa-mini.
double summed(ZopaMini const& mini, PartyId party, double hold, int rounds) {
  double const drift = (mini.up - mini.down) / mini.cells, c = party == A ? mini.cost_a : mini.cost_b;
  auto const v = [&](int s) {
    double const f = std::clamp(static_cast<double>(mini.start) / mini.cells + s * drift, 0.0, 1.0);
    return party == A ? f : 1 - f;
  };
  double sum = 0, discount = 1;
  for (int s = 0; s < rounds; ++s, discount *= mini.discount) sum += discount * ((1 - mini.discount) * hold * v(s) - c);
  return sum + discount * v(rounds);
}

}  // namespace

TEST_CASE("a given no-deal value is the number given") {
  World world = toy_istanbul(1);
  CHECK(worth(world, U, 12) == 0.30);
  CHECK(worth(world, R, 0) == 0.55);
}

TEST_CASE("fighting on until the line freezes costs its rounds and ends where the front drifts") {
  for (ZopaMini const& mini : {ZopaMini{}, ZopaMini{.up = .35, .down = .25}, ZopaMini{.up = .1, .down = .5},
                               ZopaMini{.up = .4, .down = .2, .discount = 1}})
    for (int const rounds : {0, 1, 7, 40})
      for (double const hold : {0.0, 0.6})
        for (PartyId const party : {A, B}) {
          World world = zopa_mini(mini);
          world.war->hold = hold;
          CHECK(worth(world, party, rounds) == approx(summed(mini, party, hold, rounds), 1e-12));
        }
}

TEST_CASE("without discounting a war costs n times its round") {
  World const world = zopa_mini({.discount = 1});
  CHECK(worth(world, A, 40) == approx(0.4 - 40 * 0.01));
}

TEST_CASE("a war without end has its stationary value, the rounds left notwithstanding") {
  World world = zopa_mini({.up = .35, .down = .25});
  world.horizon.then = Horizon::Then::fight_on;
  world.war->hold = 0.5;
  CHECK(worth(world, A, 40) == approx(0.5 * 0.4 - 0.01 / 0.02));
  CHECK(worth(world, B, 3) == approx(0.5 * 0.6 - 0.01 / 0.02));
}

TEST_CASE("a random end lies between freezing at once and never") {
  World world = zopa_mini({.up = .3, .down = .3});
  double const freeze = worth(world, A, 12);
  world.horizon.then = Horizon::Then::random_end;
  world.horizon.end_probability = 1;
  CHECK(worth(world, A, 12) == approx(freeze));
  world.horizon.end_probability = 1e-9;
  double const endless = worth(world, A, 12);
  world.horizon.then = Horizon::Then::fight_on;
  CHECK(endless == approx(worth(world, A, 12), 1e-6));

  // q a round: E = q v + (1 − q)(−c + δ E)
  world.horizon.then = Horizon::Then::random_end;
  world.horizon.end_probability = 0.2;
  double e = 0;
  for (int k = 0; k < 2000; ++k) e = 0.2 * 0.4 + 0.8 * (-0.01 + 0.98 * e);
  CHECK(worth(world, A, 0) == approx(e));
}

TEST_CASE("exhaustion makes each round of war dearer than the last") {
  World world = zopa_mini();
  world.parties[A].exhaustion = 0.1;
  CHECK(war_cost(world.parties[A], 5) == approx(0.015));
  double sum = 0, discount = 1;
  for (int s = 0; s < 12; ++s, discount *= 0.98) sum += discount * 0.01 * (1 + 0.1 * (5 + s));
  CHECK(worth(world, A, 12, std::nullopt, 5) == approx(discount * 0.4 - sum));

  world.horizon.then = Horizon::Then::fight_on;
  sum = 0, discount = 1;
  for (int s = 0; s < 4000; ++s, discount *= 0.98) sum += discount * 0.01 * (1 + 0.1 * (5 + s));
  CHECK(worth(world, A, 12, std::nullopt, 5) == approx(-sum));
}

TEST_CASE("a party fights on by its own belief about battles") {
  World world = zopa_mini();
  double const pays = worth(world, A, 10) - 0.4 * std::pow(0.98, 10);
  // drift (2b − 1)(up + down)/N = .4·.6/10 a round
  CHECK(worth(world, A, 10, 0.7) == approx(pays + std::pow(0.98, 10) * (0.4 + 10 * 0.024)));
  world.parties[A].battle_belief = BattleBelief{7, 3};
  CHECK(worth(world, A, 10) == approx(worth(world, A, 10, 0.7)));
  CHECK(worth(world, A, 10, 0.5) == approx(pays + 0.4 * std::pow(0.98, 10)));
}

TEST_CASE("fronts that battles leave alone do not drift, and capitals stop those that do") {
  World world = zopa_mini({.up = .5, .down = .1});
  world.territories[TerritoryId{}].capital = B;
  CHECK(worth(world, A, 40) == approx(0.9 * std::pow(0.98, 40) - 0.01 * (1 - std::pow(0.98, 40)) / 0.02));
  world.territories[TerritoryId{}].contested = false;
  CHECK(worth(world, A, 40) == approx(0.4 * std::pow(0.98, 40) - 0.01 * (1 - std::pow(0.98, 40)) / 0.02));
}

TEST_CASE("what the neighbours hold tilts the drift") {
  World world = zopa_mini();
  world.war->adjacency_effect = 0.2;
  TerritoryId const next = add_territory(world, "next", 1, 10);
  world.territories[next].contested = false;
  add_border(world, world.territories[TerritoryId{}].place, world.territories[next].place);
  // p − q = 2ψ(1 − 1/2) = .2
  CHECK(worth(world, A, 10) == approx(std::pow(0.98, 10) * 0.6 - 0.01 * (1 - std::pow(0.98, 10)) / 0.02));
}

TEST_CASE("without war no deal means the status quo later, without a status quo nothing") {
  World world = zopa_mini();
  world.war.reset();
  CHECK(worth(world, A, 10) == approx(0.4 * std::pow(0.98, 10)));
  world.status_quo.reset();
  CHECK(worth(world, A, 10) == 0);
}

TEST_CASE("the status quo reads the front, and neither carrots nor audience, but what a meant soft line costs") {
  World world = zopa_mini({.gift = 0.05});
  world.parties[A].audience = 1;
  Circumstances now = circumstances(world);
  now.commitment[A] = 1;
  now.claim[A] = 1;
  CHECK(status_quo_value(world, A, now) == approx(0.4));
  now.front[TerritoryId{}] = 0.9;
  CHECK(status_quo_value(world, A, now) == approx(0.9));
  LineId const line = add_soft_line(world, "s", B, beyond(world, IssueId{0}, 0.8, true), 1);
  CHECK(status_quo_value(world, B, now) == approx(0.1 - 0.1));
  world.lines[line].binding = false;
  CHECK(status_quo_value(world, B, now) == approx(0.1));
}

TEST_CASE("a track that leaves the war going saves none of its costs") {
  World world = zopa_mini();
  world.tracks[TrackId{}].ends_war = false;
  CHECK(worth(world, A, 40) == approx(0.4 * std::pow(0.98, 40)));
}

TEST_CASE("a war decided at once is worth the odds less its cost, by one's own belief") {
  World world = zopa_mini({.up = .3, .down = .2});
  for (Party& party : world.parties) party.no_deal[TrackId{}].level = NoDeal::Level::one_shot_war;
  CHECK(worth(world, A, 1) == approx(0.6 - 0.01));
  CHECK(worth(world, B, 1) == approx(0.4 - 0.01));
  CHECK(worth(world, A, 1, 0.9) == approx(0.9 - 0.01));
  world.parties[B].battle_belief = BattleBelief{1, 3};
  CHECK(worth(world, B, 1) == approx(0.75 - 0.01));
}

TEST_CASE("a war to the end is worth the odds of winning it less its rounds") {
  World world = zopa_mini({.cells = 6, .start = 3, .up = .6, .down = .4, .cost_a = .02, .cost_b = .04});
  for (Party& party : world.parties) party.no_deal[TrackId{}].level = NoDeal::Level::total_war;
  CHECK(worth(world, A, 40) == approx(0.771428571 - 0.02 * 8.142857143, printed));
  CHECK(worth(world, B, 40) == approx(1 - 0.771428571 - 0.04 * 8.142857143, printed));
  // Half of the rounds without a move: twice as many rounds, the same odds.
  world.war->up = .3;
  world.war->down = .2;
  CHECK(worth(world, A, 40) == approx(0.771428571 - 0.02 * 2 * 8.142857143, printed));
}

TEST_CASE("the random-walk war agrees with its closed form, also where that overflows or cancels") {
  for (double const p : {0.3, 0.45, 0.5, 0.6, 0.9})
    for (int const n : {1, 2, 6, 40})
      for (int k = 0; k <= n; ++k) {
        double const rho = (1 - p) / p;
        double const victory = p == 0.5 ? static_cast<double>(k) / n : (1 - std::pow(rho, k)) / (1 - std::pow(rho, n));
        double const rounds = p == 0.5 ? k * (n - k) : (k - n * victory) / (1 - 2 * p);
        TotalWar const war = total_war(n, k, p, 1 - p);
        CHECK(war.victory == approx(victory));
        CHECK(war.rounds == approx(rounds));
      }
  CHECK(total_war(2000, 1000, 0.4, 0.6).victory < 1e-100);  // ρ^2000 overflows
  CHECK(total_war(2000, 1000, 0.4, 0.6).rounds == approx(1000 / 0.2));
  double const e = 1e-9;  // (1 − ρ^k)/(1 − ρ^N) cancels to seven digits
  CHECK(total_war(6, 2, 0.5 + e, 0.5 - e).victory == approx(2.0 / 6 + 2 * e * 2 * 4 / 6.0, 1e-14));
  CHECK(total_war(5, 2, 1, 0).rounds == approx(3));
  CHECK(total_war(5, 2, 0, 1).victory == 0);
}
