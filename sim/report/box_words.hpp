#pragma once

#include <string>

#include <nlohmann/json.hpp>

#include "zopa/study/discovery.hpp"

namespace zopa::report {

/// A number that varies, for people: "whether “Northland keeps the ridge” is meant", "Northland’s weight on water"; the path
/// itself where it says enough.
std::string factor_in_words(model::Scenario const&, std::string const& path);
/// "deal.credibility at least .41", "“Northland keeps the ridge” is a bluff".
std::string range_in_words(model::Scenario const&, study::Restriction const& r, std::string const& path);
/// The same without a scenario: "the line x is a bluff".
std::string range_in_words(study::Restriction const& r, std::string const& path);
/// {density, density_95, coverage, support, draws}.
nlohmann::ordered_json box_json(study::Box const& box);
/// The restrictions of a box: [{factor, low, high, density_without}].
nlohmann::ordered_json restrictions_json(study::Discovery const& d, std::vector<std::string> const& names);

}  // namespace zopa::report
