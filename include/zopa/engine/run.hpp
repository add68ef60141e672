#pragma once

#include <atomic>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "zopa/base/random.hpp"
#include "zopa/engine/analysis_cache.hpp"
#include "zopa/engine/certainty.hpp"
#include "zopa/engine/metrics.hpp"
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
  base::Per<MetricId, std::int64_t> count;  ///< games, deals, refusals, … the mean is taken over (`Metric::per`)
  base::Per<MetricId, double> sum, sum_of_squares;
  std::vector<double> factors;  ///< n_factors: the values this draw gave to what varies
  /// n_replicates × n_asked (`Extras::games_of`): the figure of each game alone, NaN where it has none.
  std::vector<double> games = {};
  friend bool operator==(Block const&, Block const&) = default;
};

/// Something that differs from draw to draw. Components of one Dirichlet share their group.
struct Factor {
  std::string path;   ///< "parties.U.war_cost", "red_lines.not-the-river.binding"
  std::string group;  ///< equal to path but for Dirichlets and wildcards
  friend bool operator==(Factor const&, Factor const&) = default;
};

/// Everything a run measured, block by block in draw order: bit-identical for the same (scenario, seed, draws, replicates).
struct Summary {
  Metrics metrics;
  std::vector<Factor> factors;          ///< empty: nothing varies, all draws are the same world
  std::vector<Block> blocks;
  base::Per<model::TrackId, Certainty> certainty;
  Plan plan;
  bool stopped = false;                 ///< by the token: the blocks are the first ones, without a gap
};

using OnBlock = std::function<void(Block const&)>;  ///< called in draw order, from one thread at a time
using StopToken = std::atomic<bool>;
/// Where the uniforms of a draw's parameters come from; the default is the address of (seed, draw). Pick-freeze designs
/// mix two draws.
using DrawUniforms = std::function<model::UniformAt(int draw)>;

/// What a run can be given and asked for beyond its plan.
struct Extras {
  DrawUniforms uniforms = {};
  AnalysisCache* cache = nullptr;  ///< what earlier runs on the same draws have solved; changes no bit of the result
  /// Figures whose value in every single game is kept too, in `Block::games`; nullopt: a column of NaN. Figures of a
  /// draw (`Metric::Per::draw`) have none.
  std::vector<std::optional<MetricId>> games_of = {};
};

/// Draws × replicates in parallel (OpenMP). Expects a valid scenario, draws and replicates ≥ 1. Rethrows what a worker or
/// `on_block` throws, after all workers have stopped.
Summary run(model::Scenario const& scenario, Plan const& plan, OnBlock const& on_block = {}, StopToken const* stop = nullptr,
            Extras const& extras = {});

/// The uniforms of the parameters of one draw: Purpose::parameter at (seed, draw, replicate 0).
model::UniformAt draw_uniforms(std::uint64_t seed, int draw);

/// What varies between draws: parameters (assumptions and private information) and lines that may be bluffs.
std::vector<Factor> factors(model::Scenario const& scenario);

}  // namespace zopa::engine
