#include <doctest/doctest.h>

#include <cmath>

#include "zopa/base/random.hpp"
#include "zopa/study/interval.hpp"

using namespace zopa;
using study::Cluster;

namespace {

double uniform(std::uint64_t world, std::uint32_t draw, std::uint32_t game) {
  return base::Stream{7, world, 0}.uniform(base::Purpose::test, draw, game);
}

// Draws with a probability of their own, uniform on [0, 1], and games that succeed with it: the pooled mean is 1/2.
std::vector<Cluster> pooled_draws(std::uint64_t world, int draws, int games) {
  std::vector<Cluster> clusters;
  for (std::uint32_t d = 0; d < static_cast<std::uint32_t>(draws); ++d) {
    double const p = uniform(world, d, 0);
    Cluster c;
    for (std::uint32_t g = 1; g <= static_cast<std::uint32_t>(games); ++g) c.sum += uniform(world, d, g) < p ? 1 : 0;
    c.count = games;
    clusters.push_back(c);
  }
  return clusters;
}

bool covers(study::Interval const& interval, double truth) { return interval.low <= truth && truth <= interval.high; }

}  // namespace

TEST_CASE("Wilson's interval stays inside [0, 1] and closes at what never or always happened") {
  CHECK(study::wilson(0, 1).low == 0);
  CHECK(study::wilson(1, 1).high == 1);
  CHECK(study::wilson(5, 10).low == doctest::Approx(1 - study::wilson(5, 10).high));
  CHECK(study::wilson(500, 1000).high - study::wilson(500, 1000).low < study::wilson(5, 10).high - study::wilson(5, 10).low);
}

TEST_CASE("quantiles of a sorted sample interpolate between its members") {
  std::vector<double> const sorted{1, 2, 4};
  CHECK(study::quantile_of_sorted(sorted, 0) == 1);
  CHECK(study::quantile_of_sorted(sorted, 0.5) == 2);
  CHECK(study::quantile_of_sorted(sorted, 0.75) == 3);
  CHECK(study::quantile_of_sorted(sorted, 1) == 4);
}

TEST_CASE("a bootstrap over draws covers the truth about as often as it says") {
  int hits = 0;
  constexpr int repeats = 400;
  for (std::uint64_t r = 0; r < repeats; ++r)
    hits += covers(study::bootstrap(pooled_draws(r, 60, 20), study::Resamples(r, 60, 200)).interval, 0.5) ? 1 : 0;
  double const share = static_cast<double>(hits) / repeats;
  CHECK(share > 0.90);  // nominal .95; percentile intervals of 60 draws fall a little short
  CHECK(share < 0.985);
}

TEST_CASE("games of one draw taken for independent promise a precision that is not there") {
  int hits = 0;
  constexpr int repeats = 400;
  for (std::uint64_t r = 0; r < repeats; ++r) {
    double successes = 0;
    for (auto const& c : pooled_draws(r, 60, 20)) successes += c.sum;
    hits += covers(study::wilson(successes, 60 * 20), 0.5) ? 1 : 0;
  }
  CHECK(static_cast<double>(hits) / repeats < 0.75);
}

TEST_CASE("the standard error of the bootstrap is that of a mean of independent draws") {
  std::vector<Cluster> clusters;
  double squares = 0;
  constexpr int n = 400;
  for (std::uint32_t d = 0; d < n; ++d) {
    double const x = uniform(1, d, 0);
    clusters.push_back({x, 1});
    squares += (x - 0.5) * (x - 0.5);
  }
  double const expected = std::sqrt(squares / n / n);
  CHECK(study::bootstrap(clusters, study::Resamples(3, n, 2000)).standard_error == doctest::Approx(expected).epsilon(0.08));
}

TEST_CASE("a paired difference resamples the same draws on both sides: a constant shift has no error at all") {
  std::vector<Cluster> const before = pooled_draws(5, 80, 20);
  std::vector<Cluster> after = before;
  for (auto& c : after) c.sum += 0.1 * c.count;
  study::Resamples const resamples(5, before.size());
  auto const paired = study::bootstrap_difference(before, after, resamples);
  CHECK(paired.interval.low == doctest::Approx(0.1));
  CHECK(paired.interval.high == doctest::Approx(0.1));
  CHECK(study::bootstrap(before, resamples).standard_error > 0.02);
}

TEST_CASE("resamples are a function of their seed, and prefer no draw") {
  study::Resamples const a(1, 50, 400), again(1, 50, 400), other(2, 50, 400);
  std::vector<int> times(50);
  bool differs = false;
  for (int b = 0; b < a.times(); ++b)
    for (std::size_t k = 0; k < 50; ++k) {
      CHECK(a.row(b)[k] == again.row(b)[k]);
      differs = differs || a.row(b)[k] != other.row(b)[k];
      times[a.row(b)[k]] += 1;
    }
  CHECK(differs);
  for (int n : times) CHECK(std::abs(n - 400) < 5 * 20);  // Poisson(400), five standard deviations
}
