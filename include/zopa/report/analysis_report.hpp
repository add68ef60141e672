#pragma once

#include <string>
#include <vector>

#include <nlohmann/json_fwd.hpp>

#include "zopa/study/point_analysis.hpp"

namespace zopa::report {

/// What kept results say about each figure: first in a sentence, then the tables of the design.
std::string analysis_text(std::string const& title, std::vector<study::PointAnalysis> const& figures);
/// Shape "zopa.analysis" version 1, docs/json.md.
nlohmann::ordered_json analysis_json(std::string const& title, std::vector<study::PointAnalysis> const& figures);

}  // namespace zopa::report
