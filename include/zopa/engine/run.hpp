#pragma once

#include <atomic>
#include <functional>
#include <string>
#include <vector>

#include "zopa/model/scenario.hpp"

namespace zopa::engine {

/// How to run: which random numbers, how many, on what. Threads and chunk change no bit of the result.
struct Plan {
  std::uint64_t seed = 42;
  int draws = 500;
  int replicates = 200;
  int threads = 0;  ///< 0: as many as the CPU affinity allows
  int chunk = 1;    ///< draws handed out at once
};

/// Sums over the replicates of one draw: the reduction block. Counts are integers, doubles are summed in replicate order.
struct Block {
  int draw = 0;
  std::vector<std::int64_t> count;  ///< per metric: games in which it is defined
  std::vector<double> sum, sum_of_squares;
  friend bool operator==(Block const&, Block const&) = default;
};

/// Everything a run measured, block by block in draw order: bit-identical for the same (scenario, seed, draws, replicates).
struct Summary {
  std::vector<std::string> metrics;  ///< names: "political.deal", "political.round", …; docs/results.md
  std::vector<Block> blocks;
  Plan plan;
  bool stopped = false;
};

using OnBlock = std::function<void(Block const&)>;  ///< called in draw order, from one thread at a time
using StopToken = std::atomic<bool>;

/// Draws × replicates in parallel (OpenMP). Expects a valid scenario.
Summary run(model::Scenario const& scenario, Plan const& plan, OnBlock const& on_block = {}, StopToken const* stop = nullptr);

}  // namespace zopa::engine
