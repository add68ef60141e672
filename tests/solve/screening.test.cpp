#include "zopa/solve/screening.hpp"

#include <algorithm>
#include <cmath>

#include <doctest/doctest.h>

#include "support/approx.hpp"
#include "support/draws.hpp"
#include "zopa/solve/crisis_bargaining.hpp"

using namespace zopa::solve;
using namespace zopa::test;

namespace {

ScreeningGame any_game(Draws& draw, int rounds) {
  ScreeningGame g;
  g.rounds = rounds, g.tough = draw.uniform(), g.p = draw.uniform(.1, .9), g.war_a = draw.uniform(0, .4);
  g.war_tough = draw.uniform(0, .2), g.war_weak = g.war_tough + draw.uniform(.01, .4);
  g.battle_a = draw.uniform(0, .1), g.battle_tough = draw.uniform(0, .05);
  g.battle_weak = g.battle_tough + draw.uniform(0, .1);
  return g;
}

/// A's value and the most a weak B pays, by trying beliefs after a refusal on a grid; the slow way.
struct OnGrid {
  std::vector<double> value, weak_pays;
};
OnGrid on_grid(ScreeningGame const& g, int left, std::size_t cells) {
  OnGrid now{std::vector<double>(cells + 1), std::vector<double>(cells + 1)};
  auto const belief = [&](std::size_t i) { return static_cast<double>(i) / static_cast<double>(cells); };
  double const pooled = g.p + g.war_tough + (left - 1) * g.battle_tough;
  OnGrid later;
  if (left > 1) later = on_grid(g, left - 1, cells);
  for (std::size_t i = 0; i <= cells; ++i) {
    now.value[i] = now.weak_pays[i] = pooled;
    auto const consider = [&](double value, double pays) {
      if (value > now.value[i] + 1e-13 || (value > now.value[i] - 1e-13 && pays > now.weak_pays[i]))
        now.value[i] = value, now.weak_pays[i] = pays;
    };
    if (left == 1) {
      consider((1 - belief(i)) * (g.p + g.war_weak) + belief(i) * (g.p - g.war_a), g.p + g.war_weak);
      continue;
    }
    for (std::size_t j = std::max<std::size_t>(i, 1); j <= cells; ++j) {
      double const stays = belief(i) / belief(j), price = g.battle_weak + later.weak_pays[j];
      consider((1 - stays) * price + stays * (later.value[j] - g.battle_a), price);
    }
  }
  return now;
}

}  // namespace

TEST_CASE("With one round left it is the ultimatum to two types") {
  Draws draw(1);
  for (int n = 0; n < 100; ++n) {
    ScreeningGame const g = any_game(draw, 1);
    auto const solved = screening_while_fighting(g);
    auto const ultimatum = two_type_ultimatum(g.p, g.war_a, g.war_tough, g.war_weak, g.tough);
    CHECK(solved.decisive_war == approx(ultimatum.war));
    CHECK(solved.path.front().demand == approx(ultimatum.share));
  }
}

TEST_CASE("With two rounds the value is the best of pooling, screening, partial screening and delay") {
  Draws draw(2);
  for (int n = 0; n < 400; ++n) {
    ScreeningGame const g = any_game(draw, 2);
    double const threshold = (g.war_weak - g.war_tough) / (g.war_weak + g.war_a), phi = g.tough;
    double const low = g.p + g.war_tough, high = g.p + g.war_weak;
    double const last = std::max(low, (1 - phi) * high + phi * (g.p - g.war_a));
    double best = std::max(
        {low + g.battle_tough, (1 - phi) * (low + g.battle_weak) + phi * (low - g.battle_a), last - g.battle_a});
    if (phi < threshold)
      best = std::max(best, (1 - phi / threshold) * (high + g.battle_weak) + phi / threshold * (low - g.battle_a));
    CHECK(screening_while_fighting(g).value == approx(best));
  }
}

TEST_CASE("Any number of rounds: nothing on a grid of beliefs beats the exact solution, and a fine grid comes close") {
  Draws draw(3);
  for (int n = 0; n < 12; ++n) {
    ScreeningGame g = any_game(draw, draw.integer(2, 6));
    auto const grid = on_grid(g, g.rounds, 400);
    for (std::size_t i : {0u, 37u, 120u, 240u, 333u, 400u}) {
      g.tough = static_cast<double>(i) / 400;
      double const value = screening_while_fighting(g).value;
      CHECK(value >= grid.value[i] - 1e-9);
      CHECK(value <= grid.value[i] + .02);
    }
  }
}

TEST_CASE("Along the path of refusals A's value adds up, the weak are indifferent, demands fall and toughness shows") {
  Draws draw(4);
  for (int n = 0; n < 300; ++n) {
    ScreeningGame const g = any_game(draw, draw.integer(1, 12));
    auto const solved = screening_while_fighting(g);
    double value = 0, present = 1, belief = 0, demand = 1e9;
    for (std::size_t t = 0; t < solved.path.size(); ++t) {
      ScreeningStep const& step = solved.path[t];
      value += step.settled * step.demand;
      present -= step.settled;
      if (t + 1 < solved.path.size()) {
        value -= present * g.battle_a;
        ScreeningStep const& next = solved.path[t + 1];
        CHECK(step.demand == approx(g.battle_weak + next.demand));  // waiting saves a weak B nothing
      }
      CHECK(step.belief >= belief - 1e-12);
      CHECK(step.demand <= demand + 1e-12);
      belief = step.belief, demand = step.demand;
    }
    value += present * (g.p - g.war_a);
    CHECK(present == approx(solved.decisive_war));
    CHECK(value == approx(solved.value));
    CHECK((solved.decisive_war == approx(0) || solved.decisive_war == approx(g.tough)));
  }
}

TEST_CASE("A certain opponent is met with its own price at once") {
  ScreeningGame g{3, 1, .5, .1, .05, .3, .02, .01, .04};
  CHECK(screening_while_fighting(g).value == approx(.5 + .05 + 2 * .01));
  CHECK(screening_while_fighting(g).path.size() == 1);
  g.tough = 0;
  CHECK(screening_while_fighting(g).value == approx(.5 + .3 + 2 * .04));
  CHECK(screening_while_fighting(g).path.size() == 1);
  CHECK(screening_while_fighting(g).path.front().settled == 1);
}
