#include "io/scalar.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cctype>
#include <charconv>
#include <cmath>
#include <cstdlib>

namespace zopa::io {
namespace {

bool digit(char c) { return c >= '0' && c <= '9'; }

/// Reads digits from `i` on; how many.
std::size_t digits(std::string_view s, std::size_t& i) {
  auto const start = i;
  while (i < s.size() && digit(s[i])) ++i;
  return i - start;
}

/// [+-] digits [. digits] [e [+-] digits] with at least one digit and no leading zeros.
bool decimal(std::string_view s) {
  std::size_t i = 0;
  if (i < s.size() && (s[i] == '+' || s[i] == '-')) ++i;
  auto const start = i;
  auto const whole = digits(s, i);
  if (whole > 1 && s[start] == '0') return false;
  std::size_t fraction = 0;
  if (i < s.size() && s[i] == '.') {
    ++i;
    fraction = digits(s, i);
  }
  if (whole + fraction == 0) return false;
  if (i < s.size() && (s[i] == 'e' || s[i] == 'E')) {
    ++i;
    if (i < s.size() && (s[i] == '+' || s[i] == '-')) ++i;
    if (digits(s, i) == 0) return false;
  }
  return i == s.size();
}

/// The double that decimal text spells, rounded to nearest. Emscripten's library reads no doubles by from_chars; its strtod
/// rounds as well, and knows one locale only. Expects `decimal(text)`.
std::optional<double> double_of(std::string const& text) {
  char const* const first = text.data() + (text[0] == '+' ? 1 : 0);
  double value = 0;
#ifdef __EMSCRIPTEN__
  value = std::strtod(first, nullptr);
#else
  auto const [end, error] = std::from_chars(first, text.data() + text.size(), value);
  if (error != std::errc()) return std::nullopt;
#endif
  return std::isfinite(value) ? std::optional(value) : std::nullopt;
}

std::string lower(std::string text) {
  std::transform(text.begin(), text.end(), text.begin(), [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
  return text;
}

bool only(std::string_view s, std::string_view allowed) { return s.find_first_not_of(allowed) == std::string_view::npos; }

}  // namespace

std::optional<double> number(Node const& node) {
  if (!node.is_scalar() || node.quoted || !decimal(node.text)) return std::nullopt;
  return double_of(node.text);
}

std::optional<std::int64_t> integer(Node const& node) {
  auto const value = number(node);
  if (!value || std::fabs(*value) > 9e15 || std::floor(*value) != *value) return std::nullopt;
  return static_cast<std::int64_t>(*value);
}

bool looks_boolean(std::string const& text) {
  static constexpr std::array<std::string_view, 6> words{"yes", "no", "on", "off", "true", "false"};
  return text.size() <= 5 && std::find(words.begin(), words.end(), lower(text)) != words.end();
}

std::optional<bool> boolean(Node const& node) {
  if (!node.is_scalar() || node.quoted) return std::nullopt;
  if (node.text == "true" || node.text == "yes") return true;
  if (node.text == "false" || node.text == "no") return false;
  return std::nullopt;
}

std::string why_no_number(Node const& node) {
  auto const& s = node.text;
  if (s.empty()) return "";
  if (node.quoted && decimal(s)) return "quotes make it a text: write " + s;
  for (std::string const sign : {"\u2212", "\u2013"})
    if (s.rfind(sign, 0) == 0 && decimal(s.substr(sign.size()))) return "a typographic minus: write -" + s.substr(sign.size());
  auto const bare = lower(s[0] == '-' || s[0] == '+' ? s.substr(1) : s);
  if (bare == ".nan" || bare == ".inf" || bare == "nan" || bare == "inf") return "every number is finite";
  if (only(s, "0123456789+-,") && std::count(s.begin(), s.end(), ',') == 1) {
    auto point = s;
    point[s.find(',')] = '.';
    return "a decimal comma: write " + point;
  }
  if (s.back() == '%' && decimal(s.substr(0, s.size() - 1))) {
    std::string const percent = s.substr(0, s.size() - 1);
    return "a percentage: write " + shortest(double_of(percent).value_or(0) / 100);
  }
  if (only(s, "0123456789:") && s.find(':') != std::string::npos) return "some programs read a:b as base 60";
  if (bare.size() > 1 && bare[0] == '0' && only(bare, "0123456789.")) {
    auto const kept = bare.find_first_not_of('0');
    auto const plain = kept == std::string::npos ? "0" : bare[kept] == '.' ? "0" + bare.substr(kept) : bare.substr(kept);
    return "some programs read a leading 0 as octal: write " + plain;
  }
  if (bare.substr(0, 2) == "0x" || bare.substr(0, 2) == "0o" || bare.substr(0, 2) == "0b") return "only decimal numbers are read";
  if (only(s, "0123456789_' .") && only(s.substr(0, 1), "0123456789")) return "no separators inside a number";
  if (only(s, "0123456789./") && s.find('/') != std::string::npos) return "no fractions: write the decimal number";
  if (decimal(s)) return "too large";
  return "";
}

std::string shortest(double value) {
  if (value == 0) return "0";
  return fmt::format("{}", value);
}

}  // namespace zopa::io
