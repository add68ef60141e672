// zopa-mini (G1) as it comes out of the game: the solved policy is handed in, everything else is the ordinary round.
#include <string>

#include <doctest/doctest.h>

#include "play/games.hpp"
#include "zopa/engine/front_game.hpp"

using namespace zopa::test;

namespace {

struct PlayedRow {
  std::string name;
  ZopaMini mini;
  double soft_line;  // sA at price kapA = 1; 0: none
  double p_deal, round, share, value_a, value_b;
};

ZopaMini but_with(ZopaMini changed) { return changed; }
ZopaMini q(ZopaMini changed) {  // Q0 and its neighbours
  changed.rounds = 10;
  changed.offers = 200;
  return changed;
}

std::vector<PlayedRow> played_rows() {
  auto const p1 = [](double cost_b, double gift) {
    return but_with({.rounds = 10, .cost_a = .002, .cost_b = cost_b, .discount = 1, .line_a = .5, .gift = gift});
  };
  return {
      {"free", but_with({}), 0, 1, 0, .4, .4, .6},
      {"hard_rA=.5", but_with({.line_a = .5}), 0, 1, 0, .5, .5, .5},
      {"hard_rA=.5,cB=.03", but_with({.cost_b = .03, .line_a = .5}), 0, 1, 0, .75, .75, .25},
      {"hard_rA=.5,med=.05", but_with({.line_a = .5, .gift = .05}), 0, 1, 0, .5, .55, .55},
      {"hard_rA=.5,lam=200", but_with({.line_a = .5, .tactic = Aqre{200}}), 0, 1, .609240311, .522725006, .510323285,
       .465453884},
      {"soft sA=.5,kapA=1", but_with({}), .5, 1, 0, .5, .5, .5},
      {"P1", p1(.002, 0), 0, .676908846, 2.70519321, .5, .395552962, .584198715},
      {"P2", p1(.01, 0), 0, .676908846, 2.70519321, .5, .395552962, .543702069},
      {"P3", p1(.002, .05), 0, .676908846, 2.70519321, .500634382, .429827823, .617614738},
      {"Q0", q({.cost_a = .002, .cost_b = .002, .discount = 1, .line_a = .5}), 0, .676908846, 2.70519321, .5,
       .395552962, .584198715},
      {"Q1", q({.cost_a = .002, .cost_b = .01, .discount = 1, .line_a = .5}), 0, .676908846, 2.70519321, .530985532,
       .416527343, .522727688},
      {"Q2", q({.cost_a = .01, .cost_b = .002, .discount = 1, .line_a = .5}), 0, .549158292, 5.041227326, .544082986,
       .32640478, .586273033},
      {"Q3", q({.cost_a = .002, .cost_b = .002, .discount = 1, .line_a = .5, .gift = .05}), 0, .676908846, 2.70519321,
       .50818356, .434937929, .612504633},
      {"Q5", q({.cost_a = .002, .cost_b = .002, .discount = 1, .line_a = .45}), 0, .676908846, 2.70519321, .498892022,
       .394802962, .584948715},
      {"Q6", q({.cost_a = .002, .cost_b = .002, .discount = 1, .line_a = .4}), 0, 1, 0, .405, .405, .595},
      {"Q7", q({.cost_a = .002, .cost_b = .002, .discount = 1, .line_a = .6}), 0, .403192404, 4.589243244, .6,
       .390472383, .578253921},
      {"Q9", q({.cost_a = .002, .cost_b = .002, .discount = .95, .line_a = .5}), 0, 1, 0, .5275, .5275, .4725},
  };
}

Setting solved(World world) {
  auto aggregated = zopa::engine::front_game(world);
  REQUIRE(aggregated.has_value());
  auto const* aqre = std::get_if<Aqre>(&world.parties[PartyId{0}].tactic[TrackId{}]);
  auto const policy = aqre ? zopa::solve::logit_equilibrium(aggregated->game, aqre->lambda)
                           : zopa::solve::subgame_perfect(aggregated->game);
  Setting made;
  made.policy = Policy{policy.rounds,
                       policy.cells,
                       policy.lambda,
                       aggregated->offers,
                       {policy.offer[0], policy.offer[1]},
                       {policy.continuation[0], policy.continuation[1]}};
  made.world = std::move(world);
  return made;
}

}  // namespace

