#pragma once

#include <array>
#include <optional>

#include "zopa/solve/crisis_bargaining.hpp"

namespace zopa::solve {

/// A crisis before an audience (Fearon 1994, American Political Science Review 88(3), in one step; Schultz 1999): A may
/// challenge for the prize of 1; B concedes or resists; A then fights, for p − c_A, or backs down, for −a, because its
/// own public punishes bluffs. Only A knows its cost c_A; B's war is worth 1 − p − c_B to B, and conceding 0.
struct AudienceCrisis {
  double p = 0;              ///< in [0, 1]
  double cost_b = 0;         ///< ≥ 0
  double audience = 0;       ///< a ≥ 0
  PrivateCost cost_a{0, 1};  ///< 0 ≤ low ≤ high
};

/// Equilibrium probabilities. `fighters` is P(p − c_A ≥ −a), the types that would fight rather than back down.
struct AudienceEquilibrium {
  /// bluffing: fighters challenge, and so many others that B is indifferent (F = fighters, w = 1 − p − c_B < 0): the
  /// challenge comes with F(1 − w), is resisted with 1/(1 + a), a fight follows a resisted one with 1/(1 − w).
  /// deterred: w < 0 and F(1 − w) ≥ 1: all types challenge, B concedes. undaunted: w ≥ 0: B resists always, so that
  /// only those challenge who gain from war, p ≥ c_A. unmoved: F = 0, a challenge would be a bluff and is resisted.
  enum class Kind : unsigned char { bluffing, deterred, undaunted, unmoved } kind = Kind::bluffing;
  double fighters = 0;
  double challenge = 0;  ///< P(A challenges)
  double resist = 0;     ///< P(B resists | challenge)
  double fight = 0;      ///< P(A would fight | challenge), if resisted
  double war = 0;        ///< P(challenge, resisted, fought)
};
AudienceEquilibrium audience_equilibrium(AudienceCrisis const&);

/// When backing down at time t costs a·t and war is worth w, a side is locked in (prefers war) once a·t > −w: at −w/a;
/// 0 if w ≥ 0; nullopt (never) if a = 0 (Fearon 1994, deterministic part). Expects a ≥ 0.
std::optional<double> lock_in_time(double audience_rate, double war_value);

/// Who stands firm when both know this: the side that is locked in first. nullopt where neither ever is, or both at
/// once.
std::optional<int> contest_of_nerves(std::array<double, 2> audience_rate, std::array<double, 2> war_value);

}  // namespace zopa::solve
