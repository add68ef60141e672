#pragma once

#include <string>

#include <nlohmann/json_fwd.hpp>

#include "zopa/study/robust.hpp"

namespace zopa::report {

/// What survives when the assumptions are not known, in sentences; and for machines (`robust` in docs/json.md).
std::string robust_text(model::Scenario const&, std::vector<study::RobustAnswer> const&);
nlohmann::ordered_json robust_json(model::Scenario const&, std::vector<study::RobustAnswer> const&);

}  // namespace zopa::report
