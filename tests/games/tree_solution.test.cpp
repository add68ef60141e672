#include "zopa/games/tree_solution.hpp"

#include <doctest/doctest.h>

#include "zopa/games/tree_families.hpp"

using namespace zopa::games;

namespace {

TreeSolution solved(ExtensiveGame const& game, TreeQuestion const& question = {}) {
  auto answer = solve_tree(game, question);
  REQUIRE(std::holds_alternative<TreeSolution>(answer));
  return std::get<TreeSolution>(std::move(answer));
}

std::string refused(ExtensiveGame const& game, TreeMethod method) {
  auto const answer = solve_tree(game, {method, TieRule::accept, {}});
  return std::holds_alternative<std::string>(answer) ? std::get<std::string>(answer) : "";
}

}  // namespace

TEST_CASE("each game gets the method that fits it, and a proof") {
  CHECK(solved(centipede(4)).method == TreeMethod::induction);
  CHECK(solved(card_game(4)).method == TreeMethod::zero_sum);
  CHECK(solved(fearon(3, 5)).method == TreeMethod::sequential);
  CHECK(solved(seltens_horse()).method == TreeMethod::logit);
  for (auto const& game :
       {centipede(4), card_game(4), fearon(3, 5), seltens_horse(), screening(2, 3, 2, Rational(1, 2))}) {
    auto const solution = solved(game);
    CHECK(!solution.why.empty());
    CHECK(solution.proof.is_nash(solution.tolerance));
    CHECK(solution.proof.is_sequentially_rational(solution.tolerance));
    CHECK(solution.is_exact() == (solution.tolerance == 0));
  }
}

TEST_CASE("the tie rule is the question's") {
  CHECK(solved(alternating_offers(10, 1, 1)).exact_value[0] == 1);
  CHECK(solved(alternating_offers(10, 1, 1), {TreeMethod::automatic, TieRule::reject, {}}).exact_value[0] ==
        Rational(9, 10));
  CHECK(solved(alternating_offers(10, 1, 1)).n_ties == 1);
}

TEST_CASE("a method that does not fit says why") {
  CHECK(refused(fearon(2, 3), TreeMethod::induction) ==
        "backward induction needs all moves to be seen; some are hidden here");
  CHECK(refused(fearon(2, 3), TreeMethod::zero_sum) ==
        "the linear programme needs two players whose payoffs have the same sum at every end");
  CHECK(refused(seltens_horse(), TreeMethod::nash) ==
        "a Nash equilibrium by Lemke's path needs two players; try logit");
  CHECK(!refused(seltens_horse(), TreeMethod::sequential).empty());
  TreeBuilder tree({"driver"});
  int const crossing = tree.infoset(0, {"exit", "on"});
  tree.inner(crossing);
  tree.terminal();
  tree.inner(crossing);
  tree.terminal();
  tree.terminal();
  CHECK(refused(built(std::move(tree)), TreeMethod::automatic) ==
        "driver forgets own moves (information set 1): the solvers need perfect recall");
}

TEST_CASE("a Nash equilibrium asked for may rest on an empty threat, and is then called so") {
  // where the entrant stays out, no path of the incumbent's sequence form asks for a credible reply
  int with_threat = 0, proven = 0;
  for (std::uint64_t seed = 0; seed < 60; ++seed) {
    auto const solution = solved(random_tree(seed, 4), {TreeMethod::nash, TieRule::accept, {}});
    CHECK(solution.proof.is_nash(0));
    with_threat += solution.proof.empty_threat.has_value();
    proven += solution.proof.is_sequentially_rational(0);
  }
  CHECK(with_threat > 0);
  CHECK(proven > 0);
}

TEST_CASE("the smallest trees have answers: an end alone, chance alone") {
  TreeBuilder end({"1", "2"});
  end.terminal(end.outcome({3, 4}));
  CHECK(solved(built(std::move(end))).exact_value == std::vector<Rational>{3, 4});
  TreeBuilder lottery({"1"});
  lottery.inner(lottery.chance_move({"a", "b"}, {Rational(1, 3), Rational(2, 3)}));
  lottery.terminal(lottery.outcome({3}));
  lottery.terminal();
  auto const solution = solved(built(std::move(lottery)));
  CHECK(solution.exact_value == std::vector<Rational>{1});
  CHECK(solution.proof.largest.infoset == none);
}
