#include <algorithm>
#include <cmath>
#include <numeric>

#include <doctest/doctest.h>

#include "io/shipped.hpp"
#include "zopa/base/random.hpp"

using namespace zopa;

namespace {

std::string const head =
    "zopa: 1\ntitle: two\nissues: {border: [river, ridge]}\nparties:\n"
    "  A: {prefers: {border: {weight: 1, values: [0, 1]}}, no_deal: 0.1, war_cost: {uniform: [0, 1]}, audience: "
    "{lognormal: [0, 1]}}\n"
    "  B: {prefers: {border: {weight: 1, values: [1, 0]}}, no_deal: 0.1, war_cost: {beta: [2, 5]}}\n";

model::Scenario scenario(std::string const& text) {
  auto const reading = io::read_scenario_text(text, "x.yaml");
  INFO(io::render(reading.diagnostics));
  REQUIRE(reading.scenario.has_value());
  return *reading.scenario;
}

model::World draw(model::Scenario const& s, std::uint64_t n) {
  base::Stream const stream{7, n, 0};
  return model::world(s, [&](std::uint64_t path, std::uint32_t component) {
    return stream.uniform(base::Purpose::parameter, component, 0, path);
  });
}

struct Draws {
  std::vector<double> a, b, audience;
};

Draws draws(model::Scenario const& s, std::uint64_t n) {
  Draws out;
  for (std::uint64_t i = 0; i < n; ++i) {
    auto const w = draw(s, i);
    out.a.push_back(w.parties[model::PartyId{0}].war_cost);
    out.b.push_back(w.parties[model::PartyId{1}].war_cost);
    out.audience.push_back(w.parties[model::PartyId{0}].audience);
  }
  return out;
}

std::vector<double> ranks(std::vector<double> const& x) {
  std::vector<std::size_t> order(x.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::sort(order.begin(), order.end(), [&](auto i, auto k) { return x[i] < x[k]; });
  std::vector<double> out(x.size());
  for (std::size_t r = 0; r < order.size(); ++r) out[order[r]] = static_cast<double>(r);
  return out;
}

/// Spearman's rank correlation of samples without ties.
double spearman(std::vector<double> const& x, std::vector<double> const& y) {
  auto const a = ranks(x), b = ranks(y);
  double const n = static_cast<double>(a.size()), mean = (n - 1) / 2;
  double cov = 0, var = 0;
  for (std::size_t i = 0; i < a.size(); ++i) cov += (a[i] - mean) * (b[i] - mean), var += (a[i] - mean) * (a[i] - mean);
  return cov / var;
}

constexpr std::uint64_t n_draws = 4000;
double const four_errors =
    4 / std::sqrt(static_cast<double>(n_draws));  // the standard error of Spearman's ρ is at most 1/√(n − 1)

}  // namespace

TEST_CASE("numbers move together with the rank correlation that was asked for") {
  auto const d = draws(scenario(head + "correlations: [{between: [parties.*.war_cost], rank: 0.6}]\n"), n_draws);
  CHECK(std::fabs(spearman(d.a, d.b) - 0.6) < four_errors);
  CHECK(std::fabs(spearman(d.a, d.audience)) < four_errors);
}

TEST_CASE("a matrix holds for each pair, and a common factor gives the product of loadings") {
  auto const by_matrix =
      draws(scenario(head + "correlations:\n  - between: [parties.A.war_cost, parties.B.war_cost, parties.A.audience]\n"
                            "    rank: [[1, 0.5, -0.4], [0.5, 1, 0.2], [-0.4, 0.2, 1]]\n"),
            n_draws);
  CHECK(std::fabs(spearman(by_matrix.a, by_matrix.b) - 0.5) < four_errors);
  CHECK(std::fabs(spearman(by_matrix.a, by_matrix.audience) + 0.4) < four_errors);
  CHECK(std::fabs(spearman(by_matrix.b, by_matrix.audience) - 0.2) < four_errors);
  auto const by_factor = draws(
      scenario(head +
               "correlations: [{factor: escalation, loadings: {parties.A.war_cost: 0.9, parties.B.war_cost: -0.8}}]\n"),
      n_draws);
  double const expected = 6 / std::acos(-1.0) * std::asin(-0.72 / 2);  // Pearson 1907
  CHECK(std::fabs(spearman(by_factor.a, by_factor.b) - expected) < four_errors);
}

TEST_CASE("each number keeps its own distribution, and the first of a group its very draws") {
  auto const alone = draws(scenario(head), n_draws),
             together =
                 draws(scenario(head + "correlations: [{between: [parties.*.war_cost], rank: -0.7}]\n"), n_draws);
  CHECK(alone.a == together.a);
  CHECK(alone.audience == together.audience);
  CHECK(alone.b != together.b);
  auto const mean = [](std::vector<double> const& x) {
    return std::accumulate(x.begin(), x.end(), 0.0) / static_cast<double>(x.size());
  };
  double const sd = std::sqrt(2 * 5.0 / (49 * 8));  // of Beta(2, 5)
  CHECK(std::fabs(mean(together.b) - 2.0 / 7) < 4 * sd / std::sqrt(static_cast<double>(n_draws)));
}
