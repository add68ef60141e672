#include "io/places.hpp"

#include <algorithm>

namespace zopa::io {

Places::Places(Complaints const& complaints, std::uint32_t file) : text_(complaints.text(file)), file_(file) {}

Mark Places::at(std::size_t byte, std::size_t bytes) {
  auto const& lines = text_.lines;
  if (lines.empty()) return {file_, 1, 1, 1};
  auto const offset = [&](std::size_t line) { return std::size_t(lines[line].data() - text_.content.data()); };
  byte = std::min(byte, text_.content.size());
  if (byte < byte_) line_ = 0, byte_ = 0, column_ = 1;
  while (line_ + 1 < lines.size() && offset(line_ + 1) <= byte) byte_ = offset(++line_), column_ = 1;
  std::string_view const content = text_.content;
  column_ += characters(content.substr(byte_, byte - byte_));
  byte_ = byte;
  std::size_t const end = offset(line_) + lines[line_].size();
  std::size_t const shown = byte < end ? std::min({bytes, end - byte, std::size_t(200)}) : 0;
  return {file_, int(line_) + 1, column_, std::max(1, characters(content.substr(byte, shown)))};
}

}  // namespace zopa::io
