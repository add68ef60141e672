#include "zopa/study/grid.hpp"

#include <algorithm>

namespace zopa::study {

std::vector<double> linear_steps(double from, double to, int steps) {
  std::vector<double> values;
  for (int k = 0; k < steps; ++k)
    values.push_back(k == steps - 1 && k > 0 ? to : from + (to - from) * k / std::max(1, steps - 1));
  return values;
}

std::size_t n_points(Grid const& grid) {
  if (grid.in_step) return grid.axes.empty() ? 0 : grid.axes.front().values.size();
  std::size_t n = 1;
  for (auto const& axis : grid.axes) n *= axis.values.size();
  return n;
}

std::vector<double> point(Grid const& grid, std::size_t i) {
  std::vector<double> values(grid.axes.size());
  for (std::size_t a = grid.axes.size(); a-- > 0;) {
    auto const& axis = grid.axes[a].values;
    values[a] = axis[i % axis.size()];
    if (!grid.in_step) i /= axis.size();
  }
  return values;
}

}  // namespace zopa::study
