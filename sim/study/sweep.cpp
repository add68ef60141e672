#include "zopa/study/sweep.hpp"

#include <algorithm>

namespace zopa::study {

std::vector<double> linear_steps(double from, double to, int steps) {
  std::vector<double> values;
  for (int k = 0; k < steps; ++k)
    values.push_back(k == steps - 1 && k > 0 ? to : from + (to - from) * k / std::max(1, steps - 1));
  return values;
}

std::size_t n_points(Grid const& grid) {
  std::size_t n = 1;
  for (auto const& axis : grid.axes) n *= axis.values.size();
  return n;
}

std::vector<double> point(Grid const& grid, std::size_t i) {
  std::vector<double> values(grid.axes.size());
  for (std::size_t a = grid.axes.size(); a-- > 0;) {
    auto const& axis = grid.axes[a].values;
    values[a] = axis[i % axis.size()];
    i /= axis.size();
  }
  return values;
}

bool for_each_point(Grid const& grid, ScenarioAt const& scenario_at, engine::Plan const& plan,
                    std::vector<std::string> const& keep, std::function<bool(std::size_t id)> const& wanted,
                    std::function<void(SweepRow)> const& on_row, engine::StopToken const* stop) {
  for (std::size_t i = 0; i < n_points(grid); ++i) {
    if (wanted && !wanted(i)) continue;
    SweepRow row{i, point(grid, i), {}};
    model::Scenario const scenario = scenario_at(row.point);
    engine::Summary const summary = engine::run(scenario, plan, {}, stop);
    if (summary.stopped) return false;  // a point is whole or not there
    for (auto const& name : keep) row.estimates.push_back(estimate(summary, scenario.central, name));
    on_row(std::move(row));
  }
  return true;
}

SweepTable sweep(Grid const& grid, ScenarioAt const& scenario_at, engine::Plan const& plan,
                 std::vector<std::string> const& keep, std::function<void(SweepRow const&)> const& on_row,
                 engine::StopToken const* stop) {
  SweepTable table;
  for (auto const& axis : grid.axes) table.paths.push_back(axis.path);
  table.metrics = keep;
  table.plan = plan;
  auto const keep_row = [&](SweepRow row) {
    if (on_row) on_row(row);
    table.rows.push_back(std::move(row));
  };
  table.stopped = !for_each_point(grid, scenario_at, plan, keep, {}, keep_row, stop);
  return table;
}

}  // namespace zopa::study
