#include "zopa/study/estimate.hpp"

#include <algorithm>
#include <cmath>

#include "draws.hpp"

namespace zopa::study {
namespace {

using engine::Metric;

bool all_the_same(std::vector<Cluster> const& clusters, double figure) {
  return std::all_of(clusters.begin(), clusters.end(), [&](Cluster const& c) { return c.count == 0 || c.sum == figure * c.count; });
}

Interval around(double value, double standard_error) { return {value - z95 * standard_error, value + z95 * standard_error}; }

// One world: games are independent, so the textbook intervals hold.
void interval_over_games(Estimate& e, engine::Summary const& summary, engine::MetricId metric) {
  auto const n = static_cast<double>(e.count);
  double squares = 0;
  for (auto const& block : summary.blocks) squares += block.sum_of_squares[metric];
  double const variance = n > 1 ? std::max(0.0, (squares - n * e.value * e.value) / (n - 1)) : 0;
  e.standard_error = std::sqrt(variance / n);
  e.monte_carlo = e.metric.kind == Metric::Kind::probability ? wilson(std::clamp(e.value * n, 0.0, n), n) : around(e.value, e.standard_error);
}

void interval_over_draws(Estimate& e, std::vector<Cluster> const& clusters, Resamples const& resamples) {
  if (e.metric.kind == Metric::Kind::probability && (e.value == 0 || e.value == 1) && all_the_same(clusters, e.value)) {
    e.monte_carlo = wilson(e.value * e.draws, e.draws);
    return;
  }
  auto const [interval, standard_error] = bootstrap(clusters, resamples);
  e.monte_carlo = interval;
  e.standard_error = standard_error;
}

Estimate measured(engine::Summary const& summary, engine::MetricId metric, Resamples const& resamples) {
  std::vector<Cluster> const clusters = clusters_of(summary, metric);
  Estimate e;
  e.metric = summary.metrics[metric];
  double sum = 0;
  std::vector<double> means;
  for (std::size_t d = 0; d < clusters.size(); ++d) {
    sum += clusters[d].sum;
    e.count += summary.blocks[d].count[metric];
    if (clusters[d].count > 0) means.push_back(clusters[d].sum / clusters[d].count);
  }
  e.value = sum / static_cast<double>(e.count);
  e.draws = static_cast<int>(means.size());
  std::sort(means.begin(), means.end());
  e.over_draws = {quantile_of_sorted(means, 0.05), quantile_of_sorted(means, 0.95)};
  bool const one_world = summary.factors.empty() || summary.blocks.size() == 1;
  if (e.metric.per == Metric::Per::draw && one_world) {
    e.monte_carlo = {e.value, e.value};  // exact: the same in every draw
  } else if (one_world) {
    interval_over_games(e, summary, metric);
  } else {
    interval_over_draws(e, clusters, resamples);
  }
  if (e.metric.per != Metric::Per::draw) e.variance = variance_split(summary, metric);
  return e;
}

void say_certainties(Estimate& e, engine::Summary const& summary) {
  auto const& track = e.metric.track;
  if (track.index >= summary.certainty.size() || !summary.certainty[track].no_deal) return;
  e.certain = e.metric.of_deal_probability && e.value == 0;
  if (e.certain) e.monte_carlo = {0, 0};
}

}  // namespace

std::optional<Estimate> estimate(engine::Summary const& summary, engine::MetricId metric, Resamples const& resamples) {
  bool const defined = std::any_of(summary.blocks.begin(), summary.blocks.end(), [&](auto const& b) { return b.count[metric] > 0; });
  if (!defined) return std::nullopt;
  Estimate e = measured(summary, metric, resamples);
  say_certainties(e, summary);
  return e;
}

base::Per<engine::MetricId, std::optional<Estimate>> estimates(engine::Summary const& summary) {
  base::Per<engine::MetricId, std::optional<Estimate>> all(summary.metrics.size());
  if (summary.blocks.empty()) return all;
  Resamples const resamples(summary.plan.seed, summary.blocks.size());
  for (auto metric : base::ids_of(summary.metrics)) all[metric] = estimate(summary, metric, resamples);
  return all;
}

std::optional<Estimate> estimate(engine::Summary const& summary, engine::MetricId metric) {
  if (summary.blocks.empty()) return std::nullopt;
  return estimate(summary, metric, Resamples(summary.plan.seed, summary.blocks.size()));
}

std::optional<Estimate> estimate(engine::Summary const& summary, model::World const& world, std::string_view name) {
  auto const metric = engine::find(summary.metrics, world, name);
  if (!metric) return std::nullopt;
  return estimate(summary, *metric);
}

}  // namespace zopa::study
