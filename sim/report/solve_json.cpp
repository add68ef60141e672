#include <cmath>

#include "report/json_parts.hpp"
#include "zopa/report/solve_report.hpp"
#include "zopa/report/words.hpp"

namespace zopa::report {
namespace {

using nlohmann::ordered_json;

struct Json {
  model::World const& world;
  study::TrackAnswer const& track;

  ordered_json ids(solve::ConstraintIndices const& set) const {
    ordered_json json = ordered_json::array();
    for (std::size_t c : set) json.push_back(track.constraints[c].id);
    return json;
  }
  ordered_json point(solve::FrontierPoint const& p) const {
    return {{"value", by_party(world, p.value)}, {"package", package_json(world, track.track, p.package)}};
  }
  ordered_json miss(std::optional<solve::NearestMiss> const& m) const {
    if (!m) return nullptr;
    return {{"package", package_json(world, track.track, m->package)},
            {"breaks", ids(m->broken)},
            {"value", by_party(world, m->value)},
            {"shortfall", by_party(world, m->shortfall)}};
  }
  ordered_json movement() const {
    auto const& least = track.least_movement;
    if (!least) return nullptr;
    ordered_json json = {{"cost", least->cost}, {"package", package_json(world, track.track, least->package)}};
    json["lines"] = ordered_json::object();
    for (auto id : model::ids_of(world.lines))
      if (least->line[id] > 0) json["lines"][world.lines[id].id] = least->line[id];
    json["no_deal"] = by_party(world, least->no_deal.values());
    return json;
  }
};

ordered_json zopa_json(Json const& j) {
  auto const& zopa = j.track.zopa;
  ordered_json json;
  json["exists"] = zopa.size > 0;
  json["size"] = zopa.size;
  json["counted"] = zopa.counted;
  json["listed"] = zopa.listed;
  json["packages"] = zopa.n_packages;
  json["no_deal"] = by_party(j.world, zopa.no_deal);
  auto const solution = [&](std::optional<std::size_t> at) {
    return at ? j.point(zopa.frontier.points[*at]) : ordered_json(nullptr);
  };
  json["nash"] = solution(zopa.nash);
  json["kalai_smorodinsky"] = solution(zopa.kalai_smorodinsky);
  json["egalitarian"] = solution(zopa.egalitarian);
  json["utilitarian"] = solution(zopa.utilitarian);
  json["frontier"] = ordered_json::array();
  for (auto const& p : zopa.frontier.points) json["frontier"].push_back(j.point(p));
  return json;
}

ordered_json why_not_json(Json const& j) {
  auto const& explanation = j.track.explanation;
  ordered_json json;
  json["certain"] = j.track.certain;
  json["complete"] = explanation.complete;
  json["conflicts"] = ordered_json::array();
  for (auto const& set : explanation.conflicts) json["conflicts"].push_back(j.ids(set));
  json["corrections"] = ordered_json::array();
  for (auto const& o : j.track.openings)
    json["corrections"].push_back({{"give_up", j.ids(o.correction)},
                                   {"opens", o.size},
                                   {"pareto_optimal", o.n_frontier},
                                   {"nash", o.nash ? j.point(*o.nash) : ordered_json(nullptr)}});
  json["responsibility"] = ordered_json::object();
  for (std::size_t c = 0; c < explanation.responsibility.size(); ++c)
    json["responsibility"][j.track.constraints[c].id] = explanation.responsibility[c];
  json["nearest_miss"] = j.miss(j.track.nearest_miss);
  json["least_shortfall"] = j.miss(j.track.least_shortfall);
  return json;
}

ordered_json thresholds_json(Json const& j) {
  auto const number = [](std::optional<double> x) { return x ? ordered_json(*x) : ordered_json(nullptr); };
  ordered_json json;
  json["gift"] = number(j.track.side_payment.gift);
  json["transfer"] = number(j.track.side_payment.transfer);
  json["least_credibility"] = number(j.track.credibility.least);
  json["credibility_intervals"] = j.track.credibility.intervals;
  json["shadow_prices"] = ordered_json::object();
  std::size_t row = 0;
  for (auto const& constraint : j.track.constraints)
    if (constraint.kind == solve::Constraint::Kind::line)
      json["shadow_prices"][constraint.id] = by_party(j.world, j.track.shadow_prices[row++]);
  json["never_binding"] = j.ids(j.track.never_binding);
  json["no_deal_values"] = ordered_json::object();
  for (auto const& t : j.track.no_deal_thresholds) {
    bool const finite = t.highest && std::isfinite(*t.highest);
    json["no_deal_values"][j.world.parties[t.party].id] = {
        {"now", t.no_deal},
        {"highest", finite ? ordered_json(*t.highest) : ordered_json(nullptr)},
        {"any", t.highest && !finite}};
  }
  json["least_movement"] = j.movement();
  return json;
}

}  // namespace

ordered_json solve_json(model::Scenario const& scenario, study::Answer const& answer) {
  ordered_json json = json_head("zopa.solve", scenario);
  json["at"] = "central values, stated lines";
  json["tracks"] = ordered_json::array();
  for (auto const& track : answer.tracks) {
    Json const j{scenario.central, track};
    ordered_json item;
    item["track"] = scenario.central.tracks[track.track].id;
    item["constraints"] = ordered_json::array();
    for (auto const& c : track.constraints)
      item["constraints"].push_back({{"id", c.id},
                                     {"party", scenario.central.parties[c.party].id},
                                     {"theme", c.theme},
                                     {"words", constraint_in_words(scenario.central, c, track.zopa.no_deal)}});
    item["zopa"] = zopa_json(j);
    item["beyond"] = track.beyond;
    item["why_not"] = track.zopa.size > 0 ? ordered_json(nullptr) : why_not_json(j);
    item["thresholds"] = track.beyond ? ordered_json(nullptr) : thresholds_json(j);
    auto const share = [](study::ShareOfDraws const& s) {
      return ordered_json{{"share", s.share}, {"low", s.low}, {"high", s.high}, {"draws", s.draws}};
    };
    if (track.zopa_exists) item["share_of_draws_with_a_zopa"] = share(*track.zopa_exists);
    if (track.zopa_exists_as_stated) item["share_of_draws_with_a_zopa_as_stated"] = share(*track.zopa_exists_as_stated);
    json["tracks"].push_back(std::move(item));
  }
  return json;
}

}  // namespace zopa::report
