#include <doctest/doctest.h>

#include "play/rich_world.hpp"
#include "support/allocations.hpp"

using namespace zopa::test;

TEST_CASE("the round loop allocates nothing, whatever is switched on") {
  Rich with_reference;
  with_reference.reference = true;
  Rich with_micro;
  with_micro.u = Micro{};
  with_micro.r = TitForTat{TitForTat::Kind::averaged, 3};
  Rich with_solved;
  with_solved.u = Spe{};
  with_solved.r = Aqre{20};
  for (Rich const& given : {Rich{}, with_reference, with_micro, with_solved}) {
    Game game(table(rich_setting(given)), {});
    play_out(game);
    long long const before = allocations;
    int rounds = 0;
    for (std::uint64_t r = 0; r < 40; ++r) {
      game.restart({2, 0, r});
      play_out(game);
      rounds += game.outcome().rounds_played;
    }
    long long const after = allocations;
    CHECK(rounds > 200);
    CHECK(after == before);
  }
}

TEST_CASE("nor does a game played decision by decision, once under way") {
  Game game(table(rich_setting()), {});
  auto play = [&] {
    while (!std::holds_alternative<Over>(game.pending())) advance(game, decide(game));
  };
  play();
  long long const before = allocations;
  game.restart({2, 0, 1});
  play();
  CHECK(allocations == before);
}
