#include <doctest/doctest.h>

#include "play/games.hpp"

using namespace zopa::test;

namespace {

World with_mediator(World world) {
  world.mediator = Mediator{};
  auto& mediator = *world.mediator;
  mediator.carrots.resize(2);
  mediator.sticks.resize(2);
  mediator.bias.resize(2);
  mediator.weights.resize(2, .5);
  return world;
}

}  // namespace

TEST_CASE("a mediator with hazard .1 is present in round 10 with probability .9^10: golden row G5") {
  World world = with_mediator(pie(1));
  world.mediator->hazard = .1;
  world.horizon.rounds = 11;
  no_deal_is(world, {2, 2});
  Mean present;
  replicate(table(setting(world)), 20000, [&](Outcome const& o) { present.add(o.mediator_left == -1); });
  CHECK(within_standard_errors(present, .34867844, 4));
}

TEST_CASE("a mediator with a deadline is gone from that round on, and pauses what it hosts") {
  World world = with_mediator(pie(10));
  add_track(world, "hosted");
  world.tracks[TrackId{1}].hosted = true;
  IssueId const k = add_issue(world, "bodies", {"0", "1"}, TrackId{1});
  for (PartyId const i : ids_of(world.parties)) {
    prefers(world, i, k, 1, {0, 1});
    world.parties[i].tactic[TrackId{1}] = Scripted{{std::nullopt, std::nullopt, Package{0, 1}}};
  }
  only_first_proposes(world);
  world.horizon.rounds = 6;
  world.mediator->deadline = 3;
  no_deal_is(world, {2, 2});
  replicate(table(setting(world)), 1, [](Outcome const& o) {
    CHECK(o.mediator_left == 3);
    CHECK(o.tracks[TrackId{1}].round == 2);
  });
  world.mediator->deadline = 2;
  replicate(table(setting(world)), 1, [](Outcome const& o) { CHECK_FALSE(o.tracks[TrackId{1}].deal); });
}

namespace {

/// p = .6, costs .1 each; red line of A; what each side accepts of x, in thousandths.
std::pair<double, double> accepted_interval(double line_a, double carrot, double stick) {
  World world = with_mediator(pie(1000));
  no_deal_is(world, {.5, .3});
  if (line_a > 0) add_line(world, "A", PartyId{0}, beyond(world, IssueId{0}, 1000 * line_a, false));
  world.mediator->carrots = Per<PartyId, double>{carrot, carrot};
  world.mediator->sticks = Per<PartyId, double>{stick, stick};
  double lo = 1, hi = 0;
  for (Option x = 0; x <= 1000; ++x) {
    if (signs(world, A, {x})) lo = std::min(lo, x / 1000.);
    if (signs(world, B, {x})) hi = std::max(hi, x / 1000.);
  }
  return {lo, hi};
}

}  // namespace

TEST_CASE("carrots and sticks widen what both accept: golden rows C12") {
  auto width = [](std::pair<double, double> interval) { return interval.second - interval.first; };
  CHECK(width(accepted_interval(.8, 0, 0)) == doctest::Approx(-.1));
  CHECK(width(accepted_interval(.8, .05, 0)) == doctest::Approx(-.05));  // the side held by its line wastes its half
  CHECK(width(accepted_interval(0, 0, 0)) == doctest::Approx(.2));
  CHECK(width(accepted_interval(0, .05, .02)) == doctest::Approx(.2 + .1 + .04));  // by the sum while W binds
}

TEST_CASE("the single text is the weighted Nash solution among packages no stated line forbids") {
  World world = with_mediator(pie(100));
  world.mediator->tables_text = true;
  no_deal_is(world, {.1, .3});
  auto text = [](World const& w) {
    std::vector<Package> tabled;
    for (auto const& [t, offered] : events<Offered>(story(table(setting(w))))) tabled.push_back(offered.package);
    return tabled;
  };
  CHECK(text(world) == std::vector<Package>{Package{40}});  // (x − .1)(.7 − x)
  world.mediator->weights = Per<PartyId, double>{2.0, 1.0};
  CHECK(text(world) == std::vector<Package>{Package{50}});
  world.mediator->weights = Per<PartyId, double>{.5, .5};
  LineId const line = add_line(world, "A", PartyId{0}, beyond(world, IssueId{0}, 45, false));
  world.lines[line].binding = false;  // stated, if not meant
  CHECK(text(world) == std::vector<Package>{Package{45}});
  world.lines[line].never = Pattern{{beyond(world, IssueId{0}, 71, false)}, {}, {}};
  CHECK(text(world).empty());
}

