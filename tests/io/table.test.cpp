#include <variant>

#include <doctest/doctest.h>

#include "io/shipped.hpp"

using namespace zopa;

namespace {

std::string const tables = ZOPA_SOURCE_DIR "/tests/io/bad/tables/";

io::Reading read(std::string const& war_cost) {
  return io::read_scenario_text(
      "zopa: 1\ntitle: two\nissues: {border: [river, ridge]}\nparties:\n"
      "  A: {prefers: {border: {weight: 1, values: [0, 1]}}, no_deal: 0.1, war_cost: " +
          war_cost +
          "}\n"
          "  B: {prefers: {border: {weight: 1, values: [1, 0]}}, no_deal: 0.1}\n",
      "x.yaml");
}

std::vector<double> observations(std::string const& war_cost) {
  auto const reading = read(war_cost);
  INFO(io::render(reading.diagnostics));
  REQUIRE(reading.scenario.has_value());
  REQUIRE(reading.scenario->parameters.size() == 1);
  return std::get<base::Empirical>(reading.scenario->parameters[0].distribution).sorted;
}

}  // namespace

TEST_CASE("observations come from a list, from a table of one column, or from a named column") {
  CHECK(observations("{empirical: [3, 1, 2]}") == std::vector<double>{1, 2, 3});
  CHECK(observations("{empirical: '" + tables + "one.csv'}") == std::vector<double>{0.29, 0.31, 0.35});
  CHECK(observations("{empirical: {file: '" + tables + "polls.csv', column: turnout}}") ==
        std::vector<double>{0.5, 0.6});
}

TEST_CASE("a table counts as its observations: the same numbers are the same scenario") {
  auto const by_table = read("{empirical: '" + tables + "one.csv'}"), by_list = read("{empirical: [0.35, 0.31, 0.29]}");
  CHECK(by_table.scenario->hash == by_list.scenario->hash);
}
