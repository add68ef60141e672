#pragma once

#include <doctest/doctest.h>

/// The two comparisons of tests: with a number that is known, and of an estimate with one.
namespace zopa::test {

inline constexpr double exact = 1e-9;    ///< closed forms in doubles
inline constexpr double printed = 1e-8;  ///< golden rows, printed to nine digits

/// |a − b| ≤ tolerance · (1 + size)
inline doctest::Approx approx(double value, double tolerance = exact) {
  return doctest::Approx(value).epsilon(tolerance).scale(1);
}

}  // namespace zopa::test
