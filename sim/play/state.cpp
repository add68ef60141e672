#include "play/state.hpp"

#include <algorithm>
#include <cmath>

#include "play/steps.hpp"
#include "play/values.hpp"
#include "zopa/model/utility.hpp"

namespace zopa::play {
namespace {

void size_war(State& s, Table const& t) {
  s.cell.resize(t.n_territories());
  s.next_cell.resize(t.n_territories());
  s.regime.resize(t.n_territories());
  s.restrained_until.resize(t.n_parties());
  s.crossed.resize(t.n_parties());
  s.no_deal_scale.resize(t.n_parties());
  s.no_deal_shift.resize(t.n_parties());
  s.fired.resize(t.setting.world.shocks.size());
  if (!t.setting.world.shocks.empty())
    for (World const* world : t.worlds) s.moved_worlds.push_back(*world);
}

void size_talks(State& s, Table const& t) {
  s.tabled.resize(t.n_parties());
  s.foreign.assign(t.n_parties(), Package(t.setting.world.issues.size()));
  s.talks.resize(t.n_tracks());
  for (Talks& talks : s.talks) {
    talks.package.resize(t.setting.world.issues.size());
    talks.value.resize(t.n_parties());
    talks.after_collapse.resize(t.n_parties());
  }
  s.agents.resize(t.n_tracks() * t.n_parties());
  for (TrackId const k : model::ids<TrackId>(t.n_tracks()))
    for (PartyId const i : model::ids<PartyId>(t.n_parties())) {
      auto const& tactic = t.setting.world.parties[i].tactic[k];
      Agent& agent = s.agent(k, i);
      if (std::holds_alternative<model::Micro>(tactic)) {
        agent.offered.resize(t.n_rows());
        agent.heard.resize(t.n_rows());
      }
      if (t.setting.world.parties[i].model_of_others == model::Party::ModelOfOthers::frequency) {
        std::size_t options = 0;
        for (auto const& issue : t.setting.world.issues) options += issue.options.size();
        agent.asked.resize(options);
        agent.kept.resize(t.setting.world.issues.size());
        agent.last_asked.resize(t.setting.world.issues.size());
      }
      if (auto const* mirror = std::get_if<model::TitForTat>(&tactic))
        agent.received.reserve(static_cast<std::size_t>(mirror->window) + 1);
    }
}

void size_values(State& s, Table const& t) {
  std::size_t const judges = t.judges.size(), cells = judges * t.n_rows();
  for (auto* per_judge : {&s.log_weight, &s.news, &s.weight}) per_judge->resize(judges);
  s.gap.resize(judges);
  s.reopens.resize(t.n_rows());
  s.line_active.resize(t.setting.world.lines.size());
  s.terms = t.terms;
  std::size_t most_classes = 0;
  for (auto const& tracks : t.moving)
    for (auto const& terms : tracks) most_classes = std::max(most_classes, terms.sample.size());
  s.moving_part.resize(most_classes);
  s.answers = t.answers;
  s.scratch.resize(t.setting.world.issues.size());
  s.stamps.resize(judges * t.n_tracks());
  for (auto* per_row : {&s.soft, &s.value, &s.deal}) per_row->resize(cells);
  s.forbidden.resize(cells);
  s.kind_of.resize(cells);
  s.relabelled.resize(2 * t.n_rows() + t.class_row.size());
  s.kinds.resize(judges * t.n_tracks());
  for (Judge const& judge : t.judges)
    if (judge.alike.size() > 1)
      for (TrackId const k : model::ids<TrackId>(t.n_tracks()))
        s.kinds[static_cast<std::size_t>(judge.peer) * t.n_tracks() + k.index].reserve(2 * t.n_rows());
  s.status_quo_stamp.resize(judges);
  s.status_quo.resize(judges);
  s.no_deal.resize(judges * t.n_tracks());
  s.best.resize(judges * t.n_tracks());
  s.top.resize(judges * t.n_tracks());
  for (auto* per_class : {&s.hazard, &s.scale, &s.offset}) per_class->resize(t.class_row.size());
  for (auto* per_row : {&s.score, &s.chance, &s.accepts}) per_row->resize(t.n_rows());
  s.discount_power.resize(t.n_parties());
}

void size_outcome(State& s, Table const& t) {
  World const& world = t.setting.world;
  s.outcome.tracks.resize(t.n_tracks());
  s.outcome.blocks.resize(t.n_tracks());
  for (auto& track : s.outcome.tracks) track.package.resize(world.issues.size());
  for (auto& blocks : s.outcome.blocks) {
    blocks.line.resize(world.lines.size());
    for (auto* counts : {&blocks.no_deal, &blocks.target, &blocks.stance, &blocks.pass}) counts->resize(t.n_parties());
    blocks.ratifier.resize(world.ratifiers.size());
  }
  s.outcome.payoff.resize(t.n_parties());
  s.outcome.war_cost_paid.resize(t.n_parties());
  s.outcome.front_change.resize(t.n_territories());
}

template <class Counts>
void zero(Counts& counts) {
  std::fill(counts.begin(), counts.end(), typename std::decay_t<decltype(*counts.begin())>{});
}

void reset_outcome(Outcome& outcome) {
  for (auto& track : outcome.tracks) {
    track.deal = track.collapsed = track.walked_out = false;
    track.cause = Cause::not_enforced;
    track.reneged.reset();
    track.later_deals = 0;
    track.round = track.collapse_round = -1;
    track.proposer.reset();
    track.hazard = 0;
    track.rounds_in_force = track.ratification_failures = track.broken = 0;
  }
  for (auto& blocks : outcome.blocks) {
    blocks.rounds = 0;
    zero(blocks.line);
    for (auto* counts : {&blocks.no_deal, &blocks.target, &blocks.stance, &blocks.pass}) zero(*counts);
    zero(blocks.ratifier);
  }
  zero(outcome.payoff);
  zero(outcome.war_cost_paid);
  zero(outcome.front_change);
  outcome.victor.reset();
  outcome.rounds_played = outcome.battles = outcome.walk_outs = outcome.ceasefire_rounds = 0;
  outcome.statements = outcome.de_escalations = outcome.chapters = 0;
  outcome.mediator_left = outcome.summit = -1;
}

// The numbers a shock may have moved, one by one: copying a whole world would allocate.
void restore_world(World& world, World const& from) {
  for (PartyId const i : model::ids_of(world.parties)) {
    world.parties[i].war_cost = from.parties[i].war_cost;
    world.parties[i].audience = from.parties[i].audience;
    world.parties[i].ratification_quota = from.parties[i].ratification_quota;
  }
  for (LineId const line : model::ids_of(world.lines)) {
    world.lines[line].kappa = from.lines[line].kappa;
    world.lines[line].from = from.lines[line].from;
    world.lines[line].until = from.lines[line].until;
  }
  if (world.war) {
    world.war->up = from.war->up;
    world.war->down = from.war->down;
  }
  if (world.mediator) {
    world.mediator->hazard = from.mediator->hazard;
    zero(world.mediator->carrots);
    for (PartyId const i : model::ids_of(from.mediator->carrots))
      world.mediator->carrots[i] = from.mediator->carrots[i];
    for (PartyId const i : model::ids_of(from.mediator->sticks)) world.mediator->sticks[i] = from.mediator->sticks[i];
  }
  world.deal.collapse = from.deal.collapse;
  world.deal.spoilers = from.deal.spoilers;
  world.deal.credibility = from.deal.credibility;
}

void reset_war(State& s, Table const& t) {
  auto const& start = t.start;
  std::copy(start.front.begin(), start.front.end(), s.circumstances.front.begin());
  std::copy(start.reference.begin(), start.reference.end(), s.circumstances.reference.begin());
  std::copy(start.reference_others.begin(), start.reference_others.end(), s.circumstances.reference_others.begin());
  s.circumstances.monitoring = start.monitoring;
  s.circumstances.hazard_add = start.hazard_add;
  zero(s.circumstances.commitment);
  zero(s.circumstances.claim);
  for (TerritoryId const place : model::ids<TerritoryId>(t.n_territories())) {
    auto const& territory = t.setting.world.territories[place];
    s.cell[place.index] = static_cast<int>(start.front[place] * territory.cells + 0.5);
  }
  s.strength = 0;
  s.surprise = {};
  s.circumstances.summit = false;
  zero(s.restrained_until);
  s.all_out_from = 0;
  for (auto& line : s.crossed) line.reset();
  s.round = s.fought = s.moves_up = s.moves_down = 0;
  s.ceasefire = -1;
  s.war_over = s.settled = s.talks_over = false;
}

void reset_mediator(State& s) {
  auto const& mediator = s.world().mediator;
  s.mediator_present = mediator && !(mediator->deadline && *mediator->deadline <= 0);
  s.circumstances.credibility = -1;  // whatever it was: all that reads it is stale
  credibility_has_moved(s);
  if (mediator && !s.mediator_present) s.circumstances.monitoring = 0;
  s.voice.reset();
  elect_voice(s);
  for (PartyId const i : model::ids<PartyId>(s.n_parties()))
    s.circumstances.carrots[i] = s.mediator_present ? model::carrot(*mediator, i, s.voice) : 0;
}

void reset_talks(State& s) {
  s.step = State::Step::open;
  s.pending = Over{};
  if (s.chapter > 0) {
    s.chapter = 0;
    zero(s.reopens);
    ++s.lines_clock;
  }
  for (Talks& talks : s.talks) {
    talks.signed_ = talks.over = talks.collapsed = false;
    talks.failed = 0;
  }
  std::fill(s.tabled.begin(), s.tabled.end(), no_row);
  for (Agent& agent : s.agents) {
    agent.turns = agent.n_offered = agent.n_heard = 0;
    agent.lowest_bid = no_row;
    agent.demand.reset();
    zero(agent.offered);
    zero(agent.heard);
    agent.received.clear();
    zero(agent.asked);
    zero(agent.kept);
    agent.has_asked = false;
  }
}

void reset_beliefs(State& s, Table const& t) {
  zero(s.news);
  for (std::size_t judge = 0; judge < t.judges.size(); ++judge) {
    s.log_weight[judge] = t.judges[judge].log_prior;
    s.weight[judge] = std::exp(t.judges[judge].log_prior);
    auto const& prior = s.world_of(static_cast<int>(judge)).parties[t.judges[judge].party].strength_belief;
    if (prior) s.gap[judge] = {prior->mean, prior->sd * prior->sd};
  }
}

}  // namespace

Game::State::State(std::shared_ptr<Table const> of, base::Stream chances)
    : table(std::move(of)), stream(chances), circumstances(table->start) {
  size_war(*this, *table);
  size_talks(*this, *table);
  size_values(*this, *table);
  size_outcome(*this, *table);
  std::get<Offer>(offer_decision).package.resize(table->setting.world.issues.size());
  reset(*this, chances);
}

void reset(State& s, base::Stream stream) {
  Table const& t = s.rows();
  s.stream = stream;
  if (s.worlds_moved || t.lines_vary) ++s.lines_clock;
  if (s.worlds_moved)
    for (std::size_t w = 0; w < s.moved_worlds.size(); ++w) restore_world(s.moved_worlds[w], *t.worlds[w]);
  s.worlds_moved = false;
  zero(s.fired);
  std::fill(s.no_deal_scale.begin(), s.no_deal_scale.end(), 1.0);
  std::fill(s.no_deal_shift.begin(), s.no_deal_shift.end(), 0.0);
  std::fill(s.discount_power.begin(), s.discount_power.end(), 1.0);
  reset_outcome(s.outcome);
  reset_war(s, t);
  reset_mediator(s);
  reset_talks(s);
  reset_beliefs(s, t);
  for (LineId const line : model::ids_of(s.world().lines))
    s.line_active[line.index] = model::in_force(s.world().lines[line], 0);
  ++s.tick;
  ++s.hazard_clock;
  fronts_have_moved(s);
  s.circumstances.round = 0;
}

}  // namespace zopa::play
