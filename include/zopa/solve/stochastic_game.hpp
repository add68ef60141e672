#pragma once

#include <cstddef>
#include <optional>
#include <vector>

namespace zopa::solve {

/// Bargaining while fighting on one aggregated front, complete information (model, sections 4 and 9): the exact referee
/// of the simulator. A state is (round t, cell k). Each round one of two parties is recognised and offers one of
/// `n_offers` packages or passes; accepted: both get its deal value. Otherwise both pay their costs, the front moves,
/// values are discounted. After the last round's refusal the front moves once more before the terminal value is taken.
/// With cells = 0 this is bargaining by alternating offers (Ståhl 1972) on a finite set of packages.
struct FrontGame {
  int rounds = 1;               ///< T ≥ 1
  int cells = 0;                ///< N ≥ 0; states k = 0 … N, reflecting ends (a blocked move stays)
  int start = 0;                ///< k_0 in 0 … N
  double up = 0, down = 0;      ///< p, q ≥ 0 with p + q ≤ 1
  double discount[2] = {1, 1};  ///< in (0, 1]
  double cost[2] = {0, 0};      ///< c_i per round without agreement
  double hold[2] = {0, 0};      ///< flow (1 − δ)·hold·v_i(k) per round without agreement
  double recognition = 0.5;     ///< probability that party 0 proposes; unused with `alternating`
  bool alternating = false;     ///< party `first` proposes at even rounds, the other at odd ones
  int first = 0;
  std::vector<double> terminal[2];    ///< N + 1: value at T without a deal
  std::vector<double> status_quo[2];  ///< N + 1: v_i(k); may be empty where hold is 0
  std::size_t n_offers = 0;
  /// Deal values: n_offers, or (N + 1) × n_offers row by row where they depend on the front (`value_by_cell`).
  std::vector<double> value[2];
  bool value_by_cell = false;
  /// n_offers: 0 where the package breaks a hard line of the party. Empty: it may sign all. Packages that either may
  /// not sign are never offered: they would be refused, as a pass is.
  std::vector<unsigned char> may_sign[2];
};

/// What a responder does whose deal value equals its no-deal value: accept (model, tie rules), or accept with
/// probability 1/2 as a logit response does at equality. The equilibria differ by one grid step of the offers.
enum class TieRule : unsigned char { accept, mix };

/// A solved policy and its values. States are rows of N + 1 cells: entry t·(N + 1) + k.
struct FrontPolicy {
  int rounds = 0, cells = 0;
  double lambda = 0;                    ///< 0: subgame perfect, else the precision of the logit equilibrium
  TieRule ties = TieRule::accept;       ///< of a subgame-perfect policy
  std::vector<double> value[2];         ///< (T + 1) × (N + 1), before recognition
  std::vector<double> continuation[2];  ///< T × (N + 1): value of a rejection, W_i(t, k) at level L2
  std::vector<int> offer[2];            ///< subgame perfect only: T × (N + 1), index of the offer, −1 = pass

  std::size_t state(int t, int k) const {
    return static_cast<std::size_t>(t) * static_cast<std::size_t>(cells + 1) + static_cast<std::size_t>(k);
  }
};

/// Subgame-perfect equilibrium by backward induction, unique under the tie rules: a proposer prefers offering to
/// passing when equal and takes the lowest index among its best. Cost O(F log F) once per row of values, then O(log F)
/// a state.
FrontPolicy subgame_perfect(FrontGame const&, TieRule ties = TieRule::accept);
/// Agent quantal response equilibrium (McKelvey & Palfrey 1998), unique as the tree is finite: softmax over the offers
/// that break nobody's hard line and the pass (worth the continuation), logit acceptance in V − W. Expects lambda > 0,
/// whose product with the spread of values stays below 10^300. Cost O(T · N · F).
FrontPolicy logit_equilibrium(FrontGame const&, double lambda);

/// The policy at play: what `proposer` offers in round t at cell k; n_offers probabilities, then that of a pass. Sums
/// to 1.
std::vector<double> offer_distribution(FrontGame const&, FrontPolicy const&, int t, int k, int proposer);
/// The probability that `responder` accepts an offer in round t at cell k; 0 for what it may not sign.
double acceptance_probability(FrontGame const&, FrontPolicy const&, int t, int k, int responder, std::size_t offer);

/// Exact distribution of what happens under a policy, by forward propagation from the start. Cost O(T · N) for a
/// subgame-perfect policy, O(T · N · F) for a logit equilibrium.
struct FrontForecast {
  double p_deal = 0;
  std::optional<double> round_given_deal;  ///< E[t | deal]
  std::vector<double> deal_by_round;       ///< T: probability of a deal in round t
  std::vector<double> offer_probability;   ///< n_offers: probability that this package is agreed; sums to p_deal
  std::vector<double> no_deal_by_cell;     ///< N + 1: probability that the game ends without a deal, the front here
  double value[2] = {0, 0};                ///< discounted payoffs; equal to the policy's own value at the start
};
FrontForecast forecast(FrontGame const&, FrontPolicy const&);

/// Mean over agreed packages of a figure given per offer (a share of the pie, an option's position); nullopt without a
/// chance of a deal. \param x n_offers.
std::optional<double> mean_given_deal(FrontForecast const&, std::vector<double> const& x);

/// What the deviator gains at the start by the best response to the other's part of the policy, over its own part. ≤
/// 1e-9 for a subgame-perfect policy, > 0 for a logit equilibrium. Cost O(T · N · F).
double exploitability(FrontGame const&, FrontPolicy const&, int deviator);
/// The largest gain of one deviation in one state, reached or not, over all states and both parties: ≤ 1e-9 certifies
/// that no threat of the policy is empty (one-shot deviation principle).
double largest_one_shot_gain(FrontGame const&, FrontPolicy const&);

}  // namespace zopa::solve
