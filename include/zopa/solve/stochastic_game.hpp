#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

namespace zopa::solve {

/// Bargaining while fighting on one aggregated front, complete information (model, sections 4 and 9): the exact referee
/// of the simulator. A state is (round t, cell k). Each round a party is recognised, offers one of `n_offers` packages or
/// passes; accepted: payoffs; otherwise both pay their costs, the front moves, values are discounted.
struct FrontGame {
  int rounds = 1;                 ///< T
  int cells = 0;                  ///< N; states k = 0 … N, reflecting ends (a blocked move stays)
  int start = 0;                  ///< k_0
  double up = 0, down = 0;        ///< p, q
  double discount[2] = {1, 1};
  double cost[2] = {0, 0};        ///< c_i per round without agreement
  double hold[2] = {0, 0};        ///< flow (1 − δ)·hold·v_i(k) while fighting
  double recognition = 0.5;       ///< probability that party 0 proposes; 1 and 0 with `alternating`
  bool alternating = false;       ///< party `first` at even rounds
  int first = 0;
  std::vector<double> terminal[2];     ///< N + 1: value at T without a deal
  std::vector<double> status_quo[2];   ///< N + 1: v_i(k), for hold; may be empty if hold is 0
  /// Deal values: n_offers, or (N + 1) × n_offers row by row where they depend on the front.
  std::size_t n_offers = 0;
  std::vector<double> value[2];
  bool value_by_cell = false;
  std::vector<unsigned char> may_offer[2];  ///< n_offers: breaks none of the party's own lines; empty = all
  double stay_probability = 1;              ///< unused until a mediator's hazard is aggregated; must be 1
};

enum class TieRule : unsigned char { accept, mix };  ///< an indifferent responder accepts, or mixes as the logit limit does

/// A solved policy and its values.
struct FrontPolicy {
  int rounds = 0, cells = 0;
  std::size_t n_offers = 0;
  double lambda = 0;                    ///< 0: subgame perfect, else the precision of the logit equilibrium
  std::vector<double> value[2];         ///< (T + 1) × (N + 1), before recognition, row = round
  std::vector<double> continuation[2];  ///< T × (N + 1): value of a rejection, W_i(t, k) at L2
  std::vector<int> offer[2];            ///< SPE: T × (N + 1), index of the offer, −1 = pass
};

/// Subgame-perfect equilibrium by backward induction, unique up to the tie rule. Cost O(T · N · log F).
FrontPolicy subgame_perfect(FrontGame const&, TieRule ties = TieRule::accept);
/// Agent quantal response equilibrium (McKelvey & Palfrey 1998): softmax over offers that break nobody's hard line and the
/// pass, logit acceptance. Cost O(T · N · F).
FrontPolicy logit_equilibrium(FrontGame const&, double lambda);

/// Exact distribution of what happens under a policy, by forward propagation.
struct FrontForecast {
  double p_deal = 0;
  std::optional<double> round_given_deal;          ///< E[t | deal]
  std::vector<double> deal_by_round;               ///< T: probability of a deal in round t
  std::vector<double> offer_probability;           ///< n_offers: probability that this package is agreed
  double value[2] = {0, 0};
};
FrontForecast forecast(FrontGame const&, FrontPolicy const&);

/// Best response of `responder_to`'s opponent against a fixed policy: the gain over the policy's own value. ≤ 1e-9 for SPE.
double exploitability(FrontGame const&, FrontPolicy const&, int deviator);

}  // namespace zopa::solve
