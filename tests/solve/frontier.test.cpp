#include "zopa/solve/frontier.hpp"

#include <doctest/doctest.h>

#include "support/random_worlds.hpp"

namespace zopa::test {
namespace {

using solve::ConstraintSet;
using solve::Frontier;
using solve::Negotiation;

/// Constraints drawn at random, or one of the sets that the program asks for.
ConstraintSet some_constraints(RandomWorld& random, Negotiation const& n) {
  switch (random.below(4)) {
    case 0:
      return n.all();
    case 1:
      return n.lines_and_ratifiers();
    case 2:
      return n.of(PartyId{0});
    default:
      break;
  }
  ConstraintSet out;
  for (std::size_t k = 0; k < n.constraints().size(); ++k) out[k] = random.chance(.5);
  return out;
}

bool same(Frontier const& a, Frontier const& b) {
  if (a.points.size() != b.points.size()) return false;
  for (std::size_t p = 0; p < a.points.size(); ++p) {
    if (a.points[p].package != b.points[p].package) return false;
    for (std::size_t i = 0; i < a.points[p].value.size(); ++i)
      if (std::fabs(a.points[p].value[i] - b.points[p].value[i]) > 1e-12) return false;
  }
  return true;
}

std::string text(Frontier const& f) {
  std::string out;
  for (auto const& p : f.points) {
    for (double const v : p.value) out += std::to_string(v) + " ";
    out += "[";
    for (auto const o : p.package) out += std::to_string(o);
    out += "]\n";
  }
  return out;
}

}  // namespace

TEST_CASE(
    "elimination and enumeration agree on 10,000 random preference networks: frontier, packages, count, feasibility") {
  int n_empty = 0, n_large = 0;
  for (std::uint64_t seed = 1; seed <= 10000; ++seed) {
    RandomWorld random(seed);
    auto const lines = random.chance(.8) ? solve::Lines::stated : solve::Lines::binding;
    Negotiation const n(random.world, TrackId{}, random.now, random.no_deal, lines);
    ConstraintSet const active = some_constraints(random, n);
    Frontier const eliminated = solve::pareto_frontier(n, active);
    Frontier const listed = solve::pareto_frontier_by_enumeration(n, random.world, TrackId{}, random.now, active);
    double const size = solve::count_by_enumeration(n, random.world, TrackId{}, random.now, active);
    INFO("seed " << seed << "\nby elimination\n" << text(eliminated) << "by enumeration\n" << text(listed));
    REQUIRE(same(eliminated, listed));
    REQUIRE(solve::count(n, active) == size);
    REQUIRE(solve::feasible(n, active) == (size > 0));
    n_empty += size == 0;
    n_large += eliminated.points.size() > 5;
  }
  // the sample is no trivial one
  CHECK(n_empty > 500);
  CHECK(n_empty < 7000);
  CHECK(n_large > 1000);
}

}  // namespace zopa::test
