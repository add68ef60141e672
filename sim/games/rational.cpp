#include "zopa/games/rational.hpp"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <cstdlib>

#include "zopa/base/expects.hpp"

namespace zopa::games {
namespace {

constexpr std::size_t longest_text = 400;
constexpr int largest_exponent = 400;

bool is_digit(char c) { return c >= '0' && c <= '9'; }

/// Takes the digits at the front of the text; empty when there are none.
std::string_view take_digits(std::string_view& text) {
  std::size_t n = 0;
  while (n < text.size() && is_digit(text[n])) ++n;
  std::string_view const digits = text.substr(0, n);
  text.remove_prefix(n);
  return digits;
}

/// Not by way of a string: there, a leading zero would mean octal.
Integer integer(std::string_view digits) {
  Integer value = 0;
  for (char const c : digits) value = value * 10 + (c - '0');
  return value;
}

Integer power_of_ten(int exponent) { return boost::multiprecision::pow(Integer(10), unsigned(exponent)); }

/// digits · 10^exponent with an exponent that exact_number takes; nullopt for 1/3.
std::optional<std::string> in_decimals(Rational const& value) {
  Integer whole = abs(numerator(value)), rest = denominator(value);
  int exponent = 0;
  for (; rest % 10 == 0; --exponent) rest /= 10;
  for (; rest % 2 == 0; --exponent, whole *= 5) rest /= 2;
  for (; rest % 5 == 0; --exponent, whole *= 2) rest /= 5;
  if (rest != 1) return std::nullopt;
  for (; whole != 0 && whole % 10 == 0; ++exponent) whole /= 10;
  std::string digits = whole.str();
  if (exponent > largest_exponent) digits.append(std::size_t(exponent - largest_exponent), '0');
  if (exponent < -largest_exponent) {
    auto const decimals = std::size_t(-largest_exponent - exponent);
    if (digits.size() < decimals) digits.insert(0, decimals - digits.size(), '0');
    digits.insert(digits.size() - decimals, ".");
  }
  exponent = std::clamp(exponent, -largest_exponent, largest_exponent);
  return (value < 0 ? "-" : "") + digits + "e" + std::to_string(exponent);
}

}  // namespace

std::optional<Rational> exact_number(std::string_view text) {
  if (text.size() > longest_text) return std::nullopt;
  bool const negative = !text.empty() && text[0] == '-';
  if (!text.empty() && (text[0] == '-' || text[0] == '+')) text.remove_prefix(1);
  std::string digits{take_digits(text)};
  int exponent = 0;
  if (!digits.empty() && !text.empty() && text[0] == '/') {
    text.remove_prefix(1);
    Integer const denominator = integer(take_digits(text));
    if (!text.empty() || denominator == 0) return std::nullopt;
    Rational const value(integer(digits), denominator);
    return negative ? Rational(-value) : value;
  }
  if (!text.empty() && text[0] == '.') {
    text.remove_prefix(1);
    std::string_view const decimals = take_digits(text);
    digits += decimals;
    exponent = -int(decimals.size());
  }
  if (digits.empty()) return std::nullopt;
  if (!text.empty() && (text[0] == 'e' || text[0] == 'E')) {
    text.remove_prefix(1);
    if (text.size() > 1 && text[0] == '+' && is_digit(text[1])) text.remove_prefix(1);
    int power = 0;
    auto const [end, error] = std::from_chars(text.data(), text.data() + text.size(), power);
    if (error != std::errc{} || std::abs(power) > largest_exponent) return std::nullopt;
    text.remove_prefix(std::size_t(end - text.data()));
    exponent += power;
  }
  if (!text.empty()) return std::nullopt;
  Rational value = integer(digits);
  if (exponent > 0) value *= power_of_ten(exponent);
  if (exponent < 0) value /= power_of_ten(-exponent);
  return negative ? Rational(-value) : value;
}

std::string to_text(Rational const& value) {
  std::string text = value.str();
  return text.size() <= longest_text ? text : in_decimals(value).value_or(text);
}

double to_double(Rational const& value) { return value.convert_to<double>(); }

Rational exactly(double value) {
  ZOPA_EXPECTS(std::isfinite(value));
  return Rational(value);
}

}  // namespace zopa::games
