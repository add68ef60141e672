#include "solve/walk.hpp"

#include <random>

#include <doctest/doctest.h>

#include "solve/fair_walk.hpp"
#include "zopa/solve/conflicts.hpp"
#include "zopa/solve/solutions.hpp"

using namespace zopa;

namespace {

/// Random preferences of many parties, a pair of options forbidden by each line.
model::World conference(int parties, int issues, int lines, unsigned seed) {
  std::mt19937 random(seed);
  auto const below = [&](unsigned n) { return unsigned(random()) % n; };
  model::World world;
  world.tracks.push_back({});
  world.tracks[model::TrackId{}].id = "main";
  for (int k = 0; k < issues; ++k) {
    model::Issue issue;
    issue.id = "i" + std::to_string(k);
    issue.options = {"a", "b", "c", "d"};
    issue.position = {0, 1, 2, 3};
    world.tracks[model::TrackId{}].issues.push_back(world.issues.push_back(issue));
  }
  for (int i = 0; i < parties; ++i) {
    model::Party party;
    party.id = "P" + std::to_string(i);
    for (int k = 0; k < issues; ++k) {
      model::IssueValue value;
      value.weight = 1.0 / issues;
      for (int o = 0; o < 4; ++o) value.values.push_back(below(1000) / 1000.0);
      party.preferences.issues.push_back(value);
    }
    party.no_deal.resize(1);
    world.parties.push_back(party);
  }
  for (int l = 0; l < lines; ++l) {
    model::RedLine line;
    line.id = "l" + std::to_string(l);
    line.owner = model::PartyId{std::size_t(l % parties)};
    line.hard = line.binding = true;
    for (int atom = 0; atom < 2; ++atom) {
      model::IssueAtom on;
      on.issues = {model::IssueId{below(unsigned(issues))}};
      on.matches = {std::vector<bool>(4, false)};
      on.matches[0][below(4)] = true;
      line.never.issues.push_back(on);
    }
    world.lines.push_back(line);
  }
  return world;
}

solve::Negotiation negotiation(model::World const& world, double no_deal) {
  return {world, model::TrackId{}, model::circumstances(world),
          model::Per<model::PartyId, double>(world.parties.size(), no_deal)};
}

}  // namespace

TEST_CASE("A walk sees what lists see: the same count and the same first package, whatever is asked") {
  for (unsigned seed = 0; seed < 60; ++seed) {
    model::World const world = conference(2 + seed % 3, 5, 4, seed);
    auto const n = negotiation(world, .3 + .02 * (seed % 10));
    solve::Conditions const conditions(n.compiled(), n.all(), solve::Conditions::Measure::needed);
    solve::Walk walk(n.compiled(), conditions);
    double seen = 0;
    std::optional<model::Package> first;
    CHECK(walk.each(1'000'000, [&](std::size_t, std::int64_t const*) {
      if (!first) first = walk.package();
      seen += 1;
      return true;
    }));
    CHECK(seen == solve::count(n, n.all()));
    auto const judged = solve::judged_packages(n, world, model::TrackId{}, model::circumstances(world));
    auto const allowed = std::find_if(judged.begin(), judged.end(), [](auto const& j) { return j.broken.none(); });
    REQUIRE(first.has_value() == (allowed != judged.end()));
    if (first) CHECK(*first == allowed->package);
  }
}

TEST_CASE("Fair packages found one package after the other are those of listing every package") {
  model::World const world = conference(8, 7, 6, 3);
  auto const n = negotiation(world, .35);
  auto const zopa = solve::fair_by_walking(n, n.all(), {});
  CHECK(!zopa.listed);
  CHECK(zopa.counted);
  std::vector<std::vector<double>> values;
  std::vector<model::Package> packages;
  for (auto const& j : solve::judged_packages(n, world, model::TrackId{}, model::circumstances(world)))
    if (j.broken.none()) values.push_back(j.value), packages.push_back(j.package);
  CHECK(zopa.size == double(values.size()));
  std::vector<double> const d(8, .35);
  auto const same = [&](std::optional<std::size_t> ours, std::optional<std::size_t> theirs) {
    REQUIRE(ours.has_value());
    CHECK(zopa.frontier.points[*ours].package == packages[theirs.value()]);
  };
  same(zopa.nash, solve::nash_solution(values, d));
  same(zopa.kalai_smorodinsky, solve::kalai_smorodinsky_solution(values, d));
  same(zopa.egalitarian, solve::egalitarian_solution(values, d));
  same(zopa.utilitarian, solve::utilitarian_solution(values, d));
}

TEST_CASE("Twelve parties, twelve issues, forty lines: an answer in seconds, whether there is a deal or not") {
  model::World const world = conference(12, 12, 40, 1);
  auto const open = negotiation(world, .4);
  auto const zopa = solve::zopa(open);
  CHECK(zopa.size > 0);
  CHECK(!zopa.listed);  // the lists are given up, not waited for
  CHECK(zopa.counted);
  auto const closed = negotiation(world, .62);
  REQUIRE(!solve::feasible(closed, closed.all()));
  auto const why = solve::explain(closed, 3);
  REQUIRE(!why.conflicts.empty());
  for (std::size_t k = 0; k < std::min<std::size_t>(why.conflicts.size(), 2); ++k) {
    solve::ConstraintSet set;
    for (std::size_t const c : why.conflicts[k]) set.set(c);
    CHECK(!solve::feasible(closed, set));
    for (std::size_t const c : why.conflicts[k]) {
      auto smaller = set;
      smaller.reset(c);
      CHECK(solve::feasible(closed, smaller));
    }
  }
}