TEST_CASE("when the mediator leaves, its text, carrots, monitoring and part of the guarantee go with it") {
  World world = with_mediator(pie(100));
  IssueId const g = add_issue(world, "guarantee", {"none", "full"});
  world.deal.guarantee = g;
  world.deal.guarantee_level = {0, 1};
  world.deal.credibility = .8;
  prefers(world, PartyId{0}, g, .2, {0, 1}, {0, 0});
  world.mediator->tables_text = true;
  world.mediator->guarantee_share = .5;
  world.mediator->deadline = 1;
  world.mediator->carrots = Per<PartyId, double>{.03, 0.0};
  no_deal_is(world, {5, 5});
  world.horizon.rounds = 2;
  for (PartyId const i : ids_of(world.parties)) tactic(world, i, Scripted{});
  Game game(table(setting(world)), {});
  Package const y{50, 1};
  CHECK(game.round() == 1);  // no text gains anyone anything: round 0 has gone by
  CHECK_FALSE(game.mediator_present());
  CHECK(game.circumstances().credibility == doctest::Approx(.4));
  CHECK(game.circumstances().monitoring == 0);
  CHECK(game.deal_value(PartyId{0}, TrackId{}, y) == doctest::Approx(.5 + .2 * .4));
  CHECK(std::holds_alternative<ToMove>(game.pending()));  // the parties speak again
}

TEST_CASE("factions: each term a vote decides who speaks, in proportion to weight, and its carrots and sticks apply") {
  World world = pie(10);
  tactic(world, PartyId{0}, Scripted{});
  tactic(world, PartyId{1}, Scripted{});
  no_deal_is(world, {.2, .2});
  world.horizon.rounds = 40;
  world.mediator.emplace();
  for (auto* per : {&world.mediator->carrots, &world.mediator->sticks}) per->resize(2);
  world.mediator->factions.push_back({"press", "press", 1, {.05, 0.0}, {0.0, .04}, {0.0, 0.0}, 0});
  world.mediator->factions.push_back({"wait", "wait", 3, {0.0, .03}, {0.0, 0.0}, {0.0, 0.0}, 0});
  world.mediator->term = 4;
  Game game(table(setting(world)), {3, 0, 0});
  double pressed = 0, terms = 0;
  for (std::uint64_t r = 0; r < 200; ++r) {
    game.restart({3, 0, r});
    double before = -1;
    while (!std::holds_alternative<Over>(game.pending())) {
      double const carrot = game.circumstances().carrots[PartyId{0}];
      bool const presses = carrot == .05;
      CHECK((presses || carrot == 0));
      CHECK(game.no_deal_value(PartyId{1}, TrackId{}) == doctest::Approx(presses ? .16 : .2));
      if (game.round() % 4 != 0) CHECK(carrot == before);
      if (game.round() % 4 == 0 && carrot != before) CHECK(game.circumstances().carrots[PartyId{1}] == (presses ? 0 : .03));
      if (game.round() % 4 == 0) terms += 1, pressed += presses;
      before = carrot;
      advance(game, Pass{});
    }
  }
  CHECK(terms == 2000);
  CHECK(std::fabs(pressed / terms - .25) < 4 * std::sqrt(.25 * .75 / terms));
}

TEST_CASE("factions that compromise speak by the weighted mean") {
  World world = pie(10);
  no_deal_is(world, {.2, .2});
  world.mediator.emplace();
  for (auto* per : {&world.mediator->carrots, &world.mediator->sticks}) per->resize(2);
  world.mediator->factions.push_back({"press", "press", 1, {.04, 0.0}, {0.0, .04}, {0.0, 0.0}, 0});
  world.mediator->factions.push_back({"wait", "wait", 3, {0.0, 0.0}, {0.0, 0.0}, {0.0, 0.0}, 0});
  Game const game(table(setting(world)), {3, 0, 0});
  CHECK(game.circumstances().carrots[PartyId{0}] == doctest::Approx(.01));
  CHECK(game.no_deal_value(PartyId{1}, TrackId{}) == doctest::Approx(.19));
}
