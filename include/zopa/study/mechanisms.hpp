#pragma once

#include <optional>
#include <string>
#include <vector>

#include "zopa/study/compare.hpp"

namespace zopa::study {

/// One of the ten steps of a round (model, section 4) switched off.
struct Mechanism {
  int step = 0;              ///< 1 … 10
  std::string name;          ///< "battle", "ratification", …
  std::string how;           ///< what was taken out: "fronts do not move"
  bool present = false;      ///< does the scenario use it at all?
};

/// The ten of them, in order.
std::vector<Mechanism> mechanisms(model::Scenario const& scenario);
/// The scenario without that step; nothing else changes, what the step's numbers were drawn from is dropped with it, and
/// all other random numbers keep their addresses. Expects step in 1 … 10.
model::Scenario without(model::Scenario const& scenario, int step);

/// The figure that moves most (in standard errors of the paired difference) when a step is switched off.
struct MechanismEffect {
  Mechanism mechanism;
  std::string metric;               ///< empty: nothing moved
  double with = 0, without = 0;
  std::optional<Difference> difference;
};
/// One row per step, in order. Runs the scenario once, and once without each step that is present. \param metrics to look at, by
/// name; empty: deals, rounds, ratification, durability, fronts, battles, the mediator, welfare and war costs.
std::vector<MechanismEffect> mechanism_effects(model::Scenario const& scenario, engine::Plan const& plan,
                                               std::vector<std::string> const& metrics = {});

}  // namespace zopa::study
