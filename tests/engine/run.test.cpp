#include <doctest/doctest.h>

#include <cmath>
#include <stdexcept>

#include "scenarios.hpp"
#include "zopa/study/estimate.hpp"

using namespace zopa;

namespace {

engine::Plan plan(int draws, int replicates, int threads = 1, int chunk = 1) { return {42, draws, replicates, threads, chunk}; }

double sum(engine::Summary const& summary, model::World const& world, std::string_view name) {
  auto const metric = engine::find(summary.metrics, world, name);
  REQUIRE(metric);
  double total = 0;
  for (auto const& block : summary.blocks) total += block.sum[*metric];
  return total;
}

}  // namespace

TEST_CASE("threads and chunks move not one bit") {
  model::Scenario const scenario = test::varied_mini(.5);
  engine::Summary const one = engine::run(scenario, plan(21, 5));
  REQUIRE(one.blocks.size() == 21);
  for (int threads : {1, 2, 3, 7})
    for (int chunk : {1, 2, 5, 100}) {
      CAPTURE(threads);
      CAPTURE(chunk);
      engine::Summary const other = engine::run(scenario, plan(21, 5, threads, chunk));
      CHECK(other.blocks == one.blocks);  // integers and doubles alike, to the last bit
    }
}

TEST_CASE("blocks come out in draw order, from every number of threads") {
  std::vector<int> order;
  engine::run(test::varied_mini(), plan(30, 2, 3, 2), [&](engine::Block const& block) { order.push_back(block.draw); });
  REQUIRE(order.size() == 30);
  for (int d = 0; d < 30; ++d) CHECK(order[static_cast<std::size_t>(d)] == d);
}

TEST_CASE("what a callback throws reaches the caller, and no other thread carries on") {
  int seen = 0;
  auto const angry = [&](engine::Block const&) {
    if (++seen == 3) throw std::runtime_error("disk full");
  };
  CHECK_THROWS_WITH_AS(engine::run(test::varied_mini(), plan(200, 2, 2), angry), "disk full", std::runtime_error);
  CHECK(seen == 3);
}

TEST_CASE("a stopped run keeps the first draws without a gap, as an unstopped one has them") {
  model::Scenario const scenario = test::varied_mini();
  engine::StopToken stop{false};
  engine::Summary const part = engine::run(scenario, plan(50, 2, 2), [&](engine::Block const& b) { stop = b.draw >= 9; }, &stop);
  engine::Summary const whole = engine::run(scenario, plan(50, 2));
  CHECK(part.stopped);
  REQUIRE(part.blocks.size() >= 10);
  REQUIRE(part.blocks.size() < 50);
  for (std::size_t b = 0; b < part.blocks.size(); ++b) CHECK(part.blocks[b] == whole.blocks[b]);
}

TEST_CASE("the equilibrium of zopa-mini, played, agrees with its exact forecast") {
  // golden rows G1: P1, and hard_rA=.5,lam=200
  test::ZopaMini p1;
  p1.rounds = 10;
  p1.cost_a = p1.cost_b = .002;
  p1.discount = 1;
  p1.line_a = .5;
  model::Scenario scenario = test::scenario_of(test::zopa_mini(p1));
  auto const deal = study::estimate(engine::run(scenario, plan(1, 4000)), scenario.central, "main.deal");
  REQUIRE(deal);
  CHECK(std::abs(deal->value - .676908846) < 4 * deal->standard_error);

  test::ZopaMini noisy;
  noisy.line_a = .5;
  noisy.tactic = model::Aqre{200};
  scenario = test::scenario_of(test::zopa_mini(noisy));
  engine::Summary const summary = engine::run(scenario, plan(1, 2000));
  auto const round = study::estimate(summary, scenario.central, "main.round");
  auto const share = study::estimate(summary, scenario.central, "main.terms.control.front");
  REQUIRE(round);
  REQUIRE(share);
  CHECK(std::abs(round->value - .609240311) < 4 * round->standard_error);
  CHECK(std::abs(share->value - .522725006) < 4 * share->standard_error);
}

