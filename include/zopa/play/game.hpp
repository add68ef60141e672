#pragma once

#include <memory>
#include <variant>
#include <vector>

#include "zopa/base/random.hpp"
#include "zopa/play/outcome.hpp"
#include "zopa/play/setting.hpp"
#include "zopa/play/transcript.hpp"

namespace zopa::play {

/// A decision the game waits for. On a ceasefire track packages are empty.
struct ToMove {
  model::TrackId track;
  model::PartyId party;
};  ///< offer, pass or walk out
struct ToRespond {
  model::TrackId track;
  model::PartyId party;
  model::Package const* package;           ///< on the table until the next `advance`
  std::optional<model::PartyId> proposer;  ///< nullopt: the mediator's text
};                                         ///< accept or refuse
struct Over {};
using Pending = std::variant<ToMove, ToRespond, Over>;

struct Offer {
  model::Package package;
};
struct Pass {};
struct WalkOut {};  ///< ends this track's talks for good
struct StateLine {
  model::LineId line;
};                     ///< restates an own line in public instead of an offer: adds to the stock of commitment
struct DeEscalate {};  ///< holds back at the front for a while instead of an offer
struct Accept {};
struct Refuse {};
using Decision = std::variant<Offer, Pass, WalkOut, StateLine, DeEscalate, Accept, Refuse>;

/// A game as a value: copy it, put it aside, go on. `advance` is the only way to change one.
class Game {
 public:
  Game(std::shared_ptr<Table const>, base::Stream stream);
  Game(Game const&);
  Game& operator=(Game const&);
  Game(Game&&) noexcept;
  Game& operator=(Game&&) noexcept;
  ~Game();

  /// Starts over with other chances; does not allocate.
  void restart(base::Stream stream);
  Pending const& pending() const;
  int round() const;
  model::Circumstances const& circumstances() const;
  Outcome const& outcome() const;  ///< complete once Over

  /// Deal value and no-deal value of a package for a party now, and the lines of its own (meant and in force) it
  /// breaks.
  double deal_value(model::PartyId, model::TrackId, model::Package const&) const;
  double no_deal_value(model::PartyId, model::TrackId) const;
  /// Probability that all others accept the package and every side ratifies it, as the proposer now believes. Expects a
  /// track of terms.
  double chance_of_deal(model::PartyId proposer, model::TrackId, model::Package const&) const;
  /// The candidate with the largest expected value for the proposer, as it believes; nullopt: none is better than no offer.
  std::optional<model::Package> best_offer(model::PartyId proposer, model::TrackId) const;
  /// Probabilities the observer now gives to the types of another party, in the order of `Setting::types`; {1} if it
  /// imagines one.
  std::vector<double> beliefs(model::PartyId observer, model::PartyId about) const;
  /// Mean of the party's belief that a move of the front favours the gainer; the true one where it holds no belief.
  double battle_belief(model::PartyId) const;
  bool mediator_present() const;
  /// May the party whose move it is hold back at the front now: a war is fought, and it does not yet.
  bool may_de_escalate() const;
  bool ceasefire_holds() const;

  /// Events from now on go to `transcript` (nullptr: nowhere), which must outlive the game or be taken off. A copy of
  /// the game writes to the same one.
  void record(Transcript* transcript);

  struct State;
  State& state() { return *state_; }
  State const& state() const { return *state_; }

 private:
  std::unique_ptr<State> state_;
};

/// Carries out a decision and runs to the next one: `pending()` afterwards. Expects a decision of the pending kind, and
/// packages that exist. Does not allocate in the batch loop.
void advance(Game& game, Decision const& decision);

/// What the party's tactic would decide now. Expects the tactic not to be `Person`, the game not to be over. Does not
/// allocate after the first rounds.
Decision const& decide(Game& game);

/// To the end with every seat played by its tactic. Expects no `Person`. Does not allocate without a recorder.
void play_out(Game& game);

}  // namespace zopa::play
