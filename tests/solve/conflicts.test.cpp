#include "zopa/solve/conflicts.hpp"

#include <algorithm>
#include <random>

#include <doctest/doctest.h>

#include "support/random_worlds.hpp"
#include "support/worlds.hpp"
#include "zopa/solve/solutions.hpp"

using namespace zopa;
using solve::ConstraintIndices, solve::ConstraintSet;

namespace {

using Sets = std::vector<ConstraintIndices>;

// Every subset asked, smallest first: what is infeasible and has no infeasible part, and the complements of what is
// feasible and cannot be enlarged.
struct BruteForce {
  Sets conflicts, corrections;

  BruteForce(std::size_t n, std::function<bool(ConstraintSet const&)> const& feasible) {
    std::vector<bool> open(std::size_t{1} << n);
    for (std::size_t s = 0; s < open.size(); ++s) open[s] = feasible(ConstraintSet(s));
    for (std::size_t s = 0; s < open.size(); ++s) {
      bool minimal = !open[s], maximal = open[s];
      for (std::size_t c = 0; c < n; ++c) {
        std::size_t const bit = std::size_t{1} << c;
        if (s & bit) minimal = minimal && open[s ^ bit];
        if (!(s & bit)) maximal = maximal && !open[s | bit];
      }
      if (minimal) conflicts.push_back(members(s, n, true));
      if (maximal && s + 1 != open.size()) corrections.push_back(members(s, n, false));
    }
    sort(conflicts);
    sort(corrections);
  }

  static ConstraintIndices members(std::size_t s, std::size_t n, bool in) {
    ConstraintIndices found;
    for (std::size_t c = 0; c < n; ++c)
      if (((s >> c) & 1) == (in ? 1u : 0u)) found.push_back(c);
    return found;
  }
  static void sort(Sets& sets) {
    std::sort(sets.begin(), sets.end(),
              [](auto const& a, auto const& b) { return a.size() != b.size() ? a.size() < b.size() : a < b; });
  }
};

void same_as_brute_force(std::size_t n, std::function<bool(ConstraintSet const&)> const& feasible) {
  BruteForce const expected(n, feasible);
  solve::Explanation const got = solve::explain(n, feasible);
  CHECK(got.complete);
  CHECK(got.conflicts == expected.conflicts);
  CHECK(got.corrections == expected.corrections);
  for (std::size_t c = 0; c < n; ++c) {
    double responsibility = 0;
    for (auto const& correction : expected.corrections)
      if (std::find(correction.begin(), correction.end(), c) != correction.end())
        responsibility = std::max(responsibility, 1.0 / static_cast<double>(correction.size()));
    CHECK(got.responsibility[c] == responsibility);
  }
}

}  // namespace

TEST_CASE("Conflicts and corrections of 2,000 random monotone oracles are those of asking every subset") {
  std::mt19937_64 random(7);
  for (int instance = 0; instance < 2000; ++instance) {
    std::size_t const n = 1 + random() % 9;
    std::vector<ConstraintSet> forbidden(random() % 6);
    for (auto& set : forbidden)
      while (set.none()) set = ConstraintSet(random() & random() & ((std::uint64_t{1} << n) - 1));
    same_as_brute_force(n, [&](ConstraintSet const& s) {
      return std::none_of(forbidden.begin(), forbidden.end(), [&](auto const& f) { return (f & ~s).none(); });
    });
  }
}

TEST_CASE("Three constraints that conflict only jointly are one conflict and three corrections") {
  auto const got = solve::explain(3, [](ConstraintSet const& s) { return s.count() < 3; });
  CHECK(got.conflicts == Sets{{0, 1, 2}});
  CHECK(got.corrections == Sets{{0}, {1}, {2}});
  CHECK(got.responsibility == std::vector<double>{1, 1, 1});
}

