#include "io/format_lines.hpp"

#include <algorithm>

namespace zopa::io {
namespace {

constexpr std::size_t widest_gap = 16;  // a longer name than that does not push its neighbours away

std::string one_line(Chunk const& c, std::size_t indent, std::size_t width) {
  auto line = indented(c.key, indent);
  auto const used = static_cast<std::size_t>(characters(c.key));
  line += std::string(width > used ? width - used : 0, ' ') + " " + c.value;
  if (c.note.empty()) return line;
  auto const end = characters(line);
  return line + std::string(static_cast<std::size_t>(std::max(c.note_column - end, 2)), ' ') + c.note;
}

}  // namespace

std::string_view without_indent(std::string_view line) {
  auto const at = line.find_first_not_of(' ');
  return at == std::string_view::npos ? std::string_view() : line.substr(at);
}

std::size_t indent_of(std::string_view line) { return std::min(line.find_first_not_of(' '), line.size()); }

std::string indented(std::string_view text, std::size_t indent) {
  return text.empty() ? std::string() : std::string(indent, ' ') + std::string(text);
}

std::string shifted(std::string_view line, long by) {
  auto const text = without_indent(line);
  auto const indent = static_cast<long>(indent_of(line)) + by;
  return indented(text, static_cast<std::size_t>(std::max(indent, 0L)));
}

bool is_blank(std::string_view line) { return without_indent(line).empty(); }
bool is_comment(std::string_view line) { return without_indent(line).substr(0, 1) == "#"; }

std::size_t end_of_entry(std::vector<std::string_view> const& lines, std::size_t first, std::size_t end,
                         std::size_t column) {
  auto const outside = [&](std::string_view line) {
    return is_blank(line) || (is_comment(line) && indent_of(line) <= column);
  };
  while (end > first + 1 && outside(lines[end - 1])) --end;
  return end;
}

void arrange(std::vector<Chunk>& chunks, bool on_a_dash) {
  auto const before = [](Chunk const& a, Chunk const& b) { return a.rank < b.rank; };
  if (std::is_sorted(chunks.begin(), chunks.end(), before)) return;
  auto sorted = chunks;
  std::stable_sort(sorted.begin(), sorted.end(), before);
  auto& top = sorted.front().leading;
  auto const blanks = std::find_if_not(top.begin(), top.end(), [](auto const& line) { return is_blank(line); });
  bool const had_blank = blanks != top.begin();
  top.erase(top.begin(), blanks);
  if (on_a_dash && !top.empty()) return;
  auto const former =
      std::find_if(sorted.begin(), sorted.end(), [&](Chunk const& c) { return c.rank == chunks.front().rank; });
  if (had_blank && former != sorted.begin()) former->leading.insert(former->leading.begin(), "");
  chunks = std::move(sorted);
}

void align(std::vector<Chunk>& chunks, std::size_t indent, Columns columns) {
  for (std::size_t i = 0; i < chunks.size();) {
    if (!chunks[i].one_line) {
      ++i;
      continue;
    }
    std::size_t end = i + 1;
    auto const joins = [&](Chunk const& c) { return c.one_line && c.collection && c.leading.empty(); };
    while (columns == Columns::of_brackets && chunks[i].collection && end < chunks.size() && joins(chunks[end])) ++end;
    auto const width = [](Chunk const& c) { return static_cast<std::size_t>(characters(c.key)); };
    std::size_t most = 0, least = std::string::npos;
    for (auto k = i; k < end; ++k) most = std::max(most, width(chunks[k])), least = std::min(least, width(chunks[k]));
    for (auto k = i; k < end; ++k) chunks[k].own = {one_line(chunks[k], indent, most - least <= widest_gap ? most : 0)};
    i = end;
  }
}

}  // namespace zopa::io
