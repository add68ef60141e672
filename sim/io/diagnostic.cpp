#include "zopa/io/diagnostic.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "io/node.hpp"

namespace zopa::io {
namespace {

/// Long lines are shown as a window around the place, so that the underline stays on the screen.
struct Window {
  std::string text;
  int column;
};

std::size_t byte_of(std::string_view line, int character) {
  std::size_t i = 0;
  for (int n = 1; n < character && i < line.size(); ++n) {
    ++i;
    while (i < line.size() && (static_cast<unsigned char>(line[i]) & 0xC0) == 0x80) ++i;
  }
  return i;
}

Window window(std::string const& line, int column) {
  constexpr int width = 110, before = 50;
  if (characters(line) <= width) return {line, column};
  int const from = std::max(1, column - before);
  auto const start = byte_of(line, from);
  auto const end = byte_of(line, from + width);
  std::string text = line.substr(start, end - start);
  int shown = column - from + 1;
  if (from > 1) {
    text = "…" + text;
    ++shown;
  }
  return {end < line.size() ? text + "…" : text, shown};
}

}  // namespace

std::string render(Diagnostic const& d) {
  bool const warning = d.severity == Diagnostic::Severity::warning;
  std::string out = fmt::format("{}:{}:{}: {}{}\n", d.file, d.line, d.column, warning ? "warning: " : "", d.problem);
  if (!d.source_line.empty()) {
    auto [text, column] = window(d.source_line, d.column);
    std::replace(text.begin(), text.end(), '\t', ' ');
    int const rest = std::max(1, characters(text) - column + 1);
    out += fmt::format("{:>5} | {}\n", d.line, text);
    out += fmt::format("      | {}{}\n", std::string(static_cast<std::size_t>(std::max(0, column - 1)), ' '),
                       std::string(static_cast<std::size_t>(std::clamp(d.length, 1, rest)), '^'));
  }
  std::string remedy;
  if (!d.expected.empty()) remedy = "expected " + d.expected;
  if (!d.nearest.empty()) remedy += (remedy.empty() ? "" : ".  ") + fmt::format("did you mean '{}'?", d.nearest);
  return remedy.empty() ? out : out + "   " + remedy + "\n";
}

std::string render(std::vector<Diagnostic> const& diagnostics) {
  std::string out;
  std::size_t errors = 0;
  for (auto const& d : diagnostics) {
    out += render(d);
    if (d.severity == Diagnostic::Severity::error) ++errors;
  }
  auto const warnings = diagnostics.size() - errors;
  auto const count = [](std::size_t n, char const* what) { return fmt::format("{} {}{}", n, what, n == 1 ? "" : "s"); };
  if (errors == 0 && warnings == 0) return out;
  if (errors == 0) return out + count(warnings, "warning") + "\n";
  out += count(errors, "error");
  if (warnings > 0) out += ", " + count(warnings, "warning");
  return out + ", nothing was run\n";
}

}  // namespace zopa::io
