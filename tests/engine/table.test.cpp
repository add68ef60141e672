#include "zopa/engine/table.hpp"

#include <algorithm>

#include <doctest/doctest.h>

#include "scenarios.hpp"
#include "zopa/engine/front_game.hpp"
#include "zopa/solve/frontier.hpp"

using namespace zopa;

namespace {

constexpr model::PartyId a{0}, b{1};

std::optional<model::Package> first_move(model::Scenario const& scenario, model::World world) {
  world.protocol.kind = model::Protocol::Kind::alternating;
  world.protocol.first = a;
  base::Stream const draw{42, 0, 0};
  play::Game game(play::table(engine::setting(scenario, std::move(world), draw)), draw);
  auto const& move = play::decide(game);
  auto const* offer = std::get_if<play::Offer>(&move);
  return offer ? std::optional(offer->package) : std::nullopt;
}

}  // namespace

TEST_CASE("the other side's private draw changes neither what a party imagines nor its first move") {
  model::Scenario const scenario = test::varied_mini(.5);
  model::World const drawn = engine::world(scenario, 42, 0);
  model::World other = drawn;
  other.parties[b].war_cost = drawn.parties[b].war_cost < .015 ? .029 : .0011;
  base::Stream const draw{42, 0, 0};
  play::Setting const here = engine::setting(scenario, drawn, draw), there = engine::setting(scenario, other, draw);
  CHECK(here.candidates[model::main_track][a] == there.candidates[model::main_track][a]);
  REQUIRE(here.types[a][b].size() == there.types[a][b].size());
  for (std::size_t k = 0; k < here.types[a][b].size(); ++k) {
    CHECK(here.types[a][b][k].probability == there.types[a][b][k].probability);
    CHECK(here.types[a][b][k].world->parties[b].war_cost == there.types[a][b][k].world->parties[b].war_cost);
  }
}

TEST_CASE("so it is for every tactic that moves first") {
  model::Scenario const scenario = test::varied_mini(.5);
  model::World drawn = engine::world(scenario, 42, 0);
  std::vector<model::Tactic> const tactics{
      model::TimeDependent{}, model::TitForTat{}, model::Micro{}, model::Fixed{},
      model::Random{},        model::Spe{},       model::Aqre{},  model::Scripted{{model::Package{12}}}};
  CHECK(tactics.size() + 1 == std::variant_size_v<model::Tactic>);  // all but a person's
  for (auto const& tactic : tactics) {
    CAPTURE(tactic.index());
    drawn.parties[a].tactic[model::main_track] = tactic;
    model::World other = drawn;
    other.parties[b].war_cost = drawn.parties[b].war_cost < .015 ? .029 : .0011;
    CHECK(first_move(scenario, drawn) == first_move(scenario, other));
  }
}

TEST_CASE("seats on spe play an equilibrium under complete information, and are myopic elsewhere") {
  model::World world = test::zopa_mini();
  for (auto& party : world.parties) party.tactic[model::main_track] = model::TimeDependent{};
  CHECK(engine::solved_play(test::scenario_of(world), world) == engine::SolvedPlay::none);
  world.parties[a].tactic[model::main_track] = model::Spe{};
  CHECK(engine::solved_play(test::scenario_of(world), world) == engine::SolvedPlay::equilibrium);
  CHECK(engine::setting(test::scenario_of(world), world, {}).policy.has_value());
  world.protocol.kind = model::Protocol::Kind::simultaneous;
  CHECK(engine::solved_play(test::scenario_of(world), world) == engine::SolvedPlay::no_aggregated_game);
  CHECK(!engine::setting(test::scenario_of(world), world, {}).policy);
  model::Scenario const hidden = test::varied_mini(.5);
  world = hidden.central;
  world.parties[a].tactic[model::main_track] = model::Spe{};
  CHECK(engine::solved_play(hidden, world) == engine::SolvedPlay::private_information);
}

TEST_CASE("types stand for the prior: eight strata, equally likely, one in each eighth of the distribution") {
  model::Scenario const scenario = test::varied_mini();
  play::Setting const s = engine::setting(scenario, engine::world(scenario, 42, 3), {42, 3, 0});
  REQUIRE(s.types[a][b].size() == 8);
  std::vector<double> costs;
  for (auto const& type : s.types[a][b]) {
    CHECK(type.probability == .125);
    costs.push_back(type.world->parties[b].war_cost);
  }
  std::sort(costs.begin(), costs.end());
  for (std::size_t k = 0; k < 8; ++k)
    CHECK(costs[k] == doctest::Approx(.001 + .029 * (static_cast<double>(k) + .5) / 8));
}

