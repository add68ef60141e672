#pragma once

#include <string>
#include <utility>
#include <vector>

#include <nlohmann/json.hpp>

#include "zopa/study/answer.hpp"
#include "zopa/study/estimate.hpp"
#include "zopa/study/frontiers.hpp"

/// The parts of the page's data, one source each.
namespace zopa::report {

/// Parties, issues with their options, red lines, ratifiers, sources: what things are called.
void add_names(nlohmann::ordered_json& page, model::Scenario const&);
/// One track as solved: sentences, conflicts, corrections, solutions, and what a picture of the values needs.
nlohmann::ordered_json solved_track_json(model::Scenario const&, study::TrackAnswer const&, study::Frontiers const&);
/// An estimate with its two uncertainties, in figures and in words.
nlohmann::ordered_json figure_json(study::Estimate const&);
/// A run with its figures by name, estimated once.
struct Played {
  model::Scenario const& scenario;
  engine::Summary const& summary;
  std::vector<std::pair<std::string, study::Estimate>> figures = {};

  Played(model::Scenario const&, engine::Summary const&);
  /// null where the figure is not measured or not defined.
  nlohmann::ordered_json figure(std::string const& name) const;
};
/// One track as played: how it ends, when, on which terms, what blocks.
nlohmann::ordered_json played_track_json(Played const&, model::TrackId);
/// What is played once for all tracks: the front, what the parties end up with.
void add_played(nlohmann::ordered_json& page, Played const&);
/// Territories as a graph, who holds them round by round, which issues decide about them. Nothing without territories.
void add_map(nlohmann::ordered_json& page, model::Scenario const&, engine::Plan const&);
/// The option of each issue of the track.
nlohmann::ordered_json options_json(model::World const&, model::TrackId, model::Package const&);

}  // namespace zopa::report
