#pragma once

#include <optional>

#include "io/complaints.hpp"
#include "io/node.hpp"

namespace zopa::io {

/// JSON to a tree with places. Texts are quoted scalars, null is an empty one. Refused with a diagnostic: what is no
/// JSON, keys that stand twice in an object, more values or levels than `most_nodes` and `deepest` (yaml_tree.hpp).
std::optional<Node> parse_json(std::uint32_t file, Complaints&);

}  // namespace zopa::io
