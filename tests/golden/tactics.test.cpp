#include <doctest/doctest.h>

#include "support/approx.hpp"
#include "zopa/base/discounting.hpp"
#include "zopa/model/concession.hpp"
#include "zopa/solve/learning.hpp"
#include "zopa/solve/quantal_response.hpp"
#include "zopa/solve/tactic_duels.hpp"

using namespace zopa;
using namespace zopa::solve;
using model::TimeDependent, model::TitForTat;
using test::approx, test::printed;

TEST_CASE("D1: concession by the clock") {
  struct Row {
    TimeDependent::Curve curve;
    double beta, alpha;
  };
  using enum TimeDependent::Curve;
  for (Row const& row :
       {Row{polynomial, .2, .128125}, Row{polynomial, 2, .736396103}, Row{polynomial, 5, .883495507},
        Row{exponential, .5, .19628776}, Row{exponential, 1, .316227766}, Row{exponential, 2, .562341325}})
    CHECK(model::concession({row.curve, row.beta, .1}, 5, 10) == approx(row.alpha, printed));
}

TEST_CASE("D1: of two that concede by the clock the harder one gets the better price, later") {
  struct Row {
    double seller, buyer;
    int round;
    double price;
  };
  for (Row const& row : {Row{1, 1, 72, .5}, Row{.2, 1, 89, .616057919}, Row{.2, .2, 94, .5}}) {
    PriceDuel duel;
    duel.seller.beta = row.seller, duel.buyer.beta = row.buyer;
    auto const deal = price_duel(duel).value();
    CHECK(deal.round == row.round);
    CHECK(deal.price == approx(row.price, printed));
  }
}

TEST_CASE("D2: concessions answered in kind") {
  CHECK(model::next_demand(TitForTat::Kind::relative, .5, .8, .72) == approx(.45, printed));
  CHECK(model::next_demand(TitForTat::Kind::absolute, .5, .8, .72) == approx(.42, printed));
}

TEST_CASE("D3: two minimal conceders meet in the middle") {
  for (std::size_t n : {11u, 21u}) {
    std::vector<std::vector<double>> pie;
    for (std::size_t i = 0; i < n; ++i) pie.push_back({static_cast<double>(i), static_cast<double>(n - 1 - i)});
    auto const met = minimal_concession(pie, {0, 0}).value();
    CHECK(met.turn == static_cast<int>(n));
    CHECK(met.outcome == n / 2);
  }
  auto const finite = minimal_concession({{0, 10}, {3, 9}, {5, 7}, {7, 5}, {9, 2}, {10, 0}, {4, 4}}, {2, 3}).value();
  CHECK(finite.turn == 6);
  CHECK(finite.outcome == 2);
}

TEST_CASE("D4, D5: a refusal reweighs hypotheses; noisy acceptance") {
  CHECK(after_answer({.5, .5}, {.3, .5}, .4, .1, false)[1] == approx(.731058579, printed));
  CHECK(base::logistic(5 * .2) == approx(.731058579, printed));
}

TEST_CASE("D5: in a game of hide and seek one's own payoff moves one's own play when play is noisy") {
  struct Row {
    double x, lambda, up, left;
  };
  for (Row const& row :
       {Row{1, 1, .5, .5}, Row{9, 1, .893576331, .312780375}, Row{9, 0, .5, .5}, Row{4, 2, .719042781, .293971844}}) {
    auto const mixed = quantal_response({{{{row.x, 0}, {0, 1}}}, {{{0, 1}, {1, 0}}}}, row.lambda);
    CHECK(mixed[0] == approx(row.up, printed));
    CHECK(mixed[1] == approx(row.left, printed));
  }
}
