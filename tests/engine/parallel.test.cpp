#include "zopa/engine/parallel.hpp"

#include <algorithm>
#include <stdexcept>
#include <vector>

#include <doctest/doctest.h>

using namespace zopa;

TEST_CASE("Every index is visited once; after a failure nothing more is started, and it comes out") {
  std::vector<int> visits(100, 0);
  engine::in_parallel(visits.size(), [&](std::size_t k) { ++visits[k]; });
  CHECK(visits == std::vector<int>(100, 1));
  auto const failing = [&](std::size_t k) {
    ++visits[k];
    if (k == 7) throw std::length_error("seven");
  };
  CHECK_THROWS_WITH_AS(engine::in_parallel(visits.size(), failing), "seven", std::length_error);
  CHECK(visits[7] == 2);
  for (int const n : visits) CHECK((n == 1 || n == 2));
  std::fill(visits.begin(), visits.end(), 1);
  CHECK_THROWS_AS(engine::in_parallel(visits.size(), failing, 1), std::length_error);
  CHECK(std::count(visits.begin(), visits.end(), 2) == 8);  // alone: 0 to 7, then no more
}
