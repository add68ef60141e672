#pragma once

#include <optional>
#include <string>
#include <vector>

#include "zopa/study/discovery.hpp"
#include "zopa/study/estimate.hpp"
#include "zopa/study/grid.hpp"
#include "zopa/study/morris.hpp"
#include "zopa/study/sobol.hpp"

namespace zopa::study {

/// What an axis does to a figure, the others as they come: its mean at each value, or in each of ten bins of equally
/// many points where there are more than twelve values.
struct Incidence {
  struct Level {
    double low = 0, high = 0;  ///< values of the axis at these points; equal for a single one
    double mean = 0;           ///< of the figure
    std::size_t n = 0;         ///< points
  };
  std::vector<Level> levels;  ///< ascending
};

/// A figure on a full grid, taken apart into what each axis does by itself, what two do together beyond that, and the
/// rest: shares of its variance over the points, which add up to 1 (analysis of variance; exact, every point counts once).
struct GridEffects {
  struct Pair {
    std::size_t first = 0, second = 0;  ///< axes, first < second
    double share = 0;
  };
  std::vector<double> main;  ///< n_axes
  std::vector<Pair> pairs;   ///< by descending share
  double higher = 0;         ///< three and more axes together
};

/// The figure with one axis away from its middle, all others there.
struct Shift {
  double value = 0;       ///< of the axis
  double figure = 0;      ///< there
  double difference = 0;  ///< to the figure at the middle
};

/// What the points of a study say about one figure, without running anything again. What is there follows from the
/// design. All points share draws and chances, so differences between them are those of the figure as simulated with
/// these draws; `chance` says how much another set of draws would move each point.
struct PointAnalysis {
  engine::Metric metric;
  PointDesign design = PointDesign::grid;
  std::vector<std::string> paths;
  std::size_t n_points = 0;  ///< with a value
  double mean = 0, variance = 0, least = 0, most = 0;  ///< of the figure over these
  double chance = 0;                                   ///< mean squared standard error of a point
  std::vector<Incidence> incidence;                    ///< per axis; not for morris and one_at_a_time
  std::optional<GridEffects> effects;                  ///< grid, two points or more that differ
  std::vector<MorrisEffect> morris;                    ///< morris, per axis
  std::optional<SobolIndices> sobol;                   ///< saltelli; nullopt where the figure does not vary
  double middle = 0;                                   ///< one_at_a_time: the figure at the middle
  std::vector<std::vector<Shift>> shifts;              ///< one_at_a_time: per axis, per level
  std::vector<Influence> influences;                   ///< samples: first-order shares by bins, descending
  std::optional<Discovery> discovery;                  ///< samples and grids of 40 points or more, probabilities only
};

/// Does the analysis need the figure at every point? Samples do not: points may be missing.
bool needs_every_point(PointDesign design);

/// A figure at the points where it has a value: three columns of n, ascending in the points' ids.
struct FigureColumn {
  engine::Metric metric;
  std::vector<std::size_t> points;
  std::vector<double> values, standard_errors;
};

/// Expects a value somewhere, and at every point of the grid where `needs_every_point`.
/// \param seed of the bootstrap. Cost: n_axes² · n_points, and 1,000 resamples for Morris and Sobol.
PointAnalysis analyse_points(Grid const& grid, FigureColumn const& figure, std::uint64_t seed);

}  // namespace zopa::study
