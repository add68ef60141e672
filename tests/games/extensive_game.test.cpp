#include "zopa/games/extensive_game.hpp"

#include <doctest/doctest.h>

#include "zopa/games/tree_families.hpp"

using namespace zopa::games;

namespace {

std::vector<TreeFault> faults_of(TreeBuilder tree) {
  BuiltTree const answer = std::move(tree).build();
  return std::holds_alternative<ExtensiveGame>(answer) ? std::vector<TreeFault>{} : std::get<1>(answer);
}

/// A player who moves twice and forgets its first move.
ExtensiveGame forgetful() {
  TreeBuilder tree({"1"});
  int const first = tree.infoset(0, {"l", "r"}), second = tree.infoset(0, {"L", "R"});
  tree.inner(first);
  for (int side = 0; side < 2; ++side) {
    tree.inner(second);
    for (int end = 0; end < 2; ++end) tree.terminal(tree.outcome({end}));
  }
  return built(std::move(tree));
}

}  // namespace

TEST_CASE("nodes stand in prefix order, each subtree in one piece") {
  auto const game = seltens_horse();
  CHECK(game.n_nodes() == 9);
  CHECK(game.n_terminals() == 5);
  CHECK(game.depth() == 3);
  CHECK(game.children(0)[0] == 1);
  CHECK(game.children(0)[1] == 6);
  CHECK(game.nodes()[1].end == 6);
  CHECK(game.nodes()[0].end == 9);
  CHECK(game.infosets()[2].members == std::vector<int>{3, 6});
  CHECK(game.move_into(7) == game.infosets()[2].first_move);
  CHECK(game.payoffs(4)[1] == 4);
  CHECK(!game.perfect_information());
  CHECK(game.recall_faults().empty());
}

TEST_CASE("payoffs add up along the path") {
  TreeBuilder tree({"1", "2"});
  int const entry_fee = tree.outcome({-1, 1}), prize = tree.outcome({Rational(7, 2), 0});
  tree.inner(tree.infoset(0, {"play", "stop"}), "", entry_fee);
  tree.inner(tree.infoset(0, {"on", "off"}), "", entry_fee);
  tree.terminal(prize);
  tree.terminal();
  tree.terminal();
  auto const game = built(std::move(tree));
  CHECK(game.payoffs(2)[0] == Rational(3, 2));
  CHECK(game.payoffs(2)[1] == 2);
  CHECK(game.payoffs(3)[0] == -2);
  CHECK(game.payoffs(4)[0] == -1);
  CHECK(game.payoffs_rounded(2)[0] == 1.5);
}

TEST_CASE("an end without any outcome pays nothing") {
  TreeBuilder tree({"1", "2"});
  tree.terminal();
  auto const game = built(std::move(tree));
  CHECK(game.payoffs(0)[1] == 0);
  CHECK(expected_payoffs(game, uniform_behaviour<Rational>(game)) == std::vector<Rational>{0, 0});
}

TEST_CASE("chance that does not sum to one is refused, however close") {
  TreeBuilder tree({"1"});
  tree.inner(tree.chance_move({"a", "b", "c"}, std::vector<Rational>(3, *exact_number(".333"))));
  for (int i = 0; i < 3; ++i) tree.terminal();
  auto const faults = faults_of(std::move(tree));
  REQUIRE(faults.size() == 1);
  CHECK(faults[0].infoset == 0);
  CHECK(faults[0].problem == "the probabilities sum to 999/1000, not 1");

  TreeBuilder negative({"1"});
  negative.inner(negative.chance_move({"a", "b"}, {Rational(3, 2), Rational(-1, 2)}));
  negative.terminal();
  negative.terminal();
  CHECK(faults_of(std::move(negative)).at(0).problem == "the probability -1/2 is negative");
}

TEST_CASE("a tree with too few or too many nodes, or wrong payoffs, is refused with the node") {
  TreeBuilder open({"1"});
  open.inner(open.infoset(0, {"a", "b"}));
  open.terminal();
  CHECK(!open.complete());
  CHECK(faults_of(std::move(open)).at(0).problem == "1 of 2 actions have a node");

  TreeBuilder closed({"1"});
  closed.terminal();
  CHECK(closed.complete());
  closed.terminal();
  CHECK(faults_of(std::move(closed)).at(0).node == 1);

  TreeBuilder payoffs({"1", "2"});
  payoffs.terminal(payoffs.outcome({1}));
  CHECK(faults_of(std::move(payoffs)).at(0).problem == "1 payoffs for 2 players");

  TreeBuilder player({"1", "2"});
  player.inner(player.infoset(2, {"a"}));
  player.terminal();
  CHECK(faults_of(std::move(player)).at(0).problem == "player 3 of 2");

  CHECK(faults_of(TreeBuilder({"1"})).at(0).problem == "a game without nodes");
  CHECK(!faults_of(TreeBuilder(std::vector<std::string>{})).empty());
}

TEST_CASE("a player who forgets what it did is reported") {
  auto const game = forgetful();
  REQUIRE(game.recall_faults().size() == 1);
  CHECK(game.recall_faults()[0].infoset == 1);
  CHECK(game.recall_faults()[0].node == 1);
  CHECK(game.recall_faults()[0].other_node == 4);
}

TEST_CASE("an absent-minded driver, who passes the same crossing twice, is reported") {  // Piccione & Rubinstein 1997
  TreeBuilder tree({"driver"});
  int const crossing = tree.infoset(0, {"exit", "on"});
  tree.inner(crossing);
  tree.terminal(tree.outcome({0}));
  tree.inner(crossing);
  tree.terminal(tree.outcome({4}));
  tree.terminal(tree.outcome({1}));
  CHECK(built(std::move(tree)).recall_faults().size() == 1);
}

TEST_CASE("random trees have perfect recall and exact chance") {
  for (std::uint64_t seed = 0; seed < 200; ++seed) {
    auto const game = random_tree(seed, 5);
    REQUIRE(game.recall_faults().empty());
    auto const exact = expected_payoffs(game, uniform_behaviour<Rational>(game));
    auto const near = expected_payoffs(game, uniform_behaviour<double>(game));
    CHECK(to_double(exact[0]) == doctest::Approx(near[0]).epsilon(1e-12));
  }
}

TEST_CASE("a chain of a hundred thousand moves is no problem of the stack") {
  TreeBuilder tree({"1", "2"});
  int const n = 100'000;
  for (int i = 0; i < n; ++i) {
    tree.inner(tree.infoset(i % 2, {"stop", "on"}));
    tree.terminal();
  }
  tree.terminal();
  CHECK(built(std::move(tree)).depth() == n);
}
