#include <doctest/doctest.h>

#include "play/games.hpp"

using namespace zopa::test;

namespace {

/// Two pies of unequal weight; whoever accepts closes what is open.
World two_pies(bool issue_by_issue) {
  World world = empty_world({"A", "B"});
  for (int pie = 0; pie < 2; ++pie) {
    std::vector<std::string> options;
    std::vector<double> up, down;
    for (int k = 0; k <= 4; ++k) {
      options.push_back(std::to_string(k));
      up.push_back(k / 4.);
      down.push_back(1 - k / 4.);
    }
    IssueId const k = add_issue(world, pie == 0 ? "x" : "y", options);
    prefers(world, A, k, pie == 0 ? .8 : .2, up);
    prefers(world, B, k, pie == 0 ? .2 : .8, down);
  }
  no_deal_is(world, {.3, .3});
  alternate(world);
  world.horizon = {12, Horizon::Then::freeze, 0};
  if (issue_by_issue) world.agenda = {{IssueId{0}}, {IssueId{1}}};
  return world;
}

}  // namespace

TEST_CASE("issue by issue the first yes closes a chapter, the last one makes the deal") {
  World world = two_pies(true);
  tactic(world, A, Fixed{Package{4, 0}});
  tactic(world, B, Scripted{{Package{2, 1}}});
  world.parties[B].acceptance[TrackId{}] = Acceptance::value;
  auto const told = story(table(setting(world)));
  auto const closed = events<ChapterClosed>(told);
  REQUIRE(closed.size() == 1);
  CHECK(closed[0].first == 0);
  CHECK(closed[0].second.package[0] == 4);
  // in round 1 B asks to reopen it; A, which has .3 without a deal, takes the .45, and that was the last chapter
  auto const deal = events<DealInForce>(told);
  REQUIRE(deal.size() == 1);
  CHECK(deal[0].first == 1);
  CHECK(deal[0].second.package == Package{2, 1});
  replicate(table(setting(world)), 3, [&](Outcome const& o) { CHECK(o.chapters == 1); });
}

TEST_CASE("tactics leave closed chapters alone") {
  World world = two_pies(true);
  for (PartyId const i : {A, B}) tactic(world, i, TimeDependent{TimeDependent::Curve::polynomial, 1, 0});
  auto const told = story(table(setting(world)));
  auto const closed = events<ChapterClosed>(told);
  REQUIRE(closed.size() == 1);
  bool after = false;
  for (Event const& event : told.events) {
    if (std::holds_alternative<ChapterClosed>(event.what)) after = true;
    if (auto const* offer = std::get_if<Offered>(&event.what); offer && after)
      CHECK(offer->package[0] == closed[0].second.package[0]);
  }
  auto const deal = events<DealInForce>(told);
  REQUIRE(deal.size() == 1);
  CHECK(deal[0].first > closed[0].first);
  CHECK(deal[0].second.package[0] == closed[0].second.package[0]);
}

TEST_CASE("a second game starts with all chapters open, and a whole package needs one yes") {
  World world = two_pies(true);
  for (PartyId const i : {A, B}) tactic(world, i, TimeDependent{TimeDependent::Curve::polynomial, 1, 0});
  auto const t = table(setting(world));
  Game game(t, {7, 0, 0});
  play_out(game);
  auto const first = game.outcome().tracks[TrackId{}];
  for (int again = 0; again < 3; ++again) {
    game.restart({7, 0, 0});
    play_out(game);
    CHECK(game.outcome().tracks[TrackId{}].package == first.package);
    CHECK(game.outcome().tracks[TrackId{}].round == first.round);
  }
  World whole = two_pies(false);
  for (PartyId const i : {A, B}) tactic(whole, i, TimeDependent{TimeDependent::Curve::polynomial, 1, 0});
  replicate(table(setting(whole)), 1, [&](Outcome const& o) {
    CHECK(o.chapters == 0);
    CHECK(o.tracks[TrackId{}].round < first.round);
  });
}

TEST_CASE("a party whose drafts all contradict what is closed may ask to reopen it") {
  World world = two_pies(true);
  Setting made = setting(world);
  made.candidates[TrackId{}][A] = {Package{4, 0}};
  made.candidates[TrackId{}][B] = {Package{0, 0}};
  for (PartyId const i : {A, B}) {
    tactic(made.world, i, Fixed{});
    made.world.parties[i].acceptance[TrackId{}] = Acceptance::value;
  }
  auto const told = story(table(made));
  // round 0: B takes A's draft, worth .8 to it, and chapter x is closed at 4; round 1: B has nothing that keeps it
  auto const offers = events<Offered>(told);
  REQUIRE(offers.size() >= 2);
  CHECK(offers[1].second.package == Package{0, 0});
}
