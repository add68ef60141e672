#include "zopa/model/utility.hpp"

#include "support/approx.hpp"
#include "support/worlds.hpp"

using namespace zopa::test;

namespace {

/// A front of ten cells, .7 held by R, with control {0, 1/2, front, 1}; both weigh it by 1/2.
struct ValuedFront {
  World world = empty_world({"U", "R"});
  TerritoryId territory;
  IssueId control;
  Circumstances now;

  ValuedFront() {
    territory = add_territory(world, "a", 0.7, 10);
    control = add_control(world, territory, {0, 0.5, std::nullopt, 1});
    prefers_share(world, U, control, 0.5);
    prefers_share(world, R, control, 0.5);
    now = circumstances(world);
  }
  double u(PartyId party, Option option) const { return utility(world, party, {}, {option}, now); }
};

}  // namespace

TEST_CASE("peace is worth the weighted values of its options") {
  World const world = toy_istanbul(1);
  // G3: freeze, neutral, guaranteed: u_U = .5·.45 + 0 + .3, u_R = .5·.6 + .35 + 0
  CHECK(utility(world, U, {}, {1, 1, 1}, circumstances(world)) == approx(0.525));
  CHECK(utility(world, R, {}, {1, 1, 1}, circumstances(world)) == approx(0.65));
}

TEST_CASE("a guarantee is worth what is believed of it") {
  World const world = toy_istanbul(0.25);
  CHECK(utility(world, U, {}, {1, 1, 1}, circumstances(world)) == approx(0.225 + 0.3 * 0.25));
  CHECK(utility(world, R, {}, {1, 1, 1}, circumstances(world)) == approx(0.65 + 0.15 * 0.75));
  Circumstances now = circumstances(world);
  now.credibility = 0;
  CHECK(utility(world, U, {}, {1, 1, 1}, now) == approx(0.225));
}

TEST_CASE("the share of control is worth x to the side that gains and 1 - x to the other") {
  ValuedFront f;
  CHECK(f.u(R, 1) == approx(0.25));
  CHECK(f.u(R, 2) == approx(0.35));
  CHECK(f.u(U, 2) == approx(0.15));
  f.now.front[f.territory] = 0.2;
  CHECK(f.u(R, 2) == approx(0.1));
  CHECK(f.u(U, 2) == approx(0.4));
  CHECK(f.u(R, 3) == approx(0.5));
}

TEST_CASE("a legal status without values of its own follows the ladder, mirrored for the two sides") {
  World world = empty_world({"U", "R"});
  IssueId const status = add_status(world, add_territory(world, "a", 0.7, 10));
  world.parties[U].preferences.issues[status].weight = 0.4;
  world.parties[R].preferences.issues[status].weight = 0.4;
  Circumstances const now = circumstances(world);
  CHECK(utility(world, U, {}, {2}, now) == approx(0.4 * 0.75));
  CHECK(utility(world, R, {}, {2}, now) == approx(0.4 * 0.25));
}

TEST_CASE("interactions multiply unweighted values, and constants add") {
  World world = toy_istanbul(1);
  Preferences& preferences = world.parties[U].preferences;
  preferences.interactions.push_back({IssueId{0}, IssueId{2}, 0.2});
  preferences.constant = 0.05;
  CHECK(utility(world, U, {}, {1, 1, 1}, circumstances(world)) == approx(0.525 + 0.2 * 0.45 + 0.05));
  CHECK(utility(world, U, {}, {1, 1, 0}, circumstances(world)) == approx(0.225 + 0.05));
}

TEST_CASE("a bonus is paid where its pattern holds") {
  World world = toy_istanbul(1);
  Pattern const pair{{among(world, {IssueId{0}}, {1}), among(world, {IssueId{1}}, {1})}, {}, {}};
  world.parties[R].preferences.bonuses.push_back({pair, 0.1});
  CHECK(utility(world, R, {}, {1, 1, 1}, circumstances(world)) == approx(0.75));
  CHECK(utility(world, R, {}, {1, 0, 1}, circumstances(world)) == approx(0.3));
}

TEST_CASE("soft lines cost their owner while they are in force, and a bluff is felt only by those who believe it") {
  ValuedFront f;
  LineId const line = add_soft_line(f.world, "s", U, beyond(f.world, f.control, 0.5, true), 1);
  CHECK(f.u(U, 2) == approx(0.15 - 0.2));
  CHECK(f.u(R, 2) == approx(0.35));
  f.world.lines[line].binding = false;
  CHECK(f.u(U, 2) == approx(0.15 - 0.2));
  CHECK(utility(f.world, U, {}, {2}, f.now, true) == approx(0.15));
  f.world.lines[line].until = 4;
  f.now.round = 4;
  CHECK(f.u(U, 2) == approx(0.15));
  f.now.round = 3;
  CHECK(f.u(U, 2) == approx(-0.05));
  f.world.lines[line].hard = true;  // a hard line is no price
  CHECK(f.u(U, 2) == approx(0.15));
}

