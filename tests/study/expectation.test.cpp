#include "zopa/study/expectation.hpp"

#include <doctest/doctest.h>

#include "scenarios.hpp"

using namespace zopa;

namespace {

study::Verdict only(model::Scenario scenario, std::string const& what, std::variant<double, std::string> const& is,
                    double within = 1e-9, bool standard_errors = false) {
  scenario.expectations = {{what, is, within, standard_errors, ""}};
  auto const all = study::verdicts(scenario);
  REQUIRE(all.size() == 1);
  return all.front();
}

}  // namespace

TEST_CASE("exact figures are met to nine digits, and missed beyond") {
  // golden row G3, γ = .7 with the line: six packages in the ZOPA
  model::Scenario const scenario = test::scenario_of(test::toy_istanbul(.7));
  study::Verdict const met = only(scenario, "solve.no_deal.R", .55);
  CHECK(met.ok);
  CHECK(met.got == "0.55");
  CHECK_FALSE(only(scenario, "solve.no_deal.R", .55 + 2e-9).ok);
  CHECK(only(scenario, "solve.no_deal.R", .56, .02).ok);
  CHECK(only(scenario, "solve.packages", 12.0).ok);
}

TEST_CASE("a package is expected in words") {
  model::Scenario const scenario = test::ultimatum();
  study::Verdict const right = only(scenario, "solve.nash.package", std::string("5"));
  CHECK(right.ok);
  CHECK_FALSE(only(scenario, "solve.nash.package", std::string("4")).ok);
  CHECK_FALSE(only(scenario, "solve.nash.package", 5.0).ok);  // a number is no package
}

TEST_CASE("a run is judged in standard errors of its own plan") {
  model::Scenario scenario = test::leaving_mediator(.1, 8);
  scenario.plan = {42, 1, 3000};
  double const exact = test::has_left(.1, 8);
  study::Verdict const met = only(scenario, "run.mediator.left", exact, 4, true);
  CHECK(met.ok);
  CHECK(met.allowed == doctest::Approx(4 * std::sqrt(exact * (1 - exact) / 3000)).epsilon(.1));
  CHECK_FALSE(only(scenario, "run.mediator.left", exact + .1, 4, true).ok);
}

TEST_CASE("the equilibrium of a front game is asked by name") {
  // golden row G1, P1
  test::ZopaMini p1;
  p1.rounds = 10;
  p1.cost_a = p1.cost_b = .002;
  p1.discount = 1;
  p1.line_a = .5;
  CHECK(only(test::scenario_of(test::zopa_mini(p1)), "spe.p_deal", .676908846, 1e-8).ok);
}

TEST_CASE("a name that means nothing is not met, and says so") {
  for (char const* name : {"solve.nonsense", "run.nonsense", "spe.nonsense", "nonsense"}) {
    CAPTURE(name);
    study::Verdict const verdict = only(test::ultimatum(), name, 0.0);
    CHECK_FALSE(verdict.ok);
    CHECK(verdict.got == "nothing of this name");
  }
}
