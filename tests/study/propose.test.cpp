#include "zopa/study/propose.hpp"

#include <cmath>

#include <doctest/doctest.h>

#include "scenarios.hpp"
#include "zopa/engine/table.hpp"

using namespace zopa;

namespace {

using test::R;
using test::U;

// A pie in tenths; no deal is worth U[.3, .7] to A and U[.1, .5] to B. A share of x for A is accepted by both with
// probability (x − .3)/.4 · (.9 − x)/.4, at most .5625 at x = .6.
model::Scenario uncertain_pie() {
  model::Scenario scenario = test::ultimatum();
  for (auto const i : {U, R})
    test::vary(scenario, "parties." + scenario.central.parties[i].id + ".no_deal",
               i == U ? base::Uniform{.3, .7} : base::Uniform{.1, .5},
               [i](model::World& w) -> double& { return w.parties[i].no_deal[model::TrackId{}].value; });
  test::no_deal_is(scenario.central, {.5, .3});
  return scenario;
}

// The option that maximises a mean over the searched draws, by trying all eleven.
template <class Value>
int by_enumeration(model::Scenario const& scenario, int draws, Value const& value) {
  int best = 0;
  double most = -1;
  for (int x = 0; x <= 10; ++x) {
    double sum = 0;
    for (int k = 0; k < draws; ++k) {
      auto const world = engine::world(scenario, scenario.plan.seed, k);
      auto const binding = solve::negotiation(world, model::TrackId{}, solve::Lines::binding);
      sum += value(study::fate(world, binding, model::TrackId{}, 1, {static_cast<model::Option>(x)}));
    }
    if (sum > most) most = sum, best = x;
  }
  return best;
}

}  // namespace

TEST_CASE("the proposed package is the best of all on the searched draws, for a mediator and for a party") {
  auto const scenario = uncertain_pie();
  auto const mediator = study::propose(scenario, model::TrackId{}, {100, std::nullopt, 0, .5});
  REQUIRE(mediator.proposed);
  CHECK(mediator.proposed->package[0] == by_enumeration(scenario, 100, [](auto const& f) { return f.success(); }));
  auto const own = study::propose(scenario, model::TrackId{}, {100, U, 0, .5});
  REQUIRE(own.proposed);
  CHECK(own.proposed->package[0] ==
        by_enumeration(scenario, 100, [](auto const& f) { return f.success() * std::max(0.0, f.gain[0]); }));
  CHECK(own.proposed->package[0] >= mediator.proposed->package[0]);
}

TEST_CASE("held-back draws give the probability its closed form has") {
  auto const scenario = uncertain_pie();
  constexpr int n = 1000;
  auto const answer = study::propose(scenario, model::TrackId{}, {n, std::nullopt, 0, .5});
  REQUIRE(answer.proposed);
  double const x = answer.proposed->package[0] / 10.0;
  double const exact = std::min(1.0, (x - .3) / .4) * std::min(1.0, (.9 - x) / .4);
  CHECK(std::fabs(answer.proposed->held_back.success.value - exact) < 4 * std::sqrt(exact * (1 - exact) / n));
  CHECK(answer.proposed->held_back.success.interval.low < exact);
  CHECK(exact < answer.proposed->held_back.success.interval.high);
  // A refuses with .7 − x over .4, B with x − .5 over .4
  for (auto const& refusal : answer.proposed->held_back.refusals) {
    double const p = refusal.constraint == "no deal: A" ? std::max(0.0, (.7 - x) / .4) : std::max(0.0, (x - .5) / .4);
    CHECK(std::fabs(refusal.share - p) < 4 * std::sqrt(p * (1 - p) / n) + 1e-9);
  }
}

TEST_CASE("rivals: what each party would rather have, and the Nash package of the central values") {
  auto const answer = study::propose(uncertain_pie(), model::TrackId{}, {50, std::nullopt, 0, .5});
  REQUIRE(answer.rivals.size() == 3);
  CHECK(answer.rivals[0].package[0] == 7);  // A leaves B its central .3
  CHECK(answer.rivals[1].package[0] == 5);  // B leaves A its central .5
  CHECK(answer.nash_exists);
  CHECK(answer.rivals[2].package[0] == 6);
  for (auto const& rival : answer.rivals) {
    REQUIRE(rival.behind);
    CHECK(rival.behind->value ==
          doctest::Approx(answer.proposed->held_back.success.value - rival.held_back.success.value));
  }
}

TEST_CASE("a line that is meant with probability one half lets its package pass half of the time") {
  auto scenario = uncertain_pie();
  scenario.parameters.clear();
  auto const line = test::add_line(scenario.central, "no-more-than-half", R,
                                   test::among(scenario.central, {model::IssueId{0}}, {6, 7, 8, 9, 10}));
  scenario.central.lines[line].real = .5;
  int passed = 0;
  for (int k = 0; k < 400; ++k) {
    auto const world = engine::world(scenario, 1, k);
    auto const binding = solve::negotiation(world, model::TrackId{}, solve::Lines::binding);
    auto const f = study::fate(world, binding, model::TrackId{}, 1, {6});
    passed += f.accepted ? 1 : 0;
    CHECK(f.accepted == f.no.empty());
  }
  CHECK(std::abs(passed - 200) < 40);
}

TEST_CASE("a deal that may collapse is worth its chance to last") {
  auto scenario = uncertain_pie();
  scenario.parameters.clear();
  scenario.central.tracks[model::TrackId{}].ends_war = true;
  scenario.central.deal.collapse = .1;
  auto const binding = solve::negotiation(scenario.central, model::TrackId{}, solve::Lines::binding);
  auto const f = study::fate(scenario.central, binding, model::TrackId{}, 12, {6});
  CHECK(f.survives == doctest::Approx(std::pow(.9, 12)));
}

TEST_CASE("where no package is acceptable in any draw there is nothing to propose") {
  auto const answer = study::propose(test::disjoint_lines(), model::TrackId{}, {5, std::nullopt, 0, .5});
  CHECK_FALSE(answer.proposed);
  CHECK(answer.best_possible == 0);
}
