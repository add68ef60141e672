#include <doctest/doctest.h>

#include "io/fingerprint.hpp"
#include "io/shipped.hpp"
#include "zopa/io/resolved.hpp"
#include "zopa/io/study_file.hpp"

using namespace zopa;

TEST_CASE("every shipped scenario and overlay reads without an error") {
  auto const requests = test::shipped();
  CHECK(requests.size() > 100);
  for (auto const& request : requests) {
    INFO(test::name(request));
    auto const reading = io::read_scenario(request);
    INFO(io::render(reading.diagnostics));
    CHECK(reading.scenario.has_value());
  }
}

TEST_CASE("a scenario printed with its origins reads back to the same model") {
  for (auto const& request : test::shipped()) {
    INFO(test::name(request));
    auto const first = io::read_scenario(request);
    auto const text = io::resolved_yaml(request);
    REQUIRE(text.has_value());
    auto const second = io::read_scenario_text(*text, "resolved.yaml");
    INFO(io::render(second.diagnostics));
    REQUIRE(second.scenario.has_value());
    CHECK(test::Fingerprint(*first.scenario).text() == test::Fingerprint(*second.scenario).text());
    CHECK(first.scenario->hash == second.scenario->hash);
  }
}

TEST_CASE("every shipped study reads, and its first point is a scenario") {
  for (auto const& file : test::yaml_files("scenarios/studies")) {
    INFO(file.string());
    auto const reading = io::read_study(file);
    INFO(io::render(reading.diagnostics));
    REQUIRE(reading.study.has_value());
    std::vector<std::string> sets;
    for (auto const& axis : reading.study->grid.axes) sets.push_back(axis.path + "=" + std::to_string(axis.values.front()));
    CHECK(io::read_scenario({reading.study->scenario, reading.study->overlays, sets}).scenario.has_value());
  }
}

TEST_CASE("every value that is listed can be set by its path") {
  io::Request const request{std::filesystem::path(ZOPA_SOURCE_DIR) / "scenarios/textbook/toy_istanbul.yaml", {}, {}};
  auto const all = io::values(request);
  CHECK(all.size() > 10);
  for (auto const& value : all) {
    INFO(value.path, " = ", value.written);
    auto const again = io::read_scenario({request.file, {}, {value.path + "=" + value.written}});
    INFO(io::render(again.diagnostics));
    CHECK(again.scenario.has_value());
  }
}

TEST_CASE("a scenario read once and set many times is the one that is read anew, good or bad") {
  for (auto const& request : test::shipped()) {
    INFO(test::name(request));
    io::ScenarioReader const reader(request);
    for (std::vector<std::string> const& sets :
         {std::vector<std::string>{"time.horizon.rounds=7"}, {"no.such.path=1"}, {"time.horizon.rounds=-1"}, {"time"}, {}}) {
      io::Request whole = request;
      whole.sets.insert(whole.sets.end(), sets.begin(), sets.end());
      auto const anew = io::read_scenario(whole), again = reader.with(sets);
      CHECK(io::render(again.diagnostics) == io::render(anew.diagnostics));
      REQUIRE(again.scenario.has_value() == anew.scenario.has_value());
      if (!anew.scenario) continue;
      CHECK(again.scenario->hash == anew.scenario->hash);
      CHECK(test::Fingerprint(*again.scenario).text() == test::Fingerprint(*anew.scenario).text());
    }
  }
}
