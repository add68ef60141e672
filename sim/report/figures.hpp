#pragma once

#include <string>
#include <vector>

#include <nlohmann/json.hpp>

#include "zopa/study/compare.hpp"

/// What the reports of several runs share.
namespace zopa::report {

/// "+16.5 (15.2 to 17.8)": points of a per cent for probabilities, the unit itself otherwise.
std::string difference_in_words(engine::Metric const& metric, study::Difference const& difference);
/// {value, low, high, standard_error}.
nlohmann::ordered_json difference_json(study::Difference const& difference);
/// Rows of equal length as a table with blanks between the columns, one line a row. Expects at least one row.
std::string aligned(std::vector<std::vector<std::string>> const& rows);

}  // namespace zopa::report
