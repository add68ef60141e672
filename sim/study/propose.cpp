#include "zopa/study/propose.hpp"

#include <algorithm>
#include <map>
#include <set>

#include "zopa/base/expects.hpp"
#include "zopa/engine/table.hpp"
#include "zopa/model/package.hpp"
#include "zopa/solve/best.hpp"
#include "zopa/study/interval.hpp"

namespace zopa::study {
namespace {

constexpr std::size_t most_fair_packages = 300;

/// One draw: its world, what binds in it, and how much the party that gains least could gain.
struct DrawnWorld {
  model::World world;
  solve::Negotiation binding;
  double best_least_gain = 0;
  bool open = false;
  std::vector<model::Package> fair{};
};

DrawnWorld drawn(model::Scenario const& scenario, model::TrackId track, int draw) {
  model::World world = engine::world(scenario, scenario.plan.seed, draw);
  auto binding = solve::negotiation(world, track, solve::Lines::binding);
  auto const frontier = solve::pareto_frontier(binding, binding.all());
  DrawnWorld out{std::move(world), std::move(binding)};
  if (frontier.points.empty()) return out;
  out.open = true;
  std::vector<std::vector<double>> values;
  for (auto const& point : frontier.points) values.push_back(point.value);
  auto const& d = out.binding.no_deal().values();
  auto const egalitarian = solve::egalitarian_solution(values, d);
  if (egalitarian) {
    out.best_least_gain = base::infinity;
    for (std::size_t i = 0; i < d.size(); ++i)
      out.best_least_gain = std::min(out.best_least_gain, values[*egalitarian][i] - d[i]);
    out.best_least_gain = std::max(0.0, out.best_least_gain);
  }
  for (auto const& at : {egalitarian, solve::nash_solution(values, d), solve::kalai_smorodinsky_solution(values, d),
                         solve::utilitarian_solution(values, d)})
    if (at) out.fair.push_back(frontier.points[*at].package);
  return out;
}

/// How a package does over the searched draws.
struct Score {
  double objective = 0;  ///< mean success, or the proposer's mean success times gain
  double good_enough = 0;
  double regret = 0;
};

class Search {
 public:
  Search(model::Scenario const& scenario, model::TrackId track, ProposePlan const& plan, double rounds)
      : scenario_(scenario), track_(track), plan_(plan), rounds_(rounds) {
    for (int k = 0; k < plan.draws; ++k) draws_.push_back(drawn(scenario, track, k));
  }

  Score const& score(model::Package const& package) {
    auto const known = scores_.find(package);
    if (known != scores_.end()) return known->second;
    Score s;
    auto const n = static_cast<double>(draws_.size());
    for (DrawnWorld const& draw : draws_) {
      Fate const f = fate(draw.world, draw.binding, track_, rounds_, package);
      double const gain = plan_.proposer ? std::max(0.0, f.gain[plan_.proposer->index]) : 1;
      s.objective += f.success() * gain / n;
      s.good_enough += f.success() >= plan_.aspiration ? 1 / n : 0;
      s.regret = std::max(s.regret, draw.best_least_gain - f.least_gain);
    }
    return scores_.emplace(package, s).first->second;
  }

  void look_at_fair_packages() {
    for (DrawnWorld const& draw : draws_)
      for (auto const& package : draw.fair)
        if (scores_.size() < most_fair_packages) score(package);
  }

  /// The package of all looked at for which `better(a, b)` prefers no other; the lowest in the enumeration of equals.
  template <class Better>
  model::Package best(Better const& better) const {
    auto at = scores_.begin();
    for (auto it = scores_.begin(); it != scores_.end(); ++it)
      if (better(it->second, at->second)) at = it;
    return at->first;
  }

  /// From the best so far, the change of one issue that helps most, until none does.
  template <class Better>
  model::Package climbed(Better const& better) {
    model::Package here = best(better);
    for (;;) {
      model::Package next = here;
      for (model::Package const& y : neighbours(here))
        if (better(score(y), score(next))) next = y;
      if (next == here) return here;
      here = next;
    }
  }
  std::size_t size() const { return scores_.size(); }

 private:
  // One issue changed; for a territory control and status together, as not every pair exists.
  std::vector<model::Package> neighbours(model::Package const& package) const {
    model::World const& world = scenario_.central;
    std::set<model::Package> out;
    auto const add = [&](model::Package const& y) {
      if (y != package && model::exists(world, track_, y)) out.insert(y);
    };
    auto const each = [&](model::IssueId k, model::Package y, auto const& then) {
      for (std::size_t o = 0; o < world.issues[k].options.size(); ++o) {
        y[k.index] = static_cast<model::Option>(o);
        then(y);
      }
    };
    for (model::IssueId k : world.tracks[track_].issues) each(k, package, add);
    for (auto const& territory : world.territories) {
      if (!territory.control || !territory.status) continue;
      if (world.issues[*territory.control].track != track_ || world.issues[*territory.status].track != track_) continue;
      each(*territory.control, package, [&](model::Package const& y) { each(*territory.status, y, add); });
    }
    return {out.begin(), out.end()};
  }

