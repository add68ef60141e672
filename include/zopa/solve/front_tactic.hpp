#pragma once

#include <cstddef>
#include <memory>
#include <optional>
#include <vector>

#include "zopa/model/tactic.hpp"
#include "zopa/solve/front_strategy.hpp"

namespace zopa::solve {

/// What the best of all replies to a tactic gets.
struct BestReply {
  double value = 0;
  bool exact = true;  ///< false: no reply gets more, perhaps none gets that much
};

/// One party's tactic on a FrontGame, also one that remembers or draws lots: what it may offer, what it accepts, and
/// how its memory goes on. A memory is a short list of numbers of the tactic's own making.
class FrontTactic {
 public:
  using Memory = std::vector<int>;
  struct Bid {
    int offer = -1;  ///< −1: pass
    double probability = 1;
  };

  virtual ~FrontTactic() = default;
  virtual Memory start() const { return {}; }
  /// What it offers in round t at cell k; probabilities sum to 1.
  virtual std::vector<Bid> bids(int t, int k, Memory const&) const = 0;
  /// Does it accept the offer? `memory` has heard it already.
  virtual bool accepts(int t, int k, Memory const& memory, int offer) const = 0;
  virtual void remember_own(Memory&, int /*k*/, int /*offer*/) const {}
  virtual void remember_heard(Memory&, int /*k*/, int /*offer*/) const {}
  /// The most that the other party can get against it.
  virtual BestReply best_reply() const = 0;
};

/// A tactic without memory.
std::unique_ptr<FrontTactic const> play_strategy(FrontGame const&, int party, FrontStrategy);
/// Random offers, tit for tat, MiCRO; nullptr for other tactics.
/// Best replies: exact for random offers (a Markov decision process). MiCRO: by backward induction over (round, cell,
/// bids made, bids heard) as if the replier could always name a new package that MiCRO refuses; exact where there are
/// enough packages that MiCRO never accepts. In the other cases, and for tit for tat, no reply gets more than against a
/// party that accepts whatever beats its no-deal value and offers the replier's best of that: a bound, not exact.
/// \param no_deal T × (N + 1): W of the party as it reckons itself. Keeps a reference to the game.
std::unique_ptr<FrontTactic const> play_with_memory(FrontGame const&, int party, model::Tactic const&,
                                                    std::vector<double> no_deal);

/// What both get, exact, by forward propagation over the states that can be reached, memories included; nullopt where
/// these are more than `most_states` in a round.
std::optional<FrontValues> payoffs(FrontGame const&, FrontTactic const& first, FrontTactic const& second,
                                   std::size_t most_states = 20'000);

}  // namespace zopa::solve
