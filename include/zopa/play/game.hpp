#pragma once

#include <optional>
#include <variant>
#include <vector>

#include "zopa/base/random.hpp"
#include "zopa/play/setting.hpp"

namespace zopa::play {

/// A decision the game waits for.
struct ToMove { model::TrackId track; model::PartyId party; };                            ///< offer, pass, walk out, …
struct ToRespond { model::TrackId track; model::PartyId party; model::Package const* package; };  ///< accept or refuse
struct Over {};
using Pending = std::variant<ToMove, ToRespond, Over>;

struct Offer { model::Package package; };
struct Pass {};
struct WalkOut {};
struct Accept {};
struct Refuse {};
using Decision = std::variant<Offer, Pass, WalkOut, Accept, Refuse>;

/// How one track ended.
struct TrackOutcome {
  bool deal = false;
  int round = -1;                 ///< of the deal, 0-based
  model::Package package;         ///< of the deal
  bool collapsed = false;
  int collapse_round = -1;
  int ratification_failures = 0;
};

/// What is left of a finished game. Allocated once per game object and reused.
struct Outcome {
  model::Per<model::TrackId, TrackOutcome> tracks;
  model::Per<model::PartyId, double> payoff;        ///< discounted to t = 0, normalised
  model::Per<model::PartyId, double> war_cost_paid;  ///< discounted
  model::Per<model::TerritoryId, double> front_change;
  std::optional<model::PartyId> victor;             ///< total victory
  int rounds_played = 0;
  int mediator_left = -1;                           ///< round, −1 = never
  int walk_outs = 0;
};

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

  struct State;
  State& state() { return *state_; }
  State const& state() const { return *state_; }

 private:
  std::unique_ptr<State> state_;
};

/// Carries out a decision and runs to the next one: `pending()` afterwards. Expects a decision of the pending kind.
/// Does not allocate in the batch loop.
void advance(Game& game, Decision const& decision);

/// What the party's tactic would decide now. Expects the tactic not to be `Person`, the game not to be over. Does not
/// allocate after the first rounds.
Decision const& decide(Game& game);

/// To the end with every seat played by its tactic.
void play_out(Game& game);

}  // namespace zopa::play
