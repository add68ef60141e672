#include "zopa/solve/negotiation.hpp"

#include <stdexcept>

#include <doctest/doctest.h>

#include "support/worlds.hpp"
#include "zopa/solve/frontier.hpp"
#include "zopa/solve/solutions.hpp"

namespace zopa::test {
namespace {

/// Two parties over four issues of three options, opposed on each.
World opposed() {
  World world = empty_world({"A", "B"});
  for (char const* id : {"a", "b", "c", "d"}) {
    IssueId const k = add_issue(world, id, {"0", "1", "2"});
    prefers(world, PartyId{0}, k, .25, {0, .5, 1});
    prefers(world, PartyId{1}, k, .25, {1, .5, 0});
  }
  no_deal_is(world, {.25, .25});
  return world;
}

Ratifier public_of(PartyId party, double approval, std::vector<Ratifier::Cap> caps) {
  Ratifier r;
  r.id = "public";
  r.party = party;
  r.veto = true;
  r.approval = approval;
  r.caps = std::move(caps);
  return r;
}

}  // namespace

TEST_CASE("constraints are hard lines, then vetoes, then votes, then the no-deal value of each party") {
  World world = opposed();
  add_soft_line(world, "soft", PartyId{0}, among(world, {IssueId{0}}, {0}), .1);
  add_line(world, "hard", PartyId{1}, among(world, {IssueId{1}}, {2}));
  world.ratifiers.push_back(public_of(PartyId{0}, .6, {{Pattern{{among(world, {IssueId{2}}, {0})}, {}, {}}, .1}}));
  auto const n = solve::negotiation(world, TrackId{});
  std::vector<std::string> ids;
  for (auto const& c : n.constraints()) ids.push_back(c.id);
  CHECK(ids == std::vector<std::string>{"hard", "A.public", "no deal: A", "no deal: B"});
  CHECK(n.all().count() == 4);
  CHECK(n.lines_and_ratifiers().count() == 2);
  CHECK(n.of(PartyId{0}).count() == 1);
  CHECK(n.of(PartyId{1}).count() == 1);
}

TEST_CASE("a veto that only repeats its party's no-deal value is no constraint; lines out of force are none either") {
  World world = opposed();
  Ratifier leader;
  leader.id = "leader";
  leader.veto = true;
  world.ratifiers.push_back(leader);
  LineId const later = add_line(world, "later", PartyId{1}, among(world, {IssueId{1}}, {2}));
  world.lines[later].from = 3;
  auto now = circumstances(world);
  CHECK(solve::Negotiation(world, TrackId{}, now, {.25, .25}).constraints().size() == 2);
  now.round = 3;
  CHECK(solve::Negotiation(world, TrackId{}, now, {.25, .25}).constraints().size() == 3);
}

TEST_CASE("a line that is a bluff counts as stated, and not among the lines that are meant") {
  World world = opposed();
  LineId const bluff = add_line(world, "bluff", PartyId{0}, among(world, {IssueId{0}}, {0, 1}));
  world.lines[bluff].binding = false;
  CHECK(solve::negotiation(world, TrackId{}, solve::Lines::stated).constraints().size() == 3);
  CHECK(solve::negotiation(world, TrackId{}, solve::Lines::binding).constraints().size() == 2);
}

TEST_CASE("control and status that do not fit are no packages") {
  World world = empty_world({"U", "R"});
  TerritoryId const t = add_territory(world, "t", .5, 10);
  add_control(world, t, {0.0, std::nullopt, 1.0});
  add_status(world, t);
  // returned needs 0: with {front, 1} it is out; the four settled ones need more than 0; deferred goes with all
  CHECK(solve::negotiation(world, TrackId{}).n_packages() == 18 - 2 - 4);
}

TEST_CASE("a line over a family may count: at most two of four issues may go to A") {
  World world = opposed();
  std::vector<IssueId> all;
  for (auto const k : ids_of(world.issues)) all.push_back(k);
  add_line(world, "two", PartyId{1}, among(world, all, {2}, IssueAtom::Quantifier::more_than, 2));
  auto const n = solve::negotiation(world, TrackId{});
  // 81 packages less those with three or four issues at option 2: 4·2 + 1
  CHECK(solve::count(n, n.lines_and_ratifiers()) == 72);
  CHECK(n.n_packages() == 81);
}

TEST_CASE("a vote passes at its quota: two of three factions suffice") {
  World world = opposed();
  double const weights[] = {.4, .3, .3};
  for (int r = 0; r < 3; ++r) {
    // faction r refuses option 2 of issue r
    Ratifier faction =
        public_of(PartyId{1}, .9, {{Pattern{{among(world, {IssueId(std::size_t(r))}, {2})}, {}, {}}, .1}});
    faction.id = "faction" + std::to_string(r);
    faction.veto = false;
    faction.weight = weights[r];
    world.ratifiers.push_back(faction);
  }
  world.parties[PartyId{1}].ratification_quota = .6;
  auto const n = solve::negotiation(world, TrackId{});
  REQUIRE(n.constraints().size() == 3);
  CHECK(n.constraints()[0].id == "B.vote");
  // refused by nobody 8, by one 3·4, times 3 options of the last issue; the two .3s alone reach the quota of .6
  CHECK(solve::count(n, n.lines_and_ratifiers()) == (8 + 12) * 3);
}

TEST_CASE("a ratifier with preferences of its own filters before the frontier is taken") {
  World world = opposed();
  Ratifier chamber;
  chamber.id = "chamber";
  chamber.party = PartyId{0};
  chamber.veto = true;
  chamber.no_deal = 1;
  chamber.preferences = Preferences{};
  chamber.preferences->issues.resize(4);
  chamber.preferences->issues[IssueId{0}] = {1, {1, 0, 0}, {}, false};  // only option 0 of the first issue passes
  world.ratifiers.push_back(chamber);
  auto const n = solve::negotiation(world, TrackId{});
  CHECK(solve::count(n, n.lines_and_ratifiers()) == 27);
  for (auto const& p : solve::pareto_frontier(n, n.lines_and_ratifiers()).points) CHECK(p.package[0] == 0);
}

TEST_CASE(
    "land bridge, coast and a bridge without land path: the value of the graph, from the frontier's own factors") {
  // G4.graph and G4.marginal_ZAP: R's value of what it holds
  World world = graph_value();
  struct Row {
    Package held;  // LUH, DON, ZAP, KHE, CRI
    double value;
  };
  for (Row const& row : {Row{{0, 0, 0, 0, 1}, .15}, Row{{1, 1, 0, 0, 1}, .45}}) {
    World only = world;
    for (std::size_t k = 0; k < 5; ++k)
      add_line(only, "fixed", PartyId{0}, among(only, {IssueId{k}}, {Option(1 - row.held[k])}));
    auto const n = solve::negotiation(only, TrackId{});
    auto const frontier = solve::pareto_frontier(n, n.lines_and_ratifiers());
    REQUIRE(frontier.points.size() == 1);
    CHECK(frontier.points[0].value[1] == doctest::Approx(row.value));
  }
}

TEST_CASE("a network of hopeless width is refused before memory is spent") {
  World world = empty_world({"A", "B"});
  for (int k = 0; k < 12; ++k)
    add_issue(world, "i" + std::to_string(k), {"0", "1", "2", "3", "4", "5", "6", "7", "8", "9"});
  for (std::size_t a = 0; a < 12; ++a)
    for (std::size_t b = 0; b < a; ++b)
      world.parties[PartyId{0}].preferences.interactions.push_back({IssueId{a}, IssueId{b}, .1});
  std::string said;
  try {
    solve::negotiation(world, TrackId{});
  } catch (std::length_error const& error) {
    said = error.what();
  }
  for (char const* part : {"12 variables hang together", "i7", "1e+12 cells", "3.2e+04 GB", "fewer issues together"})
    CHECK_MESSAGE(said.find(part) != std::string::npos, said);
}

}  // namespace zopa::test
