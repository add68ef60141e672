#include <doctest/doctest.h>

#include <cmath>

#include "support/worlds.hpp"
#include "zopa/solve/continuous.hpp"
#include "zopa/solve/core.hpp"
#include "zopa/solve/solutions.hpp"

/// Golden rows of family A.
namespace zopa::test {
namespace {

using Values = std::vector<std::vector<double>>;

/// The points x = k/n of a pie, valued u_1(x) and 1 − x.
template <class First>
Values pie(int n, First const& first) {
  Values out;
  for (int k = 0; k <= n; ++k) out.push_back({first(double(k) / n), 1 - double(k) / n});
  return out;
}

void check_share(std::optional<std::size_t> point, int n, double share) {
  REQUIRE(point);
  CHECK(double(*point) / n == doctest::Approx(share).epsilon(1e-8));
}

void check_values(std::optional<solve::TwoValues> const& found, double first, double second) {
  REQUIRE(found);
  CHECK((*found)[0] == doctest::Approx(first).epsilon(1e-8));
  CHECK((*found)[1] == doctest::Approx(second).epsilon(1e-8));
}

solve::ConcaveFrontier const parabola{0, 1, [](double u) { return 1 - u * u; }, [](double u) { return -2 * u; }};

/// Single-peaked voters with these ideal points, on a grid of hundredths.
Values single_peaked(std::vector<double> const& ideals) {
  Values out;
  for (int k = 0; k <= 100; ++k) {
    auto& row = out.emplace_back();
    for (double const ideal : ideals) row.push_back(-std::fabs(k / 100.0 - ideal));
  }
  return out;
}

}  // namespace

TEST_CASE("A1: on a pie each party gets its disagreement value and its weight's part of what is left") {
  struct Row {
    double alpha;
    std::vector<double> d;
    double share;
  };
  std::vector<Row> const rows{{.5, {0, 0}, .5}, {.5, {.2, .1}, .55}, {.7, {.2, .1}, .69}, {.25, {.3, .3}, .4}};
  auto const points = pie(100, [](double x) { return x; });
  solve::ConcaveFrontier const line{0, 1, [](double u) { return 1 - u; }, [](double) { return -1.0; }};
  for (Row const& row : rows) {
    check_share(solve::nash_solution(points, row.d, {row.alpha, 1 - row.alpha}), 100, row.share);
    check_values(solve::nash_solution(line, {row.d[0], row.d[1]}, row.alpha), row.share, 1 - row.share);
  }
}

TEST_CASE("A2: the more risk-averse party gets less") {
  struct Row {
    double rho, share;
  };
  for (Row const& row : {Row{1, .5}, Row{.5, 1 / 3.0}, Row{.8, 4 / 9.0}})
    check_share(solve::nash_solution(pie(900, [&](double x) { return std::pow(x, row.rho); }), {0, 0}), 900, row.share);
}

TEST_CASE("A3: the four solutions on a parabola") {
  check_values(solve::nash_solution(parabola, {0, 0}), 0.577350269, 2 / 3.0);
  check_values(solve::kalai_smorodinsky_solution(parabola, {0, 0}), 0.618033989, 0.618033989);
  check_values(solve::egalitarian_solution(parabola, {0, 0}), 0.618033989, 0.618033989);
  check_values(solve::utilitarian_solution(parabola, {0, 0}), .5, .75);
  check_values(solve::nash_solution(parabola, {0, .25}), .5, .75);
  check_values(solve::kalai_smorodinsky_solution(parabola, {0, .25}), 0.535233135, 1 - 0.535233135 * 0.535233135);
  check_values(solve::egalitarian_solution(parabola, {0, .25}), .5, .75);
  check_values(solve::utilitarian_solution(parabola, {0, .25}), .5, .75);
  CHECK_FALSE(solve::nash_solution(parabola, {.9, .9}));
}

TEST_CASE("A4: two divisible issues, each party taking first what it weighs more than the other") {
  auto const frontier = solve::divisible_issues({.8, .2}, {.4, .6});
  check_values(solve::nash_solution(frontier, {0, 0}), .8, .6);
  check_values(solve::kalai_smorodinsky_solution(frontier, {0, 0}), 2 / 3.0, 2 / 3.0);
  check_values(solve::utilitarian_solution(frontier, {0, 0}), .8, .6);
  check_values(solve::nash_solution(frontier, {0, .5}), .5, .75);
  check_values(solve::kalai_smorodinsky_solution(frontier, {0, .5}), 0.454545455, 0.772727273);
}

TEST_CASE("A5: three parties divide a pie by their weights") {
  Values points;
  for (int a = 0; a <= 100; ++a)
    for (int b = 0; a + b <= 100; ++b) points.push_back({a / 100.0, b / 100.0, (100 - a - b) / 100.0});
  auto const nash = solve::nash_solution(points, {.1, .1, .1}, {.5, .3, .2});
  REQUIRE(nash);
  CHECK(points[*nash] == std::vector<double>{.45, .31, .24});
}

TEST_CASE("A6: a finite set: four points in the ZOPA, and three solutions that agree") {
  Values const all{{0, 10}, {3, 9}, {5, 7}, {7, 5}, {9, 2}, {10, 0}, {4, 4}};
  std::vector<double> const d{2, 3};
  World world = empty_world({"A", "B"});
  IssueId const outcome = add_issue(world, "outcome", {"a", "b", "c", "d", "e", "f", "g"});
  for (std::size_t i = 0; i < 2; ++i) {
    std::vector<double> values;
    for (auto const& u : all) values.push_back(u[i]);
    prefers(world, PartyId{i}, outcome, 1, values);
  }
  no_deal_is(world, d);
  auto const negotiation = solve::negotiation(world, TrackId{});
  CHECK(solve::zopa(negotiation).size == 4);
  CHECK(solve::pareto_frontier(negotiation, negotiation.lines_and_ratifiers()).points.size() == 6);
  CHECK(solve::zopa(negotiation).frontier.points.size() == 3);
  CHECK(solve::nash_solution(all, d) == 2);
  CHECK(solve::kalai_smorodinsky_solution(all, d) == 2);
  CHECK(solve::egalitarian_solution(all, d) == 2);
}

TEST_CASE("A7: the core under majority, veto, unanimity and supermajority, and Condorcet's empty one") {
  struct Row {
    solve::VotingRule rule;
    std::size_t low, high, size;
  };
  std::vector<Row> const rows{{{3, {}}, 50, 50, 1},
                              {{3, {false, false, false, false, true}}, 50, 90, 41},
                              {{5, {}}, 10, 90, 81},
                              {{4, {}}, 40, 70, 31}};
  auto const values = single_peaked({.1, .4, .5, .7, .9});
  for (Row const& row : rows) {
    auto const core = solve::core(values, row.rule);
    REQUIRE(core.size() == row.size);
    CHECK(core.front() == row.low);
    CHECK(core.back() == row.high);
  }
  CHECK(solve::core({{3, 2, 1}, {1, 3, 2}, {2, 1, 3}}, {2, {}}).empty());
}

TEST_CASE("A8: the worse the status quo for the ratifier, the more the setter can pass") {
  for (auto const& [q, result] : {std::pair{.3, .7}, std::pair{.0, 1.0}}) {
    std::vector<double> setter, ratifier;
    for (int k = 0; k <= 100; ++k) {
      setter.push_back(-std::fabs(k / 100.0 - 1));
      ratifier.push_back(-std::fabs(k / 100.0 - .5));
    }
    check_share(solve::agenda_setter(setter, ratifier, -std::fabs(q - 1), -std::fabs(q - .5)), 100, result);
  }
}

}  // namespace zopa::test
