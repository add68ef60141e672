#include <doctest/doctest.h>

#include "play/games.hpp"

using namespace zopa::test;

namespace {

/// The two shares of Ståhl's game by backward induction: what the proposer of round t keeps.
std::vector<double> stahl(int rounds, double d1, double d2) {
  std::vector<double> keeps(static_cast<std::size_t>(rounds), 1.0);
  for (int t = rounds - 2; t >= 0; --t) {
    double const responders = t % 2 == 0 ? d2 : d1;
    keeps[static_cast<std::size_t>(t)] = 1 - responders * keeps[static_cast<std::size_t>(t) + 1];
  }
  return keeps;
}

/// The game with that policy handed in; offer t is the equilibrium offer of round t, `greed` more for its proposer.
Setting stahl_game(int rounds, double d1, double d2, double greed = 0) {
  World world = empty_world({"one", "two"});
  auto const keeps = stahl(rounds, d1, d2);
  std::vector<std::string> options;
  std::vector<double> first, second;
  for (int t = 0; t < rounds; ++t) {
    double const own = keeps[static_cast<std::size_t>(t)] + greed;
    options.push_back(std::to_string(t));
    first.push_back(t % 2 == 0 ? own : 1 - own);
    second.push_back(1 - first.back());
  }
  IssueId const x = add_issue(world, "x", options);
  prefers(world, PartyId{0}, x, 1, first);
  prefers(world, PartyId{1}, x, 1, second);
  world.horizon = {rounds, Horizon::Then::freeze, 0};
  world.parties[PartyId{0}].discount = d1;
  world.parties[PartyId{1}].discount = d2;
  alternate(world);
  Policy policy;
  policy.rounds = rounds;
  for (PartyId const i : ids_of(world.parties)) {
    tactic(world, i, Spe{});
    for (int t = 0; t < rounds; ++t) {
      policy.offer[i.index].push_back(t % 2 == static_cast<int>(i.index) ? t : -1);
      double const next = t + 1 < rounds ? keeps[static_cast<std::size_t>(t) + 1] : 0;
      bool const proposes_next = (t + 1) % 2 == static_cast<int>(i.index);
      double const d = i.index == 0 ? d1 : d2;
      policy.continuation[i.index].push_back(t + 1 < rounds ? d * (proposes_next ? next : 1 - next) : 0);
    }
  }
  Setting made;
  made.world = world;
  for (Option t = 0; t < rounds; ++t) policy.offers.push_back({t});
  made.policy = policy;
  return made;
}

double first_share(Outcome const& o) { return o.payoff[PartyId{0}]; }

}  // namespace

TEST_CASE("with the equilibrium policy handed in, the game plays Ståhl's bargain at once: golden rows B1") {
  struct Row {
    int rounds;
    double d1, d2, share;
  };
  for (Row const row : {Row{1, .9, .9, 1}, Row{2, .9, .9, .1}, Row{10, .9, .9, .342800821}, Row{11, .9, .9, .691479261},
                        Row{3, .9, .8, .92}}) {
    replicate(table(stahl_game(row.rounds, row.d1, row.d2)), 1, [&](Outcome const& o) {
      CHECK(o.tracks[TrackId{}].round == 0);
      CHECK(first_share(o) == doctest::Approx(row.share).epsilon(1e-8));
    });
  }
}

TEST_CASE("a proposer who asks a millionth more than the equilibrium is refused") {
  Setting made = stahl_game(10, .9, .9, 1e-6);
  made.world.horizon.rounds = 10;
  replicate(table(made), 1, [](Outcome const& o) {
    CHECK(o.tracks[TrackId{}].round != 0);
    CHECK(o.blocks[TrackId{}].no_deal[PartyId{1}] >= 1);
  });
}

TEST_CASE("with T to infinity the Ståhl policy in the game gives Rubinstein's share") {
  // golden identity B2: (1 − d2)/(1 − d1 d2); error at most (d1 d2)^⌊T/2⌋
  replicate(table(stahl_game(200, .9, .8)), 1,
            [](Outcome const& o) { CHECK(first_share(o) == doctest::Approx(.2 / .28).epsilon(1e-12)); });
}

namespace {

/// One offers by Faratin's rule every round, the other never signs.
Package offer_of_round(TimeDependent const& rule, int round, double exact) {
  World world = empty_world({"A", "B"});
  std::vector<std::string> options;
  std::vector<double> a, b;
  for (double const x : {0., exact - 1e-7, exact, exact + 1e-7, 1.}) {
    options.push_back(std::to_string(options.size()));
    a.push_back(x);
    b.push_back(1 - x);
  }
  IssueId const k = add_issue(world, "x", options);
  prefers(world, PartyId{0}, k, 1, a);
  prefers(world, PartyId{1}, k, 1, b);
  no_deal_is(world, {0, 2});
  world.horizon = {10, Horizon::Then::freeze, 0};
  only_first_proposes(world);
  tactic(world, PartyId{0}, rule);
  for (auto const& [t, offered] : events<Offered>(story(table(setting(world)))))
    if (t == round) return offered.package;
  return {};
}

}  // namespace

TEST_CASE("the offers of a concession tactic follow its curve: golden rows D1.poly and D1.exp, t = 5 of 10, k = .1") {
  struct Row {
    TimeDependent::Curve curve;
    double beta, alpha;
  };
  using enum TimeDependent::Curve;
  for (Row const row :
       {Row{polynomial, .2, .128125}, Row{polynomial, 2, .736396103}, Row{polynomial, 5, .883495507},
        Row{exponential, .5, .19628776}, Row{exponential, 1, .316227766}, Row{exponential, 2, .562341325}}) {
    // the target is 1 − α; offered is the least own share at or above it, here the golden one up to its nine digits
    Package const offer = offer_of_round({row.curve, row.beta, .1}, 5, 1 - row.alpha + 5e-9);
    REQUIRE(offer.size() == 1);
    CHECK(offer[0] == 2);
  }
}

