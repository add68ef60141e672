// Golden rows of family C that have closed forms, each computed two independent ways and printed to nine digits.
#include <doctest/doctest.h>

#include "support/approx.hpp"
#include "zopa/solve/audience_costs.hpp"
#include "zopa/solve/crisis_bargaining.hpp"
#include "zopa/solve/enforcement.hpp"
#include "zopa/solve/mediation.hpp"
#include "zopa/solve/reference_points.hpp"
#include "zopa/solve/two_level_games.hpp"

using namespace zopa::solve;
using zopa::test::approx;
using zopa::test::printed;

TEST_CASE("C1: A demands more of an opponent it knows less about, and risks war") {
  struct Row {
    double p, cost;
    PrivateCost other;
    double demand, war;
  };
  for (Row const& row :
       {Row{.5, .1, {0, .4}, .65, .375}, Row{.5, .2, {0, .4}, .6, .25}, Row{.5, .1, {.1, .4}, .65, .166666667},
        Row{.5, .1, {.2, .4}, .7, 0}, Row{.8, .1, {0, .4}, .95, .375}}) {
    Ultimatum const made = risk_return(row.p, row.cost, row.other);
    CHECK(made.share == approx(row.demand, printed));
    CHECK(made.war == approx(row.war, printed));
  }
}

TEST_CASE("C1b: with two types the risky demand is made while the tough one is rare enough") {
  struct Row {
    double phi, war;
  };
  for (Row const& row : {Row{.6, .6}, Row{.65, 0}}) {
    auto const made = two_type_ultimatum(.5, .1, .05, .3, row.phi);
    CHECK(made.threshold == approx(.625, printed));
    CHECK(made.war == approx(row.war, printed));
  }
}

TEST_CASE("C2: a side that declines attacks before it does") {
  struct Row {
    double later, k;
    bool war;
  };
  for (Row const& row :
       {Row{.3, 0, true}, Row{.76, 0, true}, Row{.77, 0, false}, Row{.56, 1, true}, Row{.57, 1, false}})
    CHECK(preventive_war({.8, row.later, .1, .1, .9, row.k}) == row.war);
  CHECK(preventive_war_threshold({.8, 0, .1, .1, .9, 0}) == approx(.766666667, printed));
  CHECK(preventive_war_threshold({.8, 0, .1, .1, .9, 1}) == approx(.566666667, printed));
}

TEST_CASE("C2b, C3: a first strike or an indivisible stake can leave nothing to agree on") {
  CHECK(first_strike_range(.5, .1, .1, .05).width() == approx(-.05, printed));
  CHECK(first_strike_range(.5, .05, .1, .05).width() == approx(.05, printed));
  CHECK(peaceful_shares({0, 1}, .5, .2, .2).empty());
}

TEST_CASE("C4: no war while benefits match power") {
  struct Row {
    double q, war;
  };
  for (Row const& row : {Row{.5, 0}, Row{.4, .125}, Row{.3, .3125}, Row{.1, .3125}})
    CHECK(satisfied_state_offer(.5, row.q, .1, {.05, .45}).war == approx(row.war, printed));
}

TEST_CASE("C5: the range of a random-walk war is widest in the middle of the front") {
  auto const range = total_war_range(6, 3, .6, .02, .04);
  CHECK(range.low == approx(.608571429, printed));
  CHECK(range.high == approx(1.097142857, printed));
  CHECK(range.width() == approx(.488571429, printed));
  double const profile[] = {.3, .48, .54, .48, .3};
  for (int k = 1; k <= 5; ++k) CHECK(total_war_range(6, k, .5, .02, .04).width() == approx(profile[k - 1], printed));
}

TEST_CASE("C8: audience costs make challenges rarer to resist and can make war likelier") {
  struct Row {
    double audience, challenge, resist, war;
  };
  for (Row const& row : {Row{.5, .48, .666666667, .266666667}, Row{1, .78, .5, .325}}) {
    auto const found = audience_equilibrium({.3, .9, row.audience, {0, 2}});
    CHECK(found.kind == AudienceEquilibrium::Kind::bluffing);
    CHECK(found.challenge == approx(row.challenge, printed));
    CHECK(found.resist == approx(row.resist, printed));
    CHECK(found.war == approx(row.war, printed));
  }
}

