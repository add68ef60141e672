#pragma once

#include <string>
#include <vector>

namespace zopa::io {

/// One thing wrong (or odd) in a file: place, problem, remedy.
struct Diagnostic {
  enum class Severity : unsigned char { error, warning };
  Severity severity = Severity::error;
  std::string file;
  int line = 0, column = 0;  ///< from 1; column counts characters, not bytes
  int length = 1;            ///< characters to underline
  std::string problem;       ///< "unknown option 'frozzen' of the issues 'status'": lower case, no full stop
  std::string expected;      ///< "one of: returned, deferred, …"; may be empty
  std::string nearest;       ///< "frozen": did you mean; may be empty
  std::string source_line;   ///< the offending line, for the underline
};

/// The form of every message (north star): place, problem, the text underlined, expected, did you mean.
std::string render(Diagnostic const&);
/// All of them and a closing count: "2 errors, nothing was run".
std::string render(std::vector<Diagnostic> const&);

}  // namespace zopa::io
