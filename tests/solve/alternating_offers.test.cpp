#include "zopa/solve/alternating_offers.hpp"

#include <cmath>
#include <random>

#include <doctest/doctest.h>

#include "zopa/solve/stochastic_game.hpp"

using namespace zopa::solve;

namespace {

constexpr double rounding = 1e-12;
doctest::Approx close(double x) { return doctest::Approx(x).epsilon(rounding); }

/// A pie divided in n steps by alternating offers: a front game whose front does not exist.
FrontGame pie(int rounds, int n, double delta1, double delta2) {
  FrontGame game;
  game.rounds = rounds;
  game.alternating = true;
  game.discount[0] = delta1;
  game.discount[1] = delta2;
  game.terminal[0] = game.terminal[1] = {0.0};
  game.n_offers = static_cast<std::size_t>(n) + 1;
  for (int m = 0; m <= n; ++m) {
    game.value[0].push_back(static_cast<double>(m) / n);
    game.value[1].push_back(static_cast<double>(n - m) / n);
  }
  return game;
}

}  // namespace

TEST_CASE("Ståhl's share with a common factor is (1 - (-d)^T)/(1 + d)") {
  for (double const d : {0.3, 0.9, 0.99})
    for (int T = 1; T <= 50; ++T) CHECK(stahl_share(T, d, d) == close((1 - std::pow(-d, T)) / (1 + d)));
  CHECK(stahl_share(7, 1, 1) == 1);  // without impatience the last proposer takes all
  CHECK(stahl_share(8, 1, 1) == 0);
}

TEST_CASE("Ståhl's share approaches Rubinstein's within (d1 d2)^floor(T/2)") {
  for (double const d1 : {0.5, 0.9, 0.99})
    for (double const d2 : {0.6, 0.95})
      for (int T = 1; T <= 400; ++T)
        CHECK(std::fabs(stahl_share(T, d1, d2) - rubinstein_share(d1, d2)) <= std::pow(d1 * d2, T / 2) + rounding);
}

TEST_CASE("the front game without a front divides the pie as Ståhl says, to a grid step a round") {
  for (int T : {1, 2, 3, 10, 11, 40}) {
    FrontGame const game = pie(T, 10000, 0.9, 0.8);
    FrontPolicy const policy = subgame_perfect(game);
    double const slack = 1e-4 / (1 - 0.9);  // each round rounds once, discounted from there
    CHECK(std::fabs(policy.value[0][0] - stahl_share(T, 0.9, 0.8)) <= slack);
    CHECK(forecast(game, policy).round_given_deal.value() == 0);
    CHECK(exploitability(game, policy, 0) <= 1e-9);
    CHECK(exploitability(game, policy, 1) <= 1e-9);
  }
  // all shares of this one lie on the grid, so nothing is rounded
  FrontPolicy const three = subgame_perfect(pie(3, 100, 0.9, 0.8));
  CHECK(three.value[0][0] == close(0.92));
}

TEST_CASE("breakdown with probability 1 - d is an inside option worth what breaking down pays") {
  for (double const d : {0.5, 0.9, 0.99})
    CHECK(breakdown_share(1 - d, 0.2, 0.1).value() == close(inside_option_share(d, d, 0.2, 0.1).value()));
}

TEST_CASE("short rounds: the limits are the limits") {
  CHECK(breakdown_share(1e-9, 0.2, 0.1).value() == doctest::Approx(breakdown_limit(0.2, 0.1).value()).epsilon(1e-8));
  double const step = 1e-7;
  CHECK(rubinstein_share(std::exp(-0.05 * step), std::exp(-0.1 * step)) ==
        doctest::Approx(rubinstein_limit(0.05, 0.1)).epsilon(1e-6));
  CHECK(inside_option_share(1 - step, 1 - step, -0.05, -0.15).value() ==
        doctest::Approx(inside_option_limit(-0.05, -0.15).value()).epsilon(1e-6));
  CHECK(breakdown_limit(0, 0, 0.3, 0.2, 0.1).value() == close(breakdown_limit(0.2, 0.1).value()));  // nobody impatient
}

TEST_CASE("the outside-option share is the fixed point that iteration finds") {
  std::mt19937 random(3);
  auto uniform = [&] { return static_cast<double>(random()) / 4294967296.0; };
  for (int instance = 0; instance < 500; ++instance) {
    double const d1 = 0.5 + 0.49 * uniform(), d2 = 0.5 + 0.49 * uniform(), w1 = uniform(), w2 = uniform();
    auto const share = outside_option_share(d1, d2, w1, w2);
    CHECK(share.has_value() == (w1 + w2 <= 1));
    if (!share) continue;
    double v1 = 0, v2 = 0;
    for (int k = 0; k < 4000; ++k) {
      double const next = 1 - std::fmax(w2, d2 * v2);
      v2 = 1 - std::fmax(w1, d1 * v1);
      v1 = next;
    }
    CHECK(*share == doctest::Approx(v1).epsilon(1e-10));
  }
}

TEST_CASE("shares of unanimity add up, and with two parties they are Rubinstein's") {
  for (int n : {2, 3, 7}) {
    double sum = 0;
    for (double s : unanimity_rotating_shares(n, 0.9)) sum += s;
    CHECK(sum == close(1));
    ProposerAndPartner const random = unanimity_random_shares(n, 0.9);
    CHECK(random.proposer + (n - 1) * random.partner == close(1));
  }
  CHECK(unanimity_rotating_shares(2, 0.9)[0] == close(rubinstein_share(0.9, 0.9)));
}

TEST_CASE("the veto value solves its own recursion for any number of voters") {
  for (int n : {3, 4, 9})
    for (int q = 2; q <= n; ++q)
      for (double const d : {0.0, 0.4, 0.95}) {
        double const v = baron_ferejohn_veto_value(n, q, d), w = (1 - v) / (n - 1);
        double const proposing = 1 - (q - 1) * d * w;
        CHECK(v == close(proposing / n + (n - 1) * d * v / n));
      }
}

TEST_CASE("a package weakly beats issue by issue for both when they weigh the issues differently") {
  std::mt19937 random(5);
  auto uniform = [&] { return static_cast<double>(random()) / 4294967296.0; };
  int gains = 0;
  for (int instance = 0; instance < 200; ++instance) {
    std::vector<double> w[2];
    for (auto& weights : w) {
      double sum = 0;
      for (int k = 0; k < 4; ++k) weights.push_back(uniform()), sum += weights.back();
      for (double& x : weights) x /= sum;
    }
    int const rounds = 1 + static_cast<int>(random() % 8);
    auto const package = package_offers_utility(rounds, {0.9, 0.85}, w[0], w[1]);
    auto const apart = issue_by_issue_utility(rounds, {0.9, 0.85}, w[0], w[1]);
    double const proposer = rounds > 0 ? package[0] : 0;
    CHECK(package[1] >= 0);
    CHECK(package[0] + package[1] >= apart[0] + apart[1] - rounding);  // weights sum to 1: apart shares out exactly 1
    gains += proposer > apart[0] + rounding;
  }
  CHECK(gains > 100);
}

TEST_CASE("equal weights: a package is worth what its issues are") {
  for (int T = 1; T < 12; ++T) {
    auto const package = package_offers_utility(T, {0.9, 0.8}, {0.5, 0.3, 0.2}, {0.5, 0.3, 0.2});
    CHECK(package[0] == close(stahl_share(T, 0.9, 0.8)));
    CHECK(package[1] == close(1 - stahl_share(T, 0.9, 0.8)));
  }
}
