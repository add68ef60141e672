// The general game with features switched off, solved and played by the engine, and what no change of units may move.
#include <algorithm>
#include <cmath>

#include <doctest/doctest.h>

#include "engine/scenarios.hpp"
#include "play/games.hpp"
#include "support/draws.hpp"
#include "zopa/engine/table.hpp"
#include "zopa/study/estimate.hpp"

using namespace zopa;

namespace {

using test::A, test::B;

/// Alternating offers, A first: patience, and what disagreeing for ever is worth to each (B5).
struct Divide {
  double delta[2];
  double g[2] = {0, 0};
  int rounds = 300;
};

/// A's share that the equilibrium offers in each round: the responder is left what a refusal brings it.
std::vector<double> equilibrium_shares(Divide const& given) {
  std::vector<double> shares(static_cast<std::size_t>(given.rounds));
  double next[] = {given.g[0], given.g[1]};  // after the last round
  for (int t = given.rounds - 1; t >= 0; --t) {
    int const responder = t % 2 == 0 ? 1 : 0;
    double const d = given.delta[responder];
    double const due = std::clamp((1 - d) * given.g[responder] + d * next[responder], 0., 1.);
    double const x = responder == 1 ? 1 - due : due;
    shares[static_cast<std::size_t>(t)] = next[0] = x;
    next[1] = 1 - x;
  }
  return shares;
}

/// The pie has those shares and no others, so that no grid stands between the game and the closed form. They fight, or
/// hold, meanwhile on a front that never moves.
model::World divided(Divide const& given) {
  model::World world = test::empty_world({"A", "B"});
  std::vector<std::string> names{"none"};
  std::vector<double> values[2];
  for (int i : {0, 1}) values[i].push_back(std::max(0., given.g[i]));
  for (double const x : equilibrium_shares(given)) {
    names.push_back(std::to_string(names.size()));
    values[0].push_back(x), values[1].push_back(1 - x);
  }
  auto const pie = test::add_issue(world, "x", names);
  world.gainer = A;
  test::add_territory(world, "front", .5, 2);
  world.war = model::War{};
  world.war->hold = 1;
  world.status_quo = model::Package{0};
  for (auto const i : {A, B}) {
    test::prefers(world, i, pie, 1, values[i.index]);
    auto& party = world.parties[i];
    party.discount = given.delta[i.index];
    party.war_cost = (1 - party.discount) * std::max(0., -given.g[i.index]);
    party.no_deal[model::main_track].level = model::NoDeal::Level::fight_on;
    test::tactic(world, i, model::Spe{});
  }
  test::alternate(world);
  world.horizon = {given.rounds, model::Horizon::Then::fight_on, 0};
  return world;
}

std::shared_ptr<play::Table const> engine_table(model::World const& world) {
  return play::table(engine::setting(test::scenario_of(world), world, {}));
}

struct AtOnce {
  double share, other;  ///< payoffs of A and B from the deal of round 0
};
AtOnce settled(Divide const& given) {
  AtOnce found{-1, -1};
  test::replicate(engine_table(divided(given)), 1, [&](play::Outcome const& o) {
    CHECK(o.tracks[model::main_track].round == 0);
    found = {o.payoff[A], o.payoff[B]};
  });
  return found;
}

}  // namespace

TEST_CASE("without a war the game is Rubinstein's: golden rows B2") {
  struct Row {
    double d1, d2, share;
    int rounds;
  };
  for (Row const& row :
       {Row{.9, .9, .526315789, 300}, Row{.95, .9, .689655172, 300}, Row{.99, .99, .502512563, 1900}}) {
    auto const found = settled({{row.d1, row.d2}, {0, 0}, row.rounds});
    CHECK(found.share == doctest::Approx(row.share).epsilon(1e-8));
    CHECK(found.other == doctest::Approx(1 - row.share).epsilon(1e-8));
  }
}

TEST_CASE("who bleeds less while they talk gets more: golden rows B5, and B3 whose breakdown is a flow") {
  struct Row {
    double delta, g1, g2, share;
    int rounds;
  };
  for (Row const& row :
       {Row{.9, -.05, -.15, .581578947, 300}, Row{.99, -.05, -.15, .553015075, 1900}, Row{.9, .2, .1, .568421053, 300},
        Row{.99, .2, .1, .551758794, 1900}, Row{.9, 0, .4, .315789474, 300}})
    CHECK(settled({{row.delta, row.delta}, {row.g1, row.g2}, row.rounds}).share ==
          doctest::Approx(row.share).epsilon(1e-8));
}

