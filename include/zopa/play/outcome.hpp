#pragma once

#include <array>
#include <cstdint>
#include <optional>

#include "zopa/model/issue.hpp"

namespace zopa::play {

/// What broke a deal: it was not enforced (h_0), spoilers, a shift of power, a lost approval at home, or a signatory.
enum class Cause : std::uint8_t { not_enforced, spoilers, power_shift, veto_lost, reneging };
/// Their names in figures and files, in this order.
inline constexpr std::array<char const*, 5> cause_names{"not_enforced", "spoilers", "power_shift", "veto_lost", "reneging"};

/// How one track ended.
struct TrackOutcome {
  bool deal = false;
  int round = -1;                          ///< of the deal, 0-based
  model::Package package;                  ///< of the deal
  std::optional<model::PartyId> proposer;  ///< who offered it; nullopt: the mediator's text
  double hazard = 0;                       ///< of collapse per round, at signature
  bool collapsed = false;                  ///< this deal; the ones signed after it are only counted
  int collapse_round = -1;
  Cause cause = Cause::not_enforced;       ///< of the collapse
  std::optional<model::PartyId> reneged;   ///< who broke it
  int later_deals = 0;                     ///< signed after the first had collapsed
  int rounds_in_force = 0;  ///< rounds in which it was exposed to its hazard; at risk until the end if not collapsed
  int ratification_failures = 0;
  int broken = 0;  ///< ceasefires: how often one broke
  bool walked_out = false;
};

/// What stood in the way on one track, counted over the rounds that failed. One refusal can count several lines.
struct Blocks {
  int rounds = 0;                           ///< rounds that ended without a deal
  model::Per<model::LineId, int> line;      ///< a responder's own line was broken by the offer
  model::Per<model::PartyId, int> no_deal;  ///< a responder's no-deal value was above the offer
  model::Per<model::PartyId, int> target;   ///< good enough, but below what its tactic still hopes for
  model::Per<model::PartyId, int> stance;   ///< would not talk terms, or not sign a ceasefire, in this order of things
  model::Per<model::PartyId, int> pass;     ///< a proposer had nothing to offer
  model::Per<model::RatifierId, int> ratifier;
};

/// What is left of a finished game. Allocated once per game object and reused.
struct Outcome {
  model::Per<model::TrackId, TrackOutcome> tracks;
  model::Per<model::TrackId, Blocks> blocks;
  model::Per<model::PartyId, double> payoff;         ///< discounted to t = 0, normalised, tracks added by their stake
  model::Per<model::PartyId, double> war_cost_paid;  ///< discounted
  model::Per<model::TerritoryId, double> front_change;
  std::optional<model::PartyId> victor;  ///< total victory: the gainer, or the first other party
  int rounds_played = 0;                 ///< rounds of talks
  int battles = 0;                       ///< rounds in which the front could move
  int mediator_left = -1;                ///< round, −1 = never
  int walk_outs = 0;
  int ceasefire_rounds = 0;
  int statements = 0;       ///< lines restated in public
  int de_escalations = 0;   ///< times a party began to hold back
  int chapters = 0;         ///< closed on the way to a deal, issue by issue; the last one is the deal
  int summit = -1;          ///< round from which leaders were at the table, −1 = never
};

}  // namespace zopa::play
