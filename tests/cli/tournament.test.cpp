#include <string>

#include <doctest/doctest.h>
#include <nlohmann/json.hpp>

#include "cli/program.hpp"

TEST_CASE("A tournament is the same bit for bit with any number of threads, and its cells are those of run") {
  std::string const arguments =
      "tournament scenarios/tutorial/2_river_at_war.yaml --tactics linear,conceder --draws 3 --games 5 --json";
  Ran const one = zopa(arguments + " --threads 1"), three = zopa(arguments + " --threads 3");
  REQUIRE(one.exit == 0);
  CHECK(one.out == three.out);
  auto const table = nlohmann::json::parse(one.out);
  REQUIRE(table.at("pairings").size() == 4);
  auto const run = nlohmann::json::parse(zopa("run scenarios/tutorial/2_river_at_war.yaml --set "
                                              "parties.North.tactic=linear --set parties.South.tactic=conceder "
                                              "--draws 3 --games 5 --json")
                                             .out);
  auto const& cell = table.at("pairings").at(1);
  CHECK(cell.at("first") == "linear");
  CHECK(cell.at("second") == "conceder");
  CHECK(cell.at("payoff").at(0) == run.at("metrics").at("party.North.welfare").at("value"));
  CHECK(cell.at("payoff").at(1) == run.at("metrics").at("party.South.welfare").at("value"));
  CHECK(cell.at("agreement") == run.at("metrics").at("main.deal").at("value"));
}

TEST_CASE("A tactic that does not exist is named before anything is played") {
  Ran const ran = zopa("tournament scenarios/tutorial/1_river.yaml --tactics linear,concedr 2>&1");
  CHECK(ran.exit == 2);
  CHECK(contains(ran.out, "conceder"));
}