TEST_CASE("complete information, no lines, shares that can be cut finely: a deal at once, whatever the war does") {
  test::Draws draw(44);
  for (int n = 0; n < 30; ++n) {
    CAPTURE(n);
    test::ZopaMini given;
    given.cells = draw.integer(2, 12);
    given.start = draw.integer(0, given.cells);
    given.rounds = draw.integer(1, 12);
    given.offers = 200;
    given.up = draw.uniform(0, .5), given.down = draw.uniform(0, .5);
    given.cost_a = draw.uniform(.003, .05), given.cost_b = draw.uniform(.003, .05);  // together above a step of 1/200
    model::World world = test::zopa_mini(given);
    for (auto& party : world.parties) party.discount = n % 3 == 0 ? 1 : draw.uniform(.8, 1);
    if (n % 2 == 0) test::alternate(world, n % 4 == 0 ? A : B);
    test::replicate(engine_table(world), 20,
                    [](play::Outcome const& o) { CHECK(o.tracks[model::main_track].round == 0); });
  }
}

namespace {

/// A war in which the deal waits for the front.
test::ZopaMini patient_war(model::Tactic const& tactic) {
  return {.rounds = 10,
          .offers = 50,
          .cost_a = .01,
          .cost_b = .002,
          .discount = .99,
          .line_a = .5,
          .gift = .02,
          .tactic = tactic};
}

/// The same with everything that A gets or pays in another unit, and a constant added to all that it can end with.
model::World in_other_units(model::World world, double factor, double constant) {
  auto& a = world.parties[A];
  a.preferences.issues[model::IssueId{0}].weight *= factor;
  a.preferences.constant += constant;
  world.mediator->carrots[A] *= factor;
  a.war_cost = factor * a.war_cost - (1 - a.discount) * constant;  // what it lives on meanwhile, too
  return world;
}

struct Played {
  bool deal;
  int round;
  model::Option share;
  double a, b;
};
std::vector<Played> played(model::World const& world) {
  std::vector<Played> games;
  test::replicate(engine_table(world), 300, [&](play::Outcome const& o) {
    auto const& main = o.tracks[model::main_track];
    games.push_back({main.deal, main.round, main.deal ? main.package[0] : model::Option{0}, o.payoff[A], o.payoff[B]});
  });
  return games;
}

bool same_course(Played const& one, Played const& other) {
  return one.deal == other.deal && one.round == other.round && one.share == other.share;
}

}  // namespace

TEST_CASE("a party's unit and zero of utility change nothing in equilibrium play but its own payoffs, in that unit") {
  model::World const world = test::zopa_mini(patient_war(model::Spe{}));
  auto const before = played(world);
  CHECK(std::count_if(before.begin(), before.end(), [](Played const& p) { return p.deal && p.round > 0; }) > 30);
  CHECK(std::count_if(before.begin(), before.end(), [](Played const& p) { return !p.deal; }) > 30);
  for (auto const& [factor, constant] :
       {std::pair{3., 0.}, std::pair{.25, 0.}, std::pair{1., .4}, std::pair{2., -.7}}) {
    CAPTURE(factor);
    auto const after = played(in_other_units(world, factor, constant));
    REQUIRE(after.size() == before.size());
    for (std::size_t k = 0; k < before.size(); ++k) {
      CHECK(same_course(before[k], after[k]));
      CHECK(after[k].a == doctest::Approx(factor * before[k].a + constant).scale(1).epsilon(1e-9));
      CHECK(after[k].b == doctest::Approx(before[k].b).scale(1).epsilon(1e-9));
    }
  }
}

TEST_CASE("where choices are noisy the unit counts: the same precision is another noise") {
  model::World const world = test::zopa_mini(patient_war(model::Aqre{50}));
  auto const before = played(world), after = played(in_other_units(world, 3, 0)),
             shifted = played(in_other_units(world, 1, .4));
  int moved = 0;
  for (std::size_t k = 0; k < before.size(); ++k) {
    moved += !same_course(before[k], after[k]);
    CHECK(same_course(before[k], shifted[k]));
  }
  CHECK(moved > 30);
}

TEST_CASE(
    "a run of 100 games without a deal leaves what golden row F5.wilson says, and one with k deals its own width") {
  model::World hopeless = test::pie(2);
  test::no_deal_is(hopeless, {2, 2});
  auto const none = study::estimate(engine::run(test::scenario_of(hopeless), {5, 1, 100, 1, 1}), hopeless, "main.deal");
  REQUIRE(none);
  CHECK(none->monte_carlo.low == doctest::Approx(0).scale(1));
  CHECK(none->monte_carlo.high == doctest::Approx(.036993498).epsilon(1e-8));

  model::World noisy = test::pie(2);  // F5.mc_se: √(p(1 − p)/n), with p as it was found
  test::tactic(noisy, A, model::Fixed{model::Package{1}});
  test::no_deal_is(noisy, {0, .7});
  noisy.parties[B].response_lambda = 4;
  test::only_first_proposes(noisy);
  auto const some = study::estimate(engine::run(test::scenario_of(noisy), {5, 1, 1000, 1, 1}), noisy, "main.deal");
  REQUIRE(some);
  CHECK(some->value > .2);
  CHECK(some->value < .4);
  CHECK(some->standard_error == doctest::Approx(std::sqrt(some->value * (1 - some->value) / 1000)).epsilon(1e-3));
}
