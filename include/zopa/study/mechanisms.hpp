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

/// The scenario without that step; nothing else changes, and random numbers keep their addresses. Step 6 (move) has the
/// parties play their opening forever, step 7 (response) has them accept by value instead of their tactic's rule.
model::Scenario without(model::Scenario const& scenario, int step);
std::vector<Mechanism> mechanisms(model::World const& world);

/// The figure that moves most (in standard errors of the paired difference) when a step is switched off.
struct MechanismEffect {
  Mechanism mechanism;
  std::string metric;               ///< empty: nothing moved
  double with = 0, without = 0;
  std::optional<Difference> difference;
};
/// One row per step, in order. Runs the scenario once and each present step once.
std::vector<MechanismEffect> mechanism_effects(model::Scenario const& scenario, engine::Plan const& plan,
                                               std::vector<std::string> const& metrics = {});

}  // namespace zopa::study
