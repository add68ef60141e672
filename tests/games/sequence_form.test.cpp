#include "zopa/games/sequence_form.hpp"

#include <doctest/doctest.h>

#include "zopa/games/certificate.hpp"
#include "zopa/games/tree_families.hpp"

using namespace zopa::games;

TEST_CASE("Kuhn's poker is worth -1/18 to the player who opens") {  // Kuhn 1950
  auto const answer = zero_sum_equilibrium(card_game(3));
  REQUIRE(answer);
  CHECK(answer->value[0] == doctest::Approx(-1. / 18).epsilon(1e-12));
  CHECK(answer->value[1] == doctest::Approx(1. / 18).epsilon(1e-12));
  // with the middle card after a check and a bet, the opener calls 1/3 more often than it bets the lowest
  auto const game = card_game(3);
  auto const bets_lowest = answer->behaviour[game.infosets()[1].first_move + 1];
  auto const calls_middle = answer->behaviour[game.infosets()[6].first_move + 1];
  CHECK(game.infosets()[6].label == "2 checked, bet");
  CHECK(calls_middle == doctest::Approx(bets_lowest + 1. / 3).epsilon(1e-12));
}

TEST_CASE("the sequence form of a card game has four sequences a rank, and the empty one") {
  auto const form = sequence_form<Rational>(card_game(20));
  CHECK(form.sides[0].n_sequences == 81);
  CHECK(form.sides[1].n_sequences == 81);
  Rational total = 0;
  auto const leaves = sequence_form<Rational>(entry_deterrence());
  for (auto const& entry : leaves.payoffs) total += entry.payoff[1];
  CHECK(leaves.payoffs.size() == 3);
  CHECK(total == 1 - 1 + 2);
}

TEST_CASE("card games of every size of the comparison are solved to a gain of nothing") {
  for (int const ranks : {2, 3, 5, 8, 13, 20, 30, 100}) {
    auto const game = card_game(ranks);
    auto const answer = zero_sum_equilibrium(game);
    REQUIRE(answer);
    auto const proof = certificate(game, answer->behaviour, 1e-9);
    CHECK(proof.is_nash(1e-9));
    CHECK(proof.value[0] + proof.value[1] == doctest::Approx(0));
  }
}

namespace {

/// The same tree, player 2 paid the negative of player 1.
ExtensiveGame against_each_other(ExtensiveGame const& game) {
  TreeBuilder tree(game.players());
  for (InformationSet const& set : game.infosets())
    set.player == chance ? tree.chance_move(set.actions, set.probabilities) : tree.infoset(set.player, set.actions);
  for (int n = 0; n < game.n_nodes(); ++n) {
    if (game.is_terminal(n))
      tree.terminal(tree.outcome({game.payoffs(n)[0], 5 - game.payoffs(n)[0]}));
    else
      tree.inner(game.nodes()[n].infoset);
  }
  return built(std::move(tree));
}

}  // namespace

TEST_CASE("random constant-sum trees are solved to a gain of nothing") {
  for (std::uint64_t seed = 0; seed < 100; ++seed) {
    auto const game = against_each_other(random_tree(seed, 6));
    auto const answer = zero_sum_equilibrium(game);
    REQUIRE(answer);
    auto const proof = certificate(game, answer->behaviour, 1e-9);
    CHECK_MESSAGE(proof.is_nash(1e-9), seed, " ", proof.best_response_gain[0], " ", proof.best_response_gain[1]);
    CHECK(answer->value[0] + answer->value[1] == doctest::Approx(5));
  }
}
