#pragma once

#include <nlohmann/json_fwd.hpp>
#include <string>
#include <vector>

#include "io/complaints.hpp"
#include "io/node.hpp"

namespace zopa::io {

/// The tree as one line of text without places: equal texts are equal scenarios.
std::string canonical(Node const&);

/// The tree as YAML that reads back the same, each plain value with the place it comes from as a comment.
std::string with_origins(Node const&, Complaints const& texts);

/// The tree as JSON: plain decimal numbers as numbers, plain true, yes, false and no as booleans, anything else as text.
nlohmann::ordered_json as_json(Node const&);

/// A scalar as it must be written to read back the same, quoted where it needs to be.
std::string written(Node const& scalar);
/// The same for a text or a number that stands in no file yet.
std::string written(std::string const& text);
/// "[a, b]" of scalars that are written already.
std::string flow_list(std::vector<std::string> const& items);

}  // namespace zopa::io
