#include <doctest/doctest.h>

#include "play/games.hpp"

using namespace zopa::test;

namespace {

/// A offers six tenths to itself each round; B's leader ratifies by B's own values, with a noise that often says no.
World with_leader(double no_deal_b, std::optional<Summit> summit) {
  World world = pie(10);
  only_first_proposes(world);
  tactic(world, A, Fixed{Package{6}});
  world.parties[B].acceptance[TrackId{}] = Acceptance::value;
  no_deal_is(world, {.2, no_deal_b});
  Ratifier leader;
  leader.id = leader.title = "leader";
  leader.party = B;
  leader.veto = true;
  leader.noise = .5;
  leader.attends_summit = true;
  world.ratifiers.push_back(leader);
  world.summit = summit;
  world.horizon.rounds = 6;
  return world;
}

}  // namespace

TEST_CASE("at a summit what the leader would sign passes at once; without one its mood decides") {
  Mean failures;
  replicate(table(setting(with_leader(.3, std::nullopt))), 400, [&](Outcome const& o) {
    failures.add(o.tracks[TrackId{}].ratification_failures);
    CHECK(o.summit == -1);
  });
  CHECK(failures.value() > .5);
  replicate(table(setting(with_leader(.3, Summit{2, std::nullopt}))), 400, [&](Outcome const& o) {
    auto const& main = o.tracks[TrackId{}];
    CHECK(main.deal);
    CHECK(main.round <= 2);
    if (main.round == 2) CHECK(main.ratification_failures == 2);
  });
}

TEST_CASE("a leader at the table refuses there: no lost vote, and the reason is told") {
  World world = with_leader(.3, Summit{0, std::nullopt});
  world.ratifiers[RatifierId{0}].preferences = world.parties[B].preferences;
  world.ratifiers[RatifierId{0}].no_deal = .5;  // more than the .4 on offer, which the delegation would take
  auto const told = story(table(setting(world)));
  for (auto const& [at, refusal] : events<Refused>(told)) CHECK(refusal.reason == Refused::Reason::leader);
  CHECK(events<Refused>(told).size() == 6);
  CHECK(events<RatificationFailed>(told).empty());
  replicate(table(setting(world)), 1, [&](Outcome const& o) {
    CHECK(o.blocks[TrackId{}].ratifier[RatifierId{0}] == 6);
  });
}

TEST_CASE("a summit waits for progress on the track that it is promised after") {
  World world = with_leader(.5, Summit{0, TrackId{1}});  // more than the .4 on offer: the main track stays open
  TrackId const side = add_track(world, "side");
  IssueId const s = add_issue(world, "s", {"no", "yes"}, side);
  for (PartyId const i : {A, B}) {
    prefers(world, i, s, 1, {0, 1});
    world.parties[i].tactic[side] = TimeDependent{};
  }
  tactic(world, A, Fixed{Package{6, 0}});
  world.ratifiers[RatifierId{0}].noise = 0;
  auto const told = story(table(setting(world)));
  auto const deal = events<DealInForce>(told);
  auto const begins = events<SummitBegins>(told);
  REQUIRE(deal.size() == 1);
  CHECK(deal[0].second.track == side);
  REQUIRE(begins.size() == 1);
  CHECK(begins[0].first == deal[0].first + 1);  // in the round after that signature
}
