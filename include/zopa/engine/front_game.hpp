#pragma once

#include <memory>
#include <optional>
#include <vector>

#include "zopa/model/world.hpp"
#include "zopa/solve/front_strategy.hpp"
#include "zopa/solve/front_tactic.hpp"

namespace zopa::engine {

/// The aggregated game of a world's main track (model, section 7): bargaining while one front moves. With several contested
/// territories the front is their mean, moved so that mean and variance of a round match; then `lumped` is true and the
/// forecast is an approximation. Mediator's hazard, other tracks, beliefs and random shocks are left out.
struct AggregatedGame {
  solve::FrontGame game;
  std::vector<model::Package> offers;  ///< n_offers, ascending package index
  bool lumped = false;
};

/// Is there such a game? Not with more than two parties, simultaneous demands or a mediator's text.
bool has_front_game(model::World const& world);
/// nullopt where there is none.
/// \param offers packages that may be proposed; empty: all existing ones up to 2,000, else the union of both parties'
/// frontiers at the start and the extremes.
std::optional<AggregatedGame> front_game(model::World const& world, std::vector<model::Package> offers = {});

/// W_i(t, k) in that game as the party itself reckons it without a future deal (level L1): T × (N + 1), sticks taken off.
std::vector<double> no_deal_by_state(model::World const& world, AggregatedGame const&, model::PartyId);
/// What a tactic does in that game; nullopt for tactics that remember, draw lots or wait for somebody (front_tactic).
std::optional<solve::FrontStrategy> front_strategy(model::World const& world, AggregatedGame const&, model::PartyId,
                                                   model::Tactic const&);

/// The same for every tactic that plays by itself, random offers, tit for tat and MiCRO too; nullptr for solved noise
/// (`aqre`, whose equilibrium solve::logit_equilibrium gives), scripts, fixed packages and people. Keeps a reference to
/// the game.
std::unique_ptr<solve::FrontTactic const> front_tactic(model::World const& world, AggregatedGame const&, model::PartyId,
                                                       model::Tactic const&);

}  // namespace zopa::engine
