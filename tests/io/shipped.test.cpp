#include "io/shipped.hpp"

#include <doctest/doctest.h>

#include "zopa/io/study_file.hpp"

using namespace zopa;

namespace {

std::filesystem::path const folder = std::filesystem::path(ZOPA_SOURCE_DIR) / "tests/io/shipped";

/// Reads a frozen file; what is said about it is only allowed to be a warning.
model::Scenario frozen(std::string const& file, std::vector<std::string> const& overlays = {}) {
  auto const reading = io::read_scenario({folder / file, overlays, {}});
  INFO(file, ": ", io::render(reading.diagnostics));
  REQUIRE(reading.scenario.has_value());
  return *reading.scenario;
}

}  // namespace

TEST_CASE("files of version 1 of the language are read for ever, as they were meant") {
  // tests/io/shipped holds copies that are never edited. Counts are those of a reader with a pencil.
  auto const river = frozen("1_river.yaml").central;
  CHECK(river.parties.size() == 2);
  CHECK(river.issues.size() == 2);
  CHECK(river.lines.size() == 1);
  CHECK(river.lines[model::LineId{0}].hard);
  CHECK(frozen("2_river_at_war.yaml").central.war.has_value());
  auto const mediated = frozen("3_river_with_a_mediator.yaml");
  CHECK(mediated.central.mediator.has_value());
  CHECK(mediated.central.ratifiers.size() == 1);
  CHECK(mediated.central.lines.size() == 3);
  CHECK_FALSE(frozen("toy_istanbul.yaml").expectations.empty());
}

TEST_CASE("a large file of version 1 with what lies on it is read for ever") {
  auto const talks = frozen("istanbul_2025_07.yaml");
  CHECK(talks.central.territories.size() == 6);
  CHECK(talks.central.map.links.size() == 1);
  CHECK_FALSE(talks.parameters.empty());
  frozen("istanbul_2025_07.yaml", {"guarantees_credible"});
  auto const alone = frozen("istanbul_2025_07.yaml", {"us_walks_away"});
  CHECK(alone.central.territories.size() == 6);
}

TEST_CASE("a study of version 1 is read for ever") {
  auto const reading = io::read_study(folder / "guarantees.yaml");
  INFO(io::render(reading.diagnostics));
  REQUIRE(reading.study.has_value());
  CHECK_FALSE(reading.study->grid.axes.empty());
}
