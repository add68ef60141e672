#pragma once

#include <string>
#include <vector>

#include <nlohmann/json.hpp>

#include "zopa/study/morris.hpp"
#include "zopa/study/sobol.hpp"

namespace zopa::report {

/// What the figures of Sobol and Morris look like, wherever they come from. Inputs by name, the most influential first.

/// Inputs ranked by `weight`, equal ones as they stand.
std::vector<std::size_t> ranked_by(std::vector<double> const& weight);
std::string morris_table(std::vector<std::string> const& names, std::vector<study::MorrisEffect> const& effects);
std::string sobol_table(std::vector<std::string> const& names, study::SobolIndices const& indices);
/// ".41 (.35 to .47)".
std::string index_in_words(study::Index const& index);
nlohmann::ordered_json index_json(study::Index const& index);

}  // namespace zopa::report
