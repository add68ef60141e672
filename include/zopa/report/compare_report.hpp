#pragma once

#include <string>

#include <nlohmann/json_fwd.hpp>

#include "zopa/study/compare.hpp"
#include "zopa/study/sweep.hpp"

namespace zopa::report {

/// `zopa compare` for people: one column per variant, differences to the first with paired intervals.
std::string compare_text(model::Scenario const& baseline, study::Comparison const&);
/// The same for many variants: one row each. Deals of every track with their differences, then when the main track's
/// deal comes and how long it lasts, and what blocks it most.
std::string compare_table_text(std::vector<study::Variant> const&, study::Comparison const&);
/// Shape "zopa.compare" version 1, docs/json.md.
nlohmann::ordered_json compare_json(model::Scenario const& baseline, study::Comparison const&);

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
