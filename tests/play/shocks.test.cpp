#include <doctest/doctest.h>

#include "play/games.hpp"

using namespace zopa::test;

namespace {

using Change = ShockEffect::Change;

World quiet() {
  World world = pie(10);
  world.horizon.rounds = 12;
  for (PartyId const i : ids_of(world.parties)) tactic(world, i, Scripted{});
  return world;
}

void add_shock(World& world, std::string id, std::optional<int> at, double hazard, ShockEffect effect) {
  Shock shock;
  shock.id = std::move(id);
  shock.at = at;
  shock.hazard = hazard;
  shock.effects.push_back(effect);
  world.shocks.push_back(std::move(shock));
}

}  // namespace

TEST_CASE("a scheduled shock fires at its date, a random one once with its hazard a round") {
  World world = quiet();
  add_shock(world, "dated", 3, 0, {Lever::no_deal, PartyId{0}, std::nullopt, Change::add, .1});
  add_shock(world, "hazard", std::nullopt, .2, {Lever::no_deal, PartyId{0}, std::nullopt, Change::scale, 2});
  auto const t = table(setting(world));
  Mean fired;
  for (std::uint64_t r = 0; r < 3000; ++r) {
    int n = 0;
    for (auto const& [when, shock] : events<ShockFired>(story(t, {4, 0, r}))) {
      if (shock.shock == ShockId{0}) CHECK(when == 3);
      if (shock.shock == ShockId{1} && when <= 5) ++n;
    }
    fired.add(n);
  }
  CHECK(within_standard_errors(fired, 1 - std::pow(.8, 5), 4));  // rounds 1 to 5
}

TEST_CASE("levers change, scale and set; a restart undoes them") {
  World world = quiet();
  no_deal_is(world, {.3, .3});
  add_shock(world, "a", 1, 0, {Lever::no_deal, PartyId{0}, std::nullopt, Change::add, .1});
  add_shock(world, "b", 2, 0, {Lever::no_deal, PartyId{0}, std::nullopt, Change::scale, 2});
  add_shock(world, "c", 3, 0, {Lever::no_deal, PartyId{0}, std::nullopt, Change::set, .7});
  Game game(table(setting(world)), {});
  for (int again = 0; again < 2; ++again) {
    double const expected[] = {.3, .4, .8, .7};
    for (double const w : expected) {
      CHECK(game.no_deal_value(PartyId{0}, TrackId{}) == doctest::Approx(w));
      CHECK(game.no_deal_value(PartyId{1}, TrackId{}) == doctest::Approx(.3));
      advance(game, Pass{});
    }
    game.restart({});
  }
}

TEST_CASE("a line is in force only in its window, and shocks open and close it") {
  World world = quiet();
  LineId const line = add_line(world, "late", PartyId{1}, beyond(world, IssueId{0}, 5, true));
  world.lines[line].from = 2;
  world.lines[line].until = 9;
  Shock thaw;
  thaw.id = "thaw";
  thaw.at = 4;
  thaw.switches_off.push_back(line);
  world.shocks.push_back(thaw);
  Shock frost;
  frost.id = "frost";
  frost.at = 6;
  frost.switches_on.push_back(line);
  world.shocks.push_back(frost);
  only_first_proposes(world);
  no_deal_is(world, {0, .2});  // .2 to B: the line alone decides
  auto broken_in = [&](int round) {
    World now = world;
    std::vector<std::optional<Package>> moves(static_cast<std::size_t>(round));
    moves.push_back(Package{8});
    tactic(now, PartyId{0}, Scripted{moves});
    return !played_deal(now);
  };
  for (int const round : {0, 1, 4, 5}) CHECK_FALSE(broken_in(round));
  for (int const round : {2, 3, 6, 11}) CHECK(broken_in(round));
}

TEST_CASE("soft lines cost their price, and a shock may raise it") {
  World world = quiet();
  LineId const line = add_soft_line(world, "dear", PartyId{0}, among(world, {IssueId{0}}, {4}), .1);
  add_shock(world, "dearer", 1, 0, {Lever::kappa, std::nullopt, line, Change::scale, 3});
  Game game(table(setting(world)), {});
  CHECK(game.deal_value(PartyId{0}, TrackId{}, {4}) == doctest::Approx(.3));
  CHECK(game.deal_value(PartyId{1}, TrackId{}, {4}) == doctest::Approx(.6));
  advance(game, Pass{});
  CHECK(game.deal_value(PartyId{0}, TrackId{}, {4}) == doctest::Approx(.1));
}
