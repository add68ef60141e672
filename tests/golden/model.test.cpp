#include <map>

#include "support/approx.hpp"
#include "support/worlds.hpp"
#include "zopa/base/discounting.hpp"

/// Golden rows that the model alone answers: no frontier, no game.
using namespace zopa::test;
using zopa::base::at_least;

namespace {

/// Two parties over one territory in `grid` steps of control; A gains.
World one_pie(int grid) {
  World world = zopa_mini({.offers = grid});
  for (Party& party : world.parties) party.no_deal[main_track] = {};
  return world;
}

/// The shares a party would sign, given its no-deal value.
struct Range {
  double lo = 2, hi = -1;
};
Range signed_shares(World const& world, PartyId party, Circumstances const& now, double no_deal) {
  Range range;
  std::size_t const n = world.issues[IssueId{}].options.size();
  for (Option k = 0; k < n; ++k) {
    if (!at_least(utility(world, party, main_track, {k}, now), no_deal)) continue;
    double const x = *world.issues[IssueId{}].share[k];
    range = {std::min(range.lo, x), std::max(range.hi, x)};
  }
  return range;
}

constexpr PartyId A{0}, B{1};

}  // namespace

TEST_CASE("G2: durability") {
  CHECK(deal_value(0.6, 0.95, 0.05, 0.2) == approx(0.405128205, printed));
  CHECK(deal_value(0.6, 0.95, 0.0, 0.2) == approx(0.6, printed));
  CHECK(survival(0.05, 5 * 4) == approx(0.358485922, printed));
}

TEST_CASE("G2: the least guarantee") {
  Deal deal;
  deal.collapse = 0.2;
  deal.guarantee_effect = 3;
  CHECK(bearable_hazard(0.6, 0.95, 0.45, 0.2) == approx(0.031578947, printed));
  CHECK(*minimum_guarantee(deal, 0.6, 0.95, 0.45, 0.2) == approx(0.615275563, printed));
}

TEST_CASE("G3: toy Istanbul has one package in the ZOPA, and none without a credible guarantee") {
  struct Row {
    double credibility;
    bool legal_line;
    int zopa;
  };
  for (Row const row :
       {Row{1, true, 1}, Row{0, true, 0}, Row{0, false, 0}, Row{0.249999, true, 0}, Row{0.25, true, 1}}) {
    World const world = toy_istanbul(row.credibility, row.legal_line);
    Circumstances const now = circumstances(world);
    int n = 0;
    for (double k = 0; k < combinations(world, main_track); ++k) {
      Package const y = package_at(world, main_track, k);
      if (row.legal_line && breaks(world, LineId{}, y, now)) continue;
      if (!at_least(utility(world, U, main_track, y, now), 0.30) ||
          !at_least(utility(world, R, main_track, y, now), 0.55))
        continue;
      ++n;
      CHECK(y == Package{1, 1, 1});
    }
    CHECK(n == row.zopa);
  }
}

TEST_CASE("G4: what a region is worth depends on what it joins") {
  World const world = graph_value();  // LUH, DON, ZAP, KHE, CRI
  auto const value = [&](Package const& held) { return utility(world, R, main_track, held, circumstances(world)); };
  CHECK(value({0, 0, 0, 0, 1}) == approx(0.15, printed));
  CHECK(value({1, 1, 0, 0, 1}) == approx(0.45, printed));
  CHECK(value({0, 1, 1, 1, 1}) - value({0, 1, 0, 1, 1}) == approx(0.45, printed));
}

TEST_CASE("G7: packages in the ZOPA and best Nash product, by listing all 337,500") {
  using RLines = SeedPackages::RLines;
  struct Row {
    SeedPackages given;
    int zopa;
    double product;
  };
  std::vector<Row> const rows = {
      {{.3, {.5, .52}, true, RLines::maximal}, 0, 0},          {{.3, {.5, .52}, true, RLines::none}, 252, 0.0016896},
      {{.9, {.5, .52}, true, RLines::none}, 485, 0.009656287}, {{.9, {.5, .52}, true, RLines::hold}, 169, 0.008100326},
      {{.3, {.5, .52}, true, RLines::hold}, 4, 0.00013391},    {{.3, {.5, .52}, false, RLines::hold}, 4, 0.00013391},
      {{.3, {.5, .52}, false, RLines::none}, 1651, 0.00376},   {{.9, {.5, .65}, true, RLines::none}, 32, 0.000636882},
      {{.9, {.6, .52}, true, RLines::none}, 102, 0.001800727}};
  // Values depend on credibility alone: list the packages once for each.
  std::map<double, std::vector<std::array<double, 2>>> values;
  for (double const credibility : {.3, .9}) {
    World const world = seed_packages({.credibility = credibility, .no_deal = {.5, .52}});
    Circumstances const now = circumstances(world);
    auto& list = values[credibility];
    list.reserve(337500);
    for (double k = 0; k < 337500; ++k) {
      Package const y = package_at(world, main_track, k);
      list.push_back({utility(world, U, main_track, y, now), utility(world, R, main_track, y, now)});
    }
  }
  for (Row const& row : rows) {
    World const world = seed_packages(row.given);
    Circumstances const now = circumstances(world);
    int n = 0;
    double best = 0;
    auto const& list = values[row.given.credibility];
    for (std::size_t k = 0; k < list.size(); ++k) {
      double const gain_u = list[k][0] - row.given.no_deal[0], gain_r = list[k][1] - row.given.no_deal[1];
      if (!at_least(gain_u, 0) || !at_least(gain_r, 0)) continue;
      Package const y = package_at(world, main_track, static_cast<double>(k));
      bool allowed = true;
      for (LineId const line : ids_of(world.lines)) allowed = allowed && !breaks(world, line, y, now);
      if (!allowed) continue;
      ++n;
      best = std::max(best, gain_u * gain_r);
    }
    CHECK(n == row.zopa);
    CHECK(best == approx(row.product, printed));
  }
}

