#pragma once

#include <optional>
#include <string>
#include <vector>

#include "io/complaints.hpp"
#include "io/node.hpp"

namespace zopa::io {

struct Type;

/// What stands under a key, by the description; without forms where the description says nothing.
Type below(Type const& type, std::string const& key);

/// Lays a file on another: mappings merge key by key, lists of things with an `id` merge by id, anything else is replaced
/// (distributions, patterns and tactics too: half of one and half of another means nothing), and an explicit `null` takes the
/// key away. Every value keeps the place it was written at.
/// \param overlay_files  files that are overlays: two of them that set one value differently are a conflict
void merge(Node& under, Node const& over, std::vector<std::uint32_t> const& overlay_files, Complaints&);

/// The segments of a path: parties.U.discount.
std::vector<std::string> segments(std::string const& path);

/// Assigns a value at every place a path (with wildcards `*`) leads to. Only keys of the language may be new; names of the
/// author's choice must exist.
void assign(Node& tree, std::string const& path, Mark const& path_mark, Node const& value, Complaints&);

}  // namespace zopa::io
