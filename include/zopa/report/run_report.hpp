#pragma once

#include <string>

#include <nlohmann/json_fwd.hpp>

#include "zopa/study/estimate.hpp"

namespace zopa::report {

/// `zopa run` for people: what happened within the horizon, what blocked, how durable, what the spread rests on.
std::string run_text(model::Scenario const&, engine::Summary const&, std::string const& arguments);

/// Every metric with both uncertainties; shape "zopa.run" version 1, docs/json.md.
nlohmann::ordered_json run_json(model::Scenario const&, engine::Summary const&);

/// A metric's estimate as people read it: per cent with interval, or a number in its unit.
std::string in_words(study::Estimate const&);
/// One estimate as JSON: value, standard error, both intervals, variance split.
nlohmann::ordered_json estimate_json(study::Estimate const&);

}  // namespace zopa::report
