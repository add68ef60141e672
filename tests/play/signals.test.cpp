// What others learn from what a party says and refuses, and what saying it costs, in games that are nothing else.
#include <doctest/doctest.h>

#include "play/games.hpp"

using namespace zopa::test;

namespace {

/// One that means its line and one that bluffs speak in public with different probabilities; A provokes B to it in
/// every even round, and B may speak in every odd one. What B refuses tells nothing: no type would sign.
struct Signal {
  double prior, meant, bluff;
};
Setting signaller(Signal const& signal, bool meant, int signals) {
  World world = pie(10);
  LineId const line = add_line(world, "never-all", B, among(world, {IssueId{0}}, {10}));
  world.parties[B].statements = Statements{signal.meant, signal.bluff};
  tactic(world, A, Fixed{Package{10}});
  tactic(world, B, Scripted{});
  no_deal_is(world, {.2, .2});
  alternate(world);
  world.horizon.rounds = 2 * signals + 1;
  World types[] = {world, world};
  types[1].lines[line].binding = false;
  Setting made = setting(types[meant ? 0 : 1]);
  imagine(made, A, B, {types[0], types[1]});
  made.types[A][B][0].probability = signal.prior;
  made.types[A][B][1].probability = 1 - signal.prior;
  return made;
}

/// What A thinks of B's line after so many statements and silences, from the first game in which there are as many.
double after_signals(Signal const& signal, int statements, int silences) {
  auto const t = table(signaller(signal, true, statements + silences));
  Game game(t, {});
  for (std::uint64_t r = 0; r < 2000; ++r) {
    game.restart({3, 0, r});
    play_out(game);
    if (game.outcome().statements == statements) return game.beliefs(A, B)[0];
  }
  return -1;
}

/// How often one who means it, or one who bluffs, speaks when provoked.
Mean speaks(Signal const& signal, bool meant) {
  Mean mean;
  replicate(table(signaller(signal, meant, 1)), 20000, [&](Outcome const& o) { mean.add(o.statements); });
  return mean;
}

}  // namespace

TEST_CASE(
    "a sign that the trustworthy give less often tells against them: golden rows C14.spoiler, an attack as the sign") {
  struct Row {
    double prior, stops_trusty, stops_false, attack, calm;
  };
  for (Row const& row :
       {Row{.6, .7, .2, .36, .84}, Row{.6, .9, .2, .157894737, .870967742}, Row{.9, .7, .2, .771428571, .969230769}}) {
    Signal const signal{row.prior, 1 - row.stops_trusty, 1 - row.stops_false};
    CHECK(after_signals(signal, 1, 0) == doctest::Approx(row.attack).epsilon(1e-8));
    CHECK(after_signals(signal, 0, 1) == doctest::Approx(row.calm).epsilon(1e-8));
  }
}

TEST_CASE("many signs add up, in any order: golden rows C19.types, a lost battle as the sign of strength") {
  Signal const battle{.5, 1 - .4, 1 - .7};
  CHECK(after_signals(battle, 0, 1) == doctest::Approx(.363636364).epsilon(1e-8));
  CHECK(after_signals(battle, 1, 0) == doctest::Approx(.666666667).epsilon(1e-8));
  CHECK(after_signals(battle, 1, 3) == doctest::Approx(.271762208).epsilon(1e-8));
  CHECK(after_signals(battle, 2, 2) == doctest::Approx(.566371681).epsilon(1e-8));
}

TEST_CASE("how many signs it takes until the belief leaves a band, and how often it is right: golden row C19.sprt") {
  auto const t = table(signaller({.5, .6, .3}, true, 200));
  Game game(t, {});
  Mean signs_seen, right;
  for (std::uint64_t r = 0; r < 4000; ++r) {
    game.restart({5, 0, r});
    double belief = .5;
    while (belief > .1 && belief < .9) {  // B's turn is over when a new even round has begun
      int const next = (game.round() / 2 + 1) * 2;
      while (game.round() < next) advance(game, decide(game));
      belief = game.beliefs(A, B)[0];
    }
    signs_seen.add(game.round() / 2);
    right.add(belief >= .9);
  }
  CHECK(within_standard_errors(signs_seen, 10.857945828, 4));
  CHECK(within_standard_errors(right, .917930699, 4));
}

