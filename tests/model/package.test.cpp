#include "zopa/model/package.hpp"

#include "support/approx.hpp"
#include "support/worlds.hpp"

using namespace zopa::test;

namespace {

/// One territory of 10 cells with .66 held, control {0, 1/2, front, 1} and the six legal statuses, and a plain issue.
World one_territory() {
  World world = empty_world({"U", "R"});
  TerritoryId const t = add_territory(world, "donetsk", 0.66, 10);
  add_control(world, t, {0, 0.5, std::nullopt, 1});
  add_status(world, t);
  add_issue(world, "neutrality", {"no", "yes"});
  return world;
}

}  // namespace

TEST_CASE("packages count and number like a Cartesian product in file order, last issue fastest") {
  World const world = one_territory();
  CHECK(combinations(world, {}) == 4 * 6 * 2);
  CHECK(package_index(world, {}, {0, 0, 1}) == 1);
  CHECK(package_index(world, {}, {0, 1, 0}) == 2);
  CHECK(package_index(world, {}, {1, 0, 0}) == 12);
  for (double index = 0; index < 48; ++index) CHECK(package_index(world, {}, package_at(world, {}, index)) == index);
}

TEST_CASE("the seed-shaped set has 337,500 packages") {
  World const world = seed_packages();
  CHECK(combinations(world, {}) == 337500);  // golden G7.size
  CHECK(package_at(world, {}, 337499) == Package{4, 4, 4, 4, 4, 1, 2, 2, 2, 1});
}

TEST_CASE("a package is numbered within its own track") {
  World world = one_territory();
  TrackId const humanitarian = add_track(world, "humanitarian");
  add_issue(world, "prisoners", {"none", "some", "all"}, humanitarian);
  CHECK(combinations(world, humanitarian) == 3);
  CHECK(package_index(world, humanitarian, {3, 5, 1, 2}) == 2);
  CHECK(package_at(world, humanitarian, 2) == Package{0, 0, 0, 2});
  CHECK(combinations(world, {}) == 48);
}

TEST_CASE("many issues have a number of combinations that is a number") {
  World world = empty_world({"U", "R"});
  for (int k = 0; k < 400; ++k) add_issue(world, "k" + std::to_string(k), std::vector<std::string>(10, "o"));
  CHECK(combinations(world, {}) == 1e300);
}

TEST_CASE("returned needs a share of 0, settled statuses one above 0, deferred none") {
  World const world = one_territory();
  CHECK(exists(world, {}, {0, returned, 0}));
  CHECK_FALSE(exists(world, {}, {1, returned, 0}));
  CHECK_FALSE(exists(world, {}, {2, returned, 0}));
  for (Option const status : {frozen, leased, referendum, ceded}) {
    CHECK_FALSE(exists(world, {}, {0, status, 0}));
    CHECK(exists(world, {}, {1, status, 0}));
    CHECK(exists(world, {}, {2, status, 0}));
  }
  for (Option control = 0; control < 4; ++control) CHECK(exists(world, {}, {control, deferred, 0}));
}

TEST_CASE("a front option of a territory nobody gained anything in counts as a share of 0") {
  World world = one_territory();
  world.territories[TerritoryId{}].held = 0.04;  // cell 0 of 10
  CHECK(exists(world, {}, {2, returned, 0}));
  CHECK_FALSE(exists(world, {}, {2, frozen, 0}));
}

TEST_CASE("the share under a package is the option's, or where the front stands now") {
  World const world = one_territory();
  Circumstances now = circumstances(world);
  CHECK(share_under(world, {}, {1, frozen, 0}, now) == 0.5);
  CHECK(share_under(world, {}, {2, frozen, 0}, now) == approx(0.7, 1e-15));  // cell 7 of 10
  now.front[TerritoryId{}] = 0.3;
  CHECK(share_under(world, {}, {2, frozen, 0}, now) == 0.3);
}

TEST_CASE("the gainer holds half a territory, unless its status says otherwise") {
  World const world = one_territory();
  Circumstances now = circumstances(world);
  CHECK(holds_under(world, {}, {1, frozen, 0}, now));
  CHECK(holds_under(world, {}, {3, ceded, 0}, now));
  CHECK_FALSE(holds_under(world, {}, {3, deferred, 0}, now));
  CHECK_FALSE(holds_under(world, {}, {0, returned, 0}, now));
  now.front[TerritoryId{}] = 0.4;
  CHECK_FALSE(holds_under(world, {}, {2, frozen, 0}, now));
}

TEST_CASE("without a control issue a territory keeps the front, or goes back whole") {
  World world = empty_world({"U", "R"});
  TerritoryId const t = add_territory(world, "donetsk", 0.7, 10);
  add_status(world, t);
  Circumstances const now = circumstances(world);
  CHECK(share_under(world, t, {returned}, now) == 0);
  CHECK(share_under(world, t, {deferred}, now) == approx(0.7, 1e-15));
  CHECK(share_under(world, t, {ceded}, now) == approx(0.7, 1e-15));
  CHECK(exists(world, {}, {returned}));
}
