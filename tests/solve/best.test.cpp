#include "zopa/solve/best.hpp"

#include <algorithm>
#include <cmath>
#include <map>

#include <doctest/doctest.h>

#include "support/random_worlds.hpp"
#include "zopa/model/package.hpp"
#include "zopa/solve/solutions.hpp"

namespace zopa::test {

TEST_CASE("the k best packages of random negotiations are those of sorting a list, for a party and for a mediator") {
  int full = 0;
  for (std::uint64_t seed = 1; full < 150; ++seed) {
    RandomWorld const random(seed);
    if (model::combinations(random.world, TrackId{}) > 600) continue;
    INFO("seed " << seed);
    solve::Negotiation const n(random.world, TrackId{}, random.now, random.no_deal);
    std::vector<double> const ones(n.n_parties(), 1), bias(n.n_parties(), .2);
    for (auto const& worth :
         {solve::worth_to(PartyId{1}), solve::worth_to_mediator(random.no_deal.values(), ones, bias)}) {
      std::vector<double> listed;
      for (auto const& p : solve::judged_packages(n, random.world, TrackId{}, random.now))
        if (p.broken.none() && std::isfinite(worth(p.value))) listed.push_back(worth(p.value));
      std::sort(listed.rbegin(), listed.rend());
      auto const best = solve::best_packages(n, n.all(), 12, worth);
      REQUIRE(best.size() == std::min<std::size_t>(12, listed.size()));
      std::vector<model::Package> distinct;
      for (std::size_t k = 0; k < best.size(); ++k) {
        CHECK(best[k].worth == doctest::Approx(listed[k]).epsilon(1e-9));
        distinct.push_back(best[k].package);
      }
      std::sort(distinct.begin(), distinct.end());
      CHECK(std::unique(distinct.begin(), distinct.end()) == distinct.end());
      full += best.size() == 12;
    }
  }
}

TEST_CASE("evenly spread ranks draw every package of the ZOPA equally often, in the order of the enumeration") {
  int asked = 0;
  for (std::uint64_t seed = 1; asked < 60; ++seed) {
    RandomWorld const random(seed);
    if (model::combinations(random.world, TrackId{}) > 300) continue;
    solve::Negotiation const n(random.world, TrackId{}, random.now, random.no_deal);
    std::vector<model::Package> acceptable;
    for (auto const& p : solve::judged_packages(n, random.world, TrackId{}, random.now))
      if (p.broken.none()) acceptable.push_back(p.package);
    std::vector<double> u;
    for (std::size_t k = 0; k < 2 * acceptable.size(); ++k)
      u.push_back((static_cast<double>(k) + .5) / static_cast<double>(2 * acceptable.size()));
    std::reverse(u.begin(), u.end());
    auto drawn = solve::uniform_sample(n, n.all(), u);
    if (acceptable.empty()) {
      CHECK(drawn.empty());
      continue;
    }
    INFO("seed " << seed);
    std::reverse(drawn.begin(), drawn.end());
    REQUIRE(drawn.size() == 2 * acceptable.size());
    for (std::size_t k = 0; k < drawn.size(); ++k) CHECK(drawn[k] == acceptable[k / 2]);
    ++asked;
  }
}

}  // namespace zopa::test
