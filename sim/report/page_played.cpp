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

/// Per draw the figure of interest, and the values that its strongest drivers had in it.
ordered_json drivers_json(Played const& p, std::string const& metric) {
  auto const id = engine::find(p.summary.metrics, p.scenario.central, metric);
  if (!id || p.summary.factors.empty()) return nullptr;
  ordered_json json{{"metric", metric}, {"by_draw", ordered_json::array()}, {"influences", ordered_json::array()}};
  for (auto const& block : p.summary.blocks)
    json["by_draw"].push_back(
        block.count[*id] > 0 ? ordered_json(block.sum[*id] / static_cast<double>(block.count[*id])) : nullptr);
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
  json["drivers"] = drivers_json(p, track.id + ".deal");
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
