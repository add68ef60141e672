#include <algorithm>

#include "measures.hpp"
#include "zopa/solve/frontier.hpp"

namespace zopa::engine {
namespace {

double least_gain(std::vector<double> const& value, std::vector<double> const& no_deal) {
  double least = value[0] - no_deal[0];
  for (std::size_t i = 1; i < value.size(); ++i) least = std::min(least, value[i] - no_deal[i]);
  return least;
}

}  // namespace

TrackStatics statics(model::World const& world, model::TrackId track) {
  TrackStatics s;
  if (world.tracks[track].kind == model::Track::Kind::ceasefire) return s;
  s.has_terms = true;
  auto const negotiation = solve::negotiation(world, track);
  auto const frontier = solve::pareto_frontier(negotiation, negotiation.lines_and_ratifiers());
  std::vector<double> const no_deal = negotiation.no_deal().values();
  std::vector<std::vector<double>> values;
  for (auto const& point : frontier.points) {
    double const gain = least_gain(point.value, no_deal);
    if (!s.ripeness || gain > *s.ripeness) s.ripeness = gain;
    values.push_back(point.value);
  }
  s.fair = solve::fair_values(values, no_deal);
  s.zopa = s.fair.any();
  return s;
}

}  // namespace zopa::engine
