#pragma once

#include <string>

#include <nlohmann/json_fwd.hpp>

#include "zopa/study/propose.hpp"

namespace zopa::report {

/// `zopa propose` for people: the package, how often it would succeed, its weakest points, how its rivals do.
/// \param arguments the scenario as typed, for the closing "next" line.
std::string propose_text(model::Scenario const&, study::ProposeAnswer const&, study::ProposePlan const&,
                         std::string const& arguments);
/// Shape "zopa.propose" version 1, docs/json.md.
nlohmann::ordered_json propose_json(model::Scenario const&, study::ProposeAnswer const&, study::ProposePlan const&);

}  // namespace zopa::report
