#include "zopa/study/point_analysis.hpp"

#include <algorithm>
#include <map>
#include <numeric>

#include "zopa/base/expects.hpp"

namespace zopa::study {
namespace {

constexpr std::size_t most_levels = 12, bins_of_many = 10;

/// The points with a value.
struct StudyPoints {
  std::vector<std::vector<double>> x;  ///< n_points × n_axes
  std::vector<double> y;
  std::size_t n_axes = 0;
};

double mean_of(std::vector<double> const& y) {
  return std::accumulate(y.begin(), y.end(), 0.0) / static_cast<double>(y.size());
}

double variance_of(std::vector<double> const& y) {
  double const mean = mean_of(y);
  double squares = 0;
  for (double const v : y) squares += (v - mean) * (v - mean);
  return squares / static_cast<double>(y.size());
}

/// Means of y by what is equal in `axes`: one group per combination of their values, in order.
std::map<std::vector<double>, Cluster> by_values(StudyPoints const& points, std::vector<std::size_t> const& axes) {
  std::map<std::vector<double>, Cluster> groups;
  for (std::size_t i = 0; i < points.y.size(); ++i) {
    std::vector<double> key;
    for (auto const axis : axes) key.push_back(points.x[i][axis]);
    Cluster& group = groups[key];
    group.sum += points.y[i];
    group.count += 1;
  }
  return groups;
}

Incidence incidence(StudyPoints const& points, std::size_t axis) {
  Incidence out;
  auto const groups = by_values(points, {axis});
  if (groups.size() <= most_levels) {
    for (auto const& [value, group] : groups)
      out.levels.push_back({value[0], value[0], group.sum / group.count, static_cast<std::size_t>(group.count)});
    return out;
  }
  std::vector<std::size_t> order(points.y.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::stable_sort(order.begin(), order.end(), [&](auto a, auto b) { return points.x[a][axis] < points.x[b][axis]; });
  for (std::size_t bin = 0, begin = 0; bin < bins_of_many; ++bin) {
    std::size_t const end = order.size() * (bin + 1) / bins_of_many;
    double sum = 0;
    for (std::size_t k = begin; k < end; ++k) sum += points.y[order[k]];
    out.levels.push_back({points.x[order[begin]][axis], points.x[order[end - 1]][axis],
                          sum / static_cast<double>(end - begin), end - begin});
    begin = end;
  }
  return out;
}

/// Variance of what a set of axes does beyond its parts, every combination weighing as many points as it has.
double main_variance(StudyPoints const& points, std::size_t axis, double mean) {
  double sum = 0;
  for (auto const& [value, group] : by_values(points, {axis})) {
    double const effect = group.sum / group.count - mean;
    sum += group.count * effect * effect;
  }
  return sum / static_cast<double>(points.y.size());
}

double pair_variance(StudyPoints const& points, std::size_t first, std::size_t second, double mean) {
  auto const rows = by_values(points, {first}), columns = by_values(points, {second});
  double sum = 0;
  for (auto const& [value, group] : by_values(points, {first, second})) {
    Cluster const &row = rows.at({value[0]}), &column = columns.at({value[1]});
    double const effect = group.sum / group.count - row.sum / row.count - column.sum / column.count + mean;
    sum += group.count * effect * effect;
  }
  return sum / static_cast<double>(points.y.size());
}

std::optional<GridEffects> grid_effects(StudyPoints const& points, double mean, double variance) {
  if (!(variance > 0)) return std::nullopt;
  GridEffects out;
  out.higher = 1;
  for (std::size_t a = 0; a < points.n_axes; ++a) {
    out.main.push_back(main_variance(points, a, mean) / variance);
    out.higher -= out.main.back();
  }
  for (std::size_t a = 0; a < points.n_axes; ++a)
    for (std::size_t b = a + 1; b < points.n_axes; ++b) {
      out.pairs.push_back({a, b, pair_variance(points, a, b, mean) / variance});
      out.higher -= out.pairs.back().share;
    }
  out.higher = points.n_axes < 3 ? 0 : std::max(0.0, out.higher);  // what is left is rounding
  std::stable_sort(out.pairs.begin(), out.pairs.end(), [](auto const& a, auto const& b) { return a.share > b.share; });
  return out;
}

/// Which axis each step of the trajectories moved, read off the points. A step between two levels that are the same
/// value moved nothing that can be seen: it is given to an axis that no other step of its trajectory moved.
Trajectories trajectories(StudyPoints const& points) {
  Trajectories out;
  std::size_t const k = points.n_axes;
  for (std::size_t start = 0; start + k < points.y.size(); start += k + 1) {
    std::vector<std::size_t> moved(k, k);
    std::vector<int> direction(k, 1);
    std::vector<bool> seen(k);
    for (std::size_t step = 0; step < k; ++step)
      for (std::size_t a = 0; a < k; ++a) {
        double const before = points.x[start + step][a], after = points.x[start + step + 1][a];
        if (before == after) continue;
        moved[step] = a, direction[step] = after > before ? 1 : -1, seen[a] = true;
      }
    for (std::size_t step = 0; step < k; ++step) {
      if (moved[step] < k) continue;
      moved[step] = static_cast<std::size_t>(std::find(seen.begin(), seen.end(), false) - seen.begin());
      seen[moved[step]] = true;
    }
    out.moved.insert(out.moved.end(), moved.begin(), moved.end());
    out.direction.insert(out.direction.end(), direction.begin(), direction.end());
  }
  return out;
}

std::vector<std::vector<Shift>> shifts(StudyPoints const& points) {
  std::size_t const levels = (points.y.size() - 1) / points.n_axes;
  std::vector<std::vector<Shift>> out(points.n_axes);
  for (std::size_t a = 0; a < points.n_axes; ++a)
    for (std::size_t l = 0; l < levels; ++l) {
      std::size_t const row = 1 + a * levels + l;
      out[a].push_back({points.x[row][a], points.y[row], points.y[row] - points.y[0]});
    }
  return out;
}

/// The points as draws of a run that varies the axes: what looks at draws then looks at points.
engine::Summary as_draws(StudyPoints const& points, std::vector<std::string> const& paths, engine::Metric metric) {
  engine::Summary out;
  metric.per = engine::Metric::Per::draw;
  out.metrics.push_back(metric);
  for (auto const& path : paths) out.factors.push_back({path, path});
  for (std::size_t i = 0; i < points.y.size(); ++i) {
    double const y = points.y[i];
    engine::Block block{static_cast<int>(i), {1}, {y}, {y * y}, points.x[i]};
    out.blocks.push_back(std::move(block));
  }
  out.plan.draws = static_cast<int>(points.y.size());
  return out;
}

void analyse_sample(PointAnalysis& out, StudyPoints const& points, std::uint64_t seed) {
  auto const draws = as_draws(points, out.paths, out.metric);
  engine::MetricId const only{};
  if (out.design != PointDesign::grid) out.influences = influences(draws, only);
  if (out.metric.kind == engine::Metric::Kind::probability) out.discovery = discover(cases(draws, only), seed);
}

PointAnalysis with_moments(StudyPoints const& points, engine::Metric const& metric, Grid const& grid) {
  PointAnalysis out;
  out.metric = metric;
  out.design = grid.design;
  for (auto const& axis : grid.axes) out.paths.push_back(axis.path);
  out.n_points = points.y.size();
  out.mean = mean_of(points.y);
  out.variance = variance_of(points.y);
  auto const [least, most] = std::minmax_element(points.y.begin(), points.y.end());
  out.least = *least, out.most = *most;
  return out;
}

}  // namespace

bool needs_every_point(PointDesign design) {
  return design == PointDesign::grid || design == PointDesign::morris || design == PointDesign::saltelli ||
         design == PointDesign::one_at_a_time;
}

PointAnalysis analyse_points(Grid const& grid, FigureColumn const& figure, std::uint64_t seed) {
  ZOPA_EXPECTS(!figure.values.empty() && figure.points.size() == figure.values.size() &&
               figure.standard_errors.size() == figure.values.size());
  ZOPA_EXPECTS(!needs_every_point(grid.design) || figure.points.size() == study::n_points(grid));
  StudyPoints points{{}, figure.values, grid.axes.size()};
  for (auto const id : figure.points) points.x.push_back(point(grid, id));
  PointAnalysis out = with_moments(points, figure.metric, grid);
  for (double const error : figure.standard_errors) out.chance += error * error / static_cast<double>(points.y.size());
  std::size_t const k = points.n_axes;
  switch (grid.design) {
    case PointDesign::morris:
      out.morris = morris_effects(trajectories(points), points.y, k, Resamples(seed, points.y.size() / (k + 1)));
      return out;
    case PointDesign::one_at_a_time:
      out.middle = points.y.front();
      out.shifts = shifts(points);
      return out;
    case PointDesign::saltelli:
      out.sobol = sobol_indices(points.y, points.y, k, Resamples(seed, points.y.size() / (k + 2)));
      break;
    case PointDesign::grid: out.effects = grid_effects(points, out.mean, out.variance); [[fallthrough]];
    default: analyse_sample(out, points, seed);
  }
  for (std::size_t a = 0; a < k; ++a) out.incidence.push_back(incidence(points, a));
  return out;
}

}  // namespace zopa::study
