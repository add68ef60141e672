#include "io/complaints.hpp"

#include <algorithm>
#include <cctype>
#include <tuple>

namespace zopa::io {

std::uint32_t Complaints::add(std::string name, std::string content) {
  texts_.push_back(std::make_unique<Text>(std::move(name), std::move(content)));
  return static_cast<std::uint32_t>(texts_.size() - 1);
}

void Complaints::error(Mark const& mark, std::string problem, std::string expected, std::string near) {
  add(Diagnostic::Severity::error, mark, std::move(problem), std::move(expected), std::move(near));
}

void Complaints::warning(Mark const& mark, std::string problem, std::string expected) {
  add(Diagnostic::Severity::warning, mark, std::move(problem), std::move(expected), "");
}

Diagnostic Complaints::place(Mark const& mark) const {
  auto const& text = *texts_[mark.file];
  auto const line = static_cast<std::size_t>(mark.line - 1);
  Diagnostic d;
  d.file = text.name;
  d.line = mark.line;
  d.column = mark.column;
  d.length = mark.length;
  if (line < text.lines.size()) d.source_line = std::string(text.lines[line]);
  return d;
}

void Complaints::add(Diagnostic::Severity severity, Mark const& mark, std::string problem, std::string expected,
                     std::string near) {
  if (severity == Diagnostic::Severity::error) ++n_errors_;
  Diagnostic d = place(mark);
  d.severity = severity;
  d.problem = std::move(problem);
  d.expected = std::move(expected);
  d.nearest = std::move(near);
  complaints_.push_back({mark, std::move(d)});
}

bool Complaints::error_at(Mark const& m) const {
  return std::any_of(complaints_.begin(), complaints_.end(), [&](Complaint const& c) {
    return c.diagnostic.severity == Diagnostic::Severity::error && c.mark.file == m.file && c.mark.line == m.line &&
           c.mark.column == m.column;
  });
}

bool Complaints::error_in(Node const& node) const {
  if (n_errors_ == 0) return false;
  if (error_at(node.mark)) return true;
  return std::any_of(node.items.begin(), node.items.end(), [&](Node const& item) { return error_in(item); }) ||
         std::any_of(node.entries.begin(), node.entries.end(),
                     [&](auto const& e) { return error_at(e.mark) || error_in(e.value); });
}

std::vector<Diagnostic> Complaints::sorted() const {
  auto const key = [](Complaint const& c) {
    return std::tie(c.mark.file, c.mark.line, c.mark.column, c.diagnostic.severity, c.diagnostic.problem);
  };
  auto complaints = complaints_;
  std::sort(complaints.begin(), complaints.end(), [&](auto const& a, auto const& b) { return key(a) < key(b); });
  auto const same = [&](auto const& a, auto const& b) { return key(a) == key(b); };
  auto const end = std::unique(complaints.begin(), complaints.end(), same);
  std::vector<Diagnostic> out;
  std::transform(complaints.begin(), end, std::back_inserter(out), [](Complaint const& c) { return c.diagnostic; });
  return out;
}

namespace {

/// Insertions, deletions, changes and swaps of neighbours that lead from a to b; capital letters do not count.
std::size_t distance(std::string_view a, std::string_view b) {
  auto const lower = [](char c) { return std::tolower(static_cast<unsigned char>(c)); };
  std::vector<std::size_t> before(b.size() + 1), last(b.size() + 1), now(b.size() + 1);
  for (std::size_t j = 0; j <= b.size(); ++j) last[j] = j;
  for (std::size_t i = 1; i <= a.size(); ++i) {
    now[0] = i;
    for (std::size_t j = 1; j <= b.size(); ++j) {
      bool const same = lower(a[i - 1]) == lower(b[j - 1]);
      now[j] = std::min({last[j] + 1, now[j - 1] + 1, last[j - 1] + (same ? 0 : 1)});
      if (i > 1 && j > 1 && lower(a[i - 1]) == lower(b[j - 2]) && lower(a[i - 2]) == lower(b[j - 1]))
        now[j] = std::min(now[j], before[j - 2] + 1);
    }
    before.swap(last);
    last.swap(now);
  }
  return last[b.size()];
}

}  // namespace

std::string nearest(std::string_view word, std::vector<std::string> const& names) {
  if (word.size() > 60) return "";
  std::string best;
  std::size_t least = 1 + std::max<std::size_t>(1, word.size() / 3);  // about one slip in three letters
  for (auto const& name : names) {
    auto const d = distance(word, name);
    if (d < least && d < name.size()) {
      least = d;
      best = name;
    }
  }
  return best;
}

std::string one_of(std::vector<std::string> const& names) {
  constexpr std::size_t most = 12;
  std::string out = "one of: ";
  for (std::size_t i = 0; i < std::min(names.size(), most); ++i) out += (i ? ", " : "") + names[i];
  if (names.size() > most) out += ", … (" + std::to_string(names.size()) + " in all)";
  return names.empty() ? "" : out;
}

}  // namespace zopa::io
