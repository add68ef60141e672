#include "zopa/solve/alternating_offers.hpp"

#include <doctest/doctest.h>

using namespace zopa::solve;

/// Golden rows of family B, each computed two independent ways and printed to nine digits.
namespace {
doctest::Approx close(double printed) { return doctest::Approx(printed).epsilon(1e-8); }
}  // namespace

TEST_CASE("B1: with a last round the shares swing with who makes the last offer") {
  CHECK(stahl_share(1, 0.9, 0.9) == close(1.0));
  CHECK(stahl_share(2, 0.9, 0.9) == close(0.1));
  CHECK(stahl_share(10, 0.9, 0.9) == close(0.342800821));
  CHECK(stahl_share(11, 0.9, 0.9) == close(0.691479261));
  CHECK(stahl_share(3, 0.9, 0.8) == close(0.92));
}

TEST_CASE("B2: without a last round patience decides") {
  CHECK(rubinstein_share(0.9, 0.9) == close(0.526315789));
  CHECK(rubinstein_share(0.95, 0.9) == close(0.689655172));
  CHECK(rubinstein_share(0.99, 0.99) == close(0.502512563));
  CHECK(rubinstein_limit(0.05, 0.1) == close(0.666666667));
}

TEST_CASE("B3: talks that may break down end at the Nash solution over what breaking down pays") {
  CHECK(breakdown_share(0.1, 0.2, 0.1).value() == close(0.568421053));
  CHECK(breakdown_share(0.01, 0.2, 0.1).value() == close(0.551758794));
  CHECK(breakdown_share(0.1, 0, 0.4).value() == close(0.315789474));
  CHECK(breakdown_limit(0.2, 0.1).value() == close(0.55));
  CHECK(breakdown_limit(0.05, 0.1, 0.2, 0.2, 0.1).value() == close(0.581818182));
  CHECK(breakdown_limit(0.05, 0.05, 0.5, 0.1, 0.3).value() == close(0.409090909));
}

TEST_CASE("B4: an outside option does nothing until it is worth more than waiting") {
  CHECK(outside_option_share(0.9, 0.9, 0, 0.3).value() == close(0.526315789));
  CHECK(outside_option_share(0.9, 0.9, 0, 0.6).value() == close(0.4));
  CHECK(outside_option_share(0.9, 0.9, 0.6, 0).value() == close(0.64));
  CHECK_FALSE(outside_option_share(0.9, 0.9, 0.5, 0.6));
}

TEST_CASE("B5: who bleeds less while talking gets more") {
  CHECK(inside_option_share(0.9, 0.9, 0.2, 0.1).value() == close(0.568421053));
  CHECK(inside_option_share(0.9, 0.9, -0.05, -0.15).value() == close(0.581578947));
  CHECK(inside_option_share(0.99, 0.99, -0.05, -0.15).value() == close(0.553015075));
  CHECK(inside_option_limit(-0.05, -0.15).value() == close(0.55));
}

TEST_CASE("B6: under unanimity those who propose later receive less") {
  CHECK(unanimity_rotating_shares(3, 0.9)[0] == close(0.36900369));
  CHECK(unanimity_rotating_shares(3, 0.9)[1] == close(0.332103321));
  CHECK(unanimity_rotating_shares(3, 0.9)[2] == close(0.298892989));
  CHECK(unanimity_rotating_shares(4, 0.8)[0] == close(0.338753388));
  CHECK(unanimity_rotating_shares(4, 0.8)[1] == close(0.27100271));
  CHECK(unanimity_rotating_shares(4, 0.8)[2] == close(0.216802168));
  CHECK(unanimity_rotating_shares(4, 0.8)[3] == close(0.173441734));
  CHECK(unanimity_random_shares(3, 0.9).proposer == close(0.4));
  CHECK(unanimity_random_shares(3, 0.9).partner == close(0.3));
}

TEST_CASE(
    "B7: under majority rule a proposer buys the cheapest majority, and a veto is worth more the more patient all "
    "are") {
  CHECK(baron_ferejohn_shares(3, 2, 1.0).proposer == close(0.666666667));
  CHECK(baron_ferejohn_shares(3, 2, 1.0).partner == close(0.333333333));
  CHECK(baron_ferejohn_shares(5, 3, 0.8).proposer == close(0.68));
  CHECK(baron_ferejohn_shares(5, 3, 0.8).partner == close(0.16));
  CHECK(baron_ferejohn_shares(101, 51, 0.9).proposer == close(0.554455446));
  CHECK(baron_ferejohn_shares(101, 51, 0.9).partner == close(0.008910891));
  CHECK(baron_ferejohn_shares(5, 5, 0.8).proposer == close(0.36));
  CHECK(baron_ferejohn_shares(5, 5, 0.8).partner == close(0.16));
  CHECK(baron_ferejohn_veto_value(3, 2, 0.0) == close(0.333333333));
  CHECK(baron_ferejohn_veto_value(3, 2, 0.5) == close(0.428571429));
  CHECK(baron_ferejohn_veto_value(3, 2, 1.0) == close(1.0));
}

TEST_CASE("B8: a package lets each side keep what it values most") {
  CHECK(package_offers_utility(1, {0.9, 0.9}, {0.8, 0.2}, {0.4, 0.6})[0] == close(1.0));
  CHECK(package_offers_utility(1, {0.9, 0.9}, {0.8, 0.2}, {0.4, 0.6})[1] == close(0.0));
  CHECK(package_offers_utility(2, {0.9, 0.9}, {0.8, 0.2}, {0.4, 0.6})[0] == close(0.2));
  CHECK(package_offers_utility(2, {0.9, 0.9}, {0.8, 0.2}, {0.4, 0.6})[1] == close(0.9));
  CHECK(package_offers_utility(3, {0.9, 0.9}, {0.8, 0.2}, {0.4, 0.6})[0] == close(0.91));
  CHECK(package_offers_utility(3, {0.9, 0.9}, {0.8, 0.2}, {0.4, 0.6})[1] == close(0.27));
  CHECK(package_offers_utility(2001, {0.9, 0.9}, {0.8, 0.2}, {0.4, 0.6})[0] == close(0.809248555));
  CHECK(package_offers_utility(2001, {0.9, 0.9}, {0.8, 0.2}, {0.4, 0.6})[1] == close(0.572254335));
  CHECK(issue_by_issue_utility(1, {0.9, 0.9}, {0.8, 0.2}, {0.4, 0.6})[0] == close(1.0));
  CHECK(issue_by_issue_utility(1, {0.9, 0.9}, {0.8, 0.2}, {0.4, 0.6})[1] == close(0.0));
  CHECK(issue_by_issue_utility(2, {0.9, 0.9}, {0.8, 0.2}, {0.4, 0.6})[0] == close(0.1));
  CHECK(issue_by_issue_utility(2, {0.9, 0.9}, {0.8, 0.2}, {0.4, 0.6})[1] == close(0.9));
  CHECK(issue_by_issue_utility(4, {0.9, 0.9}, {0.8, 0.2}, {0.4, 0.6})[0] == close(0.181));
  CHECK(issue_by_issue_utility(4, {0.9, 0.9}, {0.8, 0.2}, {0.4, 0.6})[1] == close(0.819));
}
