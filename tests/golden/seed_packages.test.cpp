#include <doctest/doctest.h>

#include "support/worlds.hpp"
#include "zopa/solve/solutions.hpp"

/// Golden rows G3 and G7 on worlds built in code. Rows: packages in the ZOPA, best Nash product, frontier points in the ZOPA.
namespace zopa::test {
namespace {

using RLines = SeedPackages::RLines;

struct Row {
  char const* name;
  SeedPackages world;
  double size, nash_product;
  std::size_t n_frontier;
  std::vector<double> nash_value;
  Package nash;
};

SeedPackages with(double credibility, std::vector<double> no_deal, bool u_lines, RLines r_lines) {
  return {credibility, std::move(no_deal), u_lines, r_lines, false};
}

// Options: land 0 return, 1 deferred, 2 freeze, 3 cede_line, 4 cede_all, in the order CRI, LUH, DON, ZAP, KHE; then neutral,
// guarantee (2 = art5), cap, relief, sequence (1 = ceasefire first).
std::vector<Row> const rows = {
    {"baseline both hard", with(.3, {.5, .52}, true, RLines::maximal), 0, 0, 0, {}, {}},
    {"R soft, g=.3", with(.3, {.5, .52}, true, RLines::none), 252, 0.0016896, 17, {.54224, .56}, {2, 1, 1, 0, 0, 1, 2, 0, 2, 0}},
    {"R soft, g=.9", with(.9, {.5, .52}, true, RLines::none), 485, 0.009656287, 36, {.59346, .62332}, {2, 0, 1, 1, 1, 1, 2, 0, 2, 0}},
    {"R holds line, g=.9", with(.9, {.5, .52}, true, RLines::hold), 169, 0.008100326, 27, {.57274, .63136}, {2, 1, 1, 1, 1, 1, 2, 0, 2, 1}},
    {"R holds line, g=.3", with(.3, {.5, .52}, true, RLines::hold), 4, 0.00013391, 2, {.50754, .53776}, {1, 1, 1, 1, 1, 1, 2, 0, 0, 1}},
    {"R holds line, U soft, g=.3", with(.3, {.5, .52}, false, RLines::hold), 4, 0.00013391, 2, {.50754, .53776}, {1, 1, 1, 1, 1, 1, 2, 0, 0, 1}},
    {"R soft, U soft, g=.3", with(.3, {.5, .52}, false, RLines::none), 1651, 0.00376, 17, {.58, .567}, {3, 0, 0, 0, 0, 1, 2, 1, 2, 0}},
    {"R winning", with(.9, {.5, .65}, true, RLines::none), 32, 0.000636882, 9, {.52954, .67156}, {2, 2, 2, 1, 1, 1, 2, 0, 2, 0}},
    {"atrocity or patron", with(.9, {.6, .52}, true, RLines::none), 102, 0.001800727, 15, {.62826, .58372}, {1, 0, 1, 1, 1, 1, 2, 0, 2, 1}},
};

}  // namespace

TEST_CASE("the seed's 337,500 packages: ZOPA, frontier and Nash solution of every golden row") {
  for (Row const& row : rows) {
    CAPTURE(row.name);
    auto const negotiation = solve::negotiation(seed_packages(row.world), TrackId{});
    auto const zone = solve::zopa(negotiation);
    CHECK(zone.n_packages == 337500);
    CHECK(zone.size == row.size);
    CHECK(zone.frontier.points.size() == row.n_frontier);
    CHECK(zone.nash.has_value() == !row.nash.empty());
    if (!zone.nash) continue;
    auto const& nash = zone.frontier.points[*zone.nash];
    CHECK(nash.package == row.nash);
    double product = 1;
    for (std::size_t i = 0; i < 2; ++i) {
      CHECK(nash.value[i] == doctest::Approx(row.nash_value[i]).epsilon(1e-9));
      product *= nash.value[i] - zone.no_deal[i];
    }
    CHECK(product == doctest::Approx(row.nash_product).epsilon(1e-7));
  }
}

TEST_CASE("toy Istanbul: one package once guarantees are believed, none while they are not, with or without the line") {
  auto const believed = solve::zopa(solve::negotiation(toy_istanbul(1, true), TrackId{}));
  CHECK(believed.size == 1);
  REQUIRE(believed.nash);
  CHECK(believed.frontier.points[*believed.nash].package == Package{1, 1, 1});
  CHECK(believed.frontier.points[*believed.nash].value[0] == doctest::Approx(.525));
  CHECK(believed.frontier.points[*believed.nash].value[1] == doctest::Approx(.65));
  for (bool const line : {true, false}) {
    auto const doubted = solve::zopa(solve::negotiation(toy_istanbul(0, line), TrackId{}));
    CHECK(doubted.size == 0);
    CHECK_FALSE(doubted.nash);
  }
  CHECK(solve::zopa(solve::negotiation(toy_istanbul(.25, true), TrackId{})).size == 1);
  CHECK(solve::zopa(solve::negotiation(toy_istanbul(.2499, true), TrackId{})).size == 0);
}

}  // namespace zopa::test
