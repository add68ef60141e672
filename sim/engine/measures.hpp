#pragma once

#include <optional>
#include <vector>

#include "zopa/engine/metrics.hpp"
#include "zopa/engine/run.hpp"
#include "zopa/play/game.hpp"
#include "zopa/solve/fairness.hpp"

namespace zopa::engine {

/// Where the figures of one track stand in the list of metrics; families are consecutive from their first.
struct TrackMeasures {
  MetricId deal, deal_by, round, refusals, ratification_failures, walk_out;
  std::vector<MetricId> terms;  ///< per issue of the track: its mean position, then the share of each option
  std::vector<std::pair<model::LineId, MetricId>> crosses, blocking_lines;
  std::vector<std::pair<model::RatifierId, MetricId>> blocking_ratifiers;
  MetricId crossings;  ///< first party: how many of its stated lines a deal crosses
  MetricId no_deal_value, holding_out, stance, nothing_to_offer;  ///< what blocks, first party of each
  std::optional<MetricId> survival_1y, survival_5y, collapse, cause, later_deals, broken;  ///< cause: the first of them
  std::optional<MetricId> nash_distance, kalai_smorodinsky_distance, efficiency, zopa, ripeness;
};

/// Every figure of a run and where it stands.
struct Measures {
  Metrics metrics;
  base::Per<model::TrackId, TrackMeasures> tracks;
  MetricId walk_outs, statements, de_escalations, rounds;
  std::optional<MetricId> victory, victory_of, battles, front, front_mean, mediator_left, ceasefire_rounds, summit, chapters;
  MetricId welfare, war_cost;  ///< first party of each
};
Measures measures(model::World const& world);

/// Exact figures of one track of a draw, from its negotiation at the start on stated lines.
struct TrackStatics {
  bool has_terms = false;             ///< false: a ceasefire, nothing to analyse
  bool zopa = false;
  std::optional<double> ripeness;     ///< max_y min_i (V_i − W_i); nullopt: the lines leave no package
  solve::FairValues fair;
};
TrackStatics statics(model::World const& world, model::TrackId track);

/// Adds the games of one draw up, in replicate order.
class Tally {
 public:
  Tally(Measures const& measures, model::World const& world, double rounds_per_year, std::vector<TrackStatics> statics, int draw);

  void add(play::Outcome const& outcome);
  Block block(std::vector<double> factors) &&;
  /// Forgets the games so far.
  void restart();
  /// Of a figure over the games so far; NaN where it has no value, and for figures of a draw.
  double mean(MetricId metric) const;

 private:
  void add(MetricId metric, double value, double times = 1);
  void add_track(model::TrackId track, play::Outcome const& outcome);
  void add_deal(model::TrackId track, play::Outcome const& outcome);
  void add_crossings(model::TrackId track, model::Package const& package);
  void add_fairness(model::TrackId track, model::Package const& package);
  double position(model::IssueId issue, model::Option option, play::Outcome const& outcome) const;
  void add_blocks(model::TrackId track, play::Blocks const& blocks);
  void add_parties(play::Outcome const& outcome);
  void add_fronts(play::Outcome const& outcome);
  std::int64_t denominator(Metric const& metric) const;

  Measures const& measures_;
  model::World const& world_;
  double rounds_per_year_;
  std::vector<TrackStatics> statics_;
  model::Circumstances start_;
  base::Per<model::TrackId, model::Per<model::PartyId, double>> no_deal_;
  std::int64_t games_ = 0;
  base::Per<model::TrackId, std::int64_t> deals_, refusals_;
  std::vector<double> value_;  ///< of a deal, by party: kept for its memory
  Block block_;
};

}  // namespace zopa::engine