TEST_CASE("Coexisting conflicts: no single concession opens anything") {
  auto const got = solve::explain(4, [](ConstraintSet const& s) { return !(s[0] && s[1]) && !(s[2] && s[3]); });
  CHECK(got.conflicts == Sets{{0, 1}, {2, 3}});
  CHECK(got.corrections == Sets{{0, 2}, {0, 3}, {1, 2}, {1, 3}});
  CHECK(got.responsibility == std::vector<double>{.5, .5, .5, .5});
}

TEST_CASE("A satisfiable set has neither conflicts nor corrections") {
  auto const got = solve::explain(5, [](ConstraintSet const&) { return true; });
  CHECK(got.conflicts.empty());
  CHECK(got.corrections.empty());
}

TEST_CASE("The enumeration says when it was cut") {
  CHECK_FALSE(solve::explain(
                  12, [](ConstraintSet const& s) { return s.count() < 6; }, 50)
                  .complete);
}

TEST_CASE("Cut or not, the smallest corrections come first, so that responsibilities are right") {
  // twelve disjoint pairs collide: 4096 corrections of 12, and a constraint that collides with nothing
  auto const pairs = [](ConstraintSet const& s) {
    for (std::size_t k = 0; k < 24; k += 2)
      if (s[k] && s[k + 1]) return false;
    return true;
  };
  auto const got = solve::explain(25, pairs, 100);
  CHECK_FALSE(got.complete);
  CHECK(got.conflicts.size() == 12);
  CHECK(got.corrections.size() == 88);
  for (std::size_t c = 0; c < 24; ++c) CHECK(got.share_of_conflicts[c] == doctest::Approx(1.0 / 12));
  CHECK(got.share_of_conflicts[24] == 0);
  CHECK(got.responsibility[24] == 0);
}

TEST_CASE("Forty disjoint pairs, 2^40 smallest corrections: those that are found are of that size, and soon") {
  auto const pairs = [](ConstraintSet const& s) {
    for (std::size_t k = 0; k < 80; k += 2)
      if (s[k] && s[k + 1]) return false;
    return true;
  };
  auto const got = solve::explain(80, pairs, 200);
  CHECK_FALSE(got.complete);
  CHECK(got.conflicts.size() == 40);
  REQUIRE(got.corrections.size() == 160);
  CHECK(got.corrections.back().size() == 40);
}

TEST_CASE("Sixty constraints with three conflicts take few questions") {
  int asked = 0;
  auto const got = solve::explain(60, [&](ConstraintSet const& s) {
    ++asked;
    return !(s[3] && s[40]) && !(s[7] && s[8] && s[9]) && !s[59];
  });
  CHECK(got.conflicts == Sets{{59}, {3, 40}, {7, 8, 9}});
  CHECK(got.corrections.size() == 6);
  CHECK(asked < 80);
  CHECK(got.responsibility[59] == doctest::Approx(1.0 / 3));
  CHECK(got.share_of_least_concessions[59] == 1);
  CHECK(got.share_of_least_concessions[3] == doctest::Approx(.5));
  CHECK(got.share_of_conflicts[8] == doctest::Approx(1.0 / 3));
}

TEST_CASE("If not even an empty list of constraints leaves a package, nobody is to blame") {
  auto const got = solve::explain(3, [](ConstraintSet const&) { return false; });
  CHECK(got.conflicts == Sets{{}});
  CHECK(got.corrections.empty());
}

