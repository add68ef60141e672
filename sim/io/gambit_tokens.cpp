#include "io/gambit_tokens.hpp"

#include <utility>

namespace zopa::io {
namespace {

using Kind = GambitToken::Kind;

bool is_gambit_space(char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f' || c == '\v'; }
bool ends_gambit_word(char c) { return is_gambit_space(c) || c == '{' || c == '}' || c == ',' || c == '"'; }
bool begins_number(char c) { return (c >= '0' && c <= '9') || c == '-' || c == '+' || c == '.'; }

constexpr std::size_t longest_shown = 40;

std::string shown(std::string_view raw) {
  if (raw.size() <= longest_shown) return std::string(raw);
  std::size_t end = longest_shown;
  while (end > 0 && (static_cast<unsigned char>(raw[end]) & 0xC0) == 0x80) --end;
  return std::string(raw.substr(0, end)) + "…";
}

/// Gambit refuses ".5e1" though it reads ".5" and "0.5e1".
bool gambit_would_refuse(std::string_view number) {
  std::string_view const digits = number.substr(number[0] == '-' || number[0] == '+' ? 1 : 0);
  return !digits.empty() && digits[0] == '.' && digits.find_first_of("eE") != std::string_view::npos;
}

}  // namespace

std::string what_it_is(GambitToken const& token) {
  switch (token.kind) {
    case Kind::number:
      return "the number " + shown(token.raw);
    case Kind::text:
      return "the text " + shown(token.raw);
    case Kind::end:
      return "the end of the file";
    default:
      return "'" + shown(token.raw) + "'";
  }
}

GambitTokens::GambitTokens(Complaints& complaints, std::uint32_t file)
    : complaints_(complaints), file_(file), text_(complaints.text(file).content) {
  advance();
}

void GambitTokens::error(Mark const& mark, std::string problem, std::string expected, std::string near) {
  if (gave_up_) return;
  complaints_.error(mark, std::move(problem), std::move(expected), std::move(near));
  auto const& lines = complaints_.text(file_).lines;
  auto const line = static_cast<std::size_t>(mark.line - 1);
  bool const long_line = line < lines.size() && lines[line].size() > longest_quoted_line;
  gave_up_ = long_line || complaints_.n_errors() >= most_complaints;
}

void GambitTokens::fatal(Mark const& mark, std::string problem, std::string expected, std::string near) {
  error(mark, std::move(problem), std::move(expected), std::move(near));
  gave_up_ = true;
}

GambitToken GambitTokens::take() {
  GambitToken token = std::move(ahead_);
  advance();
  return token;
}

bool GambitTokens::take_if(Kind kind) {
  if (!ahead_.is(kind)) return false;
  advance();
  return true;
}

bool GambitTokens::expect(Kind kind, std::string const& what, GambitToken* token) {
  if (gave_up_) return false;
  if (!ahead_.is(kind)) {
    fatal(ahead_.mark, "expected " + what + ", found " + what_it_is(ahead_));
    return false;
  }
  GambitToken taken = take();
  if (token) *token = std::move(taken);
  return true;
}

bool GambitTokens::expect_count(std::string const& what, int most, int& count, Mark* mark) {
  GambitToken token;
  if (!expect(Kind::number, what, &token)) return false;
  if (mark) *mark = token.mark;
  if (denominator(token.number) != 1 || token.number < 0 || token.number > most) {
    fatal(token.mark, "expected " + what + ", found " + what_it_is(token),
          "a whole number from 0 to " + std::to_string(most));
    return false;
  }
  count = token.number.convert_to<int>();
  return true;
}

void GambitTokens::step() {
  char const c = text_[at_++];
  if (c == '\n') {
    ++line_;
    column_ = 1;
  } else if ((static_cast<unsigned char>(c) & 0xC0) != 0x80) {
    ++column_;
  }
}

void GambitTokens::skip_space() {
  if (at_ == 0 && text_.substr(0, 3) == "\xEF\xBB\xBF") at_ = 3;  // a byte order mark is no character of the file
  while (at_ < text_.size() && is_gambit_space(text_[at_])) step();
}

void GambitTokens::advance() {
  skip_space();
  ahead_ = GambitToken{};
  ahead_.mark = {file_, line_, column_, 1};
  if (gave_up_ || at_ == text_.size()) return;
  switch (text_[at_]) {
    case '{':
      ahead_.kind = Kind::open;
      break;
    case '}':
      ahead_.kind = Kind::close;
      break;
    case ',':
      ahead_.kind = Kind::comma;
      break;
    case '"':
      return read_text();
    default:
      return read_word();
  }
  ahead_.raw = text_.substr(at_, 1);
  step();
}

void GambitTokens::read_text() {
  std::size_t const start = at_;
  ahead_.kind = Kind::text;
  step();
  while (at_ < text_.size() && text_[at_] != '"') {
    if (text_[at_] == '\\' && at_ + 1 < text_.size() && text_[at_ + 1] == '"') step();
    ahead_.text += text_[at_];
    step();
  }
  bool const closed = at_ < text_.size();
  if (closed) step();
  ahead_.raw = text_.substr(start, at_ - start);
  ahead_.mark.length = ahead_.mark.line == line_ ? column_ - ahead_.mark.column : 1;
  if (!closed) fatal(ahead_.mark, "this text has no end", "a closing '\"'");
  // a bad byte would reach screens and JSON
  if (first_invalid_utf8(ahead_.text) != std::string_view::npos)
    fatal(ahead_.mark, "this text is not UTF-8", "a file saved as UTF-8");
}

void GambitTokens::read_word() {
  std::size_t const start = at_;
  while (at_ < text_.size() && !ends_gambit_word(text_[at_])) step();
  ahead_.raw = text_.substr(start, at_ - start);
  ahead_.mark.length = column_ - ahead_.mark.column;
  if (first_invalid_utf8(ahead_.raw) != std::string_view::npos) {
    fatal(ahead_.mark, "this is not UTF-8", "a file saved as UTF-8");
    return;
  }
  if (!begins_number(ahead_.raw[0])) {
    ahead_.kind = Kind::symbol;
    return;
  }
  ahead_.kind = Kind::number;
  if (auto number = games::exact_number(ahead_.raw)) {
    ahead_.number = std::move(*number);
    if (gambit_would_refuse(ahead_.raw) && !std::exchange(warned_, true))
      complaints_.warning(ahead_.mark, "Gambit does not read " + shown(ahead_.raw), "a digit before the point: 0.5e1");
    return;
  }
  error(ahead_.mark, "'" + shown(ahead_.raw) + "' is not a number that this format knows",
        "a number as -3, 1.5, 3/7 or 1e-3, of at most 400 digits");
}

std::string gambit_text(std::string_view text) {
  std::string out = "\"";
  for (char const c : text) out += c == '"' ? std::string("\\\"") : std::string(1, c);
  if (!text.empty() && text.back() == '\\') out += ' ';
  return out + '"';
}

}  // namespace zopa::io
