#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "io/node.hpp"

namespace zopa::io {

/// The number a plain scalar spells: decimal digits with a point and an exponent. Nothing else is a number: no 010, 0x1F,
/// 1:30, 1_000, .nan, .inf, 0,5.
std::optional<double> number(Node const&);
std::optional<std::int64_t> integer(Node const&);
/// true, false, yes, no: where a description says that a boolean stands there is nothing to misread.
std::optional<bool> boolean(Node const&);

/// Why it is none, with the remedy: "a decimal comma: write 0.66". Empty if there is nothing to say beyond "not a number".
std::string why_no_number(Node const&);

/// yes, no, on, off, true, false in any case.
bool looks_boolean(std::string const&);

/// Shortest text that reads back as the same double: "0.1", "12", "1e-09".
std::string shortest(double);

}  // namespace zopa::io
