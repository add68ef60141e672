#include <algorithm>
#include <cctype>

#include "io/yaml_tree.hpp"

namespace zopa::io {
namespace {

using Views = std::vector<std::string_view>;

std::string_view trimmed(std::string_view line) {
  auto const from = line.find_first_not_of(" \t");
  return from == std::string_view::npos ? std::string_view() : line.substr(from);
}

std::size_t indentation(std::string_view line) { return std::min(line.find_first_not_of(' '), line.size()); }

Mark at(std::uint32_t file, std::size_t line, std::size_t byte, std::string_view text, std::size_t bytes) {
  return {file, static_cast<int>(line) + 1, characters(text.substr(0, byte)) + 1,
          std::max(1, characters(text.substr(byte, bytes)))};
}

bool word_character(char c) { return std::isalnum(static_cast<unsigned char>(c)) || c == '_' || c == '-' || c == '.'; }

/// `discount:0.9`: the colon without its space, or npos.
std::size_t tight_colon(std::string_view line) {
  auto const start = line.find_first_not_of(" -");
  if (start == std::string_view::npos) return start;
  auto i = start;
  while (i < line.size() && word_character(line[i])) ++i;
  bool const tight = i > start && i + 1 < line.size() && line[i] == ':' && line[i + 1] != ' ' && line[i + 1] != '/';
  return tight ? i : std::string_view::npos;
}

struct Bracket {
  std::size_t line, byte;
  char symbol;
};

/// The bracket that is never closed, or that closes nothing.
std::vector<Bracket> unmatched(Views const& lines) {
  std::vector<Bracket> open;
  for (std::size_t l = 0; l < lines.size(); ++l) {
    char quote = 0;
    for (std::size_t i = 0; i < lines[l].size(); ++i) {
      char const c = lines[l][i];
      bool const starts = i == 0 || std::string_view(" ,[{:").find(lines[l][i - 1]) != std::string_view::npos;
      if (quote) {
        if (c == quote) quote = 0;
      } else if ((c == '"' || c == '\'') && starts) {
        quote = c;
      } else if (c == '#' && starts) {
        break;
      } else if ((c == '{' || c == '[') && (starts || !open.empty())) {
        open.push_back({l, i, c});
      } else if (c == '}' || c == ']') {
        char const partner = c == '}' ? '{' : '[';
        if (open.empty() || open.back().symbol != partner) return {open.empty() ? Bracket{l, i, c} : open.back()};
        open.pop_back();
      }
    }
  }
  return open.empty() ? open : std::vector<Bracket>{open.back()};
}

bool explain_brackets(std::uint32_t file, Complaints& complaints) {
  auto const& lines = complaints.text(file).lines;
  auto const loose = unmatched(lines);
  if (loose.empty()) return false;
  auto const& b = loose.front();
  bool const opens = b.symbol == '{' || b.symbol == '[';
  complaints.error(at(file, b.line, b.byte, lines[b.line], 1),
                   std::string("this '") + b.symbol + (opens ? "' is not closed" : "' closes nothing"),
                   opens ? std::string("a '") + (b.symbol == '{' ? '}' : ']') + "' before the next entry" : "");
  return true;
}

bool explain_tight_colon(std::uint32_t file, std::size_t line, Complaints& complaints) {
  auto const& lines = complaints.text(file).lines;
  for (std::size_t l = line + 1; l-- > 0 && l + 3 > line;) {
    if (l >= lines.size()) continue;
    auto const colon = tight_colon(lines[l]);
    if (colon == std::string_view::npos) continue;
    auto fixed = std::string(trimmed(lines[l].substr(0, colon))) + ": " + std::string(lines[l].substr(colon + 1));
    complaints.error(at(file, l, colon, lines[l], 1), "a space is missing after the colon", "'" + fixed + "'");
    return true;
  }
  return false;
}

bool explain_two_colons(std::uint32_t file, std::size_t line, Complaints& complaints) {
  auto const& lines = complaints.text(file).lines;
  if (line >= lines.size()) return false;
  auto const first = lines[line].find(": ");
  if (first == std::string_view::npos) return false;
  auto const second = lines[line].find(": ", first + 2);
  if (second == std::string_view::npos) return false;
  complaints.error(at(file, line, second, lines[line], 1), "a second colon in one line",
                   "quotes around a text that holds a colon: \"…\"; a key of its own in the next line, further right");
  return true;
}

/// `parties` without its colon, or `title = x`: the line above says the reason.
bool explain_missing_colon(std::uint32_t file, std::size_t line, Complaints& complaints) {
  auto const& lines = complaints.text(file).lines;
  for (std::size_t l = line + 1; l-- > 0 && l + 3 > line;) {
    if (l >= lines.size()) continue;
    auto const text = trimmed(lines[l]);
    bool const plain = !text.empty() && text.find_first_of(":#[]{}'\"|>&*-") == std::string_view::npos;
    if (!plain) continue;
    auto const equals = text.find('=');
    auto const key = text.substr(0, std::min(text.find_first_of(" ="), text.size()));
    bool const one_word = key.size() == text.size();
    if (key.empty() || (!one_word && equals == std::string_view::npos)) continue;
    auto const value = one_word ? std::string_view() : trimmed(text.substr(equals + 1));
    complaints.error(at(file, l, indentation(lines[l]), lines[l], text.size()),
                     "a colon is missing after '" + std::string(key) + "'",
                     "'" + std::string(key) + ":" + (value.empty() ? "" : " " + std::string(value)) + "'");
    return true;
  }
  return false;
}

/// A dash or a bullet from a word processor where a list wants '-'.
bool explain_bullet(std::uint32_t file, Complaints& complaints) {
  auto const& lines = complaints.text(file).lines;
  for (std::size_t l = 0; l < lines.size(); ++l) {
    for (std::string_view const bullet : {"\u2013 ", "\u2014 ", "\u2022 "}) {
      if (trimmed(lines[l]).substr(0, bullet.size()) != bullet) continue;
      complaints.error(at(file, l, indentation(lines[l]), lines[l], 1), "this is no dash of a list",
                       "a plain '- ' before each entry");
      return true;
    }
  }
  return false;
}

bool explain_indentation(std::uint32_t file, std::size_t line, Complaints& complaints) {
  auto const& lines = complaints.text(file).lines;
  if (line >= lines.size()) return false;
  std::size_t before = line;
  while (before > 0 && (trimmed(lines[before - 1]).empty() || trimmed(lines[before - 1])[0] == '#')) --before;
  auto const here = indentation(lines[line]);
  auto const text = trimmed(lines[line]);
  if (before == 0 || text.empty()) return false;
  auto const above = indentation(lines[before - 1]);
  auto const mark = at(file, line, here, lines[line], text.find_first_of(" :"));
  auto const dash_above = trimmed(lines[before - 1]).substr(0, 2) == "- ";
  if (dash_above && here == above && text[0] != '-') {
    complaints.error(mark, "a list ends here without reason",
                     "'- ' before each entry of the list, or more spaces if this belongs to the entry above");
  } else {
    complaints.error(mark,
                     "this line does not fit the ones above it: it starts in column " + std::to_string(here + 1) +
                         ", line " + std::to_string(before) + " in column " + std::to_string(above + 1),
                     "entries of one mapping in one column, what belongs to them further right");
  }
  return true;
}

}  // namespace

bool plausible_text(std::uint32_t file, Complaints& complaints) {
  auto const& text = complaints.text(file);
  if (text.content.size() > most_bytes) {
    complaints.error({file, 1, 1, 1}, "the file is larger than " + std::to_string(most_bytes >> 20) + " MB");
    return false;
  }
  if (auto const zero = text.content.find('\0'); zero != std::string::npos) {
    complaints.error({file, 1, 1, 1}, "the file holds zero bytes: it is no text in UTF-8");
    return false;
  }
  for (std::size_t l = 0; l < text.lines.size(); ++l) {
    auto const bad = first_invalid_utf8(text.lines[l]);
    if (bad == std::string_view::npos) continue;
    auto const line = text.lines[l].substr(0, bad);
    complaints.error({file, static_cast<int>(l) + 1, characters(line) + 1, 1},
                     "this byte is no UTF-8: save the file in the encoding UTF-8");
    return false;
  }
  bool tabs = false;
  for (std::size_t l = 0; l < text.lines.size(); ++l) {
    auto const from = text.lines[l].find_first_not_of(" ");
    if (from == std::string_view::npos || text.lines[l][from] != '\t' || trimmed(text.lines[l]).empty()) continue;
    complaints.error({file, static_cast<int>(l) + 1, static_cast<int>(from) + 1, 1},
                     "a tab in the indentation: YAML wants spaces", "two spaces for each level");
    tabs = true;
  }
  return !tabs;
}

void explain_yaml_error(std::uint32_t file, int line, int column, std::string const& message, Complaints& complaints) {
  auto const& lines = complaints.text(file).lines;
  auto const l = static_cast<std::size_t>(std::max(1, line) - 1);
  if (explain_brackets(file, complaints) || explain_tight_colon(file, l, complaints)) return;
  if (explain_bullet(file, complaints) || explain_missing_colon(file, l, complaints)) return;
  if (message.find("illegal map value") != std::string::npos && explain_two_colons(file, l, complaints)) return;
  auto const here = l < lines.size()
                        ? lines[l].substr(std::min(static_cast<std::size_t>(std::max(1, column) - 1), lines[l].size()))
                        : std::string_view();
  Mark const mark{file, static_cast<int>(l) + 1,
                  l < lines.size() ? std::max(1, characters(lines[l].substr(0, lines[l].size() - here.size())) + 1) : 1,
                  1};
  if (message.find("anchor") != std::string::npos || message.find("alias") != std::string::npos) {
    complaints.error(mark, "'*' and '&' have a meaning of their own in YAML (" + message + ")",
                     "quotes around the text, or 'x1.5' where a factor is meant");
    return;
  }
  if (message.find("end of map not found") != std::string::npos ||
      message.find("end of sequence not found") != std::string::npos || message.find("illegal") != std::string::npos) {
    if (explain_indentation(file, l, complaints)) return;
  }
  complaints.error(mark, "this is no YAML (" + message + ")",
                   "quotes around texts with special characters; two spaces for each level");
}

}  // namespace zopa::io