TEST_CASE("a ratifier weighs its own preferences and lines, on the side of its party") {
  ValuedFront f;
  Ratifier ratifier;
  ratifier.party = R;
  ratifier.preferences = Preferences{};
  ratifier.preferences->issues.resize(1);
  ratifier.preferences->issues[f.control].weight = 1;
  ratifier.preferences->issues[f.control].by_share = true;
  RatifierId const duma = f.world.ratifiers.push_back(ratifier);
  add_soft_line(f.world, "negotiator", R, beyond(f.world, f.control, 0.8, false), 1);
  CHECK(utility(f.world, duma, {}, {2}, f.now) == approx(0.7));
  f.world.lines[LineId{0}].ratifier = duma;
  CHECK(utility(f.world, duma, {}, {2}, f.now) == approx(0.6));
  CHECK(f.u(R, 2) == approx(0.35));
}

TEST_CASE("losses against the reference weigh more than gains, for each side from the best it has held") {
  ValuedFront f;
  Reference reference;
  reference.weight = 1;
  reference.loss_aversion = 2.25;
  for (Party& party : f.world.parties) party.preferences.reference = reference;
  // R holds .7 and U .3: w[v + Λ ρ(x − ref)]
  CHECK(f.u(R, 2) == approx(0.5 * 0.7));
  CHECK(f.u(R, 1) == approx(0.5 * (0.5 - 2.25 * 0.2)));
  CHECK(f.u(R, 3) == approx(0.5 * (1 + 0.3)));
  CHECK(f.u(U, 1) == approx(0.5 * (0.5 + 0.2)));
  CHECK(f.u(U, 3) == approx(0.5 * (0 - 2.25 * 0.3)));
  f.now.front[f.territory] = 0.2;  // R remembers .7, U now .8
  ratchet(f.now);
  CHECK(f.u(R, 2) == approx(0.5 * (0.2 - 2.25 * 0.5)));
  CHECK(f.u(U, 1) == approx(0.5 * (0.5 - 2.25 * 0.3)));
  f.world.parties[R].preferences.reference->ratchet = 0.5;
  f.world.parties[R].preferences.reference->base_term = false;
  CHECK(f.u(R, 1) == approx(0.5 * (0.5 - 0.35)));
}

TEST_CASE("falling short of what was said in public costs the audience, last and on the main track only") {
  ValuedFront f;
  TrackId const humanitarian = add_track(f.world, "humanitarian");
  IssueId const prisoners = add_issue(f.world, "prisoners", {"none", "all"}, humanitarian);
  prefers(f.world, R, prisoners, 1, {0, 0.1});
  f.world.parties[R].audience = 0.5;
  f.now.commitment[R] = 2;
  f.now.claim[R] = 0.3;
  CHECK(utility(f.world, R, {}, {1, 0}, f.now) == approx(0.25 - 0.5 * 2 * 0.05));
  CHECK(utility(f.world, R, {}, {2, 0}, f.now) == approx(0.35));
  CHECK(utility(f.world, R, humanitarian, {2, 1}, f.now) == approx(0.1));
}

TEST_CASE("each track counts its own issues, interactions and bonuses") {
  World world = toy_istanbul(1, false);
  TrackId const humanitarian = add_track(world, "humanitarian");
  IssueId const prisoners = add_issue(world, "prisoners", {"none", "all"}, humanitarian);
  prefers(world, U, prisoners, 1, {0, 0.2});
  world.parties[U].preferences.constant = 0.01;
  world.parties[U].preferences.interactions.push_back({prisoners, prisoners, 0.5});
  world.parties[U].preferences.bonuses.push_back({Pattern{{among(world, {prisoners}, {1})}, {}, {}}, 0.03});
  Circumstances const now = circumstances(world);
  CHECK(utility(world, U, {}, {1, 1, 1, 1}, now) == approx(0.525 + 0.01));
  CHECK(utility(world, U, humanitarian, {1, 1, 1, 1}, now) == approx(0.23 + 0.5 * 0.2 * 0.2));
}

TEST_CASE("a supply link weakens control over its end while no land path leads there") {
  World const world = graph_value();
  Circumstances const now = circumstances(world);
  TerritoryId const crimea{4};
  CHECK(supply_factor(world, crimea, {0, 0, 0, 0, 1}, now) == 0.6);
  CHECK(supply_factor(world, crimea, {0, 1, 1, 1, 1}, now) == 1);
  CHECK(supply_factor(world, crimea, {1, 1, 1, 0, 1}, now) == 0.6);
  CHECK(supply_factor(world, TerritoryId{0}, {1, 0, 0, 0, 0}, now) == 1);
  // For the other side control is worth what it is.
  CHECK(utility(world, U, {}, {0, 0, 0, 0, 0}, now) == approx(0.8));
}
