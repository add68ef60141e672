#pragma once

#include <optional>
#include <string>
#include <vector>

#include "zopa/io/diagnostic.hpp"

namespace zopa::io {

/// A file in the house style, or why it has none.
struct Formatting {
  std::optional<std::string> text;      ///< set iff the file is YAML that the language could read
  std::vector<Diagnostic> diagnostics;  ///< in order of line, column
};

/// Lays a scenario, an overlay or a study out as the house does: keys in the order of the reference, two spaces for
/// each level, what stands in brackets behind neighbouring names in one column. Names of the author's choice keep their
/// order, comments stay with the line below them or beside them, and the result reads back to the same values: where
/// that cannot be promised, the text is returned as it is. Formatting twice changes nothing more. Cost: a few times
/// that of reading. \param name  for diagnostics
Formatting formatted(std::string const& text, std::string const& name);

}  // namespace zopa::io