TEST_CASE("a concession tactic passes when even its best is worth less than no deal") {
  World world = pie(10);
  no_deal_is(world, {1.5, 0});
  tactic(world, PartyId{0}, TimeDependent{});
  only_first_proposes(world);
  replicate(table(setting(world)), 1, [](Outcome const& o) { CHECK(o.blocks[TrackId{}].pass[PartyId{0}] == 1); });
}

namespace {

Outcome micro(World world) {
  alternate(world);
  world.horizon = {60, Horizon::Then::freeze, 0};
  for (PartyId const i : ids_of(world.parties)) tactic(world, i, Micro{});
  Outcome seen;
  replicate(table(setting(world)), 1, [&](Outcome const& o) { seen = o; });
  return seen;
}

}  // namespace

TEST_CASE("two MiCRO agents meet in the middle: golden rows D3.micro and D3.micro_finite") {
  // de Jonge 2022. The acceptance is turn n of the row; the bid it accepts was made in round n − 1.
  Outcome o = micro(pie(10));
  CHECK(o.tracks[TrackId{}].round == 11 - 1);
  CHECK(o.tracks[TrackId{}].package == Package{5});
  o = micro(pie(20));
  CHECK(o.tracks[TrackId{}].round == 21 - 1);
  CHECK(o.tracks[TrackId{}].package == Package{10});

  World world = empty_world({"A", "B"});  // the A6 set
  IssueId const k = add_issue(world, "o", {"0", "1", "2", "3", "4", "5", "6"});
  prefers(world, PartyId{0}, k, 1, {0, 3, 5, 7, 9, 10, 4});
  prefers(world, PartyId{1}, k, 1, {10, 9, 7, 5, 2, 0, 4});
  no_deal_is(world, {2, 3});
  o = micro(world);
  CHECK(o.tracks[TrackId{}].round == 6 - 1);
  CHECK(o.tracks[TrackId{}].package == Package{2});
}

namespace {

/// What A asks after it has asked for .5, and B has offered it first .2, then .28: B's own demand fell from .8 to .72.
double answer_to_concession(TitForTat::Kind kind) {
  World world = pie(1000);
  alternate(world, PartyId{1});
  world.horizon = {4, Horizon::Then::freeze, 0};
  no_deal_is(world, {0, 2});
  tactic(world, PartyId{0}, TitForTat{kind, 1});
  Game game(table(setting(world)), {});
  for (Option const share : {Option{200}, Option{500}, Option{280}}) {
    advance(game, Offer{Package{share}});
    advance(game, Refuse{});
  }
  return std::get<Offer>(decide(game)).package[0] / 1000.;
}

}  // namespace

TEST_CASE("tit for tat answers a concession in kind: golden rows D2.rel_tft and D2.abs_tft") {
  CHECK(answer_to_concession(TitForTat::Kind::relative) == doctest::Approx(.45));
  CHECK(answer_to_concession(TitForTat::Kind::absolute) == doctest::Approx(.42));
}

TEST_CASE("of two compatible demands the larger Nash product is the deal, then the lower index") {
  World world = pie(10);
  world.protocol.kind = Protocol::Kind::simultaneous;
  no_deal_is(world, {.2, .2});
  tactic(world, PartyId{0}, Fixed{Package{5}});  // product .09
  tactic(world, PartyId{1}, Fixed{Package{3}});  // .05
  replicate(table(setting(world)), 1, [](Outcome const& o) { CHECK(o.tracks[TrackId{}].package == Package{5}); });
  tactic(world, PartyId{0}, Fixed{Package{7}});  // .05 too
  replicate(table(setting(world)), 1, [](Outcome const& o) { CHECK(o.tracks[TrackId{}].package == Package{3}); });
  no_deal_is(world, {.4, .2});  // A does not accept B's .3: each must accept the other's
  replicate(table(setting(world)), 1, [](Outcome const& o) { CHECK_FALSE(o.tracks[TrackId{}].deal); });
}

TEST_CASE("three must all sign, and answer in file order") {
  World world = empty_world({"A", "B", "C"});
  IssueId const k = add_issue(world, "split", {"to A", "even", "to C"});
  prefers(world, PartyId{0}, k, 1, {1, .4, .1});
  prefers(world, PartyId{1}, k, 1, {.1, .4, .1});
  prefers(world, PartyId{2}, k, 1, {0, .4, 1});
  no_deal_is(world, {.2, .2, .2});
  world.protocol.kind = Protocol::Kind::alternating;
  world.horizon = {1, Horizon::Then::freeze, 0};
  for (PartyId const i : ids_of(world.parties)) tactic(world, i, TimeDependent{TimeDependent::Curve::polynomial, 1, 1});
  replicate(table(setting(world)), 1, [](Outcome const& o) { CHECK(o.tracks[TrackId{}].package == Package{1}); });
  no_deal_is(world, {.2, .2, .5});
  tactic(world, PartyId{0}, Fixed{Package{1}});
  auto const told = story(table(setting(world)));
  REQUIRE(events<Accepted>(told).size() == 1);
  CHECK(events<Accepted>(told)[0].second.party == PartyId{1});
  REQUIRE(events<Refused>(told).size() == 1);
  CHECK(events<Refused>(told)[0].second.party == PartyId{2});
}
