#include "zopa/solve/quantal_response.hpp"

#include <doctest/doctest.h>

#include "support/approx.hpp"
#include "support/draws.hpp"
#include "zopa/base/discounting.hpp"

using namespace zopa::solve;
using namespace zopa::test;

TEST_CASE("Each mixture of a quantal response equilibrium is the logit answer to the other") {
  Draws draw(1);
  for (int n = 0; n < 300; ++n) {
    TwoByTwo g;
    for (auto* player : {&g.row, &g.column})
      for (auto& line : *player)
        for (double& payoff : line) payoff = draw.uniform(-2, 2);
    double const lambda = draw.uniform(0, 6);
    auto const [p, q] = quantal_response(g, lambda);
    double const up = q * (g.row[0][0] - g.row[1][0]) + (1 - q) * (g.row[0][1] - g.row[1][1]);
    double const left = p * (g.column[0][0] - g.column[0][1]) + (1 - p) * (g.column[1][0] - g.column[1][1]);
    CHECK(p == approx(zopa::base::logistic(lambda * up)));
    CHECK(q == approx(zopa::base::logistic(lambda * left)));
  }
}

TEST_CASE("Precise play approaches Nash: mixed in hide and seek, the risk-dominant one in coordination") {
  auto const seek = quantal_response({{{{9, 0}, {0, 1}}}, {{{0, 1}, {1, 0}}}}, 2000);
  CHECK(seek[0] == doctest::Approx(.5).epsilon(.01));
  CHECK(seek[1] == doctest::Approx(.1).epsilon(.01));
  auto const meet = quantal_response({{{{2, 0}, {0, 1}}}, {{{2, 0}, {0, 1}}}}, 40);
  CHECK(meet[0] > .999);
  CHECK(meet[1] > .999);
}
