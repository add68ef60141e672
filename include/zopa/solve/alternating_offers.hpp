#pragma once

#include <array>
#include <optional>
#include <vector>

namespace zopa::solve {

/// Closed forms of bargaining by alternating offers over a pie of 1 (catalogue, family B). Shares are those of the
/// party that proposes first unless said otherwise; discount factors per round lie in (0, 1), and where a case says so
/// at 1.

/// Ståhl 1972: T ≥ 1 rounds, party 1 proposes in odd ones, no deal pays 0; factors may be 1. Cost O(T); for a common
/// factor below 1 the result is (1 − (−δ)^T)/(1 + δ).
double stahl_share(int rounds, double delta1, double delta2);

/// Rubinstein 1982: (1 − δ2)/(1 − δ1 δ2), the unique subgame-perfect share without a last round. One factor may be 1.
/// |stahl_share − rubinstein_share| ≤ (δ1 δ2)^⌊T/2⌋.
double rubinstein_share(double delta1, double delta2);
/// Its limit as rounds get short, δ_i = exp(−r_i Δ): r2/(r1 + r2). Expects r ≥ 0, not both 0.
double rubinstein_limit(double rate1, double rate2);

/// Binmore, Rubinstein & Wolinsky 1986: after each rejection talks break down with probability q in (0, 1] and pay
/// (b1, b2); no discounting. (1 − b2 + (1 − q) b1)/(2 − q); nullopt where breaking down is worth more than the pie.
std::optional<double> breakdown_share(double q, double b1, double b2);
/// Its limit as q → 0: the Nash solution with disagreement point b.
std::optional<double> breakdown_limit(double b1, double b2);
/// The limit of short rounds with impatience r_i and breakdown at rate λ: the Nash solution with disagreement point
/// λ b_i/(λ + r_i) and weight (λ + r2)/(2λ + r1 + r2). Expects λ + r_i > 0.
std::optional<double> breakdown_limit(double rate1, double rate2, double breakdown_rate, double b1, double b2);

/// Shaked & Sutton 1984: a responder who has rejected may leave with w_i, the other then has its own.
/// V1 = 1 − max(w2, δ2 V2), V2 = 1 − max(w1, δ1 V1); nullopt if w1 + w2 > 1: both leave.
std::optional<double> outside_option_share(double delta1, double delta2, double w1, double w2);

/// Inside options (Muthoo 1999, chapter 6): while they disagree the parties receive flows worth g_i if they lasted for
/// ever; a war cost c per round is g = −c/(1 − δ). Common factor: (1 − g2 + δ g1)/(1 + δ). nullopt if g1 + g2 > 1.
std::optional<double> inside_option_share(double delta1, double delta2, double g1, double g2);
/// Its limit as δ → 1, common factor: split the difference, (1 − g2 + g1)/2.
std::optional<double> inside_option_limit(double g1, double g2);

/// Unanimity of n ≥ 2, proposers in turn, stationary equilibrium: (1, δ, …, δ^{n−1})/Σ δ^k in order of proposing. From
/// three parties on patience supports anything in equilibria that are not stationary (Sutton 1986).
std::vector<double> unanimity_rotating_shares(int n, double delta);

/// What a proposer keeps and what each partner it needs receives.
struct ProposerAndPartner {
  double proposer = 0, partner = 0;
};
/// Unanimity of n ≥ 2, proposers drawn with equal chances, stationary: partners receive δ/n. The factor may be 1.
ProposerAndPartner unanimity_random_shares(int n, double delta);
/// Baron & Ferejohn 1989, closed rule: q of n votes carry a proposal, proposers drawn with equal chances; partners
/// receive δ/n, the proposer keeps 1 − (q − 1)δ/n. Expects 1 ≤ q ≤ n; the factor may be 0 or 1.
ProposerAndPartner baron_ferejohn_shares(int n, int q, double delta);
/// The same where one party must be among the q ≥ 2 votes: its value before recognition. n = 3, q = 2: (2 − δ)/(6 −
/// 5δ). With q = n everyone has a veto: 1/n. The factor may be 0 or 1.
double baron_ferejohn_veto_value(int n, int q, double delta);

/// Several issues of size 1 with a deadline (Fatima, Wooldridge & Jennings 2006): utilities Σ w_k x_k of the two
/// parties; party 1 proposes in odd rounds, no deal pays 0. Weights are ≥ 0, of equal number; factors in [0, 1].
/// \return (u1, u2) of the first round's agreement.
/// The whole package is proposed at once: what the responder must have is paid in the issues it values most relative to
/// the proposer (fractional knapsack). Cost O(T · n log n).
std::array<double, 2> package_offers_utility(int rounds, std::array<double, 2> delta,
                                             std::vector<double> const& weights1, std::vector<double> const& weights2);
/// Each issue by itself, on the same clock: every one is split as Ståhl's pie.
std::array<double, 2> issue_by_issue_utility(int rounds, std::array<double, 2> delta,
                                             std::vector<double> const& weights1, std::vector<double> const& weights2);

}  // namespace zopa::solve
