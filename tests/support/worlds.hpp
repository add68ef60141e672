#pragma once

#include "support/builder.hpp"

/// The reference instances of the golden rows.
namespace zopa::test {

inline constexpr PartyId U{0}, R{1};  ///< the first two parties; R gains where the share counts

/// The options of add_status, in order.
enum Status : Option { returned, deferred, frozen, leased, referendum, ceded };

/// G3, toy Istanbul: territory {return, freeze, cede} × neutrality × guarantee; W = (.30, .55).
/// u_U = .5 T_U + .2(1 − n) + .3 γ g, u_R = .5 T_R + .35 n + .15(1 − γ g).
inline World toy_istanbul(double credibility, bool legal_line = true) {
  World world = empty_world({"U", "R"});
  IssueId const territory = add_issue(world, "territory", {"return", "freeze", "cede"});
  IssueId const neutrality = add_issue(world, "neutrality", {"no", "yes"});
  IssueId const guarantee = add_issue(world, "guarantee", {"no", "yes"});
  prefers(world, U, territory, .5, {1, .45, 0});
  prefers(world, R, territory, .5, {0, .6, 1});
  prefers(world, U, neutrality, .2, {1, 0});
  prefers(world, R, neutrality, .35, {0, 1});
  prefers(world, U, guarantee, .3, {0, 1}, {0, 0});
  prefers(world, R, guarantee, .15, {1, 0}, {1, 1});
  if (legal_line) add_line(world, "legal", U, among(world, {territory}, {2}));
  no_deal_is(world, {.30, .55});
  world.deal.credibility = credibility;
  world.deal.guarantee = guarantee;
  world.deal.guarantee_level = {0, 1};
  return world;
}

/// Parameters of G7, the seed-shaped set of 337,500 packages.
struct SeedPackages {
  enum class RLines { none, maximal, hold };
  double credibility = .3;
  std::vector<double> no_deal = {.5, .52};
  bool u_lines = true;
  RLines r_lines = RLines::maximal;
  bool each = false;  ///< the maximal side's line on territories as five lines, one a territory
};

inline World seed_packages(SeedPackages const& given = {}) {
  struct Row {
    char const* id;
    double share, w_u, w_r;
  };
  static constexpr Row rows[] = {{"CRI", 1, .08, .16},
                                 {"LUH", .99, .08, .06},
                                 {"DON", .66, .14, .11},
                                 {"ZAP", .73, .14, .07},
                                 {"KHE", .73, .11, .05}};
  static constexpr double viol[] = {0, .1, .25, 1, 1};

  World world = empty_world({"U", "R"});
  std::vector<IssueId> land;
  Pattern bridge;
  for (Row const& row : rows) {
    IssueId const k = add_issue(world, row.id, {"return", "deferred", "freeze", "cede_line", "cede_all"});
    world.issues[k].family = "land";
    double const x[] = {0, row.share, row.share, row.share, 1};
    std::vector<double> u, r;
    for (int o = 0; o < 5; ++o) {
      u.push_back(.6 * (1 - x[o]) + .4 * (1 - viol[o]));
      r.push_back(.6 * x[o] + .4 * viol[o]);
    }
    prefers(world, U, k, row.w_u, u);
    prefers(world, R, k, row.w_r, r);
    if (land.size() != 1) bridge.issues.push_back(among(world, {k}, {1, 2, 3, 4}));  // x ≥ 1/2 on all but Luhansk
    land.push_back(k);
  }
  world.parties[R].preferences.bonuses.push_back({bridge, .08});

  IssueId const neutral = add_issue(world, "neutral", {"0", "1"});
  IssueId const guarantee = add_issue(world, "guarantee", {"none", "weak", "art5"});
  IssueId const cap = add_issue(world, "cap", {"0", ".5", "1"});
  IssueId const relief = add_issue(world, "relief", {"0", ".5", "1"});
  IssueId const sequence = add_issue(world, "sequence", {"terms_first", "ceasefire_first"});
  prefers(world, U, neutral, .07, {1, 0});
  prefers(world, R, neutral, .17, {0, 1});
  prefers(world, U, guarantee, .20, {0, .3, 1}, {0, 0, 0});
  prefers(world, R, guarantee, .06, {1, .7, 0}, {1, 1, 1});
  prefers(world, U, cap, .10, {1, .5, 0});
  prefers(world, R, cap, .09, {0, .5, 1});
  prefers(world, U, relief, .05, {1, .5, 0});
  prefers(world, R, relief, .12, {0, .5, 1});
  prefers(world, U, sequence, .03, {0, 1});
  prefers(world, R, sequence, .03, {1, 0});

  if (given.u_lines) {
    add_line(world, "no-cession", U, among(world, land, {3, 4}));
    add_line(world, "no-cap", U, among(world, {cap}, {1, 2}));
  }
  if (given.r_lines == SeedPackages::RLines::hold) add_line(world, "hold", R, among(world, land, {0}));
  if (given.r_lines == SeedPackages::RLines::maximal) {
    if (!given.each) add_line(world, "all-ceded", R, among(world, land, {0, 1, 2}));
    if (given.each)
      for (IssueId const k : land) add_line(world, "all-ceded." + world.issues[k].id, R, among(world, {k}, {0, 1, 2}));
    add_line(world, "neutral", R, among(world, {neutral}, {0}));
    add_line(world, "relief", R, among(world, {relief}, {0, 1}));
  }
  no_deal_is(world, given.no_deal);
  world.deal.credibility = given.credibility;
  world.deal.guarantee = guarantee;
  world.deal.guarantee_level = {0, .3, 1};
  return world;
}

/// G4: worth of what R holds. Five territories with control {0, 1}, in the order LUH, DON, ZAP, KHE, CRI; u_R is the
/// value of the graph.
inline World graph_value() {
  struct Row {
    char const* id;
    double value;
  };
  static constexpr Row rows[] = {{"LUH", .10}, {"DON", .20}, {"ZAP", .15}, {"KHE", .10}, {"CRI", .25}};
  World world = empty_world({"U", "R"});
  PlaceId const rus = add_place(world, "RUS");
  std::vector<PlaceId> at;
  for (Row const& row : rows) {
    TerritoryId const t = add_territory(world, row.id, 0, 1);
    at.push_back(world.territories[t].place);
    IssueId const control = add_control(world, t, {0, 1});
    prefers_share(world, R, control, row.value);
    prefers_share(world, U, control, row.value);
  }
  add_border(world, rus, at[0]);
  add_border(world, rus, at[1]);
  for (std::size_t i = 0; i + 1 < at.size(); ++i) add_border(world, at[i], at[i + 1]);
  auto& bonuses = world.parties[R].preferences.bonuses;
  bonuses.push_back({Pattern{{}, {}, {PathAtom{rus, at[4]}}}, .12});
  bonuses.push_back({Pattern{{}, {HeldAtom{{TerritoryId{1}, TerritoryId{2}, TerritoryId{4}}}}, {}}, .08});
  world.map.links.push_back({"kerch", TerritoryId{4}, rus, .6});
  return world;
}

/// G1, zopa-mini: one front of `cells`, offers x ∈ {0 … M}/M of control, freeze at T. Party 0 (A) gains.
struct ZopaMini {
  int cells = 10, start = 4, rounds = 40, offers = 20;
  double up = .3, down = .3, cost_a = .01, cost_b = .01, discount = .98;
  double line_a = 0, line_b = 0;  ///< rA, rB: least share each will sign; 0 = no line
  double gift = 0;                ///< med: to each on a deal
  Tactic tactic = Spe{};
};

inline World zopa_mini(ZopaMini const& given = {}) {
  World world = empty_world({"A", "B"});
  PartyId const a{0}, b{1};
  world.gainer = a;
  TerritoryId const front = add_territory(world, "front", static_cast<double>(given.start) / given.cells, given.cells);
  std::vector<std::optional<double>> shares;
  for (int k = 0; k <= given.offers; ++k) shares.push_back(static_cast<double>(k) / given.offers);
  IssueId const x = add_control(world, front, shares);
  for (PartyId const i : {a, b}) {
    Party& party = world.parties[i];
    prefers_share(world, i, x, 1);
    party.discount = given.discount;
    party.war_cost = i == a ? given.cost_a : given.cost_b;
    party.no_deal[TrackId{}].level = NoDeal::Level::fight_on;
    party.tactic[TrackId{}] = given.tactic;
  }
  world.war = War{};
  world.war->up = given.up;
  world.war->down = given.down;
  world.horizon = {given.rounds, Horizon::Then::freeze, 0};
  world.status_quo = Package(1, 0);
  if (given.line_a > 0) add_line(world, "rA", a, beyond(world, x, given.line_a, false));
  if (given.line_b > 0) add_line(world, "rB", b, beyond(world, x, 1 - given.line_b, true));
  if (given.gift != 0) {
    world.mediator = Mediator{};
    world.mediator->name = "M";
    world.mediator->carrots = Per<PartyId, double>{given.gift, given.gift};
    world.mediator->sticks.resize(2);
    world.mediator->bias.resize(2);
    world.mediator->weights.resize(2, .5);
  }
  return world;
}

}  // namespace zopa::test
