#include "zopa/engine/run.hpp"

#include <cmath>

#include "analysis.hpp"
#include "factors.hpp"
#include "in_order.hpp"
#include "measures.hpp"
#include "zopa/engine/parallel.hpp"
#include "zopa/engine/table.hpp"

namespace zopa::engine {
namespace {

struct Job {
  model::Scenario const& scenario;
  Plan const& plan;
  Extras const& extras;
  Measures const measures;
};

// Each game's own figures, where somebody asked for them.
class OneByOne {
 public:
  OneByOne(std::vector<std::optional<MetricId>> const& asked, Tally const& blank) : asked_(asked) {
    if (!asked.empty()) one_.emplace(blank);
  }
  void add(play::Outcome const& outcome) {
    if (!one_) return;
    one_->restart();
    one_->add(outcome);
    for (auto const& metric : asked_) values_.push_back(metric ? one_->mean(*metric) : std::nan(""));
  }
  std::vector<double> values() && { return std::move(values_); }

 private:
  std::vector<std::optional<MetricId>> const& asked_;
  std::optional<Tally> one_;
  std::vector<double> values_;
};

// One draw: a world, what everyone knows in it, and its replicates one after another.
Block block(Job const& job, int draw) {
  base::Stream stream{job.plan.seed, static_cast<std::uint64_t>(draw), 0};
  model::World world = model::world(job.scenario, job.extras.uniforms ? job.extras.uniforms(draw) : draw_uniforms(job.plan.seed, draw));
  auto const exact = analysis(job.extras.cache, draw, world, imagined(job.scenario, std::make_shared<model::World const>(world), stream));
  Tally tally(job.measures, world, job.scenario.rounds_per_year, exact->statics, draw);
  OneByOne alone(job.extras.games_of, tally);
  play::Game game(play::table(setting(job.scenario, world, stream, exact->candidates)), stream);
  for (int replicate = 0; replicate < job.plan.replicates; ++replicate) {
    stream.replicate = static_cast<std::uint64_t>(replicate);
    if (replicate > 0) game.restart(stream);
    play::play_out(game);
    tally.add(game.outcome());
    alone.add(game.outcome());
  }
  Block sums = std::move(tally).block(factor_values(job.scenario, world));
  sums.games = std::move(alone).values();
  return sums;
}

}  // namespace

Summary run(model::Scenario const& scenario, Plan const& plan, OnBlock const& on_block, StopToken const* stop, Extras const& extras) {
  Job const job{scenario, plan, extras, measures(scenario.central)};
  InOrder blocks(plan.draws, on_block);
  int const chunk = std::max(1, plan.chunk);
  int const n_chunks = (plan.draws + chunk - 1) / chunk;
  auto const run_chunk = [&](std::size_t c) {
    int const begin = static_cast<int>(c) * chunk;
    for (int draw = begin; draw < std::min(plan.draws, begin + chunk) && !(stop && *stop); ++draw)
      blocks.add(block(job, draw));
  };
  in_parallel(static_cast<std::size_t>(n_chunks), run_chunk, plan.threads);
  Summary summary{job.measures.metrics, factors(scenario), std::move(blocks).all(), certainty(scenario), plan, false};
  summary.stopped = static_cast<int>(summary.blocks.size()) < plan.draws;
  return summary;
}

}  // namespace zopa::engine
