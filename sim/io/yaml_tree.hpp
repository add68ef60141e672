#pragma once

#include <optional>

#include "io/complaints.hpp"
#include "io/node.hpp"

namespace zopa::io {

/// What no honest file reaches: beyond it a file is refused instead of eating the memory.
inline constexpr std::size_t most_bytes = 8u << 20;
inline constexpr std::size_t most_nodes = 1'000'000;
inline constexpr std::size_t deepest = 60;

/// Text to tree. Reports everything that is no YAML, and what YAML allows but nobody means: duplicate keys, several documents,
/// tags, merge keys, endless aliases, bare `no` as a name. nullopt if there is no tree.
std::optional<Node> parse_yaml(std::uint32_t file, Complaints&);

/// A parser's "end of map not found" in words that help: the place that caused it, and the usual slip there.
void explain_yaml_error(std::uint32_t file, int line, int column, std::string const& message, Complaints&);
/// Tabs, other encodings and the like, before the parser sees the text. False if there is no use in going on.
bool plausible_text(std::uint32_t file, Complaints&);

}  // namespace zopa::io
