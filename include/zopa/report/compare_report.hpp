#pragma once

#include <string>

#include <nlohmann/json_fwd.hpp>

#include "zopa/study/compare.hpp"
#include "zopa/study/sweep.hpp"

namespace zopa::report {

/// `zopa compare` for people: one column per variant, differences to the first with paired intervals.
std::string compare_text(model::Scenario const& baseline, study::Comparison const&);
/// The same for many variants: deals of every track with their differences, one row each, and a track on which nothing
/// differs in a sentence; then, where a deal comes, when, how long it lasts, its usual terms and the lines it crosses;
/// then what blocks it most. Worlds that say the same share an entry.
/// \param left_out names of what could not be laid on the first variant
std::string compare_table_text(std::vector<study::Variant> const&, study::Comparison const&,
                               std::vector<std::string> const& left_out = {});
/// How many games have a deal on a track by each round, one column per variant; rounds in which nothing happens are left out.
std::string compare_path_text(std::vector<study::Variant> const&, study::Comparison const&, model::TrackId);
/// Shape "zopa.compare" version 1, docs/json.md.
nlohmann::ordered_json compare_json(std::vector<study::Variant> const&, study::Comparison const&,
                                    std::vector<std::string> const& left_out = {});
/// "Not asked: +c, which cannot be laid on +a." with a line of its own; empty where nothing was left out.
std::string left_out_text(std::vector<study::Variant> const&, std::vector<std::string> const& left_out);

/// A sweep as CSV: the paths, then per metric its value, standard error and interval. One line per point; empty where a
/// metric is not defined.
std::string sweep_csv(study::SweepTable const&);
/// Its first line and one of the others, for tables that are written as they are read.
std::string sweep_csv_head(std::vector<std::string> const& paths, std::vector<std::string> const& metrics);
std::string sweep_csv_line(study::SweepRow const&);
/// A sweep as a table for people: what was varied, how much was simulated, one row a point.
std::string sweep_text(std::string const& title, model::Scenario const& base, study::SweepTable const&);
/// "10 points × 100 draws × 50 games".
std::string sweep_size(study::SweepTable const&);
/// Shape "zopa.sweep" version 1, docs/json.md.
nlohmann::ordered_json sweep_json(model::Scenario const& base, study::SweepTable const&);

}  // namespace zopa::report
