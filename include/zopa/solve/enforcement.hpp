#pragma once

#include <optional>
#include <vector>

namespace zopa::solve {

/// Will a signed peace hold?

/// The least discount factor at which cooperation is kept in a repeated prisoner's dilemma, temptation > reward >
/// punishment, where a guarantor punishes a breach with probability g by a loss of K (`expected_sanction` = gK ≥ 0):
/// (T − gK − R)/(T − gK − P), 0 where T − gK ≤ R (Fearon 1998; Walter 2002). Defection is answered by P for ever.
double least_patience(double temptation, double reward, double punishment, double expected_sanction);

/// War of attrition over who gives in (Fearon 1998, International Organization 52(2)): the one who does has v_L, the
/// other v_H > v_L, waiting costs c per unit of time, interest r; c, r, v_L ≥ 0.
struct Attrition {
  double hazard = 0;                     ///< (c + r v_L)/(v_H − v_L), at which each gives in
  std::optional<double> expected_delay;  ///< 1/(2 hazard); nullopt: for ever, where waiting costs nothing
};
Attrition attrition(double high, double low, double cost, double interest);

/// Spoilers (Kydd & Walter 2002, International Organization 56(2)): a partner is trustworthy with probability π and
/// then prevents violence with probability s_T, otherwise with s_U ≤ s_T. All in [0, 1].
struct Trust {
  double prior = 0;  ///< π
  double s_trustworthy = 0, s_other = 0;
};
/// π(1 − s_T)/(π(1 − s_T) + (1 − π)(1 − s_U)); nullopt where an attack cannot happen.
std::optional<double> trust_after_attack(Trust const&);
/// π s_T/(π s_T + (1 − π) s_U); nullopt where calm cannot happen.
std::optional<double> trust_after_calm(Trust const&);
/// The trust below which a deal that gains G with a trustworthy partner and loses L with another is dropped: L/(G + L).
double least_trust(double gain, double loss);
/// Does an attack end the deal? False where it cannot happen.
bool spoiled_by_attack(Trust const&, double gain, double loss);

/// Fighting until peace keeps itself (Leventoğlu & Slantchev 2007, American Journal of Political Science 51(4)): in
/// each state of a Markov chain of war, a side can have M_A or M_B by breaking the peace (the better of its war payoff
/// and of grabbing the advantage), out of benefits B that peace brings there. Rows of `transition` sum to 1.
struct StatesOfWar {
  std::vector<double> best_breach_a, best_breach_b, benefits;  ///< n_states
  std::vector<std::vector<double>> transition;                 ///< n_states × n_states, per period of war
};
/// n_states: M_A + M_B ≤ B.
std::vector<bool> peace_enforceable(StatesOfWar const&);
/// n_states: expected periods of war until the first state with an enforceable peace, 0 there; nullopt where that may
/// never come. Cost O(n_states³).
std::vector<std::optional<double>> expected_war_duration(StatesOfWar const&);

}  // namespace zopa::solve