  model::Scenario const& scenario_;
  model::TrackId track_;
  ProposePlan const& plan_;
  double rounds_;
  std::vector<DrawnWorld> draws_;
  std::map<model::Package, Score> scores_;
};

/// Draws that had no say.
class Jury {
 public:
  Jury(model::Scenario const& scenario, model::TrackId track, ProposePlan const& plan, double rounds)
      : track_(track),
        plan_(plan),
        rounds_(rounds),
        resamples_(scenario.plan.seed, static_cast<std::size_t>(plan.draws)) {
    for (int k = 0; k < plan.draws; ++k) draws_.push_back(drawn(scenario, track, plan.draws + k));
  }

  std::vector<Cluster> success(model::Package const& package) const {
    std::vector<Cluster> out;
    for (DrawnWorld const& draw : draws_)
      out.push_back({fate(draw.world, draw.binding, track_, rounds_, package).success(), 1});
    return out;
  }
  OverDraws over_draws(std::vector<Cluster> const& each) const {
    double sum = 0;
    for (Cluster const& c : each) sum += c.sum;
    return {sum / static_cast<double>(each.size()), bootstrap(each, resamples_).interval};
  }
  OverDraws difference(std::vector<Cluster> const& first, std::vector<Cluster> const& second) const {
    double sum = 0;
    for (std::size_t k = 0; k < first.size(); ++k) sum += second[k].sum - first[k].sum;
    return {sum / static_cast<double>(first.size()), bootstrap_difference(first, second, resamples_).interval};
  }
  double share_open() const {
    return static_cast<double>(std::count_if(draws_.begin(), draws_.end(), [](auto const& d) { return d.open; })) /
           static_cast<double>(draws_.size());
  }

  HeldBack verdict(model::Package const& package) const {
    HeldBack out;
    out.success = over_draws(success(package));
    auto const n = static_cast<double>(draws_.size());
    std::map<std::string, double> no;
    double accepted = 0;
    for (DrawnWorld const& draw : draws_) {
      Fate const f = fate(draw.world, draw.binding, track_, rounds_, package);
      for (auto const& id : f.no) no[id] += 1 / n;
      out.good_enough += f.success() >= plan_.aspiration ? 1 / n : 0;
      out.regret = std::max(out.regret, draw.best_least_gain - f.least_gain);
      if (!f.accepted) continue;
      accepted += 1;
      out.ratified += f.ratified;
      out.survives += f.survives;
    }
    out.accepted = accepted / n;
    if (accepted > 0) {
      out.ratified /= accepted;
      out.survives /= accepted;
    }
    for (auto const& [id, share] : no) out.refusals.push_back({id, share});
    std::stable_sort(out.refusals.begin(), out.refusals.end(),
                     [](auto const& a, auto const& b) { return a.share > b.share; });
    return out;
  }

 private:
  model::TrackId track_;
  ProposePlan const& plan_;
  double rounds_;
  std::vector<DrawnWorld> draws_;
  Resamples resamples_;
};

// What a party would put on the table if it could have its way, at central values and stated lines.
std::optional<model::Package> best_offer(solve::Negotiation const& stated, model::PartyId party) {
  solve::ConstraintSet wanted = stated.of(party), own = wanted;
  for (std::size_t c = 0; c < stated.constraints().size(); ++c)
    if (stated.constraints()[c].kind == solve::Constraint::Kind::no_deal_value) {
      wanted.set(c);
      if (stated.constraints()[c].party == party) own.set(c);
    }
  for (auto const& active : {wanted, own}) {
    auto const found = solve::best_packages(stated, active, 1, solve::worth_to(party));
    if (!found.empty()) return found.front().package;
  }
  return std::nullopt;
}

}  // namespace

ProposeAnswer propose(model::Scenario const& scenario, model::TrackId track, ProposePlan const& plan) {
  ZOPA_EXPECTS(plan.draws >= 2);
  double const rounds = plan.rounds > 0 ? plan.rounds : scenario.central.horizon.rounds;
  ProposeAnswer out;
  out.track = track;
  out.draws = plan.draws;
  Search search(scenario, track, plan, rounds);
  search.look_at_fair_packages();
  Jury const jury(scenario, track, plan, rounds);
  out.best_possible = jury.share_open();
  if (search.size() == 0) return out;
  auto const more = [](Score const& a, Score const& b) { return a.objective > b.objective; };
  auto const safer = [](Score const& a, Score const& b) { return a.regret < b.regret; };
  auto const oftener = [](Score const& a, Score const& b) { return a.good_enough > b.good_enough; };
  model::Package const chosen = search.climbed(more);
  auto const success = jury.success(chosen);
  auto const held_against = [&](std::string name, model::Package const& package) {
    return Proposal{std::move(name), package, jury.verdict(package), jury.difference(jury.success(package), success)};
  };
  out.proposed = Proposal{"proposed", chosen, jury.verdict(chosen), std::nullopt};
  out.versions.push_back(held_against("least regret", search.climbed(safer)));
  out.versions.push_back(held_against("good enough", search.climbed(oftener)));
  out.n_candidates = search.size();
  auto const stated = solve::negotiation(scenario.central, track, solve::Lines::stated);
  for (auto i : model::ids_of(scenario.central.parties))
    if (auto const offer = best_offer(stated, i))
      out.rivals.push_back(held_against("best offer of " + scenario.central.parties[i].name, *offer));
  auto const zone = solve::zopa(stated);
  out.nash_exists = zone.nash.has_value();
  if (zone.nash) out.rivals.push_back(held_against("static Nash", zone.frontier.points[*zone.nash].package));
  return out;
}

}  // namespace zopa::study
