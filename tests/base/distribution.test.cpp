#include "zopa/base/distribution.hpp"

#include <cmath>

#include <boost/math/distributions/beta.hpp>
#include <boost/math/distributions/gamma.hpp>
#include <boost/math/distributions/lognormal.hpp>
#include <boost/math/distributions/normal.hpp>

#include "support/approx.hpp"

using namespace zopa::base;
using zopa::test::approx;

namespace {

constexpr double levels[] = {1e-9, 1e-4, 0.025, 0.3, 0.5, 0.77, 0.975, 0.9999, 1 - 1e-9};

/// Does P(X ≤ quantile(u)) = u hold, for X truncated to the support?
template <class D>
bool inverts(Distribution const& d, D const& reference, double tolerance) {
  auto const [lo, hi] = support(d);
  double const below = std::isfinite(lo) ? cdf(reference, lo) : 0, above = std::isfinite(hi) ? cdf(reference, hi) : 1;
  for (double const u : levels) {
    double const p = (cdf(reference, quantile(d, u)) - below) / (above - below);
    if (!(std::abs(p - u) <= tolerance * std::max(u, 1e-3))) return false;
  }
  return true;
}

/// ∫ quantile(u) du by midpoints.
double mean_of_quantiles(Distribution const& d) {
  constexpr int n = 20000;
  double sum = 0;
  for (int k = 0; k < n; ++k) sum += quantile(d, (k + 0.5) / n);
  return sum / n;
}

}  // namespace

TEST_CASE("drawing inverts the distribution functions of Boost") {
  namespace bm = boost::math;
  CHECK(inverts(Normal{0.2, 0.1}, bm::normal_distribution<>(0.2, 0.1), 1e-9));
  CHECK(inverts(Normal{0.2, 0.1, 0, 0.5}, bm::normal_distribution<>(0.2, 0.1), 1e-9));
  CHECK(inverts(Normal{-1, 2, 0}, bm::normal_distribution<>(-1, 2), 1e-9));
  CHECK(inverts(LogNormal{-2, 0.7}, bm::lognormal_distribution<>(-2, 0.7), 1e-9));
  CHECK(inverts(LogNormal{-2, 0.7, 0.05, 0.4}, bm::lognormal_distribution<>(-2, 0.7), 1e-9));
  CHECK(inverts(Beta{2, 5}, bm::beta_distribution<>(2, 5), 1e-9));
  CHECK(inverts(Gamma{0.5}, bm::gamma_distribution<>(0.5), 1e-9));
}

TEST_CASE("uniform, log-uniform, triangular and scaled beta values have closed forms") {
  for (double const u : levels) {
    CHECK(quantile(Uniform{0.1, 0.3}, u) == approx(0.1 + 0.2 * u, 1e-15));
    CHECK(quantile(LogUniform{0.001, 10}, u) == approx(std::pow(10, -3 + 4 * u), 1e-12));
    CHECK(quantile(Beta{1, 1, -2, 6}, u) == approx(-2 + 8 * u, 1e-12));
    double const x = quantile(Triangular{0, 0.2, 1}, u);
    CHECK((x < 0.2 ? x * x / 0.2 : 1 - (1 - x) * (1 - x) / 0.8) == approx(u, 1e-12));
  }
  CHECK(quantile(Triangular{0, 0, 1}, 0.75) == approx(0.5));
  CHECK(quantile(Triangular{0, 1, 1}, 0.25) == approx(0.5));
}

TEST_CASE("a discrete value comes with its probability, in file order") {
  Distribution const d = Discrete{{3, 1, 2}, {0.2, 0.5, 0.3}};
  CHECK(quantile(d, 0.1) == 3);
  CHECK(quantile(d, 0.2) == 3);
  CHECK(quantile(d, 0.2001) == 1);
  CHECK(quantile(d, 0.9) == 2);
  CHECK(quantile(d, 1 - 1e-16) == 2);
}

TEST_CASE("empirical values come with equal weights") {
  Distribution const d = Empirical{{1, 4, 9, 16}};
  CHECK(quantile(d, 0.1) == 1);
  CHECK(quantile(d, 0.3) == 4);
  CHECK(quantile(d, 0.999999) == 16);
}

TEST_CASE("a normal cut far above its mean keeps its shape instead of sticking to the bound") {
  // Tail of the normal beyond a = 9: density nearly a·exp(−a(x − a)); median a + ln 2/a to order a^−3.
  double const median_excess = median(Normal{0, 1, 9}) - 9;
  CHECK(median_excess == approx(std::log(2.0) / 9, 2e-3));
  CHECK(median_excess > 0.07);
  CHECK(mean(Normal{0, 1, 9}) == approx(9 + 1.0 / 9, 3e-4));
  CHECK(median(Normal{0, 1, -infinity, -9}) == approx(-9 - median_excess));
}

TEST_CASE("means have their closed forms and agree with the average of all quantiles") {
  CHECK(mean(Uniform{0.1, 0.3}) == approx(0.2));
  CHECK(mean(LogUniform{1, std::exp(1.0)}) == approx(std::exp(1.0) - 1));
  CHECK(mean(Normal{0, 1, 0}) == approx(std::sqrt(2 / M_PI)));
  CHECK(mean(LogNormal{-2, 0.7}) == approx(std::exp(-2 + 0.245)));
  CHECK(mean(Triangular{0, 0.2, 1}) == approx(0.4));
  CHECK(mean(Beta{2, 5, 10, 17}) == approx(12));
  CHECK(mean(Discrete{{3, 1, 2}, {0.2, 0.5, 0.3}}) == approx(1.7));
  CHECK(mean(Empirical{{1, 4, 9, 16}}) == approx(7.5));
  CHECK(mean(Gamma{0.5}) == 0.5);
  for (Distribution const& d : std::vector<Distribution>{
           LogUniform{0.001, 10}, Normal{0.2, 0.1, 0, 0.25}, Normal{0, 1, -2, 0.5}, LogNormal{-2, 0.7, 0.05, 0.4},
           Triangular{0, 0.2, 1}, Beta{2, 5}, Discrete{{3, 1, 2}, {0.2, 0.5, 0.3}}, Gamma{0.5}})
    CHECK(mean_of_quantiles(d) == approx(mean(d), 2e-4));
}

TEST_CASE("values stay within the support") {
  for (Distribution const& d :
       std::vector<Distribution>{Uniform{0.1, 0.3}, LogUniform{0.001, 10}, Normal{0.2, 0.1, 0, 0.5},
                                 LogNormal{-2, 3, 0.05, 0.4}, Triangular{0, 0.2, 1}, Beta{2, 5, -1, 1}, Gamma{2}}) {
    auto const [lo, hi] = support(d);
    for (double const u : levels) {
      CHECK(quantile(d, u) >= lo);
      CHECK(quantile(d, u) <= hi);
    }
  }
  CHECK(support(Discrete{{3, 1, 2}, {0.2, 0.5, 0.3}}).lo == 1);
  CHECK(support(Normal{0, 1}).hi == infinity);
}

TEST_CASE("a distribution is described in words") {
  CHECK(describe(Uniform{0.1, 0.3}) == "uniform 0.1 to 0.3");
  CHECK(describe(Normal{0.2, 0.1, 0}) == "normal 0.2 ± 0.1, from 0");
  CHECK(describe(Discrete{{1, 2}, {0.5, 0.5}}) == "discrete (2 values)");
  CHECK(describe(Dirichlet{{1, 1, 1}}) == "Dirichlet (3 weights)");
}
