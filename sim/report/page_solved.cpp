#include <algorithm>
#include <cmath>

#include <fmt/format.h>

#include "report/page_parts.hpp"
#include "report/solve_writer.hpp"
#include "zopa/report/solve_report.hpp"

namespace zopa::report {
namespace {

using nlohmann::ordered_json;

constexpr std::size_t most_points = 200;

ordered_json rounded(std::vector<double> const& values) {
  ordered_json json = ordered_json::array();
  for (double v : values) json.push_back(std::round(v * 1e6) / 1e6);
  return json;
}

ordered_json point_json(model::World const& world, model::TrackId track, solve::FrontierPoint const& point) {
  return {{"value", rounded(point.value)}, {"package", options_json(world, track, point.package)}};
}

/// Evenly spaced points, both ends among them.
ordered_json front_json(model::World const& world, model::TrackId track, solve::Frontier const& frontier) {
  std::size_t const n = frontier.points.size(), shown = std::min(n, most_points);
  ordered_json points = ordered_json::array();
  for (std::size_t k = 0; k < shown; ++k)
    points.push_back(point_json(world, track, frontier.points[shown == n ? k : k * (n - 1) / (shown - 1)]));
  return {{"size", n}, {"points", std::move(points)}};
}

ordered_json solutions_json(model::World const& world, study::TrackAnswer const& track) {
  auto const& zopa = track.zopa;
  std::pair<char const*, std::optional<std::size_t>> const all[] = {{"Nash", zopa.nash},
                                                                    {"Kalai–Smorodinsky", zopa.kalai_smorodinsky},
                                                                    {"egalitarian", zopa.egalitarian},
                                                                    {"utilitarian", zopa.utilitarian}};
  ordered_json json = ordered_json::array();
  for (auto const& [name, at] : all) {
    if (!at) continue;
    auto point = point_json(world, track.track, zopa.frontier.points[*at]);
    point["name"] = name;
    point["words"] = package_in_words(world, track.track, zopa.frontier.points[*at].package);
    json.push_back(std::move(point));
  }
  return json;
}

ordered_json corrections_json(model::World const& world, study::TrackAnswer const& track) {
  ordered_json json = ordered_json::array();
  for (auto const& o : track.openings) {
    ordered_json item{{"give_up", o.correction}, {"opens", o.size}, {"pareto_optimal", o.n_frontier}};
    item["words"] = o.size > 0 ? opening_in_words(o) : "";
    if (o.nash) {
      item["nash"] = point_json(world, track.track, *o.nash);
      item["nash"]["words"] = package_in_words(world, track.track, o.nash->package);
    }
    json.push_back(std::move(item));
  }
  return json;
}

ordered_json constraints_json(TrackWriter const& w) {
  ordered_json json = ordered_json::array();
  auto const& e = w.track.explanation;
  for (std::size_t c = 0; c < w.track.constraints.size(); ++c) {
    auto const& constraint = w.track.constraints[c];
    constexpr char const* kinds[] = {"line", "ratifier", "no-deal value"};
    ordered_json item{{"id", constraint.id},
                      {"party", w.world.parties[constraint.party].id},
                      {"kind", kinds[static_cast<int>(constraint.kind)]},
                      {"words", w.words(c)},
                      {"short", constraint_in_short(w.world, constraint)}};
    if (!e.responsibility.empty()) item["responsibility"] = e.responsibility[c];
    if (!e.share_of_conflicts.empty()) item["share_of_conflicts"] = e.share_of_conflicts[c];
    json.push_back(std::move(item));
  }
  return json;
}

ordered_json miss_json(TrackWriter const& w) {
  auto const& miss = w.track.nearest_miss;
  if (!miss) return nullptr;
  return {{"value", rounded(miss->value)},
          {"package", options_json(w.world, w.track.track, miss->package)},
          {"words", package_in_words(w.world, w.track.track, miss->package)},
          {"breaks", miss->broken}};
}

ordered_json picture_json(model::World const& world, study::TrackAnswer const& track, study::Frontiers const& fronts) {
  auto const front = [&](solve::Frontier const& f) { return front_json(world, track.track, f); };
  ordered_json json{{"unrestricted", front(fronts.unrestricted)}};
  for (auto const& f : fronts.of_party) json["of_party"].push_back(front(f));
  json["of_constraint"] = ordered_json::array();
  for (auto const& f : fronts.of_constraint) json["of_constraint"].push_back(front(f));
  json["of_all"] = front(fronts.of_all);
  json["zopa"] = front(track.zopa.frontier);
  json["packages"] = ordered_json::array();
  for (auto const& p : fronts.packages) {
    ordered_json broken = ordered_json::array();
    for (std::size_t c = 0; c < track.constraints.size(); ++c)
      if (p.broken.test(c)) broken.push_back(c);
    json["packages"].push_back({{"value", rounded(p.value)},
                                {"package", options_json(world, track.track, p.package)},
                                {"breaks", std::move(broken)}});
  }
  return json;
}

}  // namespace

ordered_json solved_track_json(model::Scenario const& scenario, study::TrackAnswer const& track,
                               study::Frontiers const& fronts) {
  TrackWriter w{scenario, scenario.central, track};
  ordered_json json{{"exists", track.zopa.size > 0},
                    {"certain", track.certain},
                    {"answer", answer_in_words(track)},
                    {"packages", plural(track.zopa.n_packages, "package", "packages")},
                    {"how_far", how_far_in_words(track)},
                    {"no_deal", rounded(track.zopa.no_deal)},
                    {"no_deal_words", "No deal is worth " + w.values(track.zopa.no_deal) + "."}};
  json["constraints"] = constraints_json(w);
  json["conflicts"] = track.explanation.conflicts;
  json["complete"] = track.explanation.complete;
  json["corrections"] = corrections_json(scenario.central, track);
  json["nearest_miss"] = miss_json(w);
  json["solutions"] = solutions_json(scenario.central, track);
  auto const share = [](study::ShareOfDraws const& s) {
    return ordered_json{{"share", s.share}, {"low", s.low}, {"high", s.high}, {"draws", s.draws}};
  };
  if (track.zopa_exists) json["share_of_draws"] = share(*track.zopa_exists);
  if (track.zopa_exists_as_stated) json["share_of_draws_as_stated"] = share(*track.zopa_exists_as_stated);
  thresholds(w);
  json["thresholds_words"] = w.out;
  json["picture"] = picture_json(scenario.central, track, fronts);
  return json;
}

}  // namespace zopa::report
