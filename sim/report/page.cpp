#include "zopa/report/page.hpp"

#include <map>

#include "report/page_parts.hpp"
#include "report/run_words.hpp"
#include "report/solve_writer.hpp"
#include "zopa/report/solve_report.hpp"
#include "zopa/report/words.hpp"

namespace zopa::report {
namespace {

using nlohmann::ordered_json;

ordered_json issue_json(model::World const& world, model::IssueId id) {
  model::Issue const& issue = world.issues[id];
  ordered_json json{{"id", issue.id}, {"name", name(world, id)}, {"title", issue.title}};
  json["options"] = ordered_json::array();
  for (auto const& option : issue.options) json["options"].push_back(blanks_for_underscores(option));
  return json;
}

ordered_json source_json(model::Source const& s) {
  return {{"id", s.id}, {"who", s.who}, {"date", s.date}, {"says", s.says}, {"via", s.via}, {"verified", s.verified}};
}

ordered_json tracks_json(model::Scenario const& scenario, study::Answer const& answer,
                         std::vector<study::Frontiers> const& frontiers, Played const& played) {
  model::World const& world = scenario.central;
  ordered_json tracks = ordered_json::array();
  for (auto const t : model::ids_of(world.tracks)) {
    ordered_json track{{"id", world.tracks[t].id}, {"name", name(world, t)}};
    track["issues"] = ordered_json::array();
    for (auto const k : world.tracks[t].issues) track["issues"].push_back(issue_json(world, k));
    for (std::size_t k = 0; k < answer.tracks.size(); ++k)
      if (answer.tracks[k].track == t) track["solved"] = solved_track_json(scenario, answer.tracks[k], frontiers[k]);
    track["played"] = played_track_json(played, t);
    tracks.push_back(std::move(track));
  }
  return tracks;
}

ordered_json plan_json(engine::Summary const& summary) {
  return {{"seed", summary.plan.seed},
          {"draws", summary.blocks.size()},
          {"replicates", summary.plan.replicates},
          {"stopped", summary.stopped}};
}

}  // namespace

ordered_json options_json(model::World const& world, model::TrackId track, model::Package const& package) {
  ordered_json json = ordered_json::array();
  for (auto const id : world.tracks[track].issues) json.push_back(package[id.index]);
  return json;
}

void add_names(ordered_json& page, model::Scenario const& scenario) {
  model::World const& world = scenario.central;
  for (auto const& party : world.parties) page["parties"].push_back({{"id", party.id}, {"name", party.name}});
  page["lines"] = ordered_json::array();
  for (auto const id : model::ids_of(world.lines)) {
    auto const& line = world.lines[id];
    page["lines"].push_back({{"id", line.id},
                             {"words", name(world, id)},
                             {"party", world.parties[line.owner].id},
                             {"track", world.tracks[line.track].id},
                             {"theme", blanks_for_underscores(line.theme)},
                             {"hard", line.hard},
                             {"meant", line.real},
                             {"source", line.source},
                             {"why", line.why}});
  }
  page["sources"] = ordered_json::array();
  for (auto const& source : scenario.sources) page["sources"].push_back(source_json(source));
}

ordered_json page_json(model::Scenario const& scenario, study::Answer const& answer,
                       std::vector<study::Frontiers> const& frontiers, engine::Summary const& summary) {
  ordered_json page = json_head("zopa.page", scenario);
  page["headline"] = headline(scenario);
  page["time"] = {{"round", scenario.round},
                  {"rounds", scenario.central.horizon.rounds},
                  {"rounds_per_year", scenario.rounds_per_year}};
  page["plan"] = plan_json(summary);
  add_names(page, scenario);
  Played const played(scenario, summary);
  page["tracks"] = tracks_json(scenario, answer, frontiers, played);
  add_played(page, played);
  add_map(page, scenario, summary.plan);
  page["rests_on_words"] = rests_on_in_words(scenario, answer);
  page["defaults_used"] = scenario.defaults_used;
  page["solved_play"] = solved_play_in_words(scenario);
  page["closing"] = closing_line(scenario, summary.plan.seed);
  return page;
}

ordered_json played_json(model::Scenario const& scenario, engine::Summary const& summary) {
  ordered_json json{{"plan", plan_json(summary)}, {"tracks", ordered_json::array()}};
  Played const played(scenario, summary);
  for (auto const t : model::ids_of(scenario.central.tracks))
    json["tracks"].push_back({{"id", scenario.central.tracks[t].id},
                              {"name", name(scenario.central, t)},
                              {"played", played_track_json(played, t)}});
  add_played(json, played);
  return json;
}

void add_origin(ordered_json& page, model::Scenario const& scenario, std::vector<PageFigure> const& figures,
                std::string const& command) {
  std::map<std::string, model::Provenance const*> known;
  for (auto const& p : scenario.provenance) known[p.path] = &p;
  page["command"] = command;
  page["figures"] = ordered_json::array();
  for (auto const& f : figures) {
    auto const it = known.find(f.path);
    if (it == known.end()) continue;  // names and words are no figures
    model::Provenance const& p = *it->second;
    bool const fact = p.kind == model::Provenance::Kind::fact;
    page["figures"].push_back({{"path", f.path},
                               {"value", f.written},
                               {"unit", f.unit},
                               {"kind", fact          ? "fact"
                                        : p.has_range ? "assumption with a range"
                                                      : "assumption"},
                               {"source", p.source},
                               {"origin", f.origin}});
  }
}

}  // namespace zopa::report
