#include "zopa/report/seat.hpp"

#include <algorithm>

#include <doctest/doctest.h>
#include <nlohmann/json.hpp>

#include "engine/scenarios.hpp"
#include "zopa/engine/table.hpp"
#include "zopa/report/transcript_report.hpp"
#include "zopa/study/hand.hpp"

using namespace zopa;

namespace {

constexpr std::uint64_t seed = 5;

struct Table {
  model::Scenario scenario = test::varied_mini();
  model::World world = engine::world(scenario, seed, 0);
  play::Game start = engine::game(scenario, seed, 0, 0), game = start;
  report::Seat seat{scenario, world, game, model::PartyId{0}};
};

}  // namespace

TEST_CASE("A seat that always follows its delegation plays the game that no person sits in") {
  Table table;
  play::Game alone = table.start;
  play::Transcript transcript;
  alone.record(&transcript);
  play::play_out(alone);
  while (!table.seat.over()) table.seat.decide(table.seat.advice());
  CHECK(report::transcript_text(table.scenario, table.world, table.seat.transcript(), false) ==
        report::transcript_text(table.scenario, table.world, transcript, false));
  CHECK(table.game.outcome().payoff == alone.outcome().payoff);
}

TEST_CASE("News is told once, and all of it stays") {
  Table table;
  std::size_t told = table.seat.news().events.size();
  CHECK(table.seat.news().events.empty());
  while (!table.seat.over()) {
    table.seat.decide(table.seat.advice());
    told += table.seat.news().events.size();
  }
  CHECK(told == table.seat.transcript().events.size());
  CHECK(told > 0);
}

TEST_CASE("Only what the person speaks about stops the game, and a walk-out ends it") {
  Table table;
  REQUIRE(!table.seat.over());
  while (!table.seat.moving()) table.seat.decide(play::Refuse{});
  table.seat.decide(play::WalkOut{});
  while (!table.seat.over()) {
    CHECK(table.seat.track() != model::main_track);
    table.seat.decide(table.seat.advice());
  }
  CHECK(table.game.outcome().tracks[model::main_track].walked_out);
}

TEST_CASE("A draft says what each option in its place would be worth") {
  Table table;
  while (!table.seat.moving() || table.seat.choices().empty()) table.seat.decide(table.seat.advice());
  auto const package = table.seat.choices().front().package;
  auto const draft = report::draft_json(table.seat, package);
  CHECK(draft["exists"] == true);
  CHECK(draft["value"] == doctest::Approx(table.game.deal_value(table.seat.party(), table.seat.track(), package)));
  auto const& issues = table.world.tracks[table.seat.track()].issues;
  REQUIRE(draft["swaps"].size() == issues.size());
  for (std::size_t k = 0; k < issues.size(); ++k)
    CHECK(draft["swaps"][k][package[issues[k].index]]["value"] == draft["value"]);
}

TEST_CASE("The debrief holds a hand against simulated ones in the same world") {
  Table table;
  while (!table.seat.over()) table.seat.decide(table.seat.advice());
  auto const debrief = report::debrief_json(table.seat, table.start, {seed, 0, 0}, 40);
  auto const& hand = debrief["hand"];
  CHECK(hand["games"] == 40);
  CHECK(std::is_sorted(hand["payoffs"].begin(), hand["payoffs"].end()));
  // its own chances are the first of those simulated, and it played as they do
  CHECK(std::find(hand["payoffs"].begin(), hand["payoffs"].end(), hand["payoff"]) != hand["payoffs"].end());
  for (auto const& track : debrief["tracks"])
    if (track.contains("left")) CHECK(track["left"].get<double>() >= 0);
}

TEST_CASE("The brief tells the party its own values and lines, and no others") {
  auto const scenario = test::disjoint_lines();
  model::World const world = engine::world(scenario, seed, 0);
  play::Game game = engine::game(scenario, seed, 0, 0);
  report::Seat const seat(scenario, world, game, model::PartyId{0});
  auto const brief = report::brief_json(seat);
  std::size_t own = 0;
  for (auto const& line : world.lines) own += line.owner == model::PartyId{0};
  CHECK(own > 0);
  CHECK(brief["lines"].size() == own);
  CHECK(brief["party"] == world.parties[model::PartyId{0}].name);
}
