#include "zopa/study/answer.hpp"

#include <algorithm>

#include "zopa/engine/certainty.hpp"
#include "zopa/engine/parallel.hpp"
#include "zopa/engine/table.hpp"
#include "zopa/study/interval.hpp"

namespace zopa::study {

ShareOfDraws share_of(int n, int draws) {
  auto const [low, high] = wilson(n, draws);
  return {static_cast<double>(n) / draws, low, high, draws};
}
namespace {

Opening opening(solve::Negotiation const& negotiation, solve::ConstraintIndices const& correction) {
  solve::ConstraintSet active = negotiation.all();
  for (std::size_t c : correction) active.reset(c);
  solve::Zopa const zopa = solve::zopa(negotiation, active);
  Opening opened{correction, zopa.size, zopa.listed ? zopa.frontier.points.size() : 0, std::nullopt};
  if (zopa.nash) opened.nash = zopa.frontier.points[*zopa.nash];
  return opened;
}

/// Asks a question, unless one before it was beyond what can be listed.
template <class Ask>
void unless_beyond(TrackAnswer& answer, Ask const& ask) {
  if (answer.beyond) return;
  try {
    ask();
  } catch (solve::TooManyPoints const&) {
    answer.beyond = true;
  }
}

void explain_no_deal(TrackAnswer& answer, solve::Negotiation const& negotiation) {
  answer.explanation = solve::explain(negotiation);
  bool look = true;
  for (auto const& correction : answer.explanation.corrections) {
    look = look && answer.openings.size() < most_openings;
    answer.openings.push_back(look ? opening(negotiation, correction) : Opening{correction, 0, 0, std::nullopt});
    look = look && answer.openings.back().n_frontier > 0;
  }
  std::stable_sort(answer.openings.begin(), answer.openings.end(), [](Opening const& a, Opening const& b) {
    return a.correction.size() < b.correction.size() || (a.correction.size() == b.correction.size() && a.size > b.size);
  });
  unless_beyond(answer, [&] { answer.nearest_miss = solve::nearest_miss(negotiation, answer.explanation); });
  unless_beyond(answer, [&] { answer.least_shortfall = solve::least_shortfall(negotiation); });
}

/// Every line one whole, every no-deal value one unit of value: who is asked for least.
std::optional<solve::LeastMovement> least_movement(model::World const& world, model::TrackId track) {
  solve::MovementCosts costs;
  costs.line.resize(world.lines.size(), 1);
  costs.no_deal.resize(world.parties.size(), 1);
  return solve::least_movement(world, track, costs);
}

TrackAnswer track_answer(model::Scenario const& scenario, model::TrackId track, bool certain) {
  solve::Negotiation const negotiation = solve::negotiation(scenario.central, track);
  TrackAnswer answer;
  answer.track = track;
  answer.constraints = negotiation.constraints();
  answer.zopa = solve::zopa(negotiation);
  answer.beyond = !answer.zopa.listed;
  bool const closed = answer.zopa.size == 0;
  if (closed) explain_no_deal(answer, negotiation);
  answer.never_binding = solve::never_binding(negotiation);
  unless_beyond(answer, [&] { answer.side_payment = solve::side_payment(negotiation); });
  unless_beyond(answer, [&] { answer.credibility = solve::credibility_intervals(scenario.central, track); });
  unless_beyond(answer, [&] { answer.shadow_prices = solve::shadow_prices(negotiation); });
  unless_beyond(answer, [&] { answer.no_deal_thresholds = solve::no_deal_thresholds(scenario.central, track); });
  if (closed) unless_beyond(answer, [&] { answer.least_movement = least_movement(scenario.central, track); });
  answer.interactions = solve::interaction_graph(negotiation);
  answer.certain = certain;
  return answer;
}

/// Lines may be bluffs: what a draw allows is what the lines that are meant in it allow.
void count_draws(Answer& answer, model::Scenario const& scenario, int draws) {
  std::vector<int> open(answer.tracks.size()), open_as_stated(answer.tracks.size());
  for (int draw = 0; draw < draws; ++draw) {
    model::World const world = engine::world(scenario, scenario.plan.seed, draw);
    bool const bluffs = std::any_of(world.lines.begin(), world.lines.end(), [](auto const& line) { return !line.binding; });
    for (std::size_t k = 0; k < answer.tracks.size(); ++k) {
      auto const exists = [&](solve::Lines lines) {
        auto const negotiation = solve::negotiation(world, answer.tracks[k].track, lines);
        return solve::feasible(negotiation, negotiation.all()) ? 1 : 0;
      };
      int const meant = exists(solve::Lines::binding);
      open[k] += meant;
      open_as_stated[k] += bluffs ? exists(solve::Lines::stated) : meant;
    }
  }
  for (std::size_t k = 0; k < answer.tracks.size(); ++k) {
    answer.tracks[k].zopa_exists = share_of(open[k], draws);
    answer.tracks[k].zopa_exists_as_stated = share_of(open_as_stated[k], draws);
  }
}

}  // namespace

Answer answer(model::Scenario const& scenario, int draws) {
  auto const certainty = engine::certainty(scenario);
  Answer answer;
  for (auto track : model::ids_of(scenario.central.tracks))
    if (scenario.central.tracks[track].kind != model::Track::Kind::ceasefire)
      answer.tracks.push_back(track_answer(scenario, track, !certainty[track].conflict.empty()));
  if (draws > 0 && !engine::factors(scenario).empty()) count_draws(answer, scenario, draws);
  return answer;
}

std::vector<Answer> answers(std::vector<Variant> const& worlds) {
  std::vector<Answer> found(worlds.size());
  engine::in_parallel(worlds.size(), [&](std::size_t k) { found[k] = answer(worlds[k].scenario); });
  return found;
}

}  // namespace zopa::study
