#include "zopa/study/robust.hpp"

#include <algorithm>
#include <map>
#include <set>

#include "zopa/engine/table.hpp"
#include "zopa/solve/judgement.hpp"
#include "zopa/study/interval.hpp"

namespace zopa::study {
namespace {

constexpr std::size_t most_candidates = 300;

double least_gain(std::vector<double> const& value, solve::Negotiation const& negotiation) {
  double least = base::infinity;
  for (auto i : model::ids_of(negotiation.no_deal()))
    least = std::min(least, value[i.index] - negotiation.no_deal()[i]);
  return std::max(0.0, least);
}

/// One track over all draws, in two passes: what is possible in each draw, then each candidate against each draw.
class RobustTrack {
 public:
  RobustTrack(model::TrackId track, int draws) : track_(track), draws_(draws) {}

  void look(model::World const& world) {
    auto const stated = solve::negotiation(world, track_, solve::Lines::stated);
    as_stated_ += solve::feasible(stated, stated.all()) ? 1 : 0;
    auto const binding = solve::negotiation(world, track_, solve::Lines::binding);
    solve::Frontier const frontier = solve::pareto_frontier(binding, binding.all());
    best_gain_.push_back(0);
    if (frontier.points.empty()) return explain(binding);
    ++open_;
    add_candidates(binding, frontier);
  }

  void hold_candidates_against(model::World const& world, std::size_t draw) {
    auto const negotiation = solve::negotiation(world, track_, solve::Lines::binding);
    auto const now = model::circumstances(world);
    std::size_t k = 0;
    for (model::Package const& package : candidates_) {
      auto const judged = solve::judged(negotiation, world, track_, now, package);
      bool const acceptable = judged.broken.none();
      accepted_[k] += acceptable ? 1 : 0;
      double const gain = acceptable ? least_gain(judged.value, negotiation) : 0;
      regret_[k] = std::max(regret_[k], best_gain_[draw] - gain);
      ++k;
    }
  }

  void prepare() {
    accepted_.assign(candidates_.size(), 0);
    regret_.assign(candidates_.size(), 0);
  }

  RobustAnswer answer() const {
    RobustAnswer out;
    out.track = track_;
    out.zopa_exists = share_of(open_, draws_);
    out.zopa_exists_as_stated = share_of(as_stated_, draws_);
    for (auto const& [constraints, n] : conflicts_) out.conflicts.push_back({constraints, share_of(n, draws_)});
    std::stable_sort(out.conflicts.begin(), out.conflicts.end(),
                     [](auto const& a, auto const& b) { return a.share.share > b.share.share; });
    out.complete = complete_;
    out.n_candidates = candidates_.size();
    std::size_t k = 0;
    for (model::Package const& package : candidates_) {
      RobustPackage const found{package, share_of(accepted_[k], draws_), regret_[k]};
      ++k;
      if (!out.most_acceptable || found.acceptable.share > out.most_acceptable->acceptable.share)
        out.most_acceptable = found;
      if (!out.least_regret || found.regret < out.least_regret->regret) out.least_regret = found;
    }
    return out;
  }

 private:
  void explain(solve::Negotiation const& negotiation) {
    auto const why = solve::explain(negotiation, 1000);
    complete_ = complete_ && why.complete;
    for (auto const& conflict : why.conflicts) {
      std::vector<std::string> ids;
      for (std::size_t c : conflict) ids.push_back(negotiation.constraints()[c].id);
      ++conflicts_[ids];
    }
  }

  void add_candidates(solve::Negotiation const& negotiation, solve::Frontier const& frontier) {
    std::vector<std::vector<double>> values;
    for (auto const& point : frontier.points) values.push_back(point.value);
    std::vector<double> const& no_deal = negotiation.no_deal().values();
    auto const egalitarian = solve::egalitarian_solution(values, no_deal);
    if (egalitarian) best_gain_.back() = least_gain(values[*egalitarian], negotiation);
    for (auto const& at :
         {egalitarian, solve::nash_solution(values, no_deal), solve::kalai_smorodinsky_solution(values, no_deal),
          solve::utilitarian_solution(values, no_deal)})
      if (at && candidates_.size() < most_candidates) candidates_.insert(frontier.points[*at].package);
  }

  model::TrackId track_;
  int draws_, open_ = 0, as_stated_ = 0;
  bool complete_ = true;
  std::map<std::vector<std::string>, int> conflicts_;
  std::set<model::Package> candidates_;  ///< in the order of the enumeration
  std::vector<double> best_gain_;        ///< per draw
  std::vector<int> accepted_;            ///< per candidate: draws
  std::vector<double> regret_;           ///< per candidate
};

}  // namespace

std::vector<RobustAnswer> robust_answers(model::Scenario const& scenario, int draws) {
  std::vector<RobustTrack> tracks;
  for (auto track : model::ids_of(scenario.central.tracks))
    if (scenario.central.tracks[track].kind != model::Track::Kind::ceasefire) tracks.emplace_back(track, draws);
  for (int draw = 0; draw < draws; ++draw) {
    model::World const world = engine::world(scenario, scenario.plan.seed, draw);
    for (RobustTrack& track : tracks) track.look(world);
  }
  for (RobustTrack& track : tracks) track.prepare();
  for (int draw = 0; draw < draws; ++draw) {
    model::World const world = engine::world(scenario, scenario.plan.seed, draw);
    for (RobustTrack& track : tracks) track.hold_candidates_against(world, static_cast<std::size_t>(draw));
  }
  std::vector<RobustAnswer> answers;
  for (RobustTrack const& track : tracks) answers.push_back(track.answer());
  return answers;
}

}  // namespace zopa::study
