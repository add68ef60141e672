#include "zopa/study/range_effect.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>

#include "zopa/base/expects.hpp"

namespace zopa::study {
namespace {

constexpr double far_apart = 4;  // the largest of many pairs of bands is this far apart by chance once in thousands of times

using Indices = std::vector<std::size_t>;

Band band(Cases const& cases, std::size_t factor, Indices const& in, std::uint64_t seed) {
  Band out{cases.x[in.front()][factor], cases.x[in.back()][factor], static_cast<int>(in.size()), 0, {0, 1}};
  std::vector<Cluster> clusters;
  for (std::size_t i : in) {
    clusters.push_back({cases.y[i], 1});
    out.mean += cases.y[i] / static_cast<double>(in.size());
  }
  auto const n = static_cast<double>(in.size());
  bool const alike = out.mean == 0 || out.mean == 1;
  if (alike) out.interval = wilson(out.mean * n, n);
  else if (in.size() > 1) out.interval = bootstrap(clusters, Resamples(seed, in.size())).interval;
  return out;
}

// Of one draw's outcome, over all draws: what bands differ by if the assumption does nothing.
double spread(std::vector<double> const& y) {
  double mean = 0, squares = 0;
  for (double value : y) mean += value / static_cast<double>(y.size());
  for (double value : y) squares += (value - mean) * (value - mean);
  return std::sqrt(squares / static_cast<double>(y.size()));
}

// Ends of the parts of draws sorted by a factor: equal values stay together.
std::vector<std::size_t> ends(Cases const& cases, std::size_t factor, Indices const& sorted, int n_bands) {
  std::vector<std::size_t> out;
  auto const x = [&](std::size_t k) { return cases.x[sorted[k]][factor]; };
  for (int b = 1; b <= n_bands; ++b) {
    std::size_t end = sorted.size() * static_cast<std::size_t>(b) / static_cast<std::size_t>(n_bands);
    while (end > 0 && end < sorted.size() && x(end) == x(end - 1)) ++end;
    if (end > (out.empty() ? 0 : out.back())) out.push_back(end);
  }
  return out;
}

RangeEffect effect(Cases const& cases, std::size_t factor, std::uint64_t seed, int n_bands) {
  Indices sorted(cases.y.size());
  std::iota(sorted.begin(), sorted.end(), std::size_t{0});
  std::stable_sort(sorted.begin(), sorted.end(),
                   [&](std::size_t a, std::size_t b) { return cases.x[a][factor] < cases.x[b][factor]; });
  RangeEffect out{factor, {}, 0, false};
  std::size_t from = 0;
  for (std::size_t const end : ends(cases, factor, sorted, n_bands)) {
    Indices const in(sorted.begin() + static_cast<std::ptrdiff_t>(from), sorted.begin() + static_cast<std::ptrdiff_t>(end));
    out.bands.push_back(band(cases, factor, in, seed));
    from = end;
  }
  auto const [least, most] =
      std::minmax_element(out.bands.begin(), out.bands.end(), [](Band const& a, Band const& b) { return a.mean < b.mean; });
  out.swing = most->mean - least->mean;
  double const by_chance = spread(cases.y) * std::sqrt(1.0 / least->n + 1.0 / most->n);
  out.seen = out.swing > 0 && out.swing >= far_apart * by_chance;
  return out;
}

}  // namespace

std::vector<RangeEffect> range_effects(Cases const& cases, std::uint64_t seed, int n_bands) {
  ZOPA_EXPECTS(cases.x.size() == cases.y.size() && n_bands >= 2);
  int const most = std::max(2, std::min(n_bands, static_cast<int>(cases.y.size() / 2)));
  std::vector<RangeEffect> all;
  for (std::size_t f = 0; f < cases.names.size() && cases.y.size() >= 2; ++f) {
    RangeEffect one = effect(cases, f, seed, most);
    if (one.bands.size() > 1) all.push_back(std::move(one));
  }
  std::stable_sort(all.begin(), all.end(), [](auto const& a, auto const& b) { return a.swing > b.swing; });
  return all;
}

}  // namespace zopa::study
