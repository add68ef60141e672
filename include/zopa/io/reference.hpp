#pragma once

#include <string>

#include <nlohmann/json_fwd.hpp>

namespace zopa::io {

/// docs/scenario-reference.md: every section and field of the language, from its description.
std::string scenario_reference();

/// scenarios/zopa.schema.json: the same for editors (JSON Schema, draft 2020-12): completion, hover, types, ranges. It
/// knows scenarios, overlays and studies; what names mean is beyond it.
nlohmann::ordered_json scenario_schema();

}  // namespace zopa::io
