#pragma once

#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "io/description.hpp"

namespace zopa::io {

using Json = nlohmann::ordered_json;

// The parts of the JSON Schema that are not sections: numbers with their distributions, and the small languages.

/// Names an author may choose, as `is_id` has them.
inline constexpr auto id_pattern = "^(?!-)[^\\u0000-,./:-@\\[-\\^`{-\\u007f]+$";

Json reference(std::string const& definition);

/// A number of this range, plain, as a fact or as a distribution. Adds its definition where it is missing.
/// \param own  may a party know it in private?
Json number_schema(NumberForm const&, bool own, Json& definitions);

/// \param nullable  may null stand at a key? A pattern that replaces another one drops it.
Json pattern_schema(bool nullable);
Json package_schema();
/// \param paths  "parties.<party>.war_cost", …
Json changes_schema(std::vector<std::string> const& paths);

}  // namespace zopa::io
