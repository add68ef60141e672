#include "zopa/games/sequential_equilibrium.hpp"

#include <doctest/doctest.h>

#include "zopa/games/certificate.hpp"
#include "zopa/games/tree_families.hpp"

using namespace zopa::games;

namespace {

/// Solves exactly and checks exactly: no gain for anybody, at any information set, with the beliefs of the answer.
SequentialAnswer<Rational> proven(ExtensiveGame const& game, TieRule rule = TieRule::accept) {
  auto const answer = sequential_equilibrium<Rational>(game, rule);
  REQUIRE(answer);
  auto const proof = certificate(game, answer->behaviour, Rational(0), &answer->belief);
  CHECK(proof.is_nash(0));
  CHECK(proof.is_sequentially_rational(0));
  CHECK(proof.value == answer->value);
  return *answer;
}

}  // namespace

TEST_CASE("Fearon's crisis: the demand that the prospect of war makes credible, not the proposer's war payoff") {
  // K = 2, costs 1/10 and 3/10: a demand of 7/10 is accepted by both, 9/10 by one of two, .9/2 + .5/2; both give 7/10
  CHECK(proven(fearon(2, 10)).value[0] == Rational(7, 10));
  // K = 5, costs .04 … .36: 8/10 is accepted by three of five: .6 · .8 + .4 · .5
  CHECK(proven(fearon(5, 20)).value[0] == Rational(17, 25));
  CHECK(proven(fearon(10, 20)).n_subgames <= 1);
}

TEST_CASE("one round of screening is the monopoly price") {
  // values k/K: a price p sells to (K − pK + 1)/K of them; K = 10 on a grid of 20: .5 or .6 sell 6/10 or 5/10, worth
  // 3/10
  CHECK(proven(screening(10, 20, 1, 1)).value[0] == Rational(3, 10));
  CHECK(proven(screening(5, 10, 1, 1)).value[0] == Rational(9, 25));
}

TEST_CASE("every screening tree of the comparison has an exact sequential equilibrium") {
  Rational const d(9, 10);
  for (auto const& game : {screening(2, 3, 2, d), screening(2, 5, 2, d), screening(2, 2, 3, d), screening(2, 3, 3, d),
                           screening(3, 8, 2, d)})
    proven(game);
}

TEST_CASE("Kuhn's poker by Lemke's algorithm has the value of the linear programme, exactly") {
  auto const answer = proven(card_game(3));
  CHECK(answer.value == std::vector<Rational>{Rational(-1, 18), Rational(1, 18)});
  auto const nash = nash_equilibrium_by_lemke<Rational>(card_game(3));
  REQUIRE(nash);
  CHECK(nash->value[0] == Rational(-1, 18));
}

TEST_CASE("backward induction is what is left where all is known") {
  auto const answer = proven(alternating_offers(4, 3, Rational(9, 10)));
  CHECK(answer.behaviour == backward_induction<Rational>(alternating_offers(4, 3, Rational(9, 10))).behaviour);
  CHECK(answer.n_subgames == 0);
  CHECK(hidden_size(alternating_offers(4, 2, 1)) == 0);
  CHECK(hidden_size(card_game(3)) == 24);
}

TEST_CASE("three players with hidden moves, or a forgetful one, are refused") {
  CHECK(!sequential_equilibrium<Rational>(seltens_horse()));
  CHECK(!sequential_equilibrium<double>(card_game(3), TieRule::accept, 2));  // two pivots are too few
}

TEST_CASE("random trees have an exact sequential equilibrium, without a gain anywhere") {
  int hidden = 0;
  for (std::uint64_t seed = 0; seed < 150; ++seed) {
    auto const game = random_tree(seed, 5);
    hidden += proven(game, seed % 2 == 0 ? TieRule::accept : TieRule::reject).n_subgames > 0;
  }
  CHECK(hidden > 40);
}

TEST_CASE("without trembles, random trees have an exact Nash equilibrium") {
  for (std::uint64_t seed = 0; seed < 50; ++seed) {
    auto const game = random_tree(seed, 5);
    auto const answer = nash_equilibrium_by_lemke<Rational>(game);
    REQUIRE(answer);
    CHECK(certificate(game, answer->behaviour).is_nash(0));
  }
}

TEST_CASE("doubles find the same to rounding") {
  for (std::uint64_t seed = 0; seed < 200; ++seed) {
    auto const game = random_tree(seed, 5);
    auto const answer = sequential_equilibrium<double>(game);
    REQUIRE(answer);
    auto const proof = certificate(game, answer->behaviour, 1e-7, &answer->belief);
    CHECK(proof.is_nash(1e-7));
    CHECK(proof.is_sequentially_rational(1e-7));
  }
}

TEST_CASE("by way of doubles, an exact answer is the one of exact numbers, and proven too") {
  for (std::uint64_t seed = 0; seed < 100; ++seed) {
    auto const game = random_tree(seed, 5);
    auto const answer = exact_sequential_equilibrium(game);
    REQUIRE(answer);
    CHECK(certificate(game, answer->behaviour, Rational(0), &answer->belief).is_sequentially_rational(0));
    CHECK(answer->value == proven(game).value);
  }
}
