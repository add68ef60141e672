#pragma once

#include <cstdio>
#include <cstdlib>
#include <vector>

#include "zopa/io/diagnostic.hpp"

/// What every reader promises, and how a fuzzer hears that it was broken.
namespace zopa::fuzz {

inline void demand(bool kept, char const* promise) {
  if (kept) return;
  std::fprintf(stderr, "broken promise: %s\n", promise);
  std::abort();
}

inline void demand_sense(std::vector<io::Diagnostic> const& diagnostics, bool read) {
  bool errors = false;
  for (auto const& d : diagnostics) {
    errors = errors || d.severity == io::Diagnostic::Severity::error;
    demand(d.line >= 1 && d.column >= 1 && !d.problem.empty(), "a diagnostic has a place and a problem");
  }
  demand(read != errors, "a file reads if and only if nothing is wrong with it");
  demand(io::render(diagnostics).empty() == diagnostics.empty(), "what is wrong is said");
}

}  // namespace zopa::fuzz
