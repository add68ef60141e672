#include <string>

#include <doctest/doctest.h>
#include <nlohmann/json.hpp>

#include "cli/program.hpp"

TEST_CASE("Sensitivity says first in words what the spread comes from, and gives the same bytes whatever the threads") {
  std::string const arguments =
      "sensitivity scenarios/history/camp_david_1978.yaml --metric party.EGY.welfare --base 32 --games 4 ";
  Ran const text = zopa(arguments);
  CHECK(text.exit == 0);
  for (char const* part : {"first order", "95 %", "comes from parties.ISR.no_deal", "Next: zopa describe"})
    CHECK(contains(text.out, part));
  Ran const json = zopa(arguments + "--json --threads 1");
  auto const out = nlohmann::json::parse(json.out);
  CHECK(out.at("shape") == "zopa.sensitivity");
  CHECK(out.at("inputs").size() == 2);
  CHECK(zopa(arguments + "--json --threads 2").out == json.out);
}

TEST_CASE("What cannot be asked is said in one sentence") {
  std::string const camp_david = "scenarios/history/camp_david_1978.yaml";
  for (auto const& [arguments, part] :
       {std::pair{camp_david + " --metric main.deel", std::string("did you mean")},
        std::pair{camp_david + " --metric main.round", std::string("mean over deals")},
        std::pair{camp_david + " --where party.EGY.welfare", std::string("happens or not")},
        std::pair{camp_david + " --threshold parties.EGY.discount", std::string("--from A --to B")},
        std::pair{std::string("scenarios/tutorial/1_river.yaml"), std::string("nothing varies")}}) {
    CAPTURE(arguments);
    Ran const ran = zopa("sensitivity " + arguments + " 2>&1 >/dev/null");
    CHECK(ran.exit == 2);
    CHECK(contains(ran.out, part));
  }
}

TEST_CASE("A proposal names its package, its weakest points and its rivals") {
  Ran const json = zopa("propose scenarios/history/camp_david_1978.yaml --draws 40 --json");
  REQUIRE(json.exit == 0);
  auto const out = nlohmann::json::parse(json.out);
  CHECK(out.at("shape") == "zopa.propose");
  CHECK(out.at("rivals").size() == 3);
  CHECK(out.at("proposed").at("package").contains("sinai"));
  CHECK(zopa("propose scenarios/history/camp_david_1978.yaml --for NOBODY 2>&1 >/dev/null").exit == 2);
}
