#pragma once

#include <optional>
#include <vector>

#include "zopa/solve/crisis_bargaining.hpp"

namespace zopa::solve {

/// Which mediator is believed (after Kydd 2003, American Journal of Political Science 47(4), in reduced form, not the
/// paper's own game): having said "B is weak", the mediator is wrong with probability ε; it weighs A's share with its
/// bias b and a war costs it c_M. It counsels the risky demand iff b ≥ ε c_M/((1 − ε) c_H − c_L), so that one who wants
/// peace at any price always counsels restraint and is not believed. \param weak, tough c_H > c_L ≥ 0
/// \return the least bias; nullopt where no bias is enough: (1 − ε) c_H ≤ c_L.
std::optional<double> least_bias(double error, double mediator_war_cost, double weak, double tough);

/// War, hard lines, carrots and sticks over a pie of 1. A carrot is paid for agreeing, a stick takes effect without a
/// deal.
struct Bridge {
  double p = 0, cost_a = 0, cost_b = 0;
  double line_a = 0, line_b = 0;                                ///< the least share each may sign, in [0, 1]
  double carrot_a = 0, carrot_b = 0, stick_a = 0, stick_b = 0;  ///< ≥ 0
};
/// [max(p − c_A − m_A − s_A, line_A), min(p + c_B + m_B + s_B, 1 − line_B)]: wider by all four while no line binds.
/// Money moves no-deal values, never a line.
BargainingRange bridged_range(Bridge const&);
/// The least further gift that opens the range, max(0, −width); nullopt where the two lines collide and none does. What
/// is given to a side that its line holds is wasted: the gift counts as given to the other side.
std::optional<double> gift_needed(Bridge const&);

/// Ripeness (Zartman 2000, made a number): parties hurt when no deal is worth no more to any of them than it was a
/// round ago; a way out is a chance that the home fronts approve.
struct Ripeness {
  double index = 0;         ///< largest over packages of the smallest gain over no deal; ≥ 0: there is a deal for all
  std::size_t package = 0;  ///< the one it stands at, lowest index
  bool hurting = false, way_out = false;
  bool ripe() const;  ///< index ≥ 0, hurting and a way out
};
/// \param values n_packages × n_parties, n_packages ≥ 1; \param no_deal, no_deal_before n_parties;
/// \param ratification n_packages, the probability that all approve. Cost O(n_packages · n_parties).
Ripeness ripeness(std::vector<std::vector<double>> const& values, std::vector<double> const& no_deal,
                  std::vector<double> const& no_deal_before, std::vector<double> const& ratification);

}  // namespace zopa::solve
