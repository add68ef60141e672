#include <doctest/doctest.h>

#include <cmath>

#include "zopa/study/interval.hpp"

using namespace zopa;

TEST_CASE("golden F5: the Monte Carlo error of a simulated probability is the root of p(1 - p)/n") {
  struct Row { double n, p, result; };
  for (Row const& row : {Row{1000, 0.3, 0.014491377}, Row{10000, 0.05, 0.002179449}})
    CHECK(std::abs(study::standard_error(row.p, row.n) - row.result) < 1e-8);
}

TEST_CASE("golden F5: Wilson's interval, also where nothing was seen in a hundred tries") {
  struct Row { double k, n, low, high; };
  for (Row const& row : {Row{0, 100, 0.0, 0.036993498}, Row{30, 100, 0.218948853, 0.395848546}}) {
    study::Interval const interval = study::wilson(row.k, row.n);
    CHECK(std::abs(interval.low - row.low) < 1e-8);
    CHECK(std::abs(interval.high - row.high) < 1e-8);
  }
}
