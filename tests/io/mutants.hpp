#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include <doctest/doctest.h>

#include "zopa/io/diagnostic.hpp"

/// Damaged files for readers, and what every reader promises of them.
namespace zopa::test {

/// A small generator of its own: the same mutants on every platform (Marsaglia 2003, xorshift64).
struct Chance {
  std::uint64_t state;
  std::size_t below(std::size_t n) {
    state ^= state << 13, state ^= state >> 7, state ^= state << 17;
    return n == 0 ? 0 : static_cast<std::size_t>((state >> 11) % n);
  }
  double share() { return static_cast<double>(below(1'000'000'007)) / 1'000'000'006.; }
};

/// One slip: a piece too much, something lost, a wrong byte, something copied elsewhere, or the rest cut off.
inline void slip(std::string& text, std::vector<std::string> const& pieces, Chance& chance) {
  auto const at = chance.below(text.size());
  switch (chance.below(5)) {
    case 0:
      text.insert(at, pieces[chance.below(pieces.size())]);
      break;
    case 1:
      text.erase(at, 1 + chance.below(6));
      break;
    case 2:
      text[at] = static_cast<char>(chance.below(256));
      break;
    case 3:
      text.insert(at, text.substr(chance.below(text.size()), chance.below(60)));
      break;
    default:
      text.resize(at);
      break;
  }
}

/// One to three of them.
inline std::string mutant(std::string text, std::vector<std::string> const& pieces, Chance& chance) {
  for (std::size_t n = 1 + chance.below(3); n > 0 && !text.empty(); --n) slip(text, pieces, chance);
  return text;
}

/// A file reads if and only if nothing is wrong with it, and what is wrong has a place and a name.
inline void check_sense(std::vector<io::Diagnostic> const& diagnostics, bool read) {
  bool errors = false;
  for (auto const& d : diagnostics) {
    errors = errors || d.severity == io::Diagnostic::Severity::error;
    CHECK(d.line >= 1);
    CHECK(d.column >= 1);
    CHECK_FALSE(d.problem.empty());
  }
  CHECK(read != errors);
}

}  // namespace zopa::test