TEST_CASE("C1: the bargaining range is as wide as the two costs of war") {
  World world = one_pie(100);
  world.war->up = .6;
  world.war->down = .4;
  for (Party& party : world.parties) {
    party.no_deal[main_track].level = NoDeal::Level::one_shot_war;
    party.war_cost = 0.1;
  }
  Circumstances const now = circumstances(world);
  double const lo = signed_shares(world, A, now, no_deal_value(world, A, main_track, now, 1)).lo;
  double const hi = signed_shares(world, B, now, no_deal_value(world, B, main_track, now, 1)).hi;
  CHECK(lo == approx(0.5, printed));
  CHECK(hi == approx(0.7, printed));
}

TEST_CASE("C5: the random-walk war") {
  CHECK(total_war(6, 3, 0.5, 0.5).victory == approx(0.5, printed));
  CHECK(total_war(6, 3, 0.5, 0.5).rounds == approx(9, printed));
  TotalWar const war = total_war(6, 3, 0.6, 0.4);
  CHECK(war.victory == approx(0.771428571, printed));
  CHECK(war.rounds == approx(8.142857143, printed));
  CHECK(war.victory - 0.02 * war.rounds == approx(0.608571429, printed));
  CHECK(war.victory + 0.04 * war.rounds == approx(1.097142857, printed));
  double const width[] = {0.3, 0.48, 0.54, 0.48, 0.3};
  for (int k = 1; k <= 5; ++k) CHECK(0.06 * total_war(6, k, 0.5, 0.5).rounds == approx(width[k - 1], printed));
}

TEST_CASE("C6: mutual optimism ends after the same number of battles whoever wins them") {
  struct Row {
    double costs;
    int battles;
  };
  for (Row const row : {Row{0.3, 3}, Row{0.1, 16}})
    for (int const every : {1, 2, 1000}) {  // A wins every battle, every second, none
      World world = zopa_mini({.up = .5, .down = .5, .cost_a = row.costs / 2, .cost_b = row.costs / 2});
      for (Party& party : world.parties) party.no_deal[main_track].level = NoDeal::Level::one_shot_war;
      Circumstances const now = circumstances(world);
      int n = 0, won = 0;
      for (; n < 100; ++n, won += n % every == 0) {
        world.parties[A].battle_belief = {3.0 + won, 1.0 + n - won};
        world.parties[B].battle_belief = {1.0 + won, 3.0 + n - won};
        if (at_least(1, no_deal_value(world, A, main_track, now, 1) + no_deal_value(world, B, main_track, now, 1)))
          break;
      }
      CHECK(n == row.battles);
    }
}

TEST_CASE("C15: loss aversion narrows the range until it closes") {
  auto const range = [](double loss_aversion) {
    World world = one_pie(1800);
    Reference reference;
    reference.weight = 1;
    reference.loss_aversion = loss_aversion;
    reference.base_term = false;
    for (Party& party : world.parties) party.preferences.reference = reference;
    Circumstances now = circumstances(world);
    now.reference[TerritoryId{}] = 0.7;
    now.reference_others[TerritoryId{}] = 0.6;
    return Range{signed_shares(world, A, now, -0.4).lo, signed_shares(world, B, now, -0.4).hi};
  };
  CHECK(range(1).hi - range(1).lo == approx(0.5, printed));
  CHECK(range(2.25).hi - range(2.25).lo == approx(0.055555556, printed));
  double const critical = 0.8 / (0.7 + 0.6 - 1);
  CHECK(critical == approx(2.666666667, printed));
  CHECK(range(critical).hi - range(critical).lo == approx(0, printed));
  CHECK(range(2.7).hi < range(2.7).lo);
}

TEST_CASE("C16: a soft red line raises the reservation share towards itself") {
  struct Row {
    double kappa, share;
  };
  for (Row const row : {Row{0, 0.3}, Row{1, 0.45}, Row{4, 0.54}}) {
    World world = one_pie(100);
    add_soft_line(world, "s", A, beyond(world, IssueId{}, 0.6, false), row.kappa);
    CHECK(signed_shares(world, A, circumstances(world), 0.3).lo == approx(row.share, printed));
  }
}