TEST_CASE("under complete information nobody imagines anything") {
  model::Scenario const scenario = test::scenario_of(test::zopa_mini());
  CHECK(engine::setting(scenario, scenario.central, {}).types[a][b].empty());
}

TEST_CASE("a bluff is a type: the other side believes in the line as far as it is likely to be meant") {
  model::Scenario scenario = test::scenario_of(test::toy_istanbul(1));
  scenario.central.lines[model::LineId{0}].real = .25;
  play::Setting const s = engine::setting(scenario, engine::world(scenario, 42, 0), {42, 0, 0});
  REQUIRE(s.types[test::R][test::U].size() == 2);
  for (auto const& type : s.types[test::R][test::U])
    CHECK(type.probability == (type.world->lines[model::LineId{0}].binding ? .25 : .75));
}

TEST_CASE("a party may propose what breaks the other's lines, never what breaks its own") {
  model::Scenario scenario = test::disjoint_lines();
  for (auto& party : scenario.central.parties) party.tactic[model::main_track] = model::Fixed{};
  play::Setting const s = engine::setting(scenario, scenario.central, {});
  for (auto const& package : s.candidates[model::main_track][test::U]) CHECK(package[0] != 2);
  for (auto const& package : s.candidates[model::main_track][test::R]) CHECK(package[0] == 2);
}

TEST_CASE("an ultimatum draws on the frontier, minimal concession on every package of one's own") {
  model::Scenario scenario = test::scenario_of(test::toy_istanbul(1));
  auto const n = [&](model::Tactic const& tactic) {
    scenario.central.parties[test::R].tactic[model::main_track] = tactic;
    return engine::setting(scenario, scenario.central, {}).candidates[model::main_track][test::R].size();
  };
  auto const negotiation = solve::negotiation(scenario.central, model::main_track);
  CHECK(n(model::Fixed{}) == solve::pareto_frontier(negotiation, negotiation.of(test::R)).points.size());
  CHECK(n(model::Micro{}) == 12);
}

TEST_CASE("candidates stand in ascending order of their index, none twice") {
  model::Scenario const scenario = test::varied_mini(.5);
  auto const packages =
      engine::setting(scenario, engine::world(scenario, 1, 0), {1, 0, 0}).candidates[model::main_track][a];
  REQUIRE(packages.size() > 1);
  for (std::size_t k = 1; k < packages.size(); ++k)
    CHECK(model::package_index(scenario.central, model::main_track, packages[k - 1]) <
          model::package_index(scenario.central, model::main_track, packages[k]));
}

TEST_CASE("zopa-mini as a world becomes the game of the golden rows") {
  // G1: P(deal), E[t | deal], VA, VB
  struct Row {
    test::ZopaMini given;
    double deal, round, value_a, value_b;
  };
  test::ZopaMini line, p1, p3;
  line.line_a = .5;
  p1 = line;
  p1.rounds = 10;
  p1.cost_a = p1.cost_b = .002;
  p1.discount = 1;
  p3 = p1;
  p3.gift = .05;
  for (Row const& row : {Row{line, 1, 0, .5, .5}, Row{p1, .676908846, 2.70519321, .395552962, .584198715},
                         Row{p3, .676908846, 2.70519321, .429827823, .617614738}}) {
    auto const aggregated = engine::front_game(test::zopa_mini(row.given));
    REQUIRE(aggregated);
    CHECK_FALSE(aggregated->lumped);
    auto const forecast = solve::forecast(aggregated->game, solve::subgame_perfect(aggregated->game));
    CHECK(std::abs(forecast.p_deal - row.deal) < 1e-8);
    CHECK(std::abs(forecast.round_given_deal.value() - row.round) < 1e-8);
    CHECK(std::abs(forecast.value[0] - row.value_a) < 1e-8);
    CHECK(std::abs(forecast.value[1] - row.value_b) < 1e-8);
  }
}

TEST_CASE("a game at an address is the game of the batch run") {
  model::Scenario const scenario = test::varied_mini(.5);
  engine::Summary const summary = engine::run(scenario, {42, 3, 4, 1, 1});
  auto const round = engine::find(summary.metrics, scenario.central, "main.deal");
  double deals = 0;
  for (int replicate = 0; replicate < 4; ++replicate) {
    play::Game game = engine::game(scenario, 42, 2, replicate);
    play::play_out(game);
    deals += game.outcome().tracks[model::main_track].deal ? 1 : 0;
  }
  CHECK(deals == summary.blocks[2].sum[*round]);
}
