#pragma once

#include <optional>
#include <variant>
#include <vector>

#include "zopa/model/issue.hpp"
#include "zopa/play/outcome.hpp"

namespace zopa::play {

using model::LineId;
using model::Package;
using model::PartyId;
using model::RatifierId;
using model::ShockId;
using model::TerritoryId;
using model::TrackId;

/// What can happen in a game, one type per kind of event. Values are normalised; `no_deal` is W at that moment.
struct ShockFired {
  ShockId shock;
};
struct FrontMoved {
  TerritoryId territory;
  double from, to;
};  ///< the gainer's share
struct MediatorLeft {};
struct Offered {
  TrackId track;
  std::optional<PartyId> proposer;  ///< nullopt: the mediator's text
  Package package;                  ///< empty on a ceasefire track
};
struct Passed {
  TrackId track;
  std::optional<PartyId> party;
};  ///< nullopt: no text to table
struct WalkedOut {
  TrackId track;
  PartyId party;
};
struct Stated {
  TrackId track;
  PartyId party;
  LineId line;
};
struct DeEscalated {
  PartyId party;
  int until;  ///< first round in which it fights as before
};
struct PostureChanged {
  model::FactionId faction;  ///< now speaks for the mediator
};
struct SummitBegins {};
struct ChapterClosed {
  TrackId track;
  int chapter;      ///< from 0
  Package package;  ///< the draft that closed it
};
struct Accepted {
  TrackId track;
  PartyId party;
  double value, no_deal;
};
/// Why an offer was refused: a line it breaks, worth less than fighting on, less than the tactic still hopes for, an
/// order of things (ceasefire before terms, terms before ceasefire), a leader at the table who would not ratify it, the
/// noise of a logit response, or a person's own reasons.
struct Refused {
  enum class Reason : std::uint8_t { line, no_deal_value, target, stance, leader, noise, own_decision };
  TrackId track;
  PartyId party;
  Reason reason;
  std::optional<LineId> line;  ///< the first one broken, in file order
  double value, needed;        ///< what the offer is worth, and what it would have to be worth
};
struct Voted {
  TrackId track;
  RatifierId ratifier;
  bool approves;
};
struct RatificationFailed {
  TrackId track;
  PartyId party;
};
struct DealInForce {
  TrackId track;
  Package package;
  double hazard;
};
struct Collapsed {
  TrackId track;
  Cause cause = Cause::not_enforced;
  std::optional<PartyId> reneged;
};
struct CeasefireHolds {
  TrackId track;
};
struct CeasefireBroke {
  TrackId track;
};
struct Victory {
  PartyId party;
};
struct TalksEnded {};  ///< the horizon, or nothing left to talk about

struct Event {
  int round;
  std::variant<ShockFired, FrontMoved, MediatorLeft, Offered, Passed, WalkedOut, Stated, DeEscalated, PostureChanged,
               SummitBegins, ChapterClosed, Accepted, Refused, Voted,
               RatificationFailed, DealInForce, Collapsed, CeasefireHolds, CeasefireBroke, Victory, TalksEnded>
      what;
};

/// One game, step by step, in the order of the round. Kept only where a recorder is attached (`Game::record`).
struct Transcript {
  std::vector<Event> events;
};

}  // namespace zopa::play
