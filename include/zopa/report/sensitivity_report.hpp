#pragma once

#include <optional>
#include <string>

#include <nlohmann/json_fwd.hpp>

#include "zopa/study/discovery.hpp"
#include "zopa/study/range_effect.hpp"
#include "zopa/study/sensitivity.hpp"
#include "zopa/study/threshold.hpp"

namespace zopa::report {

/// `zopa sensitivity` for people: which assumptions the spread of a figure comes from, first in a sentence.
/// \param arguments the scenario as typed, for the closing "next" lines.
std::string sensitivity_text(model::Scenario const&, study::Sensitivity const&, std::uint64_t seed,
                             std::string const& arguments);
/// Shape "zopa.sensitivity" version 1, docs/json.md.
nlohmann::ordered_json sensitivity_json(model::Scenario const&, study::Sensitivity const&, std::uint64_t seed);
/// One line per input. RFC 4180.
std::string sensitivity_csv(study::Sensitivity const&);

/// Where a figure happens, as a box in words; `nullopt`: why there is none.
std::string discovery_text(model::Scenario const&, engine::Metric const&, study::Cases const&,
                           std::optional<study::Discovery> const&, engine::Plan const&);
nlohmann::ordered_json discovery_json(model::Scenario const&, engine::Metric const&, study::Cases const&,
                                      std::optional<study::Discovery> const&, engine::Plan const&);

/// How often a figure happens along the range of each assumption, and where one of them alone brings it above `target`.
std::string range_effects_text(model::Scenario const&, engine::Metric const&, study::Cases const&,
                               std::vector<study::RangeEffect> const&, double target, engine::Plan const&,
                               std::string const& arguments);
nlohmann::ordered_json range_effects_json(model::Scenario const&, engine::Metric const&, study::Cases const&,
                                          std::vector<study::RangeEffect> const&, double target, engine::Plan const&);

/// At which value of a number a figure passes a target.
std::string threshold_text(model::Scenario const&, std::string const& path, std::string const& metric, double target,
                           study::ThresholdAnswer const&, engine::Plan const&);
nlohmann::ordered_json threshold_json(model::Scenario const&, std::string const& path, std::string const& metric,
                                      double target, study::ThresholdAnswer const&, engine::Plan const&);

}  // namespace zopa::report
