#include "zopa/games/tree_families.hpp"

#include <doctest/doctest.h>

using namespace zopa::games;

TEST_CASE("the families have the sizes at which solvers are compared") {
  Rational const d(9, 10);
  CHECK(alternating_offers(5, 1, d).n_nodes() == 19);
  CHECK(alternating_offers(200, 1, d).n_nodes() == 604);
  CHECK(alternating_offers(4, 2, d).n_nodes() == 91);
  CHECK(alternating_offers(10, 2, d).n_nodes() == 397);
  CHECK(alternating_offers(4, 3, d).n_nodes() == 466);
  CHECK(screening(5, 10, 1, d).n_nodes() == 171);
  CHECK(screening(10, 20, 1, d).n_nodes() == 641);
  CHECK(screening(2, 3, 2, d).n_nodes() == 123);
  CHECK(screening(3, 8, 2, d).n_nodes() == 814);
  CHECK(screening(2, 2, 3, d).n_nodes() == 237);
  CHECK(screening(2, 3, 3, d).n_nodes() == 507);
  CHECK(fearon(2, 3).n_nodes() == 27);
  CHECK(fearon(2, 10).n_nodes() == 69);
  CHECK(fearon(5, 20).n_nodes() == 321);
  CHECK(fearon(10, 20).n_nodes() == 641);
  for (auto const& [ranks, nodes] : {std::pair{8, 505}, {13, 1405}, {20, 3421}, {30, 7831}, {100, 89101}})
    CHECK(card_game(ranks).n_nodes() == nodes);
}

TEST_CASE("the card game is played for nothing but the other's chips") {
  CHECK(card_game(3).constant_sum());
  CHECK(!fearon(2, 3).constant_sum());
  CHECK(card_game(3).infosets().size() == 1 + 4 * 3);
}

TEST_CASE("only who is told may know the buyer's value") {
  auto const game = screening(3, 2, 2, 1);
  for (InformationSet const& set : game.infosets()) {
    if (set.player == 0) CHECK(set.members.size() == 3);
    if (set.player == 1) CHECK(set.members.size() == 1);
  }
  CHECK(game.recall_faults().empty());
}
