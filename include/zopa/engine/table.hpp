#pragma once

#include "zopa/engine/run.hpp"
#include "zopa/play/game.hpp"
#include "zopa/play/setting.hpp"

namespace zopa::engine {

/// Up to this many packages, tactics that rank all of their own rational packages get them all.
inline constexpr double small_space = 2000;

/// What every seat of a world's game knows and can propose: types of the others, candidate packages, solved policies.
/// `draw` addresses the imagined types (Purpose::belief). Cost: a few frontiers a party and track.
play::Setting setting(model::Scenario const& scenario, model::World world, base::Stream const& draw);

/// What seats on the tactics `spe` and `aqre` play. The equilibrium is solved under complete information on the aggregated
/// front; elsewhere they are myopic: a best response to what the seat believes, fighting on standing in for what follows.
enum class SolvedPlay : std::uint8_t {
  none,                 ///< no such seat on the main track
  equilibrium,          ///< the solved policy
  private_information,  ///< myopic: somebody hides something
  no_aggregated_game    ///< myopic: more than two parties, simultaneous demands or a mediator's text
};
SolvedPlay solved_play(model::Scenario const& scenario, model::World const& world);

/// The world of one draw.
model::World world(model::Scenario const& scenario, std::uint64_t seed, int draw);

/// The game at an address, as the batch run plays it: for transcripts, replays and people.
play::Game game(model::Scenario const& scenario, std::uint64_t seed, int draw, int replicate);

}  // namespace zopa::engine
