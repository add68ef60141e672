#include "zopa/study/interval.hpp"

#include <algorithm>
#include <cmath>

#include "zopa/base/expects.hpp"
#include "zopa/base/random.hpp"

namespace zopa::study {
namespace {

double ratio(std::vector<Cluster> const& clusters, std::uint32_t const* chosen) {
  Cluster total;
  for (std::size_t position = 0; position < clusters.size(); ++position) {
    total.sum += clusters[chosen[position]].sum;
    total.count += clusters[chosen[position]].count;
  }
  return total.sum / total.count;  // NaN where no chosen cluster has the figure; dropped by the caller
}

Bootstrap summarise(std::vector<double> figures, double level) {
  if (figures.empty()) return {};
  std::sort(figures.begin(), figures.end());
  double mean = 0, squares = 0;
  for (double x : figures) mean += x;
  mean /= static_cast<double>(figures.size());
  for (double x : figures) squares += (x - mean) * (x - mean);
  double const tail = (1 - level) / 2;
  return {{quantile_of_sorted(figures, tail), quantile_of_sorted(figures, 1 - tail)},
          figures.size() > 1 ? std::sqrt(squares / static_cast<double>(figures.size() - 1)) : 0};
}

}  // namespace

Interval wilson(double k, double n, double z) {
  ZOPA_EXPECTS(n >= 1 && k >= 0 && k <= n);
  double const p = k / n, z2 = z * z;
  double const centre = (p + z2 / (2 * n)) / (1 + z2 / n);
  double const half = z / (1 + z2 / n) * std::sqrt(p * (1 - p) / n + z2 / (4 * n * n));
  return {k == 0 ? 0 : std::max(0.0, centre - half), k == n ? 1 : std::min(1.0, centre + half)};
}

double standard_error(double p, double n) { return std::sqrt(p * (1 - p) / n); }

Resamples::Resamples(std::uint64_t seed, std::size_t n, int times)
    : n_(n), times_(times), chosen_(n * static_cast<std::size_t>(times)) {
  ZOPA_EXPECTS(n >= 1 && times >= 1);
  base::Stream const stream{seed, 0, 0};
  for (int b = 0; b < times; ++b) {
    std::uint32_t* const row = chosen_.data() + static_cast<std::size_t>(b) * n;
    for (std::size_t group = 0; 4 * group < n; ++group) {
      auto const u =
          stream.uniforms(base::Purpose::bootstrap, static_cast<std::uint32_t>(group), static_cast<std::uint32_t>(b));
      for (std::size_t k = 0; k < 4 && 4 * group + k < n; ++k)
        row[4 * group + k] =
            static_cast<std::uint32_t>(std::min(n - 1, static_cast<std::size_t>(u[k] * static_cast<double>(n))));
    }
  }
}

Bootstrap bootstrap(std::vector<Cluster> const& clusters, Resamples const& resamples, double level) {
  ZOPA_EXPECTS(clusters.size() == resamples.n());
  std::vector<double> figures;
  figures.reserve(static_cast<std::size_t>(resamples.times()));
  for (int b = 0; b < resamples.times(); ++b)
    if (double const x = ratio(clusters, resamples.row(b)); !std::isnan(x)) figures.push_back(x);
  return summarise(std::move(figures), level);
}

Bootstrap bootstrap_difference(std::vector<Cluster> const& first, std::vector<Cluster> const& second,
                               Resamples const& resamples, double level) {
  ZOPA_EXPECTS(first.size() == resamples.n() && second.size() == resamples.n());
  std::vector<double> figures;
  figures.reserve(static_cast<std::size_t>(resamples.times()));
  for (int b = 0; b < resamples.times(); ++b) {
    double const x = ratio(second, resamples.row(b)) - ratio(first, resamples.row(b));
    if (!std::isnan(x)) figures.push_back(x);
  }
  return summarise(std::move(figures), level);
}

double quantile_of_sorted(std::vector<double> const& sorted, double q) {
  ZOPA_EXPECTS(!sorted.empty() && base::is_probability(q));
  double const place = q * static_cast<double>(sorted.size() - 1);
  auto const below = static_cast<std::size_t>(place);
  std::size_t const above = std::min(below + 1, sorted.size() - 1);
  return sorted[below] + (place - static_cast<double>(below)) * (sorted[above] - sorted[below]);
}

}  // namespace zopa::study
