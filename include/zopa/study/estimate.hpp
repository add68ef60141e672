#pragma once

#include <optional>
#include <string>
#include <vector>

#include "zopa/engine/run.hpp"
#include "zopa/study/interval.hpp"

namespace zopa::study {

/// How a figure's spread divides between what the analyst does not know and chance: law of total variance of one game's
/// value, Var Y = Var E[Y|θ] + E Var[Y|θ], each part estimated without bias.
struct VarianceSplit {
  double assumptions = 0;      ///< Var E[Y|θ], never below 0
  double chance = 0;           ///< E Var[Y|θ]
  double share = 0;            ///< assumptions / (assumptions + chance), 0 where nothing varies
  double standard_error = 0;   ///< of the share, by jackknife over groups of draws
};

/// One figure of a run with its two uncertainties, never merged: Monte Carlo error (would more games move it?) and the
/// spread over assumptions (would other assumptions?).
struct Estimate {
  engine::Metric metric;
  double value = 0;               ///< pooled mean: Σ sum / Σ count over draws
  std::int64_t count = 0;         ///< games, deals, refusals or draws it is a mean over
  int draws = 0;                  ///< draws in which it is defined at all
  Interval monte_carlo;           ///< 95 %
  double standard_error = 0;
  Interval over_draws;            ///< 5 % and 95 % quantile of the draws' means (chance within a draw included)
  std::optional<VarianceSplit> variance;  ///< nullopt: nothing varies, too few games, or an exact figure
  bool certain = false;           ///< an exact 0: no deal is possible on its track
};

/// One estimate per metric, in the order of `summary.metrics`; nullopt where the metric is never defined.
/// Intervals: bootstrap over draws; Wilson over games where all draws are the same world or there is only one; Wilson over
/// draws where every draw says the same 0 or 1 (the bootstrap would have no width).
base::Per<engine::MetricId, std::optional<Estimate>> estimates(engine::Summary const& summary);
std::optional<Estimate> estimate(engine::Summary const& summary, engine::MetricId metric);
std::optional<Estimate> estimate(engine::Summary const& summary, engine::MetricId metric, Resamples const& resamples);

/// The estimate by name ("main.deal", "political.deal", …); nullopt if there is no such metric or it is never defined.
std::optional<Estimate> estimate(engine::Summary const& summary, model::World const& world, std::string_view name);

/// Unbiased one-way components of variance; nullopt with fewer than 10 draws of at least 2 games.
std::optional<VarianceSplit> variance_split(engine::Summary const& summary, engine::MetricId metric);

/// First-order share of one factor (or Dirichlet group) in the spread of the draws' means.
struct Influence {
  std::string factor;
  double share = 0;            ///< of Var E[Y|θ]; may come out slightly below 0: it is an unbiased estimate
  double standard_error = 0;   ///< by jackknife over groups of draws: read shares below two of these as "not seen"
  double correlation = 0;      ///< Spearman, for the direction; 0 for groups
};

/// Quick first-order shares from the run at hand, no further games: draws are sorted into bins of each factor, the variance
/// between bins is compared with that within. Groups: adjusted R² of a linear fit to their components, a lower bound.
/// Descending share; empty where nothing varies. With few draws the error is large and is stated.
std::vector<Influence> influences(engine::Summary const& summary, engine::MetricId metric);

}  // namespace zopa::study
