#include "zopa/solve/conflicts.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <random>

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
    std::sort(sets.begin(), sets.end(), [](auto const& a, auto const& b) { return a.size() != b.size() ? a.size() < b.size() : a < b; });
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
  CHECK_FALSE(solve::explain(12, [](ConstraintSet const& s) { return s.count() < 6; }, 50).complete);
}

TEST_CASE("G3: with a legal red line the toy talks need a credibility of one quarter") {
  auto const found = solve::credibility_intervals(test::toy_istanbul(0.5), model::TrackId{0});
  REQUIRE(found.least);
  CHECK(*found.least == doctest::Approx(0.25).epsilon(1e-9));
  CHECK(found.intervals.size() == 1);
  CHECK(found.intervals.front().second == 1.0);
}

TEST_CASE("Conflicts and corrections of random negotiations are those of asking every subset of constraints") {
  int asked = 0;
  for (std::uint64_t seed = 0; asked < 150 && seed < 3000; ++seed) {
    test::RandomWorld const random(seed);
    solve::Negotiation const negotiation = solve::negotiation(random.world, model::TrackId{0});
    std::size_t const n = negotiation.constraints().size();
    if (n > 8 || solve::feasible(negotiation, negotiation.all())) continue;
    ++asked;
    same_as_brute_force(n, [&](ConstraintSet const& s) { return solve::feasible(negotiation, s); });
  }
  CHECK(asked == 150);
}

TEST_CASE("G7: two conflicts and two corrections with each side's list as one line, 28 and 30 with five lines for five regions") {
  auto const as_one = solve::explain(solve::negotiation(test::seed_packages(), model::TrackId{0}));
  CHECK(as_one.conflicts.size() == 2);
  CHECK(as_one.corrections.size() == 2);
  test::SeedPackages given;
  given.each = true;
  auto const separate = solve::explain(solve::negotiation(test::seed_packages(given), model::TrackId{0}));
  CHECK(separate.conflicts.size() == 28);
  CHECK(separate.corrections.size() == 30);
}

TEST_CASE("G7: the least credibility at which a ZOPA exists, golden rows") {
  struct Row {
    std::vector<double> no_deal;
    test::SeedPackages::RLines r_lines;
    double least;
  };
  for (Row const& row : {Row{{.5, .65}, test::SeedPackages::RLines::none, .4327}, Row{{.5, .52}, test::SeedPackages::RLines::hold, .2623},
                         Row{{.5, .6}, test::SeedPackages::RLines::hold, .4113}}) {
    test::SeedPackages const given{.5, row.no_deal, true, row.r_lines, false};
    auto const found = solve::credibility_intervals(test::seed_packages(given), model::TrackId{0});
    REQUIRE(found.least);
    CHECK(std::fabs(*found.least - row.least) < 5e-5);  // the rows have four digits
  }
}