TEST_CASE("C20: the side that is locked in first stands firm") {
  CHECK(lock_in_time(.1, -.3).value() == approx(3, printed));
  CHECK(lock_in_time(.05, -.2).value() == approx(4, printed));
  CHECK(contest_of_nerves({.1, .05}, {-.3, -.2}) == 0);
}

TEST_CASE("C9: a guarantor replaces patience; a war of attrition is short when waiting hurts") {
  CHECK(least_patience(1.5, 1, .2, 0) == approx(.384615385, printed));
  CHECK(least_patience(1.5, 1, .2, .3) == approx(.2, printed));
  CHECK(least_patience(1.5, 1, .2, .6) == approx(0, printed));
  CHECK(attrition(.7, .3, .1, 0).hazard == approx(.25, printed));
  CHECK(attrition(.7, .3, .1, 0).expected_delay.value() == approx(2, printed));
  CHECK(attrition(.7, .3, .1, .1).hazard == approx(.325, printed));
  CHECK(attrition(.7, .3, .1, .1).expected_delay.value() == approx(1.538461538, printed));
}

TEST_CASE("C10: a mediator is believed if it is biased enough") {
  CHECK(least_bias(.1, 1, .3, .05).value() == approx(.454545455, printed));
  CHECK(least_bias(0, 1, .3, .05).value() == approx(0, printed));
}

TEST_CASE("C11: floors at home, an unknown floor, and a vote") {
  CHECK(ratified_share(.3, .3).value() == approx(.5, printed));
  CHECK_FALSE(ratified_share(.6, .5));
  struct Row {
    double high, no_deal, offer, pass;
  };
  for (Row const& row : {Row{.4, 0, .4, 1}, Row{.8, 0, .5, .625}, Row{.8, .2, .4, .5}}) {
    auto const gamble = offer_to_uncertain_ratifier({0, row.high, row.no_deal});
    CHECK(gamble.offer == approx(row.offer, printed));
    CHECK(gamble.pass == approx(row.pass, printed));
  }
  CHECK(passing_probability({.9, .5, .5}, 2) == approx(.7, printed));
  CHECK(passing_probability({.9, .5, .5}, 3) == approx(.225, printed));
}

TEST_CASE("C12: a carrot for the side that its line holds is wasted") {
  for (auto const& [carrots, width, needed] : {std::array{0., -.1, .1}, std::array{.1, -.05, .05}}) {
    Bridge bridge{.p = .6, .cost_a = .1, .cost_b = .1, .line_a = .8};
    bridge.carrot_a = bridge.carrot_b = carrots / 2;
    CHECK(bridged_range(bridge).width() == approx(width, printed));
    CHECK(gift_needed(bridge).value() == approx(needed, printed));
  }
}

TEST_CASE("C14: an attack tells more about a partner who could have prevented it") {
  struct Row {
    Trust trust;
    double attack, calm;
  };
  for (Row const& row : {Row{{.6, .7, .2}, .36, .84}, Row{{.6, .9, .2}, .157894737, .870967742},
                         Row{{.9, .7, .2}, .771428571, .969230769}}) {
    CHECK(trust_after_attack(row.trust).value() == approx(row.attack, printed));
    CHECK(trust_after_calm(row.trust).value() == approx(row.calm, printed));
  }
}

TEST_CASE("C15, C16: losses weigh, and soft lines pull") {
  LossAversion feeling{.7, .6, .4, .4, 1};
  CHECK(loss_averse_width(feeling) == approx(.5, printed));
  CHECK(critical_loss_aversion(feeling).value() == approx(2.666666667, printed));
  feeling.lambda = 2.25;
  CHECK(loss_averse_width(feeling) == approx(.055555556, printed));
  CHECK(reservation_share(.3, .6, 0) == approx(.3, printed));
  CHECK(reservation_share(.3, .6, 1) == approx(.45, printed));
  CHECK(reservation_share(.3, .6, 4) == approx(.54, printed));
}