TEST_CASE("the game under its solved policy gives the golden rows G1 within four standard errors") {
  for (PlayedRow const& row : played_rows()) {
    CAPTURE(row.name);
    World world = zopa_mini(row.mini);
    if (row.soft_line > 0) add_soft_line(world, "sA", PartyId{0}, beyond(world, IssueId{0}, row.soft_line, false), 1);
    int const offers = row.mini.offers;
    Mean deal, round, share, a, b;
    bool const noisy = std::holds_alternative<Aqre>(row.mini.tactic);
    bool const at_once = row.p_deal == 1 && !noisy;
    replicate(table(solved(world)),
              noisy     ? 4000
              : at_once ? 200
                        : 20000,
              [&](Outcome const& o) {
                auto const& track = o.tracks[TrackId{}];
                deal.add(track.deal);
                a.add(o.payoff[PartyId{0}]);
                b.add(o.payoff[PartyId{1}]);
                if (!track.deal) return;
                round.add(track.round);
                share.add(static_cast<double>(track.package[0]) / offers);
              });
    CHECK(within_standard_errors(deal, row.p_deal, 4));
    CHECK(within_standard_errors(round, row.round, 4));
    CHECK(within_standard_errors(share, row.share, 4));
    CHECK(within_standard_errors(a, row.value_a, 4));
    CHECK(within_standard_errors(b, row.value_b, 4));
  }
}

TEST_CASE("in a single round each proposer takes what the other would have after one more battle: G1.T1, G1.T1_fine") {
  struct Row {
    int offers, of_a, of_b;
    double value_a;
  };
  for (Row const& row : {Row{20, 8, 8, .4}, Row{1000, 422, 382, .402}}) {
    auto const t = table(solved(zopa_mini({.rounds = 1, .offers = row.offers})));
    Mean value;
    for (std::uint64_t r = 0; r < 200; ++r) {
      auto const told = story(t, {7, 0, r});
      auto const offers = events<Offered>(told);
      REQUIRE(offers.size() == 1);
      CHECK(offers[0].second.package[0] == (offers[0].second.proposer == PartyId{0} ? row.of_a : row.of_b));
    }
    replicate(t, 20000, [&](Outcome const& o) {
      CHECK(o.tracks[TrackId{}].deal);
      value.add(o.payoff[PartyId{0}]);
    });
    CHECK(within_standard_errors(value, row.value_a, 4));
  }
}

TEST_CASE("toy Istanbul at the table: one text with a credible guarantee, else none: golden rows G3.toy") {
  struct Row {
    double credibility;
    bool legal_line, deal;
  };
  for (Row const& row : {Row{1, true, true}, Row{0, true, false}, Row{0, false, false}}) {
    World world = toy_istanbul(row.credibility, row.legal_line);
    world.protocol.kind = Protocol::Kind::mediator_text;
    world.horizon.rounds = 1;
    replicate(table(setting(world)), 1, [&](Outcome const& o) {
      REQUIRE(o.tracks[TrackId{}].deal == row.deal);
      if (!row.deal) return;
      CHECK(o.tracks[TrackId{}].package == Package{1, 1, 1});  // freeze, neutral, guaranteed
      CHECK(o.payoff[U] == doctest::Approx(.525).epsilon(1e-9));
      CHECK(o.payoff[R] == doctest::Approx(.65).epsilon(1e-9));
    });
  }
}

TEST_CASE("at the table, too, a region is worth what it joins: golden rows G4") {
  Game const game(table(setting(graph_value())), {});
  auto const held = [&](Package const& y) { return game.deal_value(R, TrackId{}, y); };  // LUH, DON, ZAP, KHE, CRI
  CHECK(held({0, 0, 0, 0, 1}) == doctest::Approx(.15).epsilon(1e-9));
  CHECK(held({1, 1, 0, 0, 1}) == doctest::Approx(.45).epsilon(1e-9));
  CHECK(held({0, 1, 1, 1, 1}) - held({0, 1, 0, 1, 1}) == doctest::Approx(.45).epsilon(1e-9));
}
