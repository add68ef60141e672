#pragma once

#include <optional>
#include <string>

#include "zopa/engine/run.hpp"

namespace zopa::study {

/// Simulate until one figure is known well enough.
struct Until {
  std::string metric;     ///< by its name, docs/results.md
  double half_width = 0;  ///< of its 95 % Monte Carlo interval, in the metric's unit; > 0
  friend bool operator==(Until const&, Until const&) = default;
};

/// How much is simulated at one point: the plan, or with `until` at most the plan.
struct Effort {
  engine::Plan plan;
  std::optional<Until> until;
  bool keep_games = false;  ///< also each game's own figures, of those that are kept
};

/// Draws before the first look at the interval; each next look comes after half as many again. An interval from fewer
/// draws is too often narrow by luck, and a look after every draw would wait for that luck (Chow & Robbins 1965; Glynn
/// & Whitt 1992): so few looks keep the coverage within a point or two of the nominal.
inline constexpr int first_look = 50;

/// As `engine::run`. With `until` the summary ends at the first look at which the interval is narrow enough, and its
/// plan has the draws done; if none was, it has all of the plan's. Looks depend on draws alone: bit-identical whatever
/// the threads.
engine::Summary simulate(model::Scenario const& scenario, Effort const& effort, engine::OnBlock const& on_block = {},
                         engine::StopToken const* stop = nullptr, engine::Extras const& extras = {});

}  // namespace zopa::study
