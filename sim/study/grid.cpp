#include "zopa/study/grid.hpp"

#include <algorithm>
#include <array>
#include <utility>

namespace zopa::study {
namespace {

constexpr std::array<std::pair<PointDesign, std::string_view>, 7> design_names{
    {{PointDesign::grid, "grid"},
     {PointDesign::latin_hypercube, "latin_hypercube"},
     {PointDesign::sobol, "sobol"},
     {PointDesign::halton, "halton"},
     {PointDesign::morris, "morris"},
     {PointDesign::saltelli, "saltelli"},
     {PointDesign::one_at_a_time, "one_at_a_time"}}};

}  // namespace

std::string_view name(PointDesign design) { return design_names[static_cast<std::size_t>(design)].second; }

std::optional<PointDesign> point_design(std::string_view name) {
  for (auto const& [design, text] : design_names)
    if (text == name) return design;
  return std::nullopt;
}

std::vector<double> linear_steps(double from, double to, int steps) {
  std::vector<double> values;
  for (int k = 0; k < steps; ++k)
    values.push_back(k == steps - 1 && k > 0 ? to : from + (to - from) * k / std::max(1, steps - 1));
  return values;
}

std::size_t n_points(Grid const& grid) {
  if (grid.design != PointDesign::grid) return grid.axes.empty() ? 0 : grid.axes.front().values.size();
  std::size_t n = 1;
  for (auto const& axis : grid.axes) n *= axis.values.size();
  return n;
}

std::vector<double> point(Grid const& grid, std::size_t i) {
  std::vector<double> values(grid.axes.size());
  for (std::size_t a = grid.axes.size(); a-- > 0;) {
    auto const& axis = grid.axes[a].values;
    values[a] = axis[i % axis.size()];
    if (grid.design == PointDesign::grid) i /= axis.size();
  }
  return values;
}

}  // namespace zopa::study
