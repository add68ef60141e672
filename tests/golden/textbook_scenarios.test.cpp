#include <doctest/doctest.h>

#include "io/shipped.hpp"
#include "zopa/study/expectation.hpp"

using namespace zopa;

TEST_CASE("what the scenarios of the textbook expect comes out of the game") {
  int files = 0, rows = 0;
  for (auto const& file : test::yaml_files("scenarios/textbook")) {
    auto const reading = io::read_scenario({file, {}, {}});
    CAPTURE(file.filename().string());
    REQUIRE(reading.scenario.has_value());
    auto const found = study::verdicts(*reading.scenario);
    CHECK_FALSE(found.empty());
    for (auto const& verdict : found) {
      CAPTURE(verdict.expectation.what);
      CAPTURE(verdict.got);
      CHECK(verdict.ok);
    }
    ++files;
    rows += static_cast<int>(found.size());
  }
  CHECK(files >= 90);
  CHECK(rows > files);
}
