#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "io/node.hpp"

namespace zopa::io {

/// One entry of a mapping or a list as lines of text, with the comments and blank lines above it.
struct Chunk {
  std::vector<std::string> leading, own;
  std::size_t rank = 0;          ///< place in the house's order
  std::string key, value, note;  ///< where all of it stands in one line: `key:`, the value, `# …`
  int note_column = 0;           ///< where the comment started, in characters
  bool one_line = false;
  bool collection = false;  ///< the value is written in brackets
};

std::string_view without_indent(std::string_view line);
std::size_t indent_of(std::string_view line);
std::string indented(std::string_view text, std::size_t indent);
/// The same line `by` columns further right, or left as far as it goes.
std::string shifted(std::string_view line, long by);
bool is_blank(std::string_view line);
bool is_comment(std::string_view line);

/// Blank lines and comments at the end of [first, end) that do not belong to an entry in this column: where they start.
std::size_t end_of_entry(std::vector<std::string_view> const& lines, std::size_t first, std::size_t end,
                         std::size_t column);

/// Brings chunks into the order of their ranks; blank lines stay between, not before the first.
/// \param on_a_dash  the first one shares its line with the dash of a list, so no comment may stand above it
void arrange(std::vector<Chunk>&, bool on_a_dash);

enum class Columns : unsigned char { none, of_brackets };
/// Writes the entries that stand in one line; on demand the bracketed values of neighbours in one column.
void align(std::vector<Chunk>&, std::size_t indent, Columns);

}  // namespace zopa::io
