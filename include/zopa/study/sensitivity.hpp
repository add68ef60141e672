#pragma once

#include <optional>
#include <string>
#include <vector>

#include "zopa/study/design.hpp"
#include "zopa/study/estimate.hpp"
#include "zopa/study/morris.hpp"
#include "zopa/study/sobol.hpp"

namespace zopa::study {

/// Everything about a scenario that differs from draw to draw, as columns of a design: one column per uniform that a
/// draw reads, those that cannot be told apart in one group (weights of one Dirichlet, numbers that are correlated).
struct Inputs {
  struct Address {
    std::uint64_t path;
    std::uint32_t component;
    friend auto operator<=>(Address const&, Address const&) = default;
  };
  std::vector<Address> columns;    ///< n_columns
  Groups groups;                   ///< n_columns
  std::vector<std::string> names;  ///< n_groups: "deal.credibility", "red_lines.x.binding"; members joined by " & "
};
/// In the order of the scenario. Empty where nothing varies.
Inputs inputs(model::Scenario const& scenario);

/// Draws of a run that are rows of a design. \param row_of the design's row for each draw. The result keeps copies.
engine::DrawUniforms uniforms(Inputs const& inputs, Design const& design, std::vector<std::size_t> row_of);

/// How much of a figure's spread comes from which assumption, by running the scenario on a design.
struct Sensitivity {
  engine::Metric metric;
  std::vector<std::string> names;      ///< n_groups
  double mean = 0;                     ///< of the figure over the design
  std::optional<SobolIndices> sobol;   ///< by `sobol_sensitivity`; nullopt: nothing varies beyond chance
  std::vector<MorrisEffect> morris;    ///< by `morris_sensitivity`
  std::optional<VarianceSplit> split;  ///< assumptions against chance, as `zopa run` has it, from the sample A
  std::size_t base = 0;                ///< base points or trajectories
  int games = 0;                       ///< per point
  std::int64_t total_games = 0;
};

/// Can the figure be asked about? It must have a value in every draw: a mean over deals or refusals has none where
/// there are none.
bool has_a_value_in_every_draw(engine::Metric const& metric);

/// Sobol indices of E[figure | assumptions], every row run with `plan.replicates` games, half of them under one set of
/// chances and half under another (at least one each); all rows of a base point share both. `plan.draws` is not read.
/// Expects something to vary and a figure with a value in every draw.
/// \param base n, best a power of two. \param on_block after every row. Cost: (n_groups + 2) · n rows.
/// \return nullopt if `stop` became true before the last row was done.
std::optional<Sensitivity> sobol_sensitivity(model::Scenario const& scenario, engine::MetricId metric,
                                             engine::Plan const& plan, std::size_t base,
                                             engine::OnBlock const& on_block = {},
                                             engine::StopToken const* stop = nullptr);
/// Elementary effects, all rows of a trajectory on the same chances. Cost: (n_groups + 1) · n_trajectories rows.
std::optional<Sensitivity> morris_sensitivity(model::Scenario const& scenario, engine::MetricId metric,
                                              engine::Plan const& plan, std::size_t n_trajectories,
                                              engine::OnBlock const& on_block = {},
                                              engine::StopToken const* stop = nullptr);

}  // namespace zopa::study
