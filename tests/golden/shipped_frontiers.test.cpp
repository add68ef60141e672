#include <cmath>

#include <doctest/doctest.h>

#include "io/shipped.hpp"
#include "zopa/model/package.hpp"
#include "zopa/solve/frontier.hpp"

using namespace zopa;

namespace {

void same_points(solve::Frontier const& eliminated, solve::Frontier const& listed) {
  REQUIRE(eliminated.points.size() == listed.points.size());
  for (std::size_t p = 0; p < listed.points.size(); ++p) {
    CHECK(eliminated.points[p].package == listed.points[p].package);
    for (std::size_t i = 0; i < listed.points[p].value.size(); ++i)
      CHECK(std::fabs(eliminated.points[p].value[i] - listed.points[p].value[i]) <= 1e-12);
  }
}

/// Tracks that are small enough to list, compared; their number.
int compare_frontiers(model::World const& world, double most_packages) {
  int compared = 0;
  model::Circumstances const now = model::circumstances(world);
  for (auto const track : model::ids_of(world.tracks)) {
    if (world.tracks[track].kind != model::Track::Kind::terms) continue;
    if (model::combinations(world, track) > most_packages) continue;
    auto const asked = solve::negotiation(world, track);
    for (auto const& active : {asked.all(), asked.lines_and_ratifiers()})
      same_points(solve::pareto_frontier(asked, active),
                  solve::pareto_frontier_by_enumeration(asked, world, track, now, active));
    ++compared;
  }
  return compared;
}

}  // namespace

TEST_CASE("on every shipped scenario small enough to list, elimination finds the frontier that listing finds") {
  int compared = 0;
  for (auto const& request : test::shipped()) {
    CAPTURE(test::name(request));
    auto const reading = io::read_scenario(request);
    if (reading.scenario) compared += compare_frontiers(reading.scenario->central, 1e7);
  }
  CHECK(compared > 100);
}
