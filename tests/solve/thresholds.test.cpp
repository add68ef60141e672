#include "zopa/solve/thresholds.hpp"

#include <cmath>

#include <doctest/doctest.h>

#include "support/random_worlds.hpp"
#include "support/worlds.hpp"
#include "zopa/solve/frontier.hpp"

using namespace zopa;

TEST_CASE("toy Istanbul: at full credibility Russia may expect .65 and Ukraine .525 before the only deal is lost") {
  auto const found = solve::no_deal_thresholds(test::toy_istanbul(1), model::TrackId{});
  REQUIRE(found.size() == 2);
  CHECK(found[0].no_deal == doctest::Approx(.30));
  CHECK(found[0].highest.value() == doctest::Approx(.525).epsilon(1e-12));
  CHECK(found[1].highest.value() == doctest::Approx(.65).epsilon(1e-12));
}

TEST_CASE("where lines collide no no-deal value opens anything") {
  for (auto const& threshold : solve::no_deal_thresholds(test::seed_packages(), model::TrackId{}))
    CHECK_FALSE(threshold.highest);
}

TEST_CASE("a ZOPA exists just below the threshold and not just above it, with hazards, ratifiers and votes") {
  int open = 0, closed = 0;
  for (std::uint64_t seed = 0; seed < 150; ++seed) {
    CAPTURE(seed);
    test::RandomWorld const random(seed);
    model::World const& world = random.world;
    solve::Negotiation const negotiation = solve::negotiation(world, model::TrackId{});
    model::Circumstances const now = model::circumstances(world);
    for (auto const& threshold : solve::no_deal_thresholds(world, model::TrackId{})) {
      auto exists_at = [&](double w) {
        auto no_deal = negotiation.no_deal();
        no_deal[threshold.party] = w;
        solve::Negotiation const n(world, model::TrackId{}, now, no_deal);
        return solve::feasible(n, n.all());
      };
      if (!threshold.highest) {
        CHECK_FALSE(exists_at(threshold.no_deal - 3));
        ++closed;
      } else if (std::isfinite(*threshold.highest)) {
        CHECK(exists_at(*threshold.highest - 1e-9));
        CHECK_FALSE(exists_at(*threshold.highest + 1e-9));
        ++open;
      } else {
        CHECK(exists_at(50));
      }
    }
  }
  CHECK(open > 60);
  CHECK(closed > 5);
}
