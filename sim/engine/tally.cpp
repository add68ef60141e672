#include <cmath>

#include "measures.hpp"
#include "no_deal_values.hpp"
#include "zopa/model/utility.hpp"

namespace zopa::engine {
namespace {

MetricId after(MetricId first, std::size_t k) { return MetricId{first.index + k}; }

}  // namespace

Tally::Tally(Measures const& measures, model::World const& world, double rounds_per_year, std::vector<TrackStatics> statics, int draw)
    : measures_(measures),
      world_(world),
      rounds_per_year_(rounds_per_year),
      statics_(std::move(statics)),
      start_(model::circumstances(world)),
      deals_(world.tracks.size()),
      refusals_(world.tracks.size()) {
  block_.draw = draw;
  block_.count.resize(measures.metrics.size());
  block_.sum.resize(measures.metrics.size());
  block_.sum_of_squares.resize(measures.metrics.size());
  for (auto track : model::ids_of(world.tracks)) no_deal_.push_back(no_deal_values(world, track, start_));
}

void Tally::add(MetricId metric, double value, double times) {
  block_.sum[metric] += times * value;
  block_.sum_of_squares[metric] += times * value * value;
}

void Tally::add(play::Outcome const& outcome) {
  games_ += 1;
  for (auto track : model::ids_of(world_.tracks)) add_track(track, outcome);
  add_parties(outcome);
  add_fronts(outcome);
  add(measures_.walk_outs, outcome.walk_outs);
  add(measures_.statements, outcome.statements);
  add(measures_.de_escalations, outcome.de_escalations);
  if (measures_.chapters) add(*measures_.chapters, outcome.chapters);
  if (measures_.summit && outcome.summit >= 0) add(*measures_.summit, 1);
  add(measures_.rounds, outcome.rounds_played);
  if (measures_.mediator_left && outcome.mediator_left >= 0) add(*measures_.mediator_left, 1);
  if (measures_.ceasefire_rounds) add(*measures_.ceasefire_rounds, outcome.ceasefire_rounds);
}

void Tally::add_track(model::TrackId track, play::Outcome const& outcome) {
  TrackMeasures const& m = measures_.tracks[track];
  play::TrackOutcome const& ended = outcome.tracks[track];
  refusals_[track] += outcome.blocks[track].rounds;
  add(m.refusals, outcome.blocks[track].rounds);
  add(m.ratification_failures, ended.ratification_failures);
  if (ended.walked_out) add(m.walk_out, 1);
  if (m.broken) add(*m.broken, ended.broken);
  if (m.later_deals) add(*m.later_deals, ended.later_deals);
  add_blocks(track, outcome.blocks[track]);
  if (ended.deal) add_deal(track, outcome);
}

// Where an agreed option stands: its numeric position, for control the share, and at the line of contact where that was.
double Tally::position(model::IssueId issue, model::Option option, play::Outcome const& outcome) const {
  auto const& question = world_.issues[issue];
  if (question.kind != model::Issue::Kind::control) return question.position[option];
  if (question.share[option]) return *question.share[option];
  return start_.front[*question.territory] + outcome.front_change[*question.territory];
}

void Tally::add_deal(model::TrackId track, play::Outcome const& outcome) {
  TrackMeasures const& m = measures_.tracks[track];
  play::TrackOutcome const& deal = outcome.tracks[track];
  deals_[track] += 1;
  add(m.deal, 1);
  for (int t = deal.round; t < world_.horizon.rounds; ++t) add(after(m.deal_by, static_cast<std::size_t>(t)), 1);
  add(m.round, deal.round);
  auto const& issues = world_.tracks[track].issues;
  for (std::size_t k = 0; k < issues.size(); ++k) {
    model::Option const option = deal.package[issues[k].index];
    add(m.terms[k], position(issues[k], option, outcome));
    add(after(m.terms[k], 1u + option), 1);
  }
  add_crossings(track, deal.package);
  if (m.survival_1y) add(*m.survival_1y, model::survival(deal.hazard, rounds_per_year_));
  if (m.survival_5y) add(*m.survival_5y, model::survival(deal.hazard, 5 * rounds_per_year_));
  if (m.collapse && deal.collapsed) {
    add(*m.collapse, 1);
    add(after(*m.cause, static_cast<std::size_t>(deal.cause)), 1);
  }
  if (m.nash_distance && statics_[track.index].fair.any()) add_fairness(track, deal.package);
}

// Which stated lines a deal crosses, and how many of each party's.
void Tally::add_crossings(model::TrackId track, model::Package const& package) {
  TrackMeasures const& m = measures_.tracks[track];
  value_.assign(world_.parties.size(), 0);
  for (auto const& [line, metric] : m.crosses) {
    if (!model::breaks(world_, line, package, start_)) continue;
    add(metric, 1);
    value_[world_.lines[line].owner.index] += 1;
  }
  for (auto party : model::ids_of(world_.parties)) add(after(m.crossings, party.index), value_[party.index]);
}

// How the deal stands to the fair ones, as things stood at the start.
void Tally::add_fairness(model::TrackId track, model::Package const& package) {
  TrackMeasures const& m = measures_.tracks[track];
  auto const& no_deal = no_deal_[track];
  value_.clear();
  for (auto party : model::ids_of(world_.parties))
    value_.push_back(model::deal_value(world_, party, track, package, start_, no_deal[party]));
  auto const stands = solve::fairness(statics_[track.index].fair, value_, no_deal.values());
  add(*m.nash_distance, stands.from_nash);
  add(*m.kalai_smorodinsky_distance, stands.from_kalai_smorodinsky);
  add(*m.efficiency, stands.efficiency);
}

void Tally::add_blocks(model::TrackId track, play::Blocks const& blocks) {
  TrackMeasures const& m = measures_.tracks[track];
  for (auto const& [line, metric] : m.blocking_lines) add(metric, 1, blocks.line[line]);
  for (auto const& [ratifier, metric] : m.blocking_ratifiers) add(metric, 1, blocks.ratifier[ratifier]);
  for (auto party : model::ids_of(world_.parties)) {
    add(after(m.no_deal_value, party.index), 1, blocks.no_deal[party]);
    add(after(m.holding_out, party.index), 1, blocks.target[party]);
    add(after(m.stance, party.index), 1, blocks.stance[party]);
    add(after(m.nothing_to_offer, party.index), 1, blocks.pass[party]);
  }
}

void Tally::add_parties(play::Outcome const& outcome) {
  for (auto party : model::ids_of(world_.parties)) {
    add(after(measures_.welfare, party.index), outcome.payoff[party]);
    add(after(measures_.war_cost, party.index), outcome.war_cost_paid[party]);
  }
  if (!measures_.victory) return;
  add(*measures_.battles, outcome.battles);
  if (!outcome.victor) return;
  add(*measures_.victory, 1);
  add(after(*measures_.victory_of, outcome.victor->index), 1);
}

void Tally::add_fronts(play::Outcome const& outcome) {
  if (!measures_.front) return;
  double mean = 0;
  for (auto territory : model::ids_of(world_.territories)) {
    double const change = outcome.front_change[territory];
    add(after(*measures_.front, territory.index), change);
    mean += change / static_cast<double>(world_.territories.size());
  }
  add(*measures_.front_mean, mean);
}

std::int64_t Tally::denominator(Metric const& metric) const {
  switch (metric.per) {
    case Metric::Per::game: return games_;
    case Metric::Per::deal: return deals_[metric.track];
    case Metric::Per::deal_against_nash: return statics_[metric.track.index].fair.any() ? deals_[metric.track] : 0;
    case Metric::Per::refusal: return refusals_[metric.track];
    case Metric::Per::draw: return 0;
  }
  return 0;
}

void Tally::restart() {
  games_ = 0;
  for (auto& n : deals_) n = 0;
  for (auto& n : refusals_) n = 0;
  for (auto* sums : {&block_.sum, &block_.sum_of_squares})
    for (double& sum : *sums) sum = 0;
}

double Tally::mean(MetricId metric) const {
  std::int64_t const n = denominator(measures_.metrics[metric]);
  return n > 0 ? block_.sum[metric] / static_cast<double>(n) : std::nan("");
}

Block Tally::block(std::vector<double> factors) && {
  for (auto metric : base::ids_of(measures_.metrics)) block_.count[metric] = denominator(measures_.metrics[metric]);
  auto const exact = [&](std::optional<MetricId> metric, double value) {
    add(*metric, value);
    block_.count[*metric] = 1;
  };
  for (auto track : model::ids_of(world_.tracks)) {
    TrackStatics const& s = statics_[track.index];
    if (!s.has_terms) continue;
    exact(measures_.tracks[track].zopa, s.zopa ? 1 : 0);
    if (s.ripeness) exact(measures_.tracks[track].ripeness, *s.ripeness);
  }
  block_.factors = std::move(factors);
  return std::move(block_);
}

}  // namespace zopa::engine
