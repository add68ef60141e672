#include "zopa/solve/epsilon_frontier.hpp"

#include <algorithm>

#include <doctest/doctest.h>

#include "support/random_worlds.hpp"

namespace zopa::test {

TEST_CASE("an epsilon-frontier covers every package up to epsilon with true packages, and is shorter") {
  std::size_t exact_points = 0, points = 0;
  for (std::uint64_t seed = 1; seed <= 600; ++seed) {
    RandomWorld const random(seed);
    if (model::combinations(random.world, TrackId{}) > 1000) continue;
    INFO("seed " << seed);
    solve::Negotiation const n(random.world, TrackId{}, random.now, random.no_deal);
    solve::ConstraintSet lines;
    for (std::size_t c = 0; c < n.constraints().size(); ++c)
      lines.set(c, n.constraints()[c].kind == solve::Constraint::Kind::line);
    double const epsilon = seed % 2 == 0 ? .02 : .2;
    auto const frontier = solve::epsilon_frontier(n, lines, epsilon);
    for (auto const& p : solve::judged_packages(n, random.world, TrackId{}, random.now)) {
      auto const matches = [&](solve::FrontierPoint const& point) { return point.package == p.package; };
      auto const own = std::find_if(frontier.points.begin(), frontier.points.end(), matches);
      if ((p.broken & lines).any()) {
        REQUIRE(own == frontier.points.end());
        continue;
      }
      if (own != frontier.points.end())
        for (std::size_t i = 0; i < p.value.size(); ++i) REQUIRE(own->value[i] == doctest::Approx(p.value[i]));
      REQUIRE(std::any_of(frontier.points.begin(), frontier.points.end(), [&](solve::FrontierPoint const& point) {
        for (std::size_t i = 0; i < p.value.size(); ++i)
          if (point.value[i] < p.value[i] - epsilon - 1e-12) return false;
        return true;
      }));
    }
    exact_points += solve::pareto_frontier(n, lines).points.size();
    points += frontier.points.size();
    REQUIRE(solve::epsilon_frontier(n, lines, 0).points.size() == solve::pareto_frontier(n, lines).points.size());
  }
  CHECK(points < exact_points * 9 / 10);
}

}  // namespace zopa::test
