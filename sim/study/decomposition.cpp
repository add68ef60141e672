#include "zopa/study/decomposition.hpp"

#include <algorithm>

#include "switches.hpp"
#include "zopa/base/expects.hpp"

namespace zopa::study {
namespace {

constexpr std::size_t n_causes = all_causes.size();
using Coalition = unsigned;  // of causes that are taken away, one bit each
constexpr Coalition n_coalitions = 1u << n_causes;

Coalition bit(std::size_t cause) { return 1u << cause; }

bool insists(model::World const& world) {
  auto const open = model::Party::CeasefireStance::open;
  return std::any_of(world.lines.begin(), world.lines.end(), [](auto const& line) { return line.hard; }) ||
         std::any_of(world.parties.begin(), world.parties.end(), [&](auto const& p) { return p.ceasefire != open; });
}

bool may_bluff(model::Scenario const& scenario) {
  auto const factors = engine::factors(scenario);
  return std::any_of(factors.begin(), factors.end(), [](auto const& factor) {
    return factor.path.starts_with("red_lines.") && factor.path.ends_with(".binding");
  });
}

bool breaks_deals(model::Scenario const& scenario) {
  model::World const& world = scenario.central;
  return world.deal.collapse > 0 || std::any_of(world.tracks.begin(), world.tracks.end(),
                                                [](auto const& track) { return track.collapse.value_or(0) > 0; });
}

/// The packages that a tactic names say nothing about the new issue: they get the option in which nobody pays.
void name_in_packages(model::Tactic& tactic, model::Option nothing) {
  if (auto* fixed = std::get_if<model::Fixed>(&tactic); fixed && fixed->package) fixed->package->push_back(nothing);
  if (auto* script = std::get_if<model::Scripted>(&tactic))
    for (auto& move : script->moves)
      if (move) move->push_back(nothing);
}

/// An issue of payments between the first party and `other`, last of the main track.
void add_payment(model::World& world, model::PartyId other, SidePayment const& payment) {
  model::Issue issue;
  issue.id = issue.family = "payment." + world.parties[other].id;
  issue.track = model::main_track;
  std::vector<double> to_other;
  for (int k = -payment.steps; k <= payment.steps; ++k) {
    double const amount = payment.most * k / payment.steps;
    issue.options.push_back(std::to_string(k));
    issue.position.push_back(amount);
    to_other.push_back(amount);
  }
  std::vector<double> to_first(to_other.rbegin(), to_other.rend());
  world.tracks[model::main_track].issues.push_back(world.issues.push_back(std::move(issue)));
  for (auto const party : model::ids_of(world.parties)) {
    model::IssueValue value;
    if (party == other) value = {1, std::move(to_other), {}, false};
    if (party == model::PartyId{}) value = {1, std::move(to_first), {}, false};
    world.parties[party].preferences.issues.push_back(std::move(value));
  }
  for (auto& ratifier : world.ratifiers)
    if (ratifier.preferences) ratifier.preferences->issues.push_back({});
  model::Option const nothing = static_cast<model::Option>(payment.steps);
  if (world.status_quo) world.status_quo->push_back(nothing);
  for (auto& party : world.parties)
    for (auto& tactic : party.tactic) name_in_packages(tactic, nothing);
}

void add_payments(model::World& world, SidePayment const& payment) {
  ZOPA_EXPECTS(payment.most > 0 && payment.steps >= 1);
  for (auto const party : model::ids_of(world.parties))
    if (party != model::PartyId{}) add_payment(world, party, payment);
}

model::Scenario cured_of(model::Scenario const& scenario, Coalition causes, SidePayment const& payment) {
  model::Scenario changed = scenario;
  for (std::size_t k = 0; k < n_causes; ++k)
    if (causes & bit(k)) changed = cured(changed, all_causes[k], payment);
  return changed;
}

using PerDraw = std::vector<double>;  // probability of no deal on the main track

PerDraw no_deal_by_draw(engine::Summary const& summary, model::World const& world) {
  auto const metric = engine::find(summary.metrics, world, world.tracks[model::main_track].id + ".deal");
  ZOPA_EXPECTS(metric.has_value());
  PerDraw all;
  for (auto const& block : summary.blocks)
    all.push_back(1 - block.sum[*metric] / static_cast<double>(block.count[*metric]));
  return all;
}

/// The mean over draws of what the probability falls by in each, as `compare` reckons differences.
Difference over_draws(PerDraw const& falls, Resamples const& resamples) {
  std::vector<Cluster> clusters;
  double mean = 0;
  for (double const x : falls) {
    clusters.push_back({x, 1});
    mean += x / static_cast<double>(falls.size());
  }
  auto const [interval, standard_error] = bootstrap(clusters, resamples);
  return {mean, interval, standard_error};
}

Difference fall(PerDraw const& before, PerDraw const& after, Resamples const& resamples) {
  PerDraw falls(before.size());
  for (std::size_t d = 0; d < falls.size(); ++d) falls[d] = before[d] - after[d];
  return over_draws(falls, resamples);
}

/// s! (n − s − 1)! / n!: how often a cause is taken away when `s` of the others are gone (Shapley 1953).
double weight_of_order(int s, int n) {
  double weight = 1.0 / n;
  for (int k = 1; k <= s; ++k) weight *= static_cast<double>(k) / (n - k);
  return weight;
}

/// Shapley's value of cause `k`, draw by draw. \param runs by coalition, of those within `present`
Difference shapley(std::array<PerDraw, n_coalitions> const& runs, Coalition present, std::size_t k,
                   Resamples const& resamples) {
  int const n = __builtin_popcount(present);
  PerDraw value(runs[0].size(), 0.0);
  for (Coalition others = 0; others < n_coalitions; ++others) {
    if ((others & ~present) || (others & bit(k))) continue;
    double const weight = weight_of_order(__builtin_popcount(others), n);
    for (std::size_t d = 0; d < value.size(); ++d) value[d] += weight * (runs[others][d] - runs[others | bit(k)][d]);
  }
  return over_draws(value, resamples);
}

Coalition causes_present(model::Scenario const& scenario) {
  Coalition present = 0;
  for (std::size_t k = 0; k < n_causes; ++k)
    if (is_present(scenario, all_causes[k])) present |= bit(k);
  return present;
}

}  // namespace

bool is_present(model::Scenario const& scenario, Cause cause) {
  switch (cause) {
    case Cause::colliding_lines:
      return insists(scenario.central);
    case Cause::private_information:
      return has_beliefs(scenario) || may_bluff(scenario);
    case Cause::commitment:
      return breaks_deals(scenario);
    case Cause::indivisibility:
      return true;
  }
  return false;
}

model::Scenario cured(model::Scenario const& scenario, Cause cause, SidePayment const& payment) {
  model::Scenario other;
  switch (cause) {
    case Cause::colliding_lines:
      return changed(scenario, set_lines_aside);
    case Cause::private_information:
      other = changed(scenario, know_the_war);
      other.complete_information = true;
      return other;
    case Cause::commitment:
      return changed(scenario, keep_agreements);
    case Cause::indivisibility:
      other = scenario;
      add_payments(other.central, payment);
      return other;
  }
  return scenario;
}

std::optional<Decomposition> decompose(model::Scenario const& scenario, engine::Plan const& plan,
                                       SidePayment const& payment, engine::OnBlock const& on_block,
                                       engine::StopToken const* stop) {
  Coalition const present = causes_present(scenario);
  std::array<PerDraw, n_coalitions> runs;
  Decomposition found{};
  found.plan = plan;
  std::string const deal = scenario.central.tracks[model::main_track].id + ".deal";
  for (Coalition taken = 0; taken < n_coalitions; ++taken) {
    if (taken & ~present) continue;
    model::Scenario const world = cured_of(scenario, taken, payment);
    engine::Summary const summary = engine::run(world, plan, on_block, stop);
    if (summary.stopped) return std::nullopt;
    runs[taken] = no_deal_by_draw(summary, world.central);
    if (taken == 0) found.as_stated = *estimate(summary, world.central, deal);
    if (taken == present) found.cured = *estimate(summary, world.central, deal);
  }
  Resamples const resamples(plan.seed, runs[0].size());
  found.fall = fall(runs[0], runs[present], resamples);
  for (std::size_t k = 0; k < n_causes; ++k) {
    CauseShare& share = found.causes[k];
    share = {all_causes[k], (present & bit(k)) != 0, {}, {}, {}};
    if (!share.present) continue;
    share.alone = fall(runs[0], runs[bit(k)], resamples);
    share.last = fall(runs[present & ~bit(k)], runs[present], resamples);
    share.share = shapley(runs, present, k, resamples);
  }
  return found;
}

int n_runs_of_decomposition(model::Scenario const& scenario) {
  return 1 << __builtin_popcount(causes_present(scenario));
}

}  // namespace zopa::study
