#include "zopa/solve/agenda.hpp"

#include <algorithm>
#include <cmath>

#include <doctest/doctest.h>

#include "support/draws.hpp"
#include "zopa/solve/alternating_offers.hpp"

using namespace zopa::solve;
using zopa::test::Draws;
using Pays = Agenda::Pays;

namespace {

using Two = std::array<double, 2>;

/// The game as its rules say it, offer by offer, every division a multiple of 1/steps.
struct ByTheRules {
  Agenda const& agenda;
  int steps;

  /// Both from round t on, with issue k on the table and utilities secured by earlier ones.
  Two play(int t, std::size_t k, Two const& secured) const {
    bool const later = agenda.pays == Pays::at_the_end;
    if (k == agenda.weights1.size()) return later ? secured : Two{0, 0};
    if (t == agenda.rounds) return {0, 0};
    int const p = t % 2, r = 1 - p;
    Two const wait = discounted(play(t + 1, k, secured));
    Two best = wait;
    bool any = false;
    for (int x = 0; x <= steps; ++x) {
      Two const part{agenda.weights1[k] * x / steps, agenda.weights2[k] * (steps - x) / steps};
      Two const sum{secured[0] + part[0], secured[1] + part[1]};
      bool const last = k + 1 == agenda.weights1.size();
      Two after = last || !agenda.next_round ? play(t, k + 1, sum) : discounted(play(t + 1, k + 1, sum));
      if (!later) after = {after[0] + part[0], after[1] + part[1]};
      if (after[r] < wait[r] - 1e-12) continue;
      if (any ? after[p] > best[p] : after[p] >= wait[p] - 1e-12) best = after, any = true;
    }
    return best;
  }
  Two discounted(Two v) const { return {agenda.delta[0] * v[0], agenda.delta[1] * v[1]}; }
};

Agenda any_agenda(Draws& draw, int rounds) {
  Agenda agenda;
  agenda.rounds = rounds;
  agenda.delta = {draw.uniform(.5, 1), draw.uniform(.5, 1)};
  agenda.next_round = draw.integer(0, 1) == 1;
  for (int k = 0; k < 2; ++k)
    agenda.weights1.push_back(draw.uniform(.1, 1)), agenda.weights2.push_back(draw.uniform(.1, 1));
  return agenda;
}

}  // namespace

TEST_CASE("Issues that pay at once, called in the same round, are each split as Stahl's pie: the order is idle") {
  Draws draw(1);
  for (int n = 0; n < 100; ++n) {
    int const rounds = draw.integer(1, 30);
    double const delta = draw.uniform(.3, 1);
    Agenda agenda{rounds, {delta, delta}, {}, {}, Pays::at_once, false};
    for (int k = draw.integer(1, 5); k > 0; --k)
      agenda.weights1.push_back(draw.uniform(0, 2)), agenda.weights2.push_back(draw.uniform(0, 2));
    double const share = stahl_share(rounds, delta, delta);
    double sum1 = 0, sum2 = 0;
    for (double const w : agenda.weights1) sum1 += w;
    for (double const w : agenda.weights2) sum2 += w;
    auto const both = agenda_utility(agenda);
    CHECK(both[0] == doctest::Approx(share * sum1));
    CHECK(both[1] == doctest::Approx((1 - share) * sum2));
  }
}

TEST_CASE("An agenda of one issue is Stahl's game, whenever it pays") {
  for (int rounds : {1, 2, 7, 8}) {
    double const share = stahl_share(rounds, .9, .8);
    for (bool next : {true, false}) {
      Agenda agenda{rounds, {.9, .8}, {2}, {3}, Pays::at_once, next};
      CHECK(agenda_utility(agenda)[0] == doctest::Approx(2 * share));
      agenda.pays = Pays::at_the_end;
      CHECK(agenda_utility_on_grid(agenda, 5000)[1] == doctest::Approx(3 * (1 - share)).epsilon(.01));
    }
  }
}

TEST_CASE("On a grid the agenda is played as its rules say, offer by offer") {
  Draws draw(2);
  for (int n = 0; n < 60; ++n) {
    Agenda agenda = any_agenda(draw, draw.integer(1, 5));
    auto const fast = agenda_utility_on_grid(agenda, 8), slow = ByTheRules{agenda, 8}.play(0, 0, {0, 0});
    CHECK(fast[0] == doctest::Approx(slow[0]));
    CHECK(fast[1] == doctest::Approx(slow[1]));
    auto const exact = agenda_utility(agenda), fine = agenda_utility_on_grid(agenda, 20000);
    CHECK(std::fabs(exact[0] - fine[0]) < .005);
    CHECK(std::fabs(exact[1] - fine[1]) < .005);
  }
}

TEST_CASE("Issues that pay at the end: by the rules with the last issue nearly continuous") {
  Agenda agenda{1, {.9, .9}, {.8, .2}, {.4, .6}, Pays::at_the_end, false};
  CHECK(agenda_utility_on_grid(agenda, 1000)[0] == doctest::Approx(1));  // A proposes both and takes everything
  agenda.next_round = true;  // one round holds one issue: nothing is ever settled
  CHECK(agenda_utility_on_grid(agenda, 1000)[0] == 0);
  Draws draw(3);
  for (int n = 0; n < 12; ++n) {
    Agenda given = any_agenda(draw, draw.integer(1, 3));
    given.pays = Pays::at_the_end;
    auto const fast = agenda_utility_on_grid(given, 60), slow = ByTheRules{given, 60}.play(0, 0, {0, 0});
    CHECK(std::fabs(fast[0] - slow[0]) < .1);
    CHECK(std::fabs(fast[1] - slow[1]) < .1);
  }
}

TEST_CASE("What pays only at the end: each side would begin with what matters little to it and much to the other") {
  // Fershtman 1990; far from the last round, the next issue called at once
  for (double const a : {.6, .7, .8, .9})
    for (double const b : {.6, .7, .8}) {
      Agenda first{200, {.9, .9}, {a, 1 - a}, {1 - b, b}, Pays::at_the_end, false};
      Agenda second = first;
      std::swap(second.weights1[0], second.weights1[1]);
      std::swap(second.weights2[0], second.weights2[1]);
      auto const a_important_first = agenda_utility_on_grid(first, 500);
      auto const b_important_first = agenda_utility_on_grid(second, 500);
      CHECK(b_important_first[0] > a_important_first[0]);
      CHECK(a_important_first[1] > b_important_first[1]);
    }
}