TEST_CASE("Between groups the conflicts are those of asking about whole groups") {
  std::mt19937_64 random(11);
  for (int instance = 0; instance < 300; ++instance) {
    std::size_t const n = 2 + random() % 8, n_groups = 1 + random() % 4;
    std::vector<std::size_t> group(n);
    for (auto& g : group) g = random() % n_groups;
    std::vector<ConstraintSet> forbidden(1 + random() % 5);
    for (auto& set : forbidden)
      while (set.none()) set = ConstraintSet(random() & random() & ((std::uint64_t{1} << n) - 1));
    auto const feasible = [&](ConstraintSet const& s) {
      return std::none_of(forbidden.begin(), forbidden.end(), [&](auto const& f) { return (f & ~s).none(); });
    };
    BruteForce const expected(n_groups, [&](ConstraintSet const& groups) {
      ConstraintSet s;
      for (std::size_t c = 0; c < n; ++c) s.set(c, groups[group[c]]);
      return feasible(s);
    });
    auto const got = solve::by_group(solve::explain(n, feasible), group, n_groups);
    CHECK(got.conflicts == expected.conflicts);
    CHECK(got.corrections == expected.corrections);
  }
}

namespace {

/// Two parties who divide ten shares of one issue; W = (.3, .3).
test::World ten_shares() {
  test::World world = test::empty_world({"A", "B"});
  std::vector<std::string> options;
  std::vector<double> a, b;
  for (int k = 0; k <= 10; ++k) {
    options.push_back(std::to_string(k));
    a.push_back(k / 10.0);
    b.push_back(1 - k / 10.0);
  }
  test::IssueId const share = test::add_issue(world, "share", options);
  test::prefers(world, model::PartyId{0}, share, 1, a);
  test::prefers(world, model::PartyId{1}, share, 1, b);
  test::no_deal_is(world, {.3, .3});
  return world;
}

test::Pattern beyond(test::World const& world, double threshold, bool above) {
  test::Pattern pattern;
  pattern.issues.push_back(test::beyond(world, model::IssueId{0}, threshold, above));
  return pattern;
}

}  // namespace

TEST_CASE("Disjoint claims: each side's line alone leaves a deal, together none, and either concession opens one") {
  auto world = ten_shares();
  test::add_line(world, "at-least-six", model::PartyId{0}, beyond(world, 6, false));
  test::add_line(world, "at-most-five", model::PartyId{1}, beyond(world, 5, true));
  auto const negotiation = solve::negotiation(world, model::TrackId{});
  auto const why = solve::explain(negotiation);
  CHECK(why.conflicts == Sets{{0, 1}});
  CHECK(why.corrections == Sets{{0}, {1}});
  auto const prices = solve::shadow_prices(negotiation);
  CHECK(prices[0][0] == doctest::Approx(.2));  // without it A gets .5 where no deal is worth .3
  CHECK(prices[1][1] == doctest::Approx(.1));  // without the other B gets .4
  CHECK(solve::never_binding(negotiation).empty());
  auto const miss = solve::nearest_miss(negotiation, why);
  REQUIRE(miss);
  CHECK(miss->package[0] == 3);  // breaks one line and leaves both their no-deal value; no lower option does
  CHECK(miss->broken == ConstraintIndices{0});
}

TEST_CASE("A line that no rational package breaks never binds") {
  auto world = ten_shares();
  test::add_line(world, "not-below-two", model::PartyId{0}, beyond(world, 2, false));   // A has .3 anyway
  test::add_line(world, "not-below-four", model::PartyId{0}, beyond(world, 4, false));  // bars a share of 3
  auto const negotiation = solve::negotiation(world, model::TrackId{});
  CHECK(solve::never_binding(negotiation) == ConstraintIndices{0});
}

TEST_CASE("A ratifier can be the only one who blocks, and no payment between the parties moves it") {
  auto world = ten_shares();
  model::Ratifier public_opinion;
  public_opinion.id = public_opinion.title = "public";
  public_opinion.party = model::PartyId{0};
  public_opinion.veto = true;
  public_opinion.approval = .4;
  public_opinion.quota = .5;
  world.ratifiers.push_back(public_opinion);
  auto const negotiation = solve::negotiation(world, model::TrackId{});
  auto const why = solve::explain(negotiation);
  CHECK(why.conflicts == Sets{{0}});
  CHECK(why.corrections == Sets{{0}});
  CHECK(negotiation.constraints()[0].kind == solve::Constraint::Kind::ratifier);
  CHECK_FALSE(solve::side_payment(negotiation).gift);
  CHECK_FALSE(solve::least_shortfall(negotiation));
}

