#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace zopa::study {

/// One path of a scenario and the values it takes.
struct Axis {
  std::string path;  ///< "deal.credibility"
  std::vector<double> values;
};
/// \return `steps` values from `from` to `to`, both included. Expects steps ≥ 1; one step is `from`.
std::vector<double> linear_steps(double from, double to, int steps);

/// How the points of a study were chosen: what can be asked of their results follows from it.
enum class PointDesign : std::uint8_t {
  grid,             ///< every combination of the axes' values
  latin_hypercube,  ///< samples: the axes vary together
  sobol,
  halton,
  morris,        ///< trajectories of n_axes + 1 points; a step moves one axis
  saltelli,      ///< n_axes + 2 points a base point: A, B, and A with one axis after the other from B
  one_at_a_time  ///< the middle, then each axis alone at each of its levels, levels fastest
};
/// "grid", "latin_hypercube", …: as study files and stores write it.
std::string_view name(PointDesign design);
/// nullopt if no design is called so.
std::optional<PointDesign> point_design(std::string_view name);

/// The points of a study: the full grid over its axes, last axis fastest, or the rows of a design.
struct Grid {
  std::vector<Axis> axes;
  PointDesign design = PointDesign::grid;  ///< not grid: point i takes the i-th value of every axis, all equally many
};
std::size_t n_points(Grid const& grid);
/// The values of point `i`, one per axis.
std::vector<double> point(Grid const& grid, std::size_t i);

}  // namespace zopa::study
