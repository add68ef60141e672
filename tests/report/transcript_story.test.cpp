#include <doctest/doctest.h>

#include "zopa/report/transcript_report.hpp"
#include "zopa/report/words.hpp"

using namespace zopa;
using model::PartyId;
using model::TrackId;

namespace {

/// Two parties, one track, two issues; nothing is played, only told.
model::Scenario stage() {
  model::Scenario scenario;
  scenario.round = "month";
  scenario.rounds_per_year = 12;
  model::World& world = scenario.central;
  for (char const* name : {"North", "South"}) {
    model::Party party;
    party.id = party.name = name;
    world.parties.push_back(party);
  }
  model::Track track;
  track.id = "main";
  track.title = "border treaty";
  world.tracks.push_back(track);
  for (char const* id : {"border", "water"}) {
    model::Issue issue;
    issue.id = issue.family = id;
    issue.options = {"low", "high"};
    world.tracks[TrackId{0}].issues.push_back(world.issues.push_back(issue));
  }
  return scenario;
}

play::Event offer(int round, std::size_t party, model::Package package) {
  return {round, play::Offered{TrackId{0}, PartyId{party}, std::move(package)}};
}
play::Event refusal(int round, std::size_t party) {
  return {round, play::Refused{TrackId{0}, PartyId{party}, play::Refused::Reason::target, std::nullopt, .4, .5}};
}

std::string told(std::vector<play::Event> events, bool why = false) {
  model::Scenario const scenario = stage();
  return report::transcript_text(scenario, scenario.central, {std::move(events)}, why);
}

}  // namespace

TEST_CASE("An offer is told in full once, then by what changes in it") {
  std::string const story = told({offer(0, 0, {0, 0}), refusal(0, 1), offer(1, 0, {0, 1})});
  CHECK(story ==
        "Month 1    Border treaty: North proposes border: low · water: low.\n"
        "           South refuses: good enough, but it still hopes for more.\n"
        "Month 2    Border treaty: North now proposes water: high; the rest as before.\n");
}

TEST_CASE("Months in which all is repeated share a line; with --why each is told") {
  std::vector<play::Event> events;
  for (int round = 0; round < 4; ++round) {
    events.push_back(offer(round, 0, {0, 0}));
    events.push_back(refusal(round, 1));
  }
  CHECK(told(events).find("Month 2 to 4  each repeats its last offer, and refuses as before.") != std::string::npos);
  std::string const all = told(events, true);
  CHECK(all.find("Month 4    Border treaty: North repeats its offer.\n           South refuses") != std::string::npos);
}

TEST_CASE("A deal is not told again when it is signed, and its hazard is said in words") {
  std::string const story = told({offer(0, 0, {0, 1}), {0, play::DealInForce{TrackId{0}, {0, 1}, .01}}});
  CHECK(story.find("Signed. It can collapse with probability .010 a month: 55 % of such deals are in force after five") !=
        std::string::npos);
}

TEST_CASE("The end says of each track what has come of it") {
  model::Scenario const scenario = stage();
  auto const end = [&](std::vector<play::Event> events) {
    return report::ending_text(scenario, scenario.central, {std::move(events)});
  };
  CHECK(end({offer(0, 0, {0, 0})}) == "At the end border treaty: none\n");
  CHECK(end({{2, play::DealInForce{TrackId{0}, {0, 0}, .1}}, {5, play::Collapsed{TrackId{0}, play::Cause::not_enforced, std::nullopt}}}) ==
        "At the end border treaty: collapsed since month 6\n");
}
