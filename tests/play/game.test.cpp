#include <doctest/doctest.h>

#include "play/rich_world.hpp"

using namespace zopa::test;

namespace {

std::vector<Tactic> every_tactic() {
  std::vector<Tactic> tactics;
  using enum TimeDependent::Curve;
  tactics.push_back(TimeDependent{polynomial, .2, 0});
  tactics.push_back(TimeDependent{exponential, 2, .1});
  for (auto const kind : {TitForTat::Kind::relative, TitForTat::Kind::absolute, TitForTat::Kind::averaged})
    tactics.push_back(TitForTat{kind, 2});
  tactics.push_back(Micro{});
  tactics.push_back(Fixed{});
  tactics.push_back(Scripted{{std::nullopt, Package{1, 1, 1, 2, 1, 0}}});
  tactics.push_back(Random{});
  tactics.push_back(Spe{});
  tactics.push_back(Aqre{50});
  return tactics;
}

bool same(Outcome const& a, Outcome const& b) {
  bool equal = a.payoff == b.payoff && a.rounds_played == b.rounds_played && a.front_change == b.front_change &&
               a.battles == b.battles;
  for (TrackId const k : ids_of(a.tracks)) {
    equal &= a.tracks[k].deal == b.tracks[k].deal && a.tracks[k].round == b.tracks[k].round;
    equal &= a.tracks[k].collapse_round == b.tracks[k].collapse_round && a.blocks[k].line == b.blocks[k].line;
    if (a.tracks[k].deal) equal &= a.tracks[k].package == b.tracks[k].package;
  }
  return equal;
}

}  // namespace

TEST_CASE("decision by decision, played out, restarted or copied on the way: one and the same game") {
  for (Tactic const& u : every_tactic()) {
    Rich given;
    given.u = u;
    auto const t = table(rich_setting(given));
    Game batch(t, {});
    for (std::uint64_t r = 0; r < 8; ++r) {
      batch.restart({11, 0, r});
      play_out(batch);
      Game stepped(t, {11, 0, r});
      int n = 0;
      while (!std::holds_alternative<Over>(stepped.pending())) {
        if (++n == 7) {
          Game copy = stepped;
          stepped.restart({99, 0, 0});
          stepped = std::move(copy);
        }
        advance(stepped, decide(stepped));
      }
      CHECK(same(batch.outcome(), stepped.outcome()));
    }
  }
}

TEST_CASE("the other side's private draw leaves a first move unchanged, for every tactic") {
  for (Tactic const& tactic_of_u : every_tactic()) {
    std::optional<Decision> first;
    for (double const cost_r : {.0005, .001, .01, .05}) {
      Rich given;
      given.u = tactic_of_u;
      given.war_cost_r = cost_r;
      Setting made = rich_setting(given);
      made.world.lines[LineId{4}].binding = cost_r > .005;
      Game game(table(made), {5, 0, 0});
      REQUIRE(std::get<ToMove>(game.pending()).party == U);
      Decision const move = decide(game);
      if (!first) first = move;
      CHECK(move.index() == first->index());
      if (auto const* offer = std::get_if<Offer>(&move)) CHECK(offer->package == std::get<Offer>(*first).package);
    }
  }
}

TEST_CASE("every tactic plays by the rules: payoffs are finite, deals break no binding line of either side") {
  for (Tactic const& u : every_tactic())
    for (Tactic const& r : every_tactic()) {
      Rich given;
      given.u = u;
      given.r = r;
      auto const t = table(rich_setting(given));
      replicate(t, 5, [&](Outcome const& o) {
        for (double const payoff : o.payoff) CHECK(std::isfinite(payoff));
        CHECK(o.rounds_played <= 24);
        if (!o.tracks[TrackId{}].deal) return;
        Package const& y = o.tracks[TrackId{}].package;
        CHECK(y[3] != 5);  // no cession
        CHECK(exists(rich_world(), TrackId{}, y));
      });
    }
}

TEST_CASE("a person's seat: offers from outside, refusals, and a walk-out that ends the track for good") {
  World world = pie(10);
  world.horizon.rounds = 5;
  alternate(world);
  tactic(world, PartyId{0}, Person{});
  tactic(world, PartyId{1}, TimeDependent{});
  no_deal_is(world, {.2, .2});
  Setting made = setting(world);
  made.candidates[TrackId{}][PartyId{0}].clear();
  made.candidates[TrackId{}][PartyId{1}] = {Package{2}};
  Game game(table(made), {});
  Transcript told;
  game.record(&told);
  advance(game, Offer{Package{9}});  // nobody's candidate
  auto const* ask = std::get_if<ToRespond>(&game.pending());
  REQUIRE(ask);
  CHECK(*ask->package == Package{9});
  CHECK(ask->proposer == PartyId{0});
  Game const kept = game;
  CHECK(*std::get<ToRespond>(kept.pending()).package == Package{9});
  CHECK(std::get<ToRespond>(kept.pending()).package != ask->package);
  advance(game, decide(game));
  CHECK(events<Refused>(told)[0].second.reason == Refused::Reason::no_deal_value);
  CHECK(events<Refused>(told)[0].second.value == doctest::Approx(.1));
  advance(game, decide(game));  // round 1: the other offers .2
  REQUIRE(std::holds_alternative<ToRespond>(game.pending()));
  advance(game, Refuse{});
  CHECK(events<Refused>(told)[1].second.reason == Refused::Reason::own_decision);
  advance(game, WalkOut{});
  CHECK(std::holds_alternative<Over>(game.pending()));
  CHECK(game.outcome().walk_outs == 1);
  CHECK(game.outcome().payoff[PartyId{0}] == doctest::Approx(.99 * .99 * .2));
}

TEST_CASE("a refusal tells its line, and each failed round is counted once") {
  World world = pie(10);
  world.horizon.rounds = 3;
  only_first_proposes(world);
  tactic(world, PartyId{0}, Fixed{Package{9}});
  LineId const line = add_line(world, "at least two", PartyId{1}, beyond(world, IssueId{0}, 8, true));
  auto const told = story(table(setting(world)));
  REQUIRE(events<Refused>(told).size() == 3);
  CHECK(events<Refused>(told)[0].second.line == line);
  replicate(table(setting(world)), 1, [&](Outcome const& o) {
    CHECK(o.blocks[TrackId{}].rounds == 3);
    CHECK(o.blocks[TrackId{}].line[line] == 3);
    CHECK(o.blocks[TrackId{}].no_deal[PartyId{1}] == 0);
  });
}

TEST_CASE("multiplying one party's utilities, costs and no-deal values by a constant changes no move of a Nash text") {
  auto text = [](double factor) {
    World world = pie(100);
    world.protocol.kind = Protocol::Kind::mediator_text;
    no_deal_is(world, {.1 * factor, .3});
    for (double& value : world.parties[PartyId{0}].preferences.issues[IssueId{0}].values) value *= factor;
    return story(table(setting(world))).events.size() > 0
               ? events<Offered>(story(table(setting(world))))[0].second.package
               : Package{};
  };
  CHECK(text(1) == text(3));
  CHECK(text(1) == text(.1));
}
