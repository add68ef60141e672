#include <cstdio>
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

TEST_CASE("An imported domain is played at a sorted table, under the scenario's rules or those of platforms") {
  std::string const file = "/tmp/zopa_tournament_laptop.yaml";
  REQUIRE(zopa("import docs/examples/laptop -o " + file).exit == 0);
  auto const played = [&](std::string const& more) {
    Ran const ran = zopa("tournament " + file + " --tactics boulware,micro,random --draws 4 --games 5 --json" + more);
    REQUIRE(ran.exit == 0);
    return nlohmann::json::parse(ran.out);
  };
  auto const own = played(""), platform = played(" --rules platform");
  CHECK(own.at("rules") == "game");
  CHECK(own.at("plain_pairings") == 9);
  CHECK(own.at("tactics").at(0).at("best_reply_gain").at("exact") == true);
  CHECK(platform.at("rules") == "platform");
  CHECK(platform.at("plain_pairings") == 9);
  CHECK(platform.at("tactics").at(0).at("best_reply_gain").is_null());
  CHECK(platform.at("equilibria").size() >= 1);
  // no lots where Boulware meets Boulware: the pairing of `run` to the last bit but rounding
  auto const run = nlohmann::json::parse(zopa("run " + file +
                                              " --set parties.buyer.tactic=boulware --set "
                                              "parties.seller.tactic=boulware --draws 4 --games 5 --json")
                                             .out);
  double const table = own.at("pairings").at(0).at("payoff").at(0);
  double const game = run.at("metrics").at("party.buyer.welfare").at("value");
  CHECK(table == doctest::Approx(game).epsilon(1e-12));
  std::remove(file.c_str());
}

TEST_CASE("Platform rules are refused where a case is more than a plain issue space, with the reason") {
  Ran const war = zopa("tournament scenarios/tutorial/2_river_at_war.yaml --rules platform 2>&1");
  CHECK(war.exit == 2);
  CHECK(contains(war.out, "platform rules are for plain issue spaces; this case has"));
  Ran const solved = zopa("tournament scenarios/textbook/pie.yaml --rules platform --tactics linear,spe 2>&1");
  CHECK(solved.exit == 2);
  CHECK(contains(solved.out, "'spe' is no tactic for plain issue spaces"));
}
