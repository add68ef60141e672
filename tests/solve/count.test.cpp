#include <doctest/doctest.h>

#include <cmath>

#include "solve/pairs.hpp"
#include "support/random_worlds.hpp"
#include "support/worlds.hpp"
#include "zopa/solve/frontier.hpp"

namespace zopa::test {

TEST_CASE("counting pairs by sweep and by division agrees with forming them, in up to four dimensions, ties included") {
  RandomWorld random(7);
  for (std::size_t d = 0; d <= 4; ++d) {
    solve::Tallies a, b;
    for (auto* list : {&a, &b})
      for (int p = 0; p < 60; ++p) {
        for (std::size_t k = 0; k < d; ++k) list->value.push_back(random.below(9));
        list->n.push_back(1 + random.below(3));
      }
    std::vector<std::int64_t> need;
    for (std::size_t k = 0; k < d; ++k) need.push_back(6 + std::int64_t(k));
    double formed = 0;
    for (std::size_t p = 0; p < 60; ++p)
      for (std::size_t q = 0; q < 60; ++q) {
        bool enough = true;
        for (std::size_t k = 0; k < d; ++k) enough = enough && a.value[p * d + k] + b.value[q * d + k] >= need[k];
        formed += enough ? a.n[p] * b.n[q] : 0;
      }
    CHECK(solve::count_pairs(d, a, b, need.data()) == formed);
  }
}

TEST_CASE("counts are exact where no list could hold the packages: 10^9 and 10^12 by a closed form") {
  // k issues of ten options worth 0 … 9 to A: packages with a sum of at least 9k − 3 are the ways to lose at most 3
  for (int k : {9, 12}) {
    World world = empty_world({"A", "B"});
    for (int i = 0; i < k; ++i) {
      IssueId const issue = add_issue(world, "i" + std::to_string(i), std::vector<std::string>(10, "o"));
      prefers(world, PartyId{0}, issue, 1, {0, 1, 2, 3, 4, 5, 6, 7, 8, 9});
    }
    no_deal_is(world, {9.0 * k - 3, 0});
    auto const n = solve::negotiation(world, TrackId{});
    CHECK(n.n_packages() == std::pow(10, k));
    double const lost_up_to_3 = (k + 3) * (k + 2) * (k + 1) / 6.0;
    CHECK(solve::count(n, n.all()) == lost_up_to_3);
  }
}

TEST_CASE("a long chain is cut in the middle: ten regions that interact with their neighbours") {
  World world = empty_world({"A", "B"});
  RandomWorld random(3);
  std::vector<IssueId> issues;
  for (int i = 0; i < 10; ++i) {
    IssueId const k = add_issue(world, "i" + std::to_string(i), {"0", "1", "2"});
    issues.push_back(k);
    for (std::size_t p = 0; p < 2; ++p) {
      std::vector<double> values;
      for (int o = 0; o < 3; ++o) values.push_back(random.below(1000) / 1000.0);
      prefers(world, PartyId{p}, k, .1, values);
      if (i > 0) world.parties[PartyId{p}].preferences.interactions.push_back({issues[std::size_t(i) - 1], k, .05});
    }
  }
  add_line(world, "few", PartyId{0}, among(world, issues, {2}, IssueAtom::Quantifier::more_than, 4));
  no_deal_is(world, {.6, .55});
  auto const n = solve::negotiation(world, TrackId{});
  double const listed = solve::count_by_enumeration(n, world, TrackId{}, circumstances(world), n.all());
  CHECK(solve::count(n, n.all()) == listed);
  CHECK(listed > 100);
}

}  // namespace zopa::test
