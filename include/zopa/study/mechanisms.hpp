#pragma once

#include <optional>
#include <string>
#include <vector>

#include "zopa/study/compare.hpp"

namespace zopa::study {

/// One of the ten steps of a round (model, section 4) switched off.
struct Mechanism {
  int step = 0;          ///< 1 … 10
  std::string name;      ///< "battle", "ratification", …
  std::string how;       ///< what was taken out: "fronts do not move"
  bool present = false;  ///< does the scenario use it at all?
};

/// The ten of them, in order.
std::vector<Mechanism> mechanisms(model::Scenario const& scenario);
/// The scenario without that step; nothing else changes, what the step's numbers were drawn from is dropped with it,
/// and all other random numbers keep their addresses. Expects step in 1 … 10.
model::Scenario without(model::Scenario const& scenario, int step);

/// A figure with a step and without it.
struct Moved {
  engine::Metric metric;
  double with = 0, without = 0;
  Difference difference;  ///< without minus with, paired by draw
  double clarity = 0;     ///< size of the difference in standard errors; infinite where no chance is in it
};

/// What tells whether a step matters.
struct MechanismEffect {
  Mechanism mechanism;
  std::optional<Moved> moved;   ///< what moves most clearly, where it is beyond chance
  std::optional<Moved> nearly;  ///< what does, where it is not; both nullopt: absent, or every figure is the same in every draw
  /// How much the step had to do in the run with it: a figure that would be 0 if it never came up, and its mean.
  std::optional<std::pair<engine::Metric, double>> at_work;
};

/// One row per step, in order: of the watched figures that one whose paired difference is largest in standard errors,
/// if that is at least four (so that forty figures at once do not find chance). Runs the scenario once, and once
/// without each step that it uses, on common random numbers. \param metrics to watch, by name; empty: deals, rounds,
/// ratification, durability, fronts, battles, the mediator, welfare and war costs. \param on_block after every draw of
/// every run. \return nullopt if `stop` became true before the last run was done.
std::optional<std::vector<MechanismEffect>> mechanism_effects(model::Scenario const& scenario, engine::Plan const& plan,
                                                              std::vector<std::string> const& metrics = {},
                                                              engine::OnBlock const& on_block = {},
                                                              engine::StopToken const* stop = nullptr);
/// How many runs that takes: one, and one for each step that the scenario uses.
int n_runs_of_mechanisms(model::Scenario const& scenario);

}  // namespace zopa::study
