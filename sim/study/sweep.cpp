#include "zopa/study/sweep.hpp"

namespace zopa::study {

namespace {

/// The kept figures as the engine knows them, nullopt for a name it does not.
std::vector<std::optional<engine::MetricId>> ids(model::World const& world, std::vector<std::string> const& keep) {
  auto const metrics = engine::metrics(world);
  std::vector<std::optional<engine::MetricId>> out;
  for (auto const& name : keep) out.push_back(engine::find(metrics, world, name));
  return out;
}

}  // namespace

bool for_each_point(Grid const& grid, ScenarioAt const& scenario_at, Effort const& effort,
                    std::vector<std::string> const& keep, std::function<bool(std::size_t id)> const& wanted,
                    std::function<void(SweepRow)> const& on_row, engine::StopToken const* stop) {
  engine::AnalysisCache cache;
  for (std::size_t i = 0; i < n_points(grid); ++i) {
    if (wanted && !wanted(i)) continue;
    SweepRow row{i, point(grid, i), {}};
    model::Scenario const scenario = scenario_at(row.point);
    engine::Extras extras{{}, &cache};
    if (effort.keep_games) extras.games_of = ids(scenario.central, keep);
    engine::Summary const summary = simulate(scenario, effort, {}, stop, extras);
    if (summary.stopped) return false;  // a point is whole or not there
    for (auto const& name : keep) row.estimates.push_back(estimate(summary, scenario.central, name));
    for (auto const& block : summary.blocks) row.games.insert(row.games.end(), block.games.begin(), block.games.end());
    on_row(std::move(row));
  }
  return true;
}

SweepTable sweep(Grid const& grid, ScenarioAt const& scenario_at, Effort const& effort,
                 std::vector<std::string> const& keep, std::function<void(SweepRow const&)> const& on_row,
                 engine::StopToken const* stop) {
  SweepTable table;
  for (auto const& axis : grid.axes) table.paths.push_back(axis.path);
  table.metrics = keep;
  table.effort = effort;
  auto const keep_row = [&](SweepRow row) {
    if (on_row) on_row(row);
    table.rows.push_back(std::move(row));
  };
  table.stopped = !for_each_point(grid, scenario_at, effort, keep, {}, keep_row, stop);
  return table;
}

}  // namespace zopa::study
