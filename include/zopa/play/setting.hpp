#pragma once

#include <memory>
#include <optional>
#include <vector>

#include "zopa/model/utility.hpp"

namespace zopa::play {

/// What one party thinks another might be: a world in which that party's private numbers have other values (the others
/// as the observer knows them), and the prior probability of it. Complete information: one type, probability 1.
struct Type {
  std::shared_ptr<model::World const> world;
  double probability = 1;
};

/// A solved policy for the tactics `spe` and `aqre`, as plain tables over (round, cell of the aggregated front): entry
/// t·(N + 1) + k, with k = floor(x·N + 1/2) for x the mean share of control over the territories weighted by their
/// cells. Two parties. Without a policy both tactics are myopic Bayesian: fighting on stands in for the continuation.
struct Policy {
  int rounds = 0, cells = 0;
  double lambda = 0;                    ///< 0: subgame perfect
  std::vector<model::Package> offers;   ///< n_offers
  std::vector<int> offer[2];            ///< lambda = 0: T × (N + 1), −1 = pass
  std::vector<double> continuation[2];  ///< T × (N + 1): what a rejection is worth
};

/// Everything that stays fixed over the replicates of one draw. The engine fills it from exact analyses; `play` knows
/// nothing of solvers.
struct Setting {
  model::World world;
  /// Candidate packages of each party on each track, ascending package index: Pareto-optimal in V among packages that
  /// break none of its own active lines (conventions 19).
  model::Per<model::TrackId, model::Per<model::PartyId, std::vector<model::Package>>> candidates;
  /// types[observer][party]: types of `party` as `observer` imagines them. Own entry empty; another's entry, or the
  /// whole, empty: complete information.
  model::Per<model::PartyId, model::Per<model::PartyId, std::vector<Type>>> types;
  std::optional<Policy> policy;  ///< main track only
  /// Rounds that deals in force are watched for after the talks are over, so that collapse is seen beyond the horizon.
  int follow = 0;
};

/// A setting with its candidate values laid out flat for the round loop: what stands still summed up, what moves looked
/// up by option. Immutable; shared by all replicates and threads of a draw.
class Table;
/// Cost: one `model::utility` per candidate, party and type. Everything the round loop needs afterwards.
std::shared_ptr<Table const> table(Setting setting);

}  // namespace zopa::play
