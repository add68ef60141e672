// What a party would sign where its preferences bend: at a soft line, and below what it has got used to.
#include <doctest/doctest.h>

#include "play/games.hpp"

using namespace zopa::test;

TEST_CASE("a soft line pulls what is signed towards itself: golden rows C16.soft_red_line") {
  struct Row {
    double kappa, share;
  };
  for (Row const& row : {Row{0, .3}, Row{1, .45}, Row{4, .54}}) {
    World world = pie(100);
    no_deal_is(world, {.3, 0});
    world.issues[IssueId{0}].position = world.parties[A].preferences.issues[IssueId{0}].values;  // the share itself
    add_soft_line(world, "s", A, beyond(world, IssueId{0}, .6, false), row.kappa);
    Option least = 0;
    while (!signs(world, A, {least})) ++least;
    CHECK(least / 100. == doctest::Approx(row.share));
  }
}

namespace {

/// A front that A pushes from .4 to .7 of the whole and then loses again. Each counts what it once held as its own.
World won_and_lost(double loss_aversion) {
  World world = zopa_mini({.cells = 10, .start = 4, .rounds = 10, .offers = 1800, .up = 1, .down = 0});
  Shock turn;
  turn.id = "turn";
  turn.at = 4;
  turn.effects.push_back({Lever::up, std::nullopt, std::nullopt, ShockEffect::Change::set, 0});
  turn.effects.push_back({Lever::down, std::nullopt, std::nullopt, ShockEffect::Change::set, 1});
  world.shocks.push_back(turn);
  Reference own;
  own.weight = 1;
  own.loss_aversion = loss_aversion;
  own.base_term = false;
  for (PartyId const i : {A, B}) {
    world.parties[i].preferences.reference = own;
    world.parties[i].no_deal[TrackId{}] = {NoDeal::Level::given, -.4};
    tactic(world, i, Scripted{});
  }
  return world;
}

/// From the least share that A would sign now to the largest that B would.
double width_of_range(Game const& game, int m) {
  auto const worth = [&](PartyId i, int x) {
    return game.deal_value(i, TrackId{}, {static_cast<Option>(x)}) >= game.no_deal_value(i, TrackId{}) - 1e-12;
  };
  int lo = 0, hi = m;
  while (lo <= m && !worth(A, lo)) ++lo;
  while (hi >= 0 && !worth(B, hi)) --hi;
  return static_cast<double>(hi - lo) / m;
}

}  // namespace

TEST_CASE("losses against what was once held close the range: golden rows C15, after a war; references stay (C18)") {
  struct Row {
    double loss_aversion, width;
  };
  for (Row const& row : {Row{1, .5}, Row{2.25, .055555556}, Row{8. / 3, 0}}) {
    Game game(table(setting(won_and_lost(row.loss_aversion))), {});
    for (int const round : {3, 6}) {
      while (game.round() < round) advance(game, Pass{});
      CHECK(game.circumstances().front[TerritoryId{0}] == doctest::Approx(round == 3 ? .7 : .4));
      CHECK(game.circumstances().reference[TerritoryId{0}] == doctest::Approx(.7));
      CHECK(game.circumstances().reference_others[TerritoryId{0}] == doctest::Approx(.6));
      CHECK(width_of_range(game, 1800) == doctest::Approx(row.width).scale(1).epsilon(1e-8));
    }
  }
}
