#include <algorithm>
#include <cmath>
#include <functional>
#include <numeric>

#include <Eigen/QR>

#include "draws.hpp"
#include "zopa/study/estimate.hpp"

namespace zopa::study {
namespace {

constexpr std::size_t least_draws = 10;

// What one draw says of a figure: its mean, and how far chance may have moved that mean.
struct DrawMean {
  double mean;
  double chance;  // unbiased variance of one game
  double n;
  std::size_t block;
};

std::vector<DrawMean> draw_means(engine::Summary const& summary, engine::MetricId metric) {
  std::vector<DrawMean> means;
  for (std::size_t b = 0; b < summary.blocks.size(); ++b) {
    auto const& block = summary.blocks[b];
    auto const n = static_cast<double>(block.count[metric]);
    bool const exact = summary.metrics[metric].per == engine::Metric::Per::draw;
    if (n < (exact ? 1 : 2)) continue;
    double const mean = block.sum[metric] / n;
    if (exact) {
      means.push_back({mean, 0, n, b});
      continue;
    }
    means.push_back({mean, std::max(0.0, (block.sum_of_squares[metric] - n * mean * mean) / (n - 1)), n, b});
  }
  return means;
}

// Method of moments for a random-effects model with unequal groups (Searle, Casella & McCulloch 1992, chapter 3): the
// variance of the draws' means is that of E[Y|θ] plus what chance left in each mean.
struct Components {
  double assumptions, chance;
};
Components components(std::vector<DrawMean> const& draws) {
  auto const n = static_cast<double>(draws.size());
  double mean = 0, left = 0, chance = 0, squares = 0;
  for (auto const& d : draws) {
    mean += d.mean / n;
    chance += d.chance / n;
    left += d.chance / d.n / n;
  }
  for (auto const& d : draws) squares += (d.mean - mean) * (d.mean - mean);
  return {squares / (n - 1) - left, chance};
}

double share_of_assumptions(std::vector<DrawMean> const& draws) {
  auto const [assumptions, chance] = components(draws);
  double const between = std::max(0.0, assumptions);
  return between + chance > 0 ? between / (between + chance) : 0;
}

// Standard error of any figure of a set of draws: leave out one group of draws after the other (Davison & Hinkley 1997, 2.7.3).
template <class Item>
double jackknife(std::vector<Item> const& items, std::function<double(std::vector<Item> const&)> const& figure) {
  std::size_t const groups = std::min<std::size_t>(20, items.size() / 2);
  std::vector<double> left_out;
  for (std::size_t g = 0; g < groups; ++g) {
    std::vector<Item> rest;
    rest.reserve(items.size());
    for (std::size_t i = 0; i < items.size(); ++i)
      if (i % groups != g) rest.push_back(items[i]);
    left_out.push_back(figure(rest));
  }
  double const n = static_cast<double>(groups);
  double const mean = std::accumulate(left_out.begin(), left_out.end(), 0.0) / n;
  double squares = 0;
  for (double x : left_out) squares += (x - mean) * (x - mean);
  return std::sqrt(squares * (n - 1) / n);
}

// A draw's mean beside the values of the factors whose influence is asked for.
struct Point {
  DrawMean draw;
  std::vector<double> x;
};

double spread(std::vector<Point> const& points) {
  std::vector<DrawMean> draws;
  for (auto const& p : points) draws.push_back(p.draw);
  return components(draws).assumptions;
}

// Where the bins end: every value its own bin where there are few, else about 25 draws a bin.
std::vector<std::size_t> bin_ends(std::vector<Point> const& sorted) {
  std::vector<std::size_t> steps;
  for (std::size_t i = 1; i < sorted.size(); ++i)
    if (sorted[i].x[0] != sorted[i - 1].x[0]) steps.push_back(i);
  steps.push_back(sorted.size());
  if (steps.size() <= 12) return steps;
  std::size_t const bins = std::clamp<std::size_t>(sorted.size() / 25, 2, 20);
  std::vector<std::size_t> ends;
  for (std::size_t k = 1; k <= bins; ++k) ends.push_back(sorted.size() * k / bins);
  return ends;
}

// Var of the bins' means without the part that comes from having few draws in a bin.
double variance_between_bins(std::vector<Point> points) {
  std::sort(points.begin(), points.end(), [](Point const& a, Point const& b) {
    return a.x[0] < b.x[0] || (a.x[0] == b.x[0] && a.draw.block < b.draw.block);
  });
  auto const n = static_cast<double>(points.size());
  double mean = 0;
  for (auto const& p : points) mean += p.draw.mean / n;
  double between = 0, within = 0;
  std::size_t begin = 0, bins = 0;
  for (std::size_t end : bin_ends(points)) {
    double bin = 0;
    auto const size = static_cast<double>(end - begin);
    for (std::size_t i = begin; i < end; ++i) bin += points[i].draw.mean / size;
    for (std::size_t i = begin; i < end; ++i) within += (points[i].draw.mean - bin) * (points[i].draw.mean - bin);
    between += size * (bin - mean) * (bin - mean);
    begin = end;
    ++bins;
  }
  double const degrees = n - static_cast<double>(bins);
  if (bins < 2 || degrees < 1) return 0;
  return (between - static_cast<double>(bins - 1) * within / degrees) / n;
}

// The part of the variance of the draws' means that a linear fit to the group's components explains, adjusted for their number.
double variance_of_linear_fit(std::vector<Point> const& points) {
  auto const n = static_cast<Eigen::Index>(points.size());
  auto const k = static_cast<Eigen::Index>(points.front().x.size());
  Eigen::MatrixXd design(n, k + 1);
  Eigen::VectorXd y(n);
  for (Eigen::Index i = 0; i < n; ++i) {
    auto const& p = points[static_cast<std::size_t>(i)];
    design(i, 0) = 1;
    for (Eigen::Index c = 0; c < k; ++c) design(i, c + 1) = p.x[static_cast<std::size_t>(c)];
    y[i] = p.draw.mean;
  }
  Eigen::ColPivHouseholderQR<Eigen::MatrixXd> qr(design);  // components of a Dirichlet sum to one: the rank is lower by one
  double const residual = (y - design * qr.solve(y)).squaredNorm();
  double const total = (y.array() - y.mean()).square().sum();
  double const degrees = static_cast<double>(n - qr.rank());
  if (degrees < 1) return 0;
  return total / static_cast<double>(n - 1) - residual / degrees;
}

double share(std::vector<Point> const& points) {
  double const all = spread(points);
  if (!(all > 0)) return 0;
  return (points.front().x.size() == 1 ? variance_between_bins(points) : variance_of_linear_fit(points)) / all;
}

std::vector<double> ranks(std::vector<double> const& values) {
  std::vector<std::size_t> order(values.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::stable_sort(order.begin(), order.end(), [&](auto a, auto b) { return values[a] < values[b]; });
  std::vector<double> rank(values.size());
  for (std::size_t i = 0, j = 0; i < order.size(); i = j) {
    while (j < order.size() && values[order[j]] == values[order[i]]) ++j;
    for (std::size_t k = i; k < j; ++k) rank[order[k]] = static_cast<double>(i + j - 1) / 2;
  }
  return rank;
}

double rank_correlation(std::vector<Point> const& points) {
  std::vector<double> x, y;
  for (auto const& p : points) {
    x.push_back(p.x[0]);
    y.push_back(p.draw.mean);
  }
  x = ranks(x);
  y = ranks(y);
  double const centre = static_cast<double>(points.size() - 1) / 2;
  double xy = 0, xx = 0, yy = 0;
  for (std::size_t i = 0; i < x.size(); ++i) {
    xy += (x[i] - centre) * (y[i] - centre);
    xx += (x[i] - centre) * (x[i] - centre);
    yy += (y[i] - centre) * (y[i] - centre);
  }
  return xx > 0 && yy > 0 ? xy / std::sqrt(xx * yy) : 0;
}

Influence influence(engine::Summary const& summary, std::vector<DrawMean> const& draws, std::string const& group,
                    std::vector<std::size_t> const& members) {
  std::vector<Point> points;
  for (auto const& d : draws) {
    Point p{d, {}};
    for (std::size_t f : members) p.x.push_back(summary.blocks[d.block].factors[f]);
    points.push_back(std::move(p));
  }
  return {group, share(points), jackknife<Point>(points, share), members.size() == 1 ? rank_correlation(points) : 0};
}

}  // namespace

std::optional<VarianceSplit> variance_split(engine::Summary const& summary, engine::MetricId metric) {
  if (summary.factors.empty()) return std::nullopt;
  std::vector<DrawMean> const draws = draw_means(summary, metric);
  if (draws.size() < least_draws) return std::nullopt;
  auto const [assumptions, chance] = components(draws);
  return VarianceSplit{std::max(0.0, assumptions), chance, share_of_assumptions(draws), jackknife<DrawMean>(draws, share_of_assumptions)};
}

std::vector<Influence> influences(engine::Summary const& summary, engine::MetricId metric) {
  std::vector<DrawMean> const draws = draw_means(summary, metric);
  if (draws.size() < 2 * least_draws || !(components(draws).assumptions > 0)) return {};
  std::vector<Influence> found;
  std::vector<bool> done(summary.factors.size());
  for (std::size_t f = 0; f < summary.factors.size(); ++f) {
    if (done[f]) continue;
    std::vector<std::size_t> members;
    for (std::size_t g = f; g < summary.factors.size(); ++g)
      if (summary.factors[g].group == summary.factors[f].group) {
        members.push_back(g);
        done[g] = true;
      }
    found.push_back(influence(summary, draws, summary.factors[f].group, members));
  }
  std::stable_sort(found.begin(), found.end(), [](auto const& a, auto const& b) { return a.share > b.share; });
  return found;
}

}  // namespace zopa::study
