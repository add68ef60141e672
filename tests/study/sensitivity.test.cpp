#include "zopa/study/sensitivity.hpp"

#include <doctest/doctest.h>

#include "scenarios.hpp"

using namespace zopa;

namespace {

// The mediator leaves with hazard h ~ U[a, b] within two rounds: P(left | h) = h. Another number varies that nothing
// reads.
model::Scenario uncertain_mediator(double low, double high) {
  model::Scenario scenario = test::leaving_mediator(0.5, 2);
  model::Parameter hazard{"mediator.walks_away.hazard",
                          base::Uniform{low, high},
                          {[](model::World& w) -> double& { return w.mediator->hazard; }},
                          {},
                          {}};
  model::Parameter idle{"mediator.guarantee_share",
                        base::Uniform{0, 1},
                        {[](model::World& w) -> double& { return w.mediator->guarantee_share; }},
                        {},
                        {}};
  scenario.parameters = {hazard, idle};
  return scenario;
}

engine::MetricId metric(model::Scenario const& scenario, char const* name) {
  return engine::find(engine::metrics(scenario.central), scenario.central, name).value();
}

}  // namespace

TEST_CASE("the one assumption that a figure hangs on has all of its spread, free of chance, a bystander exactly none") {
  auto const scenario = uncertain_mediator(0, 1);
  auto const found = study::sobol_sensitivity(scenario, metric(scenario, "mediator.left"), {5, 0, 8, 1}, 512);
  REQUIRE(found);
  REQUIRE(found->sobol);
  CHECK(found->names == std::vector<std::string>{"mediator.walks_away.hazard", "mediator.guarantee_share"});
  auto const& s = *found->sobol;
  CHECK(std::fabs(s.mean - 0.5) < 0.02);
  CHECK(std::fabs(s.variance - 1.0 / 12) < 0.01);  // Var h; with the chance of eight games it would be .104
  CHECK(std::fabs(s.first[0].value - 1) < 4 * s.first[0].standard_error);
  CHECK(std::fabs(s.total[0].value - 1) < 4 * s.total[0].standard_error);
  CHECK(s.first[0].standard_error < 0.1);
  CHECK(s.first[1].value == 0);
  CHECK(s.total[1].value == 0);
  REQUIRE(found->split);  // one game: Var h = 1/12 of 1/4
  CHECK(std::fabs(found->split->share - 1.0 / 3) < 4 * found->split->standard_error);
  CHECK(found->total_games == 512 * 4 * 8);
}

TEST_CASE("elementary effects of a figure that is linear in its assumption are its slope") {
  auto const scenario = uncertain_mediator(0.2, 0.6);
  auto const found = study::morris_sensitivity(scenario, metric(scenario, "mediator.left"), {5, 0, 400, 1}, 20);
  REQUIRE(found);
  REQUIRE(found->morris.size() == 2);
  CHECK(std::fabs(found->morris[0].mu - 0.4) < 0.03);
  CHECK(found->morris[1].mu_star.value == 0);
}

TEST_CASE("threads change no bit") {
  auto const scenario = uncertain_mediator(0, 1);
  auto const id = metric(scenario, "mediator.left");
  auto const one = study::sobol_sensitivity(scenario, id, {5, 0, 4, 1}, 16);
  auto const three = study::sobol_sensitivity(scenario, id, {5, 0, 4, 3}, 16);
  CHECK(one->sobol->first[0].value == three->sobol->first[0].value);
  CHECK(one->sobol->total[0].interval == three->sobol->total[0].interval);
}

TEST_CASE("what is drawn together is one input: correlated numbers and the weights of a Dirichlet") {
  auto scenario = uncertain_mediator(0, 1);
  auto const address = base::path_hash("mediator.walks_away.hazard");
  scenario.parameters[0].scores = {{address, 1}};
  scenario.parameters[1].scores = {{address, 0.6}, {base::path_hash("mediator.guarantee_share"), 0.8}};
  auto const in = study::inputs(scenario);
  CHECK(in.names == std::vector<std::string>{"mediator.walks_away.hazard & mediator.guarantee_share"});
  CHECK(in.groups == study::Groups{0, 0});
  CHECK(study::inputs(test::leaving_mediator(0.5, 2)).names.empty());
}

TEST_CASE("a draw of a design is the world that its row describes") {
  auto const scenario = uncertain_mediator(0.2, 0.6);
  auto const in = study::inputs(scenario);
  study::Design const design{2, {0.25, 0.5, 0.75, 0.1}};
  auto const at = study::uniforms(in, design, {1, 0});
  CHECK(model::world(scenario, at(0)).mediator->hazard == doctest::Approx(0.5));
  CHECK(model::world(scenario, at(1)).mediator->hazard == doctest::Approx(0.3));
  CHECK(model::world(scenario, at(0)).mediator->guarantee_share == doctest::Approx(0.1));
}

TEST_CASE("a mean over deals has no value in a draw without one, and cannot be asked about") {
  auto const scenario = uncertain_mediator(0, 1);
  auto const metrics = engine::metrics(scenario.central);
  CHECK(study::has_a_value_in_every_draw(metrics[metric(scenario, "main.deal")]));
  CHECK_FALSE(study::has_a_value_in_every_draw(metrics[metric(scenario, "main.round")]));
}
