#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace zopa::io {

/// Where a thing stands: line and column count from 1, the column in characters.
struct Mark {
  std::uint32_t file = 0;  ///< index into the texts of this reading
  int line = 1, column = 1, length = 1;
};

/// A file (or an assignment on the command line) as it was read, kept for the underlined lines of diagnostics.
struct Text {
  std::string name;
  std::string content;
  std::vector<std::string_view> lines;  ///< into content, without line ends

  Text(std::string name, std::string content);
  Text(Text const&) = delete;
  Text& operator=(Text const&) = delete;
};

/// A YAML value with its place. What stands in it is text until a description says what it means.
struct Node {
  enum class Kind : std::uint8_t { empty, scalar, list, map };
  struct Entry;

  Kind kind = Kind::empty;
  bool quoted = false;   ///< scalar between quotes or in a block: never a number, never "no"
  std::string text;      ///< scalar
  Mark mark;
  std::vector<Node> items;     ///< list
  std::vector<Entry> entries;  ///< map, in file order, keys unique

  bool is_scalar() const { return kind == Kind::scalar; }
  bool is_list() const { return kind == Kind::list; }
  bool is_map() const { return kind == Kind::map; }
  bool is_empty() const { return kind == Kind::empty; }
  bool is(std::string_view word) const { return is_scalar() && text == word; }

  Node const* find(std::string_view key) const;
  Node* find(std::string_view key);
};

struct Node::Entry {
  std::string key;
  Mark mark;  ///< of the key
  Node value;
};

/// A scalar that no file wrote as such: a cell of a table, a step of a range; what is wrong with it is said at the mark.
Node scalar_node(std::string text, Mark const&);

/// "a mapping", "a list", "the text 'x'", "nothing": for "expected …, found …".
std::string what_it_is(Node const&);

/// Number of characters (not bytes) of UTF-8 text.
int characters(std::string_view);
/// Byte of the first character that is not UTF-8, or npos.
std::size_t first_invalid_utf8(std::string_view);

}  // namespace zopa::io
