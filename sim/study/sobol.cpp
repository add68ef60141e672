#include "zopa/study/sobol.hpp"

#include <algorithm>
#include <cmath>
#include <cstdint>

#include "zopa/base/expects.hpp"

namespace zopa::study {
namespace {

// What one base point adds to each mean that the indices are made of. Means over base points, resampled or not, are
// linear in these.
struct Terms {
  double product = 0, first = 0, second = 0;  // of A and B: y·y' and y, y'
  std::vector<double> v, t;                   // per group: numerators of the first and total index
};

std::vector<Terms> terms(std::vector<double> const& y, std::vector<double> const& again, std::size_t n_groups,
                         double mean) {
  std::size_t const rows = n_groups + 2;
  std::vector<Terms> out;
  for (std::size_t at = 0; at < y.size(); at += rows) {
    double const a = y[at] - mean, a2 = again[at] - mean, b = y[at + 1] - mean, b2 = again[at + 1] - mean;
    Terms point{(a * a2 + b * b2) / 2, (a + b) / 2, (a2 + b2) / 2, {}, {}};
    for (std::size_t g = 0; g < n_groups; ++g) {
      double const mixed = y[at + 2 + g] - mean, mixed2 = again[at + 2 + g] - mean;
      point.v.push_back((b * (mixed2 - a2) + b2 * (mixed - a)) / 2);
      point.t.push_back((a - mixed) * (a2 - mixed2) / 2);
    }
    out.push_back(std::move(point));
  }
  return out;
}

// The mean terms over chosen base points; nullptr: all of them once.
Terms mean_terms(std::vector<Terms> const& points, std::uint32_t const* chosen) {
  std::size_t const n = points.size(), groups = points.front().v.size();
  Terms sum{0, 0, 0, std::vector<double>(groups), std::vector<double>(groups)};
  for (std::size_t i = 0; i < n; ++i) {
    Terms const& p = points[chosen ? chosen[i] : i];
    sum.product += p.product;
    sum.first += p.first;
    sum.second += p.second;
    for (std::size_t g = 0; g < groups; ++g) {
      sum.v[g] += p.v[g];
      sum.t[g] += p.t[g];
    }
  }
  auto const count = static_cast<double>(n);
  for (double* x : {&sum.product, &sum.first, &sum.second}) *x /= count;
  for (std::size_t g = 0; g < groups; ++g) {
    sum.v[g] /= count;
    sum.t[g] /= count;
  }
  return sum;
}

double variance(Terms const& means) { return means.product - means.first * means.second; }

// Every index as one list: first per group, total per group, Σ first. Empty where the variance is not positive.
std::vector<double> shares(Terms const& means) {
  double const all = variance(means);
  if (!(all > 0)) return {};
  std::vector<double> out;
  double additive = 0;
  for (double v : means.v) {
    out.push_back(v / all);
    additive += v / all;
  }
  for (double t : means.t) out.push_back(t / all);
  out.push_back(additive);
  return out;
}

Index index(double value, std::vector<double>& resampled) {
  if (resampled.empty()) return {value, {value, value}, 0};
  std::sort(resampled.begin(), resampled.end());
  double mean = 0, squares = 0;
  auto const n = static_cast<double>(resampled.size());
  for (double x : resampled) mean += x / n;
  for (double x : resampled) squares += (x - mean) * (x - mean);
  return {value,
          {quantile_of_sorted(resampled, 0.025), quantile_of_sorted(resampled, 0.975)},
          n > 1 ? std::sqrt(squares / (n - 1)) : 0};
}

double mean_of_base_rows(std::vector<double> const& y, std::size_t rows) {
  double sum = 0;
  for (std::size_t at = 0; at < y.size(); at += rows) sum += y[at] + y[at + 1];
  return sum * static_cast<double>(rows) / (2 * static_cast<double>(y.size()));
}

}  // namespace

std::optional<SobolIndices> sobol_indices(std::vector<double> const& first, std::vector<double> const& second,
                                          std::size_t n_groups, Resamples const& resamples) {
  ZOPA_EXPECTS(n_groups >= 1 && first.size() == second.size() && first.size() == resamples.n() * (n_groups + 2));
  SobolIndices out;
  out.mean = (mean_of_base_rows(first, n_groups + 2) + mean_of_base_rows(second, n_groups + 2)) / 2;
  std::vector<Terms> const points = terms(first, second, n_groups, out.mean);
  Terms const all = mean_terms(points, nullptr);
  std::vector<double> const values = shares(all);
  if (values.empty()) return std::nullopt;
  out.variance = variance(all);
  std::vector<std::vector<double>> resampled(values.size());
  for (int b = 0; b < resamples.times(); ++b) {
    std::vector<double> const again = shares(mean_terms(points, resamples.row(b)));
    for (std::size_t k = 0; k < again.size(); ++k) resampled[k].push_back(again[k]);
  }
  for (std::size_t k = 0; k < n_groups; ++k) {
    out.first.push_back(index(values[k], resampled[k]));
    out.total.push_back(index(values[n_groups + k], resampled[n_groups + k]));
  }
  out.additive = index(values.back(), resampled.back());
  return out;
}

}  // namespace zopa::study
