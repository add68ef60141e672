#include <algorithm>
#include <cmath>

#include <fmt/format.h>

#include "report/page_parts.hpp"
#include "report/run_words.hpp"
#include "zopa/model/circumstances.hpp"
#include "zopa/report/run_report.hpp"
#include "zopa/report/words.hpp"

namespace zopa::report {
namespace {

using nlohmann::ordered_json;

std::string over_draws_in_words(study::Estimate const& e) {
  if (e.metric.kind == engine::Metric::Kind::probability)
    return percent(e.over_draws.low) + " to " + percent(e.over_draws.high);
  return decimal(e.over_draws.low) + " to " + decimal(e.over_draws.high);
}

}  // namespace

ordered_json figure_json(study::Estimate const& e) {
  ordered_json json = estimate_json(e);
  json["words"] = in_words(e);
  json["over_draws_words"] = over_draws_in_words(e);
  return json;
}

namespace {

/// Figures whose name starts with the prefix, largest first, those below `least` left out.
template <class Words>
ordered_json figure_rows(Played const& p, std::string const& prefix, double least, Words const& in_words) {
  std::vector<std::pair<std::string, study::Estimate>> found;
  for (auto const& [name, e] : p.figures)
    if (name.starts_with(prefix) && e.value >= least) found.emplace_back(name.substr(prefix.size()), e);
  std::stable_sort(found.begin(), found.end(),
                   [](auto const& a, auto const& b) { return a.second.value > b.second.value; });
  ordered_json json = ordered_json::array();
  for (auto const& [name, e] : found)
    json.push_back({{"id", name}, {"what", in_words(name)}, {"figure", figure_json(e)}});
  return json;
}

/// Shares of deals by option for each issue on which any deal was signed.
ordered_json terms_json(Played const& p, model::Track const& track) {
  ordered_json json = ordered_json::array();
  for (auto const id : track.issues) {
    model::Issue const& issue = p.scenario.central.issues[id];
    ordered_json options = ordered_json::array();
    for (auto const& option : issue.options)
      if (auto figure = p.figure(track.id + ".terms." + issue.id + "=" + option); !figure.is_null())
        options.push_back({{"option", blanks_for_underscores(option)}, {"figure", std::move(figure)}});
    if (!options.empty()) json.push_back({{"issue", name(p.scenario.central, id)}, {"options", std::move(options)}});
  }
  return json;
}

/// The cumulative incidence, from 0 at the start to the horizon.
ordered_json incidence_json(Played const& p, std::string const& track) {
  ordered_json json = ordered_json::array();
  for (int n = 1; n <= p.scenario.central.horizon.rounds; ++n)
    if (auto figure = p.figure(fmt::format("{}.deal_by.{}", track, n)); !figure.is_null())
      json.push_back({{"round", n}, {"figure", std::move(figure)}});
  return json;
}

std::string deal_in_words(Played const& p, model::TrackId t, ordered_json const& deal) {
  if (deal.is_null()) return "";
  std::string const within = fmt::format("Within {} {}s: ", p.scenario.central.horizon.rounds, p.scenario.round) +
                             name(p.scenario.central, t) + " ";
  if (deal.contains("certain")) return within + "0 %, a certainty: the red lines alone exclude every package.";
  return within + deal["words"].get<std::string>() + ".";
}

/// One end of an assumption's range: what the figure is in the draws with the lowest or highest quarter of its values.
ordered_json end_json(std::vector<std::pair<double, double>> const& by_value, std::size_t from, std::size_t to) {
  double sum = 0, squares = 0;
  auto const n = static_cast<double>(to - from);
  for (std::size_t k = from; k < to; ++k) sum += by_value[k].second, squares += by_value[k].second * by_value[k].second;
  double const mean = sum / n, variance = n > 1 ? std::max(0.0, (squares - n * mean * mean) / (n - 1)) : 0;
  return {{"from", by_value[from].first},
          {"to", by_value[to - 1].first},
          {"value", mean},
          {"standard_error", std::sqrt(variance / n)},
          {"draws", to - from}};
}

/// How the figure moves from one end of each assumption's range to the other, everything else drawn as ever: the widest
/// first. Equal values stay together, so that an assumption of two values is cut between them.
ordered_json tornado_json(engine::Summary const& summary, std::vector<std::optional<double>> const& figure) {
  std::vector<std::pair<double, ordered_json>> rows;
  for (std::size_t f = 0; f < summary.factors.size(); ++f) {
    std::vector<std::pair<double, double>> by_value;
    for (std::size_t k = 0; k < summary.blocks.size(); ++k)
      if (figure[k]) by_value.emplace_back(summary.blocks[k].factors[f], *figure[k]);
    std::sort(by_value.begin(), by_value.end());
    std::size_t const n = by_value.size();
    if (n < 8) continue;
    auto const value = [](double x, auto const& pair) { return x < pair.first; };
    auto const low = static_cast<std::size_t>(
        std::upper_bound(by_value.begin(), by_value.end(), by_value[n / 4 - 1].first, value) - by_value.begin());
    auto const high = static_cast<std::size_t>(
        std::lower_bound(by_value.begin(), by_value.end(), by_value[n - n / 4].first,
                         [](auto const& pair, double x) { return pair.first < x; }) -
        by_value.begin());
    if (low > high) continue;
    ordered_json row{{"factor", summary.factors[f].path},
                     {"low", end_json(by_value, 0, low)},
                     {"high", end_json(by_value, high, n)}};
    rows.emplace_back(std::abs(row["high"]["value"].get<double>() - row["low"]["value"].get<double>()), std::move(row));
  }
  std::stable_sort(rows.begin(), rows.end(), [](auto const& a, auto const& b) { return a.first > b.first; });
  ordered_json json = ordered_json::array();
  for (auto& row : rows)
    if (json.size() < 12 && row.first > 0) json.push_back(std::move(row.second));
  return json;
}

/// A figure in each draw; nothing where it is not defined.
std::vector<std::optional<double>> by_draw(engine::Summary const& summary, engine::MetricId id) {
  std::vector<std::optional<double>> values;
  for (auto const& block : summary.blocks)
    values.push_back(block.count[id] > 0 ? std::optional(block.sum[id] / static_cast<double>(block.count[id]))
                                         : std::nullopt);
  return values;
}

/// Per draw the figure of interest, and the values that its strongest drivers had in it.
ordered_json drivers_json(Played const& p, std::string const& track) {
  std::string const metric = track + ".deal";
  auto const id = engine::find(p.summary.metrics, p.scenario.central, metric);
  if (!id || p.summary.factors.empty()) return nullptr;
  ordered_json json{{"metric", metric}, {"by_draw", ordered_json::array()}, {"influences", ordered_json::array()}};
  auto const deals = by_draw(p.summary, *id);
  for (auto const& value : deals) json["by_draw"].push_back(value ? ordered_json(*value) : nullptr);
  json["tornado"] = {{"figure", "deal"}, {"swings", tornado_json(p.summary, deals)}};
  // where it is the same in every draw, when the deal comes may still move
  auto const round = engine::find(p.summary.metrics, p.scenario.central, track + ".round");
  if (json["tornado"]["swings"].empty() && round)
    json["tornado"] = {{"figure", "round"}, {"swings", tornado_json(p.summary, by_draw(p.summary, *round))}};
  std::size_t shown = 0;
  for (auto const& influence : study::influences(p.summary, *id)) {
    if (shown++ == 12) break;
    ordered_json item{{"factor", influence.factor},
                      {"share", influence.share},
                      {"standard_error", influence.standard_error},
                      {"correlation", influence.correlation}};
    for (std::size_t k = 0; k < p.summary.factors.size() && shown <= 3; ++k)
      if (p.summary.factors[k].path == influence.factor)
        for (auto const& block : p.summary.blocks) item["by_draw"].push_back(block.factors[k]);
    json["influences"].push_back(std::move(item));
  }
  return json;
}

}  // namespace

Played::Played(model::Scenario const& s, engine::Summary const& run) : scenario(s), summary(run) {
  auto const found = study::estimates(run);
  for (auto const id : model::ids_of(found))
    if (found[id]) figures.emplace_back(run.metrics[id].name, *found[id]);
}

ordered_json Played::figure(std::string const& name) const {
  auto const it = std::find_if(figures.begin(), figures.end(), [&](auto const& f) { return f.first == name; });
  return it == figures.end() ? ordered_json(nullptr) : figure_json(it->second);
}

ordered_json played_track_json(Played const& p, model::TrackId t) {
  model::World const& world = p.scenario.central;
  model::Track const& track = world.tracks[t];
  ordered_json json;
  for (char const* figure : {"deal", "round", "walk_out", "survival_1y", "survival_5y", "collapse", "refusals",
                             "ratification_failures", "zopa", "nash_distance"})
    json[figure] = p.figure(track.id + "." + figure);
  json["words"] = deal_in_words(p, t, json["deal"]);
  json["spread_words"] = spread_in_words(p.scenario, p.summary, track.id);
  json["incidence"] = incidence_json(p, track.id);
  json["terms"] = terms_json(p, track);
  json["crosses"] =
      figure_rows(p, track.id + ".crosses.", 1e-12, [&](std::string const& id) { return line_in_words(world, id); });
  json["blocks"] =
      figure_rows(p, track.id + ".blocks.", 0.005, [&](std::string const& id) { return block_in_words(world, id); });
  json["drivers"] = drivers_json(p, track.id);
  return json;
}

void add_played(ordered_json& page, Played const& p) {
  model::World const& world = p.scenario.central;
  page["front"] = ordered_json::array();
  for (auto const& territory : world.territories)
    page["front"].push_back({{"id", territory.id},
                             {"name", territory.name},
                             {"held", model::start_share(territory)},
                             {"contested", territory.contested},
                             {"change", p.figure("front." + territory.id)}});
  page["gainer"] = world.gainer ? ordered_json(world.parties[*world.gainer].name) : ordered_json(nullptr);
  page["ends"] = ordered_json::object();
  for (char const* figure : {"war.victory", "mediator.left", "ceasefire.rounds", "walk_outs", "rounds"})
    page["ends"][figure] = p.figure(figure);
  for (auto const& party : world.parties)
    page["welfare"].push_back({{"party", party.name},
                               {"welfare", p.figure("party." + party.id + ".welfare")},
                               {"war_cost", p.figure("party." + party.id + ".war_cost")}});
}

}  // namespace zopa::report
