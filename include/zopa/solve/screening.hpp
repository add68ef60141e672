#pragma once

#include <vector>

namespace zopa::solve {

/// Screening while fighting (Slantchev 2003, American Political Science Review 97(4); Powell 2004; Filson & Werner
/// 2002): A makes offers to a B that is tough with probability φ and else weak. A refusal before the last round costs
/// both a battle; a refusal in the last means the decisive war. A offers its own share x of a pie of 1 (a demand); what
/// goes beyond 1 stands for payments beside the pie.
struct ScreeningGame {
  int rounds = 2;                            ///< T ≥ 1
  double tough = 0.5;                        ///< φ, probability of the tough type, in [0, 1]
  double p = 0.5;                            ///< A's probability to win the decisive war
  double war_a = 0.1;                        ///< c_A ≥ 0
  double war_tough = 0.05, war_weak = 0.3;   ///< 0 ≤ c_L < c_H
  double battle_a = 0;                       ///< k_A ≥ 0
  double battle_tough = 0, battle_weak = 0;  ///< 0 ≤ k_L ≤ k_H
};

/// What A does in a round.
enum class ScreeningMove : unsigned char {
  pool,    ///< an offer that both types accept
  screen,  ///< one that every weak B accepts and no tough one: a refusal tells all
  partial  ///< one that some of the weak accept: a refusal makes A believe in toughness more, not fully
};
char const* name(ScreeningMove);

/// One round on the path of refusals.
struct ScreeningStep {
  ScreeningMove move = ScreeningMove::pool;
  double belief = 0;   ///< φ as A sees it now
  double demand = 0;   ///< A's share
  double settled = 0;  ///< probability, seen from the start, that the war ends by agreement in this round
};

struct ScreeningSolution {
  double value = 0;                 ///< A's
  double decisive_war = 0;          ///< probability that it comes to the decisive war
  std::vector<ScreeningStep> path;  ///< rounds until everyone has settled, at most T
};

/// Perfect Bayesian equilibrium, the weak type indifferent at the highest price, ties to the safer move. Last round:
/// the risky demand p + c_H iff φ < φ* = (c_H − c_L)/(c_H + c_A). Exact before it: for each belief that a refusal may
/// leave, A's value is affine in φ, and only beliefs where the continuation changes course, or certainty, can be best.
/// An offer that nobody accepts is never better. With two rounds A's value is the larger of
///   pool     p + c_L + k_L
///   screen   (1 − φ)(p + c_L + k_H) + φ(p + c_L − k_A)
///   partial  (1 − φ/φ*)(p + c_H + k_H) + (φ/φ*)(p + c_L − k_A), if φ < φ*; then the risky demand.
/// Demands fall over time; the tough settle later and on better terms. Cost O(T³).
ScreeningSolution screening_while_fighting(ScreeningGame const&);

}  // namespace zopa::solve