namespace {

/// A has publicly asked for everything; B offers it nothing. Of equally likely costs of war in [0, 2], the part at
/// which A would rather fight, p = .3, than back down; and what backing down is worth to it.
struct BackedInto {
  double fighters, backing_down;
};
BackedInto backed_into_a_corner(double audience) {
  int const n = 200;
  BackedInto found{0, 0};
  for (int k = 0; k < n; ++k) {
    World world = pie(1);
    no_deal_is(world, {.3 - 2 * (k + .5) / n, .5});
    world.parties[A].audience = audience;
    tactic(world, A, Fixed{Package{1}});
    tactic(world, B, Fixed{Package{0}});
    alternate(world);
    world.horizon.rounds = 2;
    Game game(table(setting(world)), {});
    while (!std::holds_alternative<Over>(game.pending())) advance(game, Decision(decide(game)));
    if (!game.outcome().tracks[TrackId{}].deal) found.fighters += 1. / n;
    found.backing_down = game.deal_value(A, TrackId{}, {0});
  }
  return found;
}

}  // namespace

TEST_CASE("audiences make some fight, some challenges credible, and war: golden rows C8.audience") {
  struct Row {
    double audience, challenge, resists, war;
  };
  double const war_b = 1 - .3 - .9;
  for (Row const& row : {Row{.5, .48, .666666667, .266666667}, Row{1, .78, .5, .325}}) {
    auto const found = backed_into_a_corner(row.audience);
    CHECK(found.backing_down == doctest::Approx(-row.audience));
    // fighters challenge; so do bluffers, as often as leaves B indifferent between conceding and resisting
    Signal const challenge{found.fighters, 1, found.fighters * -war_b / (1 - found.fighters)};
    double const fights = after_signals(challenge, 1, 0);
    CHECK(fights * war_b + (1 - fights) * 1 == doctest::Approx(0).scale(1));
    Mean const bluffs = speaks(challenge, false);
    CHECK(within_standard_errors(bluffs, (row.challenge - found.fighters) / (1 - found.fighters), 4));
    CHECK(speaks(challenge, true).value() == 1);
    // B resists as often as leaves the bluffer indifferent between 0 and 1 or backing down
    double const resists = 1 / (1 - found.backing_down);
    CHECK(resists == doctest::Approx(row.resists).epsilon(1e-8));
    CHECK(found.fighters * resists == doctest::Approx(row.war).epsilon(1e-8));
  }
}

TEST_CASE("each statement makes giving in dearer until fighting is better: golden row C20.lock_in") {
  struct Row {
    double audience, war;
    int locked_in;
  };
  for (Row const& row : {Row{.1, -.3, 3}, Row{.05, -.2, 4}}) {
    Setting made = signaller({.5, 1, 1}, true, 6);
    made.types = {};
    made.world.parties[B].audience = row.audience;
    made.world.parties[B].no_deal[TrackId{}].value = row.war;
    Game game(table(made), {});
    int statements = 0;
    while (!std::holds_alternative<Over>(game.pending())) {
      double const giving_in = game.deal_value(B, TrackId{}, {10}), fighting = game.no_deal_value(B, TrackId{});
      if (statements == row.locked_in) CHECK(giving_in == doctest::Approx(fighting).epsilon(1e-12));
      if (statements != row.locked_in) CHECK((giving_in < fighting) == (statements > row.locked_in));
      advance(game, Decision(decide(game)));
      statements = game.outcome().statements;
    }
    CHECK(statements == 6);
  }
}

namespace {

/// A offers B .4 under noise of this precision; B's no-deal value is the last of these, as far as A knows any of them.
Setting noisy_answer(double precision, std::vector<double> const& no_deal) {
  World world = pie(10);
  alternate(world);
  world.horizon.rounds = 2;
  tactic(world, A, Fixed{Package{6}});
  world.parties[B].response_lambda = precision;
  std::vector<World> types(no_deal.size(), world);
  for (std::size_t k = 0; k < no_deal.size(); ++k) no_deal_is(types[k], {0, no_deal[k]});
  Setting made = setting(types.back());
  if (types.size() > 1) imagine(made, A, B, types);
  return made;
}

}  // namespace

TEST_CASE("a refusal with noise speaks for the higher reservation value: golden row D4.bayes") {
  Game game(table(noisy_answer(1 / .1, {.3, .5})), {});
  advance(game, decide(game));
  advance(game, Refuse{});
  CHECK(game.beliefs(A, B)[1] == doctest::Approx(.731058579).epsilon(1e-8));
}

TEST_CASE("an offer worth .2 more than no deal is signed with the logit's probability: golden row D5.logit_accept") {
  Setting const made = noisy_answer(5, {.2});
  Game const game(table(made), {});
  CHECK(game.chance_of_deal(A, TrackId{}, {6}) == doctest::Approx(.731058579).epsilon(1e-8));
  Mean at_once;
  replicate(table(made), 20000, [&](Outcome const& o) { at_once.add(o.tracks[TrackId{}].round == 0); });
  CHECK(within_standard_errors(at_once, .731058579, 4));
}
