#pragma once

#include <vector>

#include "zopa/base/random.hpp"
#include "zopa/play/game.hpp"

namespace zopa::study {

/// How a seat fares when its tactic plays it, over and over in one world.
struct Hand {
  std::vector<double> payoffs;  ///< n_games, ascending: `Outcome::payoff` of the seat
  int deals = 0;                ///< games with a deal on the main track
};

/// Plays a game again with other chances. \param start not yet advanced, no seat of it a person's; \param stream the
/// address of the world: its replicates are played from 0 on. Cost: `games` games, nothing is solved again.
Hand played_hand(play::Game const& start, base::Stream stream, model::PartyId seat, int games);

}  // namespace zopa::study
