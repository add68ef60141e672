#include "zopa/solve/screening.hpp"

#include <doctest/doctest.h>

#include "support/approx.hpp"

using namespace zopa::solve;
using namespace zopa::test;

TEST_CASE("C7: what A makes of two rounds depends on how likely a tough opponent is") {
  ScreeningGame const war{2, 0, .5, .1, .05, .3, .02, .01, .04};
  ScreeningGame free = war;
  free.battle_a = free.battle_tough = 0;
  struct Row {
    ScreeningGame game;
    double tough, value;
    ScreeningMove move;
    double decisive;
  };
  for (Row const& row :
       {Row{war, .3, .6912, ScreeningMove::partial, .3}, Row{war, .45, .6168, ScreeningMove::partial, .45},
        Row{war, .9, .56, ScreeningMove::pool, 0}, Row{free, .6, .566, ScreeningMove::screen, 0}}) {
    ScreeningGame game = row.game;
    game.tough = row.tough;
    auto const solved = screening_while_fighting(game);
    CHECK(solved.value == approx(row.value, printed));
    CHECK(solved.path.front().move == row.move);
    CHECK(solved.decisive_war == approx(row.decisive, printed));
  }
}
