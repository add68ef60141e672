#include "zopa/study/sensitivity.hpp"

#include "zopa/base/expects.hpp"

namespace zopa::study {
namespace {

/// One figure at the rows of a design that belong to one step of all its base points: row step + n_steps·i is draw i,
/// so that all rows of a base point have the same battles and shocks.
class Rows {
 public:
  Rows(model::Scenario const& scenario, engine::MetricId metric, Inputs const& inputs, Design const& design,
       std::size_t n_steps)
      : scenario_(scenario), metric_(metric), inputs_(inputs), design_(design), n_steps_(n_steps) {}

  /// \return false if stopped.
  bool run(std::size_t step, engine::Plan plan, std::vector<double>& y, engine::OnBlock const& on_block,
           engine::StopToken const* stop) {
    plan.draws = static_cast<int>(design_.n_points() / n_steps_);
    std::vector<std::size_t> row_of;
    for (std::size_t i = 0; i < design_.n_points() / n_steps_; ++i) row_of.push_back(i * n_steps_ + step);
    summary_ = engine::run(scenario_, plan, on_block, stop, {uniforms(inputs_, design_, row_of)});
    if (summary_.stopped) return false;
    for (auto const& block : summary_.blocks)
      y[row_of[static_cast<std::size_t>(block.draw)]] = block.sum[metric_] / static_cast<double>(block.count[metric_]);
    return true;
  }
  engine::Summary const& last() const { return summary_; }

 private:
  model::Scenario const& scenario_;
  engine::MetricId metric_;
  Inputs const& inputs_;
  Design const& design_;
  std::size_t n_steps_;
  engine::Summary summary_;
};

Sensitivity blank(model::Scenario const& scenario, engine::MetricId metric, Inputs const& in, std::size_t base) {
  Sensitivity out;
  out.metric = engine::metrics(scenario.central)[metric];
  out.names = in.names;
  out.base = base;
  return out;
}

double mean(std::vector<double> const& y) {
  double sum = 0;
  for (double x : y) sum += x;
  return sum / static_cast<double>(y.size());
}

constexpr std::uint64_t other_chances = 0x9e3779b97f4a7c15ull;  // any second seed: the draws come from the design

}  // namespace

bool has_a_value_in_every_draw(engine::Metric const& metric) {
  return metric.per == engine::Metric::Per::game || metric.per == engine::Metric::Per::draw;
}

std::optional<Sensitivity> sobol_sensitivity(model::Scenario const& scenario, engine::MetricId metric,
                                             engine::Plan const& plan, std::size_t base,
                                             engine::OnBlock const& on_block, engine::StopToken const* stop) {
  Inputs const in = inputs(scenario);
  ZOPA_EXPECTS(!in.names.empty() && base >= 1);
  Sensitivity out = blank(scenario, metric, in, base);
  Design const design = saltelli(base, in.groups, plan.seed);
  std::size_t const steps = in.names.size() + 2;
  Rows rows(scenario, metric, in, design, steps);
  std::vector<double> y[2];
  engine::Plan half = plan;
  half.replicates = std::max(1, plan.replicates / 2);
  for (int k = 0; k < 2; ++k) {
    y[k].resize(design.n_points());
    half.seed = k == 0 ? plan.seed : plan.seed ^ other_chances;
    for (std::size_t step = 0; step < steps; ++step) {
      if (!rows.run(step, half, y[k], on_block, stop)) return std::nullopt;
      if (k == 0 && step == 0) out.split = variance_split(rows.last(), metric);
    }
  }
  out.sobol = sobol_indices(y[0], y[1], in.names.size(), Resamples(plan.seed, base));
  out.mean = (mean(y[0]) + mean(y[1])) / 2;
  out.games = 2 * half.replicates;
  out.total_games = static_cast<std::int64_t>(design.n_points()) * out.games;
  return out;
}

std::optional<Sensitivity> morris_sensitivity(model::Scenario const& scenario, engine::MetricId metric,
                                              engine::Plan const& plan, std::size_t n_trajectories,
                                              engine::OnBlock const& on_block, engine::StopToken const* stop) {
  Inputs const in = inputs(scenario);
  ZOPA_EXPECTS(!in.names.empty() && n_trajectories >= 1);
  Sensitivity out = blank(scenario, metric, in, n_trajectories);
  Trajectories const walks = morris_trajectories(n_trajectories, in.groups, plan.seed);
  std::size_t const steps = in.names.size() + 1;
  Rows rows(scenario, metric, in, walks.design, steps);
  std::vector<double> y(walks.design.n_points());
  for (std::size_t step = 0; step < steps; ++step)
    if (!rows.run(step, plan, y, on_block, stop)) return std::nullopt;
  out.morris = morris_effects(walks, y, in.names.size(), Resamples(plan.seed, n_trajectories));
  out.mean = mean(y);
  out.games = plan.replicates;
  out.total_games = static_cast<std::int64_t>(y.size()) * plan.replicates;
  return out;
}

}  // namespace zopa::study
