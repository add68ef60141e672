#pragma once

#include <optional>
#include <string>
#include <string_view>

#include <boost/multiprecision/cpp_int.hpp>

namespace zopa::games {

/// Payoffs and probabilities of a game as its file writes them: no rounding, so ties and sums to one are exact.
using Rational = boost::multiprecision::cpp_rational;
using Integer = boost::multiprecision::cpp_int;

/// The number that a text writes, exactly: "-3", "1.5", ".25", "3/7", "1e-3", "-1.5E2". Leading zeros mean nothing
/// ("010" is ten). nullopt: not such a number, a zero denominator, more than 400 characters or an exponent beyond ±400.
std::optional<Rational> exact_number(std::string_view text);

/// "-3", "3/7": lowest terms, denominator omitted when it is 1; where that is longer than 400 characters and the number
/// ends in decimals, "123e-395". What exact_number gave, it reads back.
std::string to_text(Rational const&);

/// The nearest double.
double to_double(Rational const&);

/// The value of a finite double, exactly. Precondition: finite.
Rational exactly(double);

}  // namespace zopa::games
