#pragma once

#include <optional>
#include <vector>

#include "zopa/base/random.hpp"
#include "zopa/model/tactic.hpp"
#include "zopa/solve/ranked_space.hpp"

namespace zopa::solve {

/// A tactic at the table of a plain issue space: no war, no ratifiers, both values known to both, a value of no deal
/// that stays. Tactics that do not need more than that: concession with time (Faratin, Sierra & Jennings 1998), tit for
/// tat (same paper), MiCRO (de Jonge 2022), random offers, and always the own best (`Fixed` without a package).
struct PlainSeat {
  model::Tactic tactic;
  std::optional<model::Acceptance> acceptance;  ///< nullopt: the tactic's own rule, as in a game
  double no_deal = 0;
  double discount = 1;  ///< per round, in (0, 1]
};

/// What the talks go by. The defaults are those of a game: one offer a round, the clock t/T.
struct PlainRules {
  int rounds = 100;          ///< T ≥ 1
  int offers_per_round = 1;  ///< 2: a round is an offer by each side, as negotiation platforms count
  /// The clock of concession stands at (t + ahead)/(T + ahead) in round t = 0 … T − 1: 0, or 1 as in NegMAS.
  int clock_ahead = 0;
  int first = 0;                      ///< who makes the first offer
  std::optional<double> recognition;  ///< probability that side 0 proposes; nullopt: in turn
  /// Which package a demand becomes: of those worth it, the best for the other (what a game knows of the other), or the
  /// one that is worth least to oneself (what agents of platforms do, who know nothing of the other).
  enum class Pick : unsigned char { kindest, nearest };
  Pick pick = Pick::kindest;
};

struct PlainOutcome {
  int package = -1;           ///< agreed; −1: none
  int turn = 0;               ///< of the offer that was accepted, from 0; the number of turns where none was
  double payoff[2] = {0, 0};  ///< δ^t·V in round t of the deal, δ^T·W without one

  bool deal() const { return package >= 0; }
};

/// Can such a seat play this tactic?
bool plays_plainly(model::Tactic const&);

/// One pair of tactics at one table, ready to play again and again. Round by round, offer by offer; nothing of one
/// negotiation is kept for the next. Random tactics and MiCRO's repeated bids draw from the addresses that a game uses
/// for one track. After the last round there is no deal; an answer is asked of the side that does not propose:
/// `aspiration` accepts what is worth the target now, `next` what is worth the bid it would make next, `value` what is
/// worth no deal; nobody accepts less than no deal.
class PlainTalks {
 public:
  /// Keeps a reference to `space`. Expects plays_plainly() of both, rounds ≥ 1, offers_per_round 1 or 2.
  /// Cost O(turns), and O(n_packages) for MiCRO and random offers.
  PlainTalks(RankedSpace const& space, PlainSeat const& first, PlainSeat const& second, PlainRules const& rules);

  /// Cost O(turns · log n_packages) at most; with MiCRO O(turns²) at most. Does not allocate after the first calls.
  PlainOutcome play(base::Stream const& chance = {});

 private:
  enum class Kind : unsigned char { time, mirror, micro, best, random };
  struct Side {
    PlainSeat seat;
    Kind kind = Kind::time;
    model::Acceptance acceptance = model::Acceptance::value;
    double top = 0;              ///< value of its best package
    int n_rational = 0;          ///< packages worth no deal: the first of its ranking
    std::vector<int> rational;   ///< random offers: the same in ascending order
    std::vector<double> target;  ///< concession with time: by turn, one more than there are
    std::vector<double> power;   ///< δ^t by round, one more than there are

    // memory of one negotiation
    int rank = 0;                    ///< how many packages were worth its last demand: where to search next
    int n_offered = 0, n_heard = 0;  ///< distinct bids
    std::vector<int> offered;        ///< its distinct bids in ascending order
    std::vector<unsigned> heard_in;  ///< by package: the last negotiation in which the other bid it
    std::vector<double> received;    ///< own values of the other's latest bids, at most window + 1, newest last
    std::optional<double> demand;    ///< own value of its last bid; nullopt before the first
  };

  static Kind kind_of(model::Tactic const&);
  void prepare(int side, PlainSeat const&);
  std::vector<double> targets(Side const&) const;
  void restart(Side&);
  int proposer(int turn) const;
  int bid(int side, int turn);
  int bid_worth(int side, double demand);
  int bid_of_micro(int side, int turn);
  double demand_in_kind(Side const&) const;
  bool may_open_new_bid(Side const&) const;
  double needed(int side, int turn);
  void remember(int side, int package);

  RankedSpace const& space_;
  PlainRules rules_;
  int turns_;
  Side side_[2];
  base::Stream chance_;
  unsigned negotiation_ = 0;
};

}  // namespace zopa::solve
