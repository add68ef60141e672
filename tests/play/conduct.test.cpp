#include <doctest/doctest.h>

#include "play/games.hpp"

using namespace zopa::test;

namespace {

/// A asks for the whole pie each time it may; B has stated that it never gives that, and may not mean it.
World public_quarrel(bool meant) {
  World world = pie(10);
  LineId const line = add_line(world, "never-all", B, among(world, {IssueId{0}}, {10}));
  world.lines[line].real = .5;
  world.lines[line].binding = meant;
  world.parties[B].statements = Statements{1, 0};
  tactic(world, A, Fixed{Package{10}});
  tactic(world, B, Scripted{});
  no_deal_is(world, {.2, .2});
  alternate(world);
  world.horizon.rounds = 4;
  return world;
}

Setting with_two_types(World const& world) {
  Setting made = setting(world);
  World meant = world, bluff = world;
  meant.lines[LineId{0}].binding = true;
  bluff.lines[LineId{0}].binding = false;
  imagine(made, A, B, {meant, bluff});
  return made;
}

/// One front that goes back and forth often, nothing to agree on.
World restless() {
  World world = empty_world({"U", "R"});
  world.gainer = R;
  add_control(world, add_territory(world, "front", .5, 1000), {std::nullopt, 1});
  world.war = War{};
  world.war->up = .5;
  world.war->down = .5;
  world.status_quo = Package{0};
  world.horizon = {12, Horizon::Then::freeze, 0};
  for (PartyId const i : {U, R}) {
    tactic(world, i, Scripted{});
    world.parties[i].war_cost = .01;
    world.parties[i].discount = 1;
  }
  alternate(world, R);
  return world;
}

}  // namespace

TEST_CASE("a crossed line is restated in public, and only who means it does so: the other learns at once") {
  for (bool const meant : {true, false}) {
    auto const t = table(with_two_types(public_quarrel(meant)));
    Transcript told;
    Game game(t, {7, 0, 0});
    game.record(&told);
    game.restart({7, 0, 0});
    CHECK(game.beliefs(A, B)[0] == doctest::Approx(.5));
    while (!std::holds_alternative<Over>(game.pending())) advance(game, Decision(decide(game)));
    auto const said = events<Stated>(told);
    CHECK(said.size() == (meant ? 2 : 0));
    CHECK(game.outcome().statements == (meant ? 2 : 0));
    if (meant) CHECK(said[0].first == 1);  // B's first turn
    CHECK(game.beliefs(A, B)[meant ? 0 : 1] == doctest::Approx(1).epsilon(1e-6));
  }
}

TEST_CASE("Bayes with noise: half of those who mean it and a fifth of those who bluff speak") {
  World world = public_quarrel(true);
  world.parties[B].statements = Statements{.5, .2};
  world.horizon.rounds = 3;  // one turn of B, and its news
  auto const t = table(with_two_types(world));
  int spoke = 0;
  for (std::uint64_t r = 0; r < 400; ++r) {
    Game game(t, {7, 0, r});
    play_out(game);
    bool const said = game.outcome().statements > 0;
    spoke += said;
    // what B then refuses tells A nothing more: an offer it does not mean to refuse it would refuse for its value too
    double const likelihood = said ? .5 / .2 : .5 / .8;
    double const odds = game.beliefs(A, B)[0] / game.beliefs(A, B)[1];
    CHECK(odds == doctest::Approx(likelihood).epsilon(1e-6));
  }
  CHECK(std::fabs(spoke / 400. - .5) < 4 * std::sqrt(.25 / 400));
}

TEST_CASE("statements feed the stock of commitment, so that giving in costs more each time") {
  World world = public_quarrel(true);
  world.parties[B].audience = .3;
  world.horizon.rounds = 7;
  Game game(table(setting(world)), {7, 0, 0});
  std::vector<double> stock;
  while (!std::holds_alternative<Over>(game.pending())) {
    stock.push_back(game.circumstances().commitment[B]);
    advance(game, Decision(decide(game)));
  }
  CHECK(stock.front() == 0);
  CHECK(stock.back() == 3);
  // what it claims is the best of its own packages
  CHECK(game.circumstances().claim[B] == doctest::Approx(1));
}

TEST_CASE("one who has lost patience walks out, and bears the blame while the mediator looks on") {
  for (bool const present : {true, false}) {
    World world = public_quarrel(true);
    world.parties[B].statements.reset();
    world.parties[B].patience = 3;
    world.parties[A].discount = 1;
    world.parties[B].discount = .5;
    world.horizon.rounds = 10;
    world.mediator.emplace();
    for (auto* per : {&world.mediator->carrots, &world.mediator->sticks}) per->resize(2);
    world.mediator->blame = Per<PartyId, double>{0.0, .04};
    if (!present) world.mediator->deadline = 1;
    Outcome const o = [&] {
      Outcome seen;
      replicate(table(setting(world)), 1, [&](Outcome const& of) { seen = of; });
      return seen;
    }();
    CHECK(o.tracks[TrackId{}].walked_out);
    CHECK(o.rounds_played == 4);  // rounds 0 to 2 fail; B has the floor in round 3
    CHECK(o.payoff[B] == doctest::Approx(.125 * (.2 - (present ? .04 : 0))));
    CHECK(o.payoff[A] == doctest::Approx(.2));
  }
}

TEST_CASE("who holds back stops advancing for a while, and the war costs both less") {
  World world = restless();
  world.parties[R].de_escalation = DeEscalation{1, 0, 1, 2};
  auto const told = story(table(setting(world)));
  auto const held = events<DeEscalated>(told);
  REQUIRE(held.size() == 3);  // R speaks in rounds 0, 2, 4, …; in round 2 it still holds back
  CHECK(held[0].first == 0);
  CHECK(held[1].first == 4);
  int advances = 0;
  for (auto const& [round, move] : events<FrontMoved>(told)) {
    bool const calm = round % 4 == 1 || round % 4 == 2;
    if (calm) CHECK(move.to < move.from);
    advances += move.to > move.from;
  }
  CHECK(advances > 0);
  Outcome o;
  replicate(table(setting(world)), 1, [&](Outcome const& of) { o = of; });
  CHECK(o.de_escalations == 3);
  CHECK(o.war_cost_paid[U] == doctest::Approx(.01 * (6 + 6 * .5)));
}

TEST_CASE("holding back is answered in kind, and beliefs do not take it for weakness") {
  World world = restless();
  world.parties[R].de_escalation = DeEscalation{1, 0, 1, 20};
  world.parties[U].de_escalation = DeEscalation{0, 1, 1, 20};
  world.parties[U].battle_belief = BattleBelief{1, 1};
  auto const t = table(setting(world));
  Game game(t, {7, 0, 0});
  play_out(game);
  CHECK(game.outcome().de_escalations == 2);
  CHECK(game.battle_belief(U) == doctest::Approx(.5));
  for (double const change : game.outcome().front_change) CHECK(std::fabs(change) <= .0011);  // one battle against R alone
}
