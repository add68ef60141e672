#pragma once

#include <cstddef>
#include <string>
#include <vector>

namespace zopa::study {

/// One path of a scenario and the values it takes.
struct Axis {
  std::string path;  ///< "deal.credibility"
  std::vector<double> values;
};
/// \return `steps` values from `from` to `to`, both included. Expects steps ≥ 1; one step is `from`.
std::vector<double> linear_steps(double from, double to, int steps);

/// The points of a study: the full grid over its axes, last axis fastest, or the rows of a design.
struct Grid {
  std::vector<Axis> axes;
  bool in_step = false;  ///< a design: point i takes the i-th value of every axis, all equally many
};
std::size_t n_points(Grid const& grid);
/// The values of point `i`, one per axis.
std::vector<double> point(Grid const& grid, std::size_t i);

}  // namespace zopa::study
