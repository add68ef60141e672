#pragma once

#include <optional>
#include <vector>

namespace zopa::solve {

/// Bargaining in the shadow of a decisive war over a pie of 1: A wins all of it with probability p, otherwise B does; a
/// war costs c_A and c_B (≥ 0). x is A's share. "War" is chosen only where it is strictly better: ties keep the peace.

/// The shares of A that both sides like at least as well as no deal. May reach beyond the pie; empty where high < low.
struct BargainingRange {
  double low = 0, high = 0;
  /// high − low; negative where there is no such share: how far apart the two sides are.
  double width() const { return high - low; }
  /// The part that lies in the pie.
  BargainingRange within_pie() const { return {low < 0 ? 0 : low, high > 1 ? 1 : high}; }
};

/// Fearon 1995, International Organization 49(3), p. 387: [p − c_A, p + c_B]. Its width, c_A + c_B, is what peace
/// saves.
BargainingRange war_range(double p, double cost_a, double cost_b);

/// A cost that only its bearer knows, uniform on [low, high] for the other side; low = high: known.
struct PrivateCost {
  double low = 0, high = 0;
};

/// What a side proposes that cannot change its offer, and the probability that it is refused and war follows.
struct Ultimatum {
  double share = 0;  ///< A's share if accepted
  double war = 0;    ///< probability of war
};

/// The risk–return trade-off (Fearon 1995, appendix): A demands x once, B fights iff x > p + c_B. A's best demand is
/// p + d with d = (h − c_A)/2 brought into [l, min(h, 1 − p)], and war comes with probability (d − l)/(h − l). If all
/// types would leave A the whole pie (1 − p < l), A demands it and gets it. Expects p in [0, 1], 0 ≤ l ≤ h.
Ultimatum risk_return(double p, double cost_a, PrivateCost cost_b);

/// The same with two types of B: tough (cost `tough`) with probability phi, else weak (`weak` > `tough`).
struct TwoTypeUltimatum {
  double threshold = 0;  ///< φ* = (weak − tough)/(weak + c_A): the risky demand is made iff φ < φ*
  double share = 0;      ///< p + weak if risky, p + tough if not; beyond 1 it stands for payments beside the pie
  double war = 0;        ///< φ if risky, else 0
};
TwoTypeUltimatum two_type_ultimatum(double p, double cost_a, double tough, double weak, double phi);

/// The same with any number of types and any list of demands: B's cost is costs[k] with probability prior[k] (positive
/// weights; they need not sum to 1), A demands one of `demands`. A type fights iff the demand is beyond p + cost; A's
/// ties: the smaller chance of war, then the lower place. Expects costs ≥ 0, as many weights, one of each at least.
/// \return the demand as `share`. Cost O((K + M) log K) for K types and M demands.
Ultimatum finite_ultimatum(double p, double cost_a, std::vector<double> const& costs, std::vector<double> const& prior,
                           std::vector<double> const& demands);

/// Preventive war (Fearon 1995, pp. 404–408; Powell 1999, 2006): A's chance of winning falls from p1 to p2 after this
/// period, and B cannot promise not to use it. In peace A gets at most the whole pie now and its later value: its war
/// payoff then, and the part k in [0, 1] of what peace saves (k = 1: every equilibrium fights).
struct PowerShift {
  double now = 0, later = 0;  ///< p1, p2 in [0, 1]
  double cost_a = 0, cost_b = 0;
  double delta = 0.9;                 ///< in (0, 1]
  double later_bargaining_power = 0;  ///< k
};
/// Does A attack now? p1 − c_A > (1 − δ) + δ[p2 − c_A + k(c_A + c_B)].
bool preventive_war(PowerShift const&);
/// The p2 below which it does, whatever `later` says: [(p1 − c_A) − (1 − δ)]/δ + c_A − k(c_A + c_B). May lie outside
/// [0, 1].
double preventive_war_threshold(PowerShift const&);

/// Advantage `first_strike` to whoever attacks first (Fearon 1995, pp. 402–404): each side would win with that much
/// more; [p + φ − c_A, p − φ + c_B], of width c_A + c_B − 2φ. Not cut to probabilities below 1.
BargainingRange first_strike_range(double p, double first_strike, double cost_a, double cost_b);

/// Indivisible stakes (Fearon 1995, p. 389): those of the possible shares that both prefer to war, in the order given.
std::vector<double> peaceful_shares(std::vector<double> const& possible, double p, double cost_a, double cost_b);

/// Powell 1996/1999: A holds q of the pie and alone knows its cost of war; B, who is satisfied, offers it x ≥ q once; A
/// attacks iff x < p − c_A. x = max(q, p − e) with e = (h − c_B)/2 brought into [l, h]; war comes with probability
/// max(0, (p − x − l)/(h − l)): none where q ≥ p − l, benefits match power; rising in p − q, then flat.
Ultimatum satisfied_state_offer(double p, double status_quo, double cost_b, PrivateCost cost_a);

/// War as a random walk (Smith & Stam 2004; Slantchev 2003): A holds k of N forts, wins each battle with probability p,
/// each battle costs c_A and c_B, and who loses its last fort loses everything.
/// [P_k − c_A D_k, P_k + c_B D_k], where P_k is A's chance to win it all and D_k the battles still to come; its width
/// peaks in the middle of the front: stalemates are ripe. Expects 0 ≤ k ≤ N, N ≥ 1, p in [0, 1]. Cost O(N).
BargainingRange total_war_range(int forts, int held, double p, double cost_a, double cost_b);

}  // namespace zopa::solve
