#include "zopa/study/estimate.hpp"

#include <cmath>

#include <doctest/doctest.h>

#include "zopa/base/random.hpp"

using namespace zopa;

namespace {

constexpr engine::MetricId only_metric{};

double draw_of_test(std::uint32_t draw, std::uint32_t game, std::uint64_t what) {
  return base::Stream{11, 0, 0}.uniform(base::Purpose::test, draw, game, what);
}

// A game's value is a·x + b·z + noise, x and z drawn from U[0, 1] once per draw, noise from U[−w, w] once per game.
struct Model {
  double a = 0, b = 0, noise = 0;
  double assumptions() const { return (a * a + b * b) / 12; }
  double chance() const { return noise * noise / 3; }
};

engine::Summary simulated(Model const& model, int draws, int games) {
  engine::Summary summary;
  summary.metrics.push_back({"figure", "value"});
  summary.factors = {{"x", "x"}, {"z", "z"}, {"idle", "idle"}};
  summary.plan.draws = draws;
  summary.plan.replicates = games;
  for (std::uint32_t d = 0; d < static_cast<std::uint32_t>(draws); ++d) {
    engine::Block block{static_cast<int>(d),
                        base::Per<engine::MetricId, std::int64_t>(1),
                        base::Per<engine::MetricId, double>(1),
                        base::Per<engine::MetricId, double>(1),
                        {draw_of_test(d, 0, 1), draw_of_test(d, 0, 2), draw_of_test(d, 0, 3)}};
    for (std::uint32_t g = 0; g < static_cast<std::uint32_t>(games); ++g) {
      double const y =
          model.a * block.factors[0] + model.b * block.factors[1] + model.noise * (2 * draw_of_test(d, g, 4) - 1);
      block.count[only_metric] += 1;
      block.sum[only_metric] += y;
      block.sum_of_squares[only_metric] += y * y;
    }
    summary.blocks.push_back(block);
  }
  return summary;
}

}  // namespace

TEST_CASE("the spread of a known model divides into assumptions and chance as its formula says") {
  Model const model{1, 0.5, 1};
  auto const split = study::variance_split(simulated(model, 2000, 10), only_metric);
  REQUIRE(split);
  double const share = model.assumptions() / (model.assumptions() + model.chance());
  CHECK(split->assumptions == doctest::Approx(model.assumptions()).epsilon(0.1));
  CHECK(split->chance == doctest::Approx(model.chance()).epsilon(0.03));
  CHECK(std::abs(split->share - share) < 4 * split->standard_error);
  CHECK(split->standard_error < 0.02);
}

TEST_CASE("few games a draw do not pass chance off as assumptions") {
  // the draws' means alone scatter by noise²/3/2 = .167, six times what the assumptions do
  Model const model{0.5, 0.25, 1};
  auto const split = study::variance_split(simulated(model, 4000, 2), only_metric);
  REQUIRE(split);
  CHECK(std::abs(split->assumptions - model.assumptions()) < 0.012);
}

TEST_CASE("where nothing varies there is no split, and games count one by one") {
  engine::Summary summary = simulated({0, 0, 1}, 100, 20);
  summary.factors.clear();
  for (auto& block : summary.blocks) block.factors.clear();
  CHECK_FALSE(study::variance_split(summary, only_metric));
  auto const e = study::estimate(summary, only_metric);
  REQUIRE(e);
  CHECK_FALSE(e->variance);
  CHECK(e->count == 2000);
  CHECK(e->standard_error == doctest::Approx(std::sqrt(1.0 / 3 / 2000)).epsilon(0.05));
}

TEST_CASE("first-order shares find what matters, say how sure they are, and give nothing to a bystander") {
  Model const model{1, 0.5, 0.2};
  auto const found = study::influences(simulated(model, 1000, 10), only_metric);
  REQUIRE(found.size() == 3);
  CHECK(found[0].factor == "x");
  CHECK(std::abs(found[0].share - 0.8) < 4 * found[0].standard_error + 0.01);
  CHECK(found[0].correlation > 0.8);
  CHECK(found[1].factor == "z");
  CHECK(std::abs(found[1].share - 0.2) < 4 * found[1].standard_error + 0.01);
  CHECK(found[2].factor == "idle");
  CHECK(std::abs(found[2].share) < 4 * found[2].standard_error + 0.01);
  for (auto const& influence : found) CHECK(influence.standard_error < 0.06);
}

TEST_CASE("the components of one group count together") {
  engine::Summary summary = simulated({1, 0.5, 0.2}, 1000, 10);
  summary.factors[0].group = summary.factors[1].group = "weights";
  auto const found = study::influences(summary, only_metric);
  REQUIRE(found.size() == 2);
  CHECK(found[0].factor == "weights");
  CHECK(found[0].share == doctest::Approx(1).epsilon(0.02));
}

TEST_CASE("Monte Carlo error and spread over assumptions are two figures") {
  auto const few = study::estimate(simulated({1, 0, 0.1}, 100, 20), only_metric);
  auto const many = study::estimate(simulated({1, 0, 0.1}, 1600, 20), only_metric);
  REQUIRE(few);
  REQUIRE(many);
  CHECK(many->standard_error < few->standard_error / 3);  // more draws shrink the one
  CHECK(many->over_draws.high - many->over_draws.low == doctest::Approx(0.9).epsilon(0.1));  // and not the other
  CHECK(few->over_draws.high - few->over_draws.low == doctest::Approx(0.9).epsilon(0.15));
}

TEST_CASE("what never happened in any draw still has an upper limit") {
  engine::Summary summary = simulated({0, 0, 0}, 50, 20);
  summary.metrics[only_metric].kind = engine::Metric::Kind::probability;
  auto const e = study::estimate(summary, only_metric);
  REQUIRE(e);
  CHECK(e->value == 0);
  CHECK(e->monte_carlo == study::wilson(0, 50));
}

TEST_CASE("a certain zero is said as one") {
  engine::Summary summary = simulated({0, 0, 0}, 50, 20);
  summary.metrics[only_metric].kind = engine::Metric::Kind::probability;
  summary.metrics[only_metric].of_deal_probability = true;
  summary.certainty.push_back({true, {}, false});
  auto const e = study::estimate(summary, only_metric);
  REQUIRE(e);
  CHECK(e->certain);
  CHECK(e->monte_carlo == study::Interval{0, 0});
}
