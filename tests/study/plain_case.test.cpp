#include "zopa/study/plain_case.hpp"

#include <cmath>

#include <doctest/doctest.h>

#include "engine/scenarios.hpp"
#include "support/draws.hpp"
#include "zopa/study/estimate.hpp"
#include "zopa/study/tournament.hpp"

using namespace zopa;
using namespace zopa::test;

namespace {

/// A plain issue space: a few issues, values in tenths (ties) or of any size, opposed in part.
Scenario any_space(Draws& draw) {
  World world = empty_world({"A", "B"});
  bool const coarse = draw.integer(0, 1) == 0;
  auto const value = [&] { return coarse ? draw.integer(0, 10) / 10. : draw.uniform(); };
  int const n_issues = draw.integer(1, 4);
  for (int k = 0; k < n_issues; ++k) {
    std::vector<std::string> options;
    for (int o = draw.integer(2, 4); o > 0; --o) options.push_back("o" + std::to_string(o));
    IssueId const issue = add_issue(world, "i" + std::to_string(k), options);
    for (PartyId const i : {PartyId{0}, PartyId{1}}) {
      std::vector<double> values;
      for (std::size_t o = 0; o < options.size(); ++o) values.push_back(value());
      prefers(world, i, issue, 1. / n_issues, values);
    }
  }
  no_deal_is(world, {draw.integer(0, 6) / 10., draw.integer(0, 6) / 10.});
  world.horizon = {draw.integer(1, 25), Horizon::Then::freeze, 0};
  world.protocol.first = PartyId{static_cast<std::size_t>(draw.integer(0, 1))};
  if (draw.integer(0, 3) > 0) world.protocol.kind = Protocol::Kind::alternating;
  for (Party& party : world.parties) party.discount = draw.uniform(.9, 1);
  return scenario_of(world);
}

Tactic any_tactic_over_all(Draws& draw) {
  switch (draw.integer(0, 4)) {
    case 0:
      return TimeDependent{TimeDependent::Curve::polynomial, draw.uniform(.1, 5), draw.uniform(0, .2)};
    case 1:
      return TimeDependent{TimeDependent::Curve::exponential, draw.uniform(.2, 3), draw.uniform(.01, .2)};
    case 2: {
      auto const kind = static_cast<TitForTat::Kind>(draw.integer(0, 2));
      return TitForTat{kind, kind == TitForTat::Kind::averaged ? draw.integer(1, 4) : 1};
    }
    case 3:
      return Micro{};
    default:
      return Random{};
  }
}

double mean(engine::Summary const& run, World const& world, std::string const& name) {
  auto const found = study::estimate(run, world, name);
  return found ? found->value : 0;
}

}  // namespace

TEST_CASE("a plain issue space at a sorted table is played as the full game plays it, draw by draw") {
  Draws draw(2024);
  int deals = 0, random = 0;
  engine::Plan const few_games{7, 3, 4, 1, 1};
  for (int n = 0; n < 400; ++n) {
    Scenario scenario = any_space(draw);
    World& world = scenario.central;
    for (Party& party : world.parties) {
      party.tactic[TrackId{}] = any_tactic_over_all(draw);
      if (draw.integer(0, 3) == 0) party.acceptance[TrackId{}] = static_cast<Acceptance>(draw.integer(0, 2));
    }
    CAPTURE(n);
    auto const found = study::plain_case(scenario);
    REQUIRE(std::holds_alternative<study::PlainCase>(found));
    auto const& plain = std::get<study::PlainCase>(found);
    REQUIRE(study::same_as_game(plain, plain.seats[0].tactic, plain.seats[1].tactic));
    auto const sums = study::play_plainly(plain, plain.seats[0], plain.seats[1], plain.rules, few_games);
    auto const run = engine::run(scenario, few_games);
    REQUIRE(std::fabs(sums.payoff[0] / sums.games - mean(run, world, "party.A.welfare")) < 1e-12);
    REQUIRE(std::fabs(sums.payoff[1] / sums.games - mean(run, world, "party.B.welfare")) < 1e-12);
    REQUIRE(std::fabs(sums.deals / sums.games - mean(run, world, "main.deal")) < 1e-12);
    if (sums.deals == 0) continue;
    REQUIRE(std::fabs(sums.round / sums.deals - mean(run, world, "main.round")) < 1e-12);
    REQUIRE(std::fabs(sums.nash_distance / sums.deals - mean(run, world, "main.nash_distance")) < 1e-9);
    REQUIRE(std::fabs(sums.efficiency / sums.deals - mean(run, world, "main.efficiency")) < 1e-9);
    double const from_ks = mean(run, world, "main.kalai_smorodinsky_distance");
    REQUIRE(std::fabs(sums.kalai_smorodinsky_distance / sums.deals - from_ks) < 1e-9);
    ++deals;
    random += sums.games > 1;
  }
  CHECK(deals > 150);
  CHECK(random > 80);
}

