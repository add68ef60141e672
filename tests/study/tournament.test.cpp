#include "zopa/study/tournament.hpp"

#include <doctest/doctest.h>

using namespace zopa;

namespace {

study::Tournament game(std::vector<std::vector<std::pair<double, double>>> const& payoffs) {
  study::Tournament t;
  for (std::size_t k = 0; k < payoffs.size(); ++k) t.tactics.push_back("tactic " + std::to_string(k));
  t.scenarios = {"a case"};
  for (auto const& row : payoffs)
    for (auto const& [first, second] : row) {
      study::Pairing pairing;
      pairing.payoff[0] = first;
      pairing.payoff[1] = second;
      t.pairings.push_back(pairing);
    }
  return t;
}

using Pairs = std::vector<std::pair<std::size_t, std::size_t>>;

}  // namespace

TEST_CASE("the prisoners' dilemma has one equilibrium, and defection alone survives") {
  auto const t = game({{{3, 3}, {0, 5}}, {{5, 0}, {1, 1}}});
  CHECK(study::pure_equilibria(t) == Pairs{{1, 1}});
  CHECK(study::undominated(t).first == std::vector<std::size_t>{1});
  CHECK(study::undominated(t).second == std::vector<std::size_t>{1});
  CHECK(study::score(t, 0) == doctest::Approx(1.5));  // (3 + 0 + 3 + 0)/4
  CHECK(study::score(t, 1) == doctest::Approx(3.0));
}

TEST_CASE("chicken has two pure equilibria, matching pennies none") {
  CHECK(study::pure_equilibria(game({{{0, 0}, {-1, 1}}, {{1, -1}, {-10, -10}}})) == Pairs{{0, 1}, {1, 0}});
  auto const pennies = game({{{1, -1}, {-1, 1}}, {{-1, 1}, {1, -1}}});
  CHECK(study::pure_equilibria(pennies).empty());
  CHECK(study::undominated(pennies).first.size() == 2);
}

TEST_CASE("elimination goes on where one elimination makes room for the next") {
  // the second seat's tactic 2 is dominated; without it the first seat's 0 dominates; then the second seat's 1
  auto const t = game({{{3, 0}, {2, 2}, {0, -1}}, {{1, 1}, {1, 0}, {5, -1}}, {{0, 1}, {0, 0}, {1, -1}}});
  auto const left = study::undominated(t);
  CHECK(left.first == std::vector<std::size_t>{0});
  CHECK(left.second == std::vector<std::size_t>{1});
}
