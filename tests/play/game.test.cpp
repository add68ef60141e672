#include <set>

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

TEST_CASE("the list of tactics is complete but for a person's seat") {
  std::set<std::size_t> kinds{Tactic{Person{}}.index()};
  for (Tactic const& one : every_tactic()) kinds.insert(one.index());
  CHECK(kinds.size() == std::variant_size_v<Tactic>);
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

namespace {

/// What U does on its first turn under four private draws of R: the same each time.
template <class Arrange>
Decision first_turn_of_u(std::uint64_t replicate, Arrange const& arrange) {
  std::optional<Decision> first;
  for (double const cost_r : {.0005, .001, .01, .05}) {
    Rich given;
    given.war_cost_r = cost_r;
    Setting made = rich_setting(given);
    made.world.lines[LineId{4}].binding = cost_r > .005;
    arrange(made);
    Game game(table(made), {5, 0, replicate});
    auto const turn_of_u = [&] {
      auto const* move = std::get_if<ToMove>(&game.pending());
      return move && move->party == U && move->track == TrackId{};
    };
    while (!turn_of_u()) advance(game, Decision(decide(game)));
    Decision const move = decide(game);
    if (!first) first = move;
    CHECK(move.index() == first->index());
    if (auto const* offer = std::get_if<Offer>(&move)) CHECK(offer->package == std::get<Offer>(*first).package);
    if (auto const* said = std::get_if<StateLine>(&move)) CHECK(said->line == std::get<StateLine>(*first).line);
  }
  return *first;
}

}  // namespace

TEST_CASE("nor does it change whether a party speaks in public, holds back or walks out on its first turn") {
  int stated = 0, held_back = 0, walked = 0, n = 12;
  for (int r = 0; r < n; ++r) {
    auto const replicate = static_cast<std::uint64_t>(r);
    stated += std::holds_alternative<StateLine>(first_turn_of_u(replicate, [](Setting& made) {
      alternate(made.world, R);  // R asks for what U has said it never gives
      tactic(made.world, R, Fixed{Package{1, 1, 1, 5, 1, 0}});
      for (PartyId const i : {U, R})
        for (auto& types : made.types[i])
          for (auto& type : types) {
            World world = *type.world;
            world.parties[U].statements = Statements{.5, .5};
            type.world = std::make_shared<World const>(std::move(world));
          }
      made.world.parties[U].statements = Statements{.5, .5};
    }));
    held_back += std::holds_alternative<DeEscalate>(first_turn_of_u(replicate, [](Setting& made) {
      made.world.parties[U].de_escalation = DeEscalation{.5, .5, 1, 3};
    }));
    walked += std::holds_alternative<WalkOut>(
        first_turn_of_u(replicate, [](Setting& made) { made.world.parties[U].patience = 0; }));
  }
  CHECK(stated > 0);
  CHECK(stated < n);
  CHECK(held_back > 0);
  CHECK(held_back < n);
  CHECK(walked == n);
}

TEST_CASE(
    "where hard lines exclude each other no two tactics sign terms, and aid is agreed as if nothing stood there") {
  auto const played = [](Tactic const& u, Tactic const& r, bool lines) {
    Rich given;
    given.u = u;
    given.r = r;
    Setting made = rich_setting(given);
    IssueId const status = *made.world.territories[TerritoryId{1}].status;
    if (lines) add_line(made.world, "cession or nothing", R, among(made.world, {status}, {0, 1, 2, 3, 4}));
    if (lines) made = setting(made.world);
    return table(made);
  };
  for (Tactic const& u : every_tactic())
    for (Tactic const& r : every_tactic()) {
      std::vector<int> aid, aid_without;
      auto const seen = [](std::vector<int>& rounds, int terms_at_most) {
        return [&rounds, terms_at_most](Outcome const& o) {
          CHECK(o.tracks[TrackId{0}].deal <= terms_at_most);
          rounds.push_back(o.tracks[TrackId{1}].round);
        };
      };
      replicate(played(u, r, true), 3, seen(aid, 0));
      replicate(played(u, r, false), 3, seen(aid_without, 1));
      CHECK(aid == aid_without);
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

TEST_CASE("one party's utilities and no-deal values in another unit, or all higher by the same, change no Nash text") {
  auto const text = [](double factor, double constant) {
    World world = pie(100);
    world.protocol.kind = Protocol::Kind::mediator_text;
    no_deal_is(world, {.1 * factor + constant, .3});
    auto& of_a = world.parties[A].preferences;
    for (double& value : of_a.issues[IssueId{0}].values) value *= factor;
    of_a.constant = constant;
    auto const told = story(table(setting(world)));
    return events<Offered>(told).at(0).second.package;
  };
  CHECK(text(1, 0) == Package{40});  // (x − .1)(.7 − x)
  for (double const factor : {.1, 3.}) CHECK(text(factor, 0) == text(1, 0));
  for (double const constant : {-2., .3}) CHECK(text(1, constant) == text(1, 0));
}