TEST_CASE("what is more than a plain issue space says so, and goes to the full game") {
  Draws draw(5);
  auto const reason = [](Scenario const& scenario) { return std::get<std::string>(study::plain_case(scenario)); };
  Scenario scenario = any_space(draw);
  CHECK(std::holds_alternative<study::PlainCase>(study::plain_case(scenario)));
  Scenario lined = scenario;
  add_line(lined.central, "never", PartyId{0}, among(lined.central, {IssueId{0}}, {0}));
  CHECK(reason(lined) == "a red line");
  Scenario staged = scenario;
  staged.central.parties[PartyId{1}].audience = .1;
  CHECK(reason(staged) == "an audience");
  Scenario uncertain = scenario;
  vary(uncertain, "parties.A.discount", base::Uniform{.5, 1},
       [](World& w) -> double& { return w.parties[PartyId{0}].discount; });
  CHECK(reason(uncertain) == "uncertain numbers");
  CHECK(reason(varied_mini()) == "uncertain numbers");
  CHECK(reason(scenario_of(zopa_mini({}))) == "a war or a front");

  study::PlainCase const plain = std::get<study::PlainCase>(study::plain_case(scenario));
  CHECK(study::same_as_game(plain, Micro{}, Random{}));
  CHECK_FALSE(study::same_as_game(plain, Micro{}, Spe{}));
  CHECK_FALSE(study::same_as_game(plain, Fixed{}, Micro{}));
}

TEST_CASE("a tournament plays plain spaces at the table and the rest in full, and says how many") {
  Draws draw(11);
  Scenario const scenario = any_space(draw);
  std::vector<Tactic> const tactics{TimeDependent{}, Micro{}, Fixed{}};
  auto const seated = [&](std::size_t, std::size_t first, std::size_t second) {
    Scenario changed = scenario;
    changed.central.parties[PartyId{0}].tactic[TrackId{}] = tactics[first];
    changed.central.parties[PartyId{1}].tactic[TrackId{}] = tactics[second];
    return changed;
  };
  engine::Plan const few_games{3, 2, 5, 1, 1};
  std::vector<std::string> const names{"linear", "micro", "ultimatum"};
  auto const own = study::tournament(names, {"a space"}, few_games, seated);
  CHECK(own.n_plain == 4);  // those without the ultimatum
  auto const platform = study::tournament(names, {"a space"}, few_games, seated, study::TalkRules::platform);
  CHECK(platform.n_plain == 9);
  for (std::size_t first : {0u, 1u, 2u})
    for (std::size_t second : {0u, 1u, 2u}) {
      auto const run = engine::run(seated(0, first, second), few_games);
      CHECK(own.at(first, second).payoff[0] ==
            doctest::Approx(mean(run, scenario.central, "party.A.welfare")).epsilon(1e-12));
      auto const error = study::estimate(run, scenario.central, "party.A.welfare")->standard_error;
      CHECK(std::fabs(own.at(first, second).standard_error[0] - error) < 1e-7);  // rounding under the root
    }
}

TEST_CASE("under the rules of platforms two who give way linearly meet where their curves cross") {
  // one issue, u_A = k/1000, u_B = 1 − k/1000: both targets are 1 − (t + 1)/101 in round t
  World world = empty_world({"A", "B"});
  std::vector<std::string> options;
  std::vector<double> up, down;
  for (int k = 0; k <= 1000; ++k) {
    options.push_back(std::to_string(k));
    up.push_back(k / 1000.), down.push_back(1 - k / 1000.);
  }
  IssueId const x = add_issue(world, "x", options);
  prefers(world, PartyId{0}, x, 1, up);
  prefers(world, PartyId{1}, x, 1, down);
  world.protocol.kind = Protocol::Kind::alternating;
  world.horizon = {100, Horizon::Then::freeze, 0};
  for (Party& party : world.parties) party.tactic[TrackId{}] = TimeDependent{};
  auto const plain = std::get<study::PlainCase>(study::plain_case(scenario_of(world)));
  auto const rules = study::platform_rules(100, 0);
  solve::PlainTalks talks(plain.space, plain.seats[0], plain.seats[1], rules);
  auto const deal = talks.play();
  // A offers the least package above 1 − (t + 1)/101; B takes it when 1 − x reaches its own target: x ≤ (t + 1)/101,
  // first in round 50, where A asks for 50/101 = .4951 and offers .496; B wants no more than 50/101
  REQUIRE(deal.deal());
  CHECK(deal.turn / 2 == 50);
  CHECK(plain.space.value(0, deal.package) == doctest::Approx(.496));
}
