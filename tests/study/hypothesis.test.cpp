#include "zopa/study/hypothesis.hpp"

#include <doctest/doctest.h>

#include "scenarios.hpp"

using namespace zopa;
using study::Ruling;

namespace {

constexpr int n_rounds = 8;

// The hazard varies over draws as well, so that intervals come from whole draws.
study::Variant mediator(std::string name, double hazard) {
  model::Scenario scenario = test::leaving_mediator(hazard, n_rounds);
  test::vary(scenario, "parties.U.war_cost", base::Uniform{0, .01},
             [](model::World& w) -> double& { return w.parties[test::U].war_cost; });
  return {std::move(name), std::move(scenario)};
}

std::vector<study::Variant> const& worlds() {
  static std::vector<study::Variant> const all{mediator("baseline", .1), mediator("hastier", .2), mediator("hastiest", .4)};
  return all;
}

study::HypothesisRuling ruled(std::string const& figure, std::vector<std::string> const& order) {
  static auto const summaries = study::played(worlds(), {3, 200, 20, 1});
  return study::rulings({{"id", "A claim", figure, order, ""}}, worlds(), summaries).front();
}

}  // namespace

TEST_CASE("An ordering that the closed form has is seen to hold, and its reverse to be the other way round") {
  auto const holds = ruled("mediator.left", {"hastiest", "hastier", "baseline"});
  CHECK(holds.ruling == Ruling::holds);
  REQUIRE(holds.pairs.size() == 2);
  double const exact = test::has_left(.2, n_rounds) - test::has_left(.1, n_rounds);
  CHECK(std::abs(holds.pairs[1].difference->value - exact) < 4 * holds.pairs[1].difference->standard_error);
  CHECK(holds.pairs[1].beside.empty());
  CHECK(ruled("mediator.left", {"baseline", "hastier"}).ruling == Ruling::reversed);
  CHECK(ruled("mediator.left", {"hastiest", "baseline", "hastier"}).ruling == Ruling::reversed);  // one pair is enough
}

TEST_CASE("What differs in no draw is told apart from what cannot be told") {
  CHECK(ruled("walk_outs", {"hastier", "baseline"}).ruling == Ruling::same);
  CHECK(ruled("mediator.left", {"hastier", "hastier"}).ruling == Ruling::same);
}

TEST_CASE("A figure that one of the worlds never has is undefined there, and what moved beside it is told") {
  auto const undefined = ruled("main.round", {"hastier", "baseline"});
  CHECK(undefined.ruling == Ruling::undefined);
  CHECK_FALSE(undefined.pairs.front().difference);
  REQUIRE_FALSE(undefined.pairs.front().beside.empty());
  CHECK(undefined.pairs.front().beside.front().metric.name == "mediator.left");
}

TEST_CASE("Each stack is played once, whoever names it") {
  CHECK(study::stacks({{"a", "", "", {"x", "baseline"}, ""}, {"b", "", "", {"x+y", "x"}, ""}}) ==
        std::vector<std::string>{"x", "baseline", "x+y"});
}
