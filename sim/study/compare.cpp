#include "zopa/study/compare.hpp"

#include <algorithm>

#include "draws.hpp"

namespace zopa::study {
namespace {

using engine::MetricId;

std::optional<MetricId> named(engine::Metrics const& metrics, std::string const& name) {
  for (auto metric : base::ids_of(metrics))
    if (metrics[metric].name == name) return metric;
  return std::nullopt;
}

double total(std::vector<Cluster> const& clusters, double Cluster::* part) {
  double sum = 0;
  for (auto const& c : clusters) sum += c.*part;
  return sum;
}

// A draw that played as often in both runs, game by game on the same chances: how far chance may still have moved the
// difference is unknown without pairing games, so all that is resampled is draws.
std::optional<Difference> paired(std::vector<Cluster> const& before, std::vector<Cluster> const& after, Resamples const& resamples) {
  double const n_before = total(before, &Cluster::count), n_after = total(after, &Cluster::count);
  if (!(n_before > 0) || !(n_after > 0)) return std::nullopt;
  auto const [interval, standard_error] = bootstrap_difference(before, after, resamples);
  return Difference{total(after, &Cluster::sum) / n_after - total(before, &Cluster::sum) / n_before, interval, standard_error};
}

// Metrics by name, first those of the baseline.
std::vector<engine::Metric> all_metrics(std::vector<engine::Summary> const& summaries) {
  std::vector<engine::Metric> all;
  for (auto const& summary : summaries)
    for (auto const& metric : summary.metrics)
      if (std::none_of(all.begin(), all.end(), [&](auto const& known) { return known.name == metric.name; })) all.push_back(metric);
  return all;
}

ComparedMetric compared(engine::Metric const& metric, std::vector<engine::Summary> const& summaries) {
  ComparedMetric row{metric, {}, {}};
  auto const in_baseline = named(summaries.front().metrics, metric.name);
  for (std::size_t v = 0; v < summaries.size(); ++v) {
    auto const here = named(summaries[v].metrics, metric.name);
    row.estimates.push_back(here ? estimate(summaries[v], *here) : std::nullopt);
    row.differences.push_back(v > 0 && here && in_baseline ? difference(summaries.front(), *in_baseline, summaries[v], *here) : std::nullopt);
  }
  return row;
}

}  // namespace

std::optional<Difference> difference(engine::Summary const& baseline, MetricId in_baseline, engine::Summary const& variant,
                                     MetricId in_variant) {
  std::vector<Cluster> before = clusters_of(baseline, in_baseline), after = clusters_of(variant, in_variant);
  std::size_t const n = std::min(before.size(), after.size());  // a run that was stopped: the draws both have
  if (n == 0) return std::nullopt;
  before.resize(n);
  after.resize(n);
  return paired(before, after, Resamples(baseline.plan.seed, n));
}

std::vector<engine::Summary> played(std::vector<Variant> const& variants, engine::Plan const& plan,
                                    std::function<void(std::size_t, engine::Block const&)> const& on_block,
                                    engine::StopToken const* stop) {
  std::vector<engine::Summary> summaries;
  for (std::size_t v = 0; v < variants.size(); ++v) {
    engine::OnBlock const tell = on_block ? engine::OnBlock([&](engine::Block const& block) { on_block(v, block); }) : engine::OnBlock{};
    summaries.push_back(engine::run(variants[v].scenario, plan, tell, stop));
  }
  return summaries;
}

Comparison compare(std::vector<Variant> const& variants, engine::Plan const& plan,
                   std::function<void(std::size_t, engine::Block const&)> const& on_block, engine::StopToken const* stop) {
  Comparison comparison;
  for (auto const& variant : variants) comparison.variants.push_back(variant.name);
  comparison.summaries = played(variants, plan, on_block, stop);
  if (!comparison.summaries.empty())
    for (auto const& metric : all_metrics(comparison.summaries)) comparison.metrics.push_back(compared(metric, comparison.summaries));
  return comparison;
}

}  // namespace zopa::study
