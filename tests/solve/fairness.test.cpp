#include "zopa/solve/fairness.hpp"

#include <doctest/doctest.h>

using namespace zopa;

TEST_CASE("A deal is held against the fair packages: distances by Pythagoras, efficiency by the largest joint gain") {
  std::vector<double> const d{1, 1};
  auto const fair = solve::fair_values({{1, 9}, {4, 5}, {9, 1}}, d);  // gains (0, 8), (3, 4), (8, 0)
  CHECK(fair.nash == std::vector<double>{4, 5});
  CHECK(fair.kalai_smorodinsky == std::vector<double>{4, 5});
  CHECK(fair.most_joint_gain == 8);
  auto const there = solve::fairness(fair, std::vector<double>{4, 5}, d);
  CHECK(there.from_nash == 0);
  CHECK(there.efficiency == 7. / 8);
  auto const off = solve::fairness(fair, std::vector<double>{1, 1}, d);
  CHECK(off.from_nash == 5);
  CHECK(off.from_kalai_smorodinsky == 5);
  CHECK(off.efficiency == 0);
}

TEST_CASE("Without a package that gives everybody its no-deal value nothing is fair; no gain to share is shared in full") {
  CHECK(!solve::fair_values({{0, 9}}, {1, 1}).any());
  auto const fair = solve::fair_values({{1, 1}}, {1, 1});
  REQUIRE(fair.any());
  CHECK(solve::fairness(fair, std::vector<double>{1, 1}, std::vector<double>{1, 1}).efficiency == 1);
}
