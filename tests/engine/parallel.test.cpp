#include "zopa/engine/parallel.hpp"

#include <stdexcept>
#include <vector>

#include <doctest/doctest.h>

using namespace zopa;

TEST_CASE("Every index is visited once, and a failure comes out when the others are done") {
  std::vector<int> visits(100, 0);
  engine::in_parallel(visits.size(), [&](std::size_t k) { ++visits[k]; });
  CHECK(visits == std::vector<int>(100, 1));
  auto const failing = [&](std::size_t k) {
    ++visits[k];
    if (k == 7) throw std::length_error("seven");
  };
  CHECK_THROWS_WITH_AS(engine::in_parallel(visits.size(), failing), "seven", std::length_error);
  CHECK(visits == std::vector<int>(100, 2));
}
