#pragma once

#include <optional>
#include <string>
#include <vector>

#include "io/complaints.hpp"
#include "io/node.hpp"
#include "zopa/io/scenario_file.hpp"

namespace zopa::io {

/// The file with all it extends, its overlays and the assignments of the command line laid on it, in this order. Every value
/// keeps the place it was written at. nullopt if some part is no YAML; the reasons are in the complaints.
std::optional<Node> load(Request const&, Complaints&);
/// The same from text. `extends` and overlays are looked up from the working directory.
std::optional<Node> load_text(std::string const& text, std::string const& name, std::vector<std::string> const& sets, Complaints&);

/// Lays assignments of the command line on a loaded tree. Expects a mapping.
void assign(Node& tree, std::vector<std::string> const& sets, Complaints&);

/// What a file holds, without a byte order mark; nullopt if it cannot be read or is a folder.
std::optional<std::string> content(std::filesystem::path const& file);

/// The file an overlay's name stands for: beside the base file, then in `overlays/` beside it; a path stays one.
std::optional<std::filesystem::path> overlay_file(std::filesystem::path const& base, std::string const& name);
/// Names of the overlays that can be laid on a file, ascending.
std::vector<std::string> overlays_for(std::filesystem::path const& base);

}  // namespace zopa::io