TEST_CASE("Expectations alone can collide: the gift is what is missing, and there is no surplus to transfer") {
  auto world = ten_shares();
  test::no_deal_is(world, {.6, .55});
  auto const negotiation = solve::negotiation(world, model::TrackId{});
  CHECK(solve::explain(negotiation).conflicts == Sets{{0, 1}});
  auto const payment = solve::side_payment(negotiation);
  CHECK(payment.gift.value() == doctest::Approx(.15));
  CHECK_FALSE(payment.transfer);
  auto const nearest = solve::least_shortfall(negotiation);
  REQUIRE(nearest);
  CHECK(nearest->package[0] == 5);  // 5 and 6 miss by the same; the lower index counts
  CHECK(nearest->broken == ConstraintIndices{0, 1});
}

TEST_CASE(
    "G7: two conflicts and two corrections with each side's list as one line, 28 and 30 with five lines for five "
    "regions") {
  auto const as_one = solve::explain(solve::negotiation(test::seed_packages(), model::TrackId{0}));
  CHECK(as_one.conflicts.size() == 2);
  CHECK(as_one.corrections.size() == 2);
  test::SeedPackages given;
  given.each = true;
  auto const separate = solve::explain(solve::negotiation(test::seed_packages(given), model::TrackId{0}));
  CHECK(separate.conflicts.size() == 28);
  CHECK(separate.corrections.size() == 30);
}

TEST_CASE("A peace conference of twelve parties, twelve issues and forty lines is explained, and each set is minimal") {
  test::RandomWorld random(5);
  std::vector<std::string> names;
  for (int i = 0; i < 12; ++i) names.push_back("P" + std::to_string(i));
  test::World world = test::empty_world(names);
  std::vector<test::IssueId> issues;
  for (int k = 0; k < 12; ++k) issues.push_back(test::add_issue(world, "i" + std::to_string(k), {"a", "b", "c", "d"}));
  for (std::size_t i = 0; i < 12; ++i)
    for (test::IssueId const k : issues) {
      if (random.chance(.5)) continue;
      std::vector<double> values;
      for (int o = 0; o < 4; ++o) values.push_back(random.below(1001) / 1000.0);
      test::prefers(world, model::PartyId{i}, k, 1.0 / 6, values);
    }
  auto const issue = [&] { return issues[static_cast<std::size_t>(random.below(12))]; };
  auto const option = [&] { return static_cast<model::Option>(random.below(4)); };
  for (std::size_t l = 0; l < 40; ++l) {
    test::Pattern pattern;
    pattern.issues.push_back(test::among(world, {issue()}, {option()}));
    if (random.chance(.5)) pattern.issues.push_back(test::among(world, {issue()}, {option(), option()}));
    test::add_line(world, "line" + std::to_string(l), model::PartyId{l % 12}, pattern);
  }
  test::no_deal_is(world, std::vector<double>(12, .4));
  auto const n = solve::negotiation(world, model::TrackId{});
  auto const why = solve::explain(n);
  REQUIRE(why.complete);
  REQUIRE(!why.conflicts.empty());
  for (auto const& conflict : why.conflicts) {
    ConstraintSet together;
    for (std::size_t c : conflict) together.set(c);
    CHECK_FALSE(solve::feasible(n, together));
    for (std::size_t c : conflict) CHECK(solve::feasible(n, ConstraintSet(together).reset(c)));
  }
  for (auto const& correction : why.corrections) {
    ConstraintSet rest = n.all();
    for (std::size_t c : correction) rest.reset(c);
    CHECK(solve::feasible(n, rest));
    for (std::size_t c : correction) CHECK_FALSE(solve::feasible(n, ConstraintSet(rest).set(c)));
  }
}