TEST_CASE("a new shock moves no battle: variants share their chances") {
  model::Scenario const plain = test::varied_mini(.9);  // a line far off, so that every game is fought to the end
  model::Scenario shaken = plain;
  model::Shock shock;
  shock.id = "winter";
  shock.hazard = .3;
  shock.effects.push_back({model::Lever::war_cost, model::PartyId{0}, std::nullopt, model::ShockEffect::Change::scale, 2});
  shaken.central.shocks.push_back(shock);
  engine::Summary const a = engine::run(plain, plan(10, 10)), b = engine::run(shaken, plan(10, 10));
  auto const front = engine::find(a.metrics, plain.central, "front.front");
  REQUIRE(front);
  for (std::size_t d = 0; d < 10; ++d) {
    CHECK(a.blocks[d].sum[*front] == b.blocks[d].sum[*front]);
    CHECK(a.blocks[d].sum_of_squares[*front] == b.blocks[d].sum_of_squares[*front]);
  }
  CHECK(sum(a, plain.central, "party.A.war_cost") < sum(b, shaken.central, "party.A.war_cost"));
}

TEST_CASE("an assumption added draws nothing else anew") {
  model::Scenario const plain = test::varied_mini();
  model::Scenario more = plain;
  more.parameters.insert(more.parameters.begin(), {"horizon.end", base::Uniform{0, 1}, {[](model::World& w) -> double& { return w.horizon.end_probability; }}, {}, {}});
  engine::Summary const a = engine::run(plain, plan(5, 3)), b = engine::run(more, plan(5, 3));
  for (std::size_t d = 0; d < 5; ++d) {
    CHECK(a.blocks[d].sum == b.blocks[d].sum);
    CHECK(a.blocks[d].factors[0] == b.blocks[d].factors[1]);
  }
}

TEST_CASE("what a mean is taken over: all games, games with a deal, failed rounds, draws") {
  model::Scenario const scenario = test::varied_mini(.5);
  engine::Summary const summary = engine::run(scenario, plan(10, 20));
  auto const& world = scenario.central;
  for (auto const& block : summary.blocks) {
    auto const count = [&](std::string_view name) { return block.count[*engine::find(summary.metrics, world, name)]; };
    auto const total = [&](std::string_view name) { return block.sum[*engine::find(summary.metrics, world, name)]; };
    CHECK(count("main.deal") == 20);
    CHECK(count("main.round") == static_cast<std::int64_t>(total("main.deal")));
    CHECK(count("blocks.rA") == static_cast<std::int64_t>(total("main.refusals")));
    CHECK(count("main.zopa") == 1);
    CHECK(total("main.deal_by.8") == total("main.deal"));
    CHECK(total("main.deal_by.1") <= total("main.deal_by.2"));
    double options = 0;
    for (auto metric : base::ids_of(summary.metrics))
      if (summary.metrics[metric].name.rfind("main.terms.control.front=", 0) == 0) options += block.sum[metric];
    CHECK(options == total("main.deal"));
  }
}

TEST_CASE("the games of a draw one by one add up to its block, whatever the threads") {
  model::Scenario const scenario = test::varied_mini(.5);
  auto const metrics = engine::metrics(scenario.central);
  engine::Extras extras;
  for (char const* name : {"main.deal", "main.round", "party.A.welfare", "main.zopa"})
    extras.games_of.push_back(engine::find(metrics, scenario.central, name));
  extras.games_of.push_back(std::nullopt);
  engine::Summary const one = engine::run(scenario, plan(6, 7), {}, nullptr, extras);
  engine::Summary const three = engine::run(scenario, plan(6, 7, 3), {}, nullptr, extras);
  engine::Summary const plain = engine::run(scenario, plan(6, 7));
  for (std::size_t d = 0; d < 6; ++d) {
    auto const& block = one.blocks[d];
    CHECK(block.sum == plain.blocks[d].sum);  // asking changes nothing
    CHECK(plain.blocks[d].games.empty());
    REQUIRE(block.games.size() == 7 * 5);
    for (std::size_t k = 0; k < 3; ++k) {
      double sum = 0, n = 0;
      for (std::size_t g = 0; g < 7; ++g) {
        double const x = block.games[g * 5 + k];
        CHECK((x == three.blocks[d].games[g * 5 + k] || (std::isnan(x) && std::isnan(three.blocks[d].games[g * 5 + k]))));
        if (!std::isnan(x)) sum += x, n += 1;
      }
      CHECK(sum == block.sum[*extras.games_of[k]]);  // the same order of additions
      CHECK(n == static_cast<double>(block.count[*extras.games_of[k]]));
    }
    for (std::size_t g = 0; g < 7; ++g)
      for (std::size_t k : {3, 4}) CHECK(std::isnan(block.games[g * 5 + k]));  // of a draw; unknown
  }
}
