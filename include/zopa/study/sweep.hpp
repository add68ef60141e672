#pragma once

#include <functional>
#include <string>
#include <vector>

#include "zopa/study/estimate.hpp"
#include "zopa/study/grid.hpp"
#include "zopa/study/until.hpp"

namespace zopa::study {

struct SweepRow {
  std::size_t id = 0;                              ///< of the point in its grid
  std::vector<double> point;                       ///< its values, one per axis
  std::vector<std::optional<Estimate>> estimates;  ///< per kept metric
  /// n_games × n_metrics, by draw and replicate: the figures of each game alone, NaN where it has none. Empty unless kept.
  std::vector<double> games = {};
};
struct SweepTable {
  std::vector<std::string> paths;    ///< n_axes
  std::vector<std::string> metrics;  ///< names as asked for
  std::vector<SweepRow> rows;        ///< in order of points
  Effort effort;                     ///< at every point
  bool stopped = false;
};

/// The scenario at a point; `io` makes it, this layer knows no files.
using ScenarioAt = std::function<model::Scenario(std::vector<double> const& point)>;

/// Simulates at the points for which `wanted` (all, if empty), one after the other, and hands each over when it is
/// done. \return false if `stop` became true: the points handed over are whole.
bool for_each_point(Grid const& grid, ScenarioAt const& scenario_at, Effort const& effort,
                    std::vector<std::string> const& keep, std::function<bool(std::size_t id)> const& wanted,
                    std::function<void(SweepRow)> const& on_row, engine::StopToken const* stop = nullptr);

/// Simulates at every point on common random numbers: neighbouring points share draws and chances.
/// \param keep metric names; an unknown one gives nullopt in every row. \param on_row called after each point.
SweepTable sweep(Grid const& grid, ScenarioAt const& scenario_at, Effort const& effort,
                 std::vector<std::string> const& keep, std::function<void(SweepRow const&)> const& on_row = {},
                 engine::StopToken const* stop = nullptr);

}  // namespace zopa::study
