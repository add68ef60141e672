#include "zopa/model/ratification.hpp"

#include "support/approx.hpp"
#include "support/worlds.hpp"

using namespace zopa::test;

namespace {

constexpr TrackId track{};
Package const freeze{1, 1, 1}, cede{2, 1, 1};

/// G3 without lines, and one ratifier of U.
struct Home {
  World world = toy_istanbul(1, false);
  RatifierId parliament;
  Circumstances now = circumstances(world);

  Home() {
    Ratifier ratifier;
    ratifier.id = "parliament";
    ratifier.party = U;
    parliament = world.ratifiers.push_back(ratifier);
  }
  bool yes(Package const& y, double v = 0.5, double w = 0.3) const {
    return approves(world, parliament, track, y, now, v, w);
  }
  double probability(Package const& y, double v, double w) const {
    return approval_probability(world, parliament, track, y, now, v, w);
  }
};

}  // namespace

TEST_CASE("a ratifier without preferences of its own judges as its party does, and approves when equal") {
  Home const h;
  CHECK(h.yes(freeze, 0.5, 0.3));
  CHECK(h.yes(freeze, 0.3, 0.3));
  CHECK_FALSE(h.yes(freeze, 0.29, 0.3));
}

TEST_CASE("a ratifier with preferences asks for its own no-deal value") {
  Home h;
  Ratifier& ratifier = h.world.ratifiers[h.parliament];
  ratifier.preferences = h.world.parties[U].preferences;
  ratifier.no_deal = 0.525;  // u of freeze, neutral, guaranteed
  CHECK(h.yes(freeze));
  CHECK_FALSE(h.yes(cede));
  ratifier.no_deal = 0.53;
  CHECK_FALSE(h.yes(freeze, 1, 0));
}

TEST_CASE("a hard line of the ratifier that is meant and in force is never ratified") {
  Home h;
  LineId const line = add_line(h.world, "constitution", U, among(h.world, {IssueId{0}}, {2}));
  h.world.lines[line].ratifier = h.parliament;
  CHECK(h.yes(freeze));
  CHECK_FALSE(h.yes(cede));
  h.world.ratifiers[h.parliament].noise = 0.1;
  CHECK(h.probability(cede, 1, 0) == 0);
  CHECK(h.probability(freeze, 1, 0) > 0.99);
  h.world.lines[line].from = 1;
  CHECK(h.yes(cede));
  h.now.round = 1;
  CHECK_FALSE(h.yes(cede));
  h.world.lines[line].binding = false;
  CHECK(h.yes(cede));
}

TEST_CASE("a line of the negotiator does not bind the ratifier, a soft one of its own costs it") {
  Home h;
  LineId const line = add_soft_line(h.world, "s", U, among(h.world, {IssueId{0}}, {2}), 0.15);
  CHECK(h.yes(cede, 0.4, 0.3));
  h.world.lines[line].ratifier = h.parliament;
  CHECK_FALSE(h.yes(cede, 0.4, 0.3));
  CHECK(h.yes(cede, 0.46, 0.3));
}

TEST_CASE("a public approves by its polls: the base, or less where a pattern says so") {
  Home h;
  Ratifier& ratifier = h.world.ratifiers[h.parliament];
  ratifier.approval = 0.5;
  ratifier.quota = 0.5;
  ratifier.caps.push_back({Pattern{{among(h.world, {IssueId{0}}, {2})}, {}, {}}, 0.05});
  CHECK(h.yes(freeze, 0, 1));  // exactly at its quota, whatever the leaders gain
  CHECK_FALSE(h.yes(cede, 1, 0));
  ratifier.caps.push_back({Pattern{{among(h.world, {IssueId{1}}, {1})}, {}, {}}, 0.7});  // a cap is no floor
  CHECK(h.yes(freeze));
  CHECK(approval_margin(h.world, h.parliament, track, cede, h.now, 1, 0) == approx(-0.45));
}

TEST_CASE("noise turns the step into a logistic curve") {
  Home h;
  CHECK(h.probability(freeze, 0.4, 0.3) == 1);
  CHECK(h.probability(freeze, 0.2, 0.3) == 0);
  h.world.ratifiers[h.parliament].noise = 0.1;
  CHECK(h.probability(freeze, 0.3, 0.3) == approx(0.5));
  CHECK(h.probability(freeze, 0.4, 0.3) == approx(1 / (1 + std::exp(-1.0))));
}

TEST_CASE("a council passes with the probability of all vote outcomes that reach the quota") {
  Home h;
  double const base[] = {.3, .55, .7, .45}, weight[] = {.4, .3, .2, .1};
  std::vector<double> yes;
  for (int k = 0; k < 4; ++k) {
    Ratifier faction;
    faction.id = "faction" + std::to_string(k);
    faction.party = U;
    faction.approval = base[k];
    faction.noise = .2;
    faction.weight = weight[k];
    RatifierId const id = h.world.ratifiers.push_back(faction);
    yes.push_back(approval_probability(h.world, id, track, freeze, h.now, .5, .3));
  }
  h.world.ratifiers[h.parliament].veto = true;
  for (double const quota : {.2, .5, .7, 1.0}) {
    h.world.parties[U].ratification_quota = quota;
    double expected = 0;
    for (int votes = 0; votes < 16; ++votes) {
      double p = 1, in_favour = 0;
      for (int k = 0; k < 4; ++k) {
        p *= votes >> k & 1 ? yes[k] : 1 - yes[k];
        in_favour += votes >> k & 1 ? weight[k] : 0;
      }
      if (in_favour >= quota - 1e-12) expected += p;
    }
    CHECK(ratification_probability(h.world, U, track, freeze, h.now, .5, .3) == doctest::Approx(expected).epsilon(1e-12));
    CHECK(ratification_probability(h.world, U, track, freeze, h.now, .2, .3) == 0);  // the parliament's veto
  }
  CHECK(ratification_probability(h.world, R, track, freeze, h.now, .2, .3) == 1);  // nobody to ask
}
