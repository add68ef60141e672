#pragma once

#include <vector>

#include "zopa/engine/run.hpp"

namespace zopa::study {

/// The gainer's share of one territory at one time, over games.
struct FrontAt {
  double mean, low, high;  ///< low and high: 90 % of the games
};
/// Where battles leave the front, round by round; a deal that redraws it is not in this.
struct FrontPath {
  int games = 0;
  model::Per<model::TerritoryId, std::vector<FrontAt>> at;  ///< n_rounds + 1 each: before the first round, after each
};

/// Plays about `games` games of the plan (as many draws of it as that, then replicates) and follows the front in each.
/// Empty where the scenario has no war or no territory. Expects no person in a seat. Cost: those games, recorded.
FrontPath front_path(model::Scenario const&, engine::Plan const&, int games);

}  // namespace zopa::study
