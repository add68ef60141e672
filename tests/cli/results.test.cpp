#include <algorithm>
#include <cstdlib>
#include <sstream>
#include <string>
#include <vector>

#include <doctest/doctest.h>
#include <nlohmann/json.hpp>

#include "cli/program.hpp"

namespace {

/// A study of 24 points that takes a second or two.
std::string patience_study(Folder const& folder) {
  return folder.file("patience.yaml",
                     "study: patience\nscenario: " ZOPA_SOURCE_DIR
                     "/scenarios/tutorial/3_river_with_a_mediator.yaml\nvary:\n"
                     "  mediator.walks_away.hazard: {from: 0, to: 0.4, steps: 12}\n  mediator.carrots.South: [0, 0.1]\n"
                     "games: {draws: 20, replicates: 20}\nkeep: [main.deal, main.round, mediator.left]\n");
}

bool same_results(std::string const& a, std::string const& b) {
  Ran const ran = zopa("results diff " + a + " " + b);
  if (ran.exit != 0) MESSAGE(ran.out);
  return ran.exit == 0;
}

/// What is said about arguments that are refused.
std::string said(std::string const& arguments) {
  Ran const ran = zopa(arguments + " 2>&1 >/dev/null");
  CHECK(ran.exit == 2);
  return ran.out;
}

}  // namespace

TEST_CASE("One process, several threads, shards merged: the same bits") {
  Folder const folder;
  std::string const study = patience_study(folder), whole = folder.path("whole.db");
  Ran const ran = zopa("sweep " + study + " -o " + whole + " --threads 1");
  REQUIRE(ran.exit == 0);
  CHECK(contains(ran.out, "24 of 24 points"));
  REQUIRE(zopa("sweep " + study + " -o " + folder.path("three.db") + " --threads 3").exit == 0);
  CHECK(same_results(whole, folder.path("three.db")));
  std::string shards;
  for (char const* part : {"1", "2", "3", "4", "5", "6", "7", "8"}) {
    std::string const file = folder.path(std::string("part") + part + ".db");
    REQUIRE(zopa("sweep " + study + " -o " + file + " --shard " + part + "/8").exit == 0);
    shards += " " + file;
  }
  REQUIRE(zopa("results merge " + folder.path("merged.db") + shards).exit == 0);
  CHECK(same_results(whole, folder.path("merged.db")));
  CHECK(zopa("results verify " + whole + shards).exit == 0);
  // and what goes to the screen without a file is the same table
  REQUIRE(zopa("sweep " + study + " --csv " + folder.path("direct.csv")).exit == 0);
  CHECK(zopa("results export " + folder.path("merged.db")).out ==
        zopa("--version >/dev/null; cat " + folder.path("direct.csv")).out);
}

TEST_CASE("The example in Python reads what a sweep keeps") {
  Folder const folder;
  std::string const study = patience_study(folder), file = folder.path("a.db");
  REQUIRE(zopa("sweep " + study + " -o " + file + " --draws 2").exit == 0);
  Ran const python = zopa("--version >/dev/null; python3 docs/examples/read_results.py " + file);
  CHECK(python.exit == 0);
  CHECK(std::count(python.out.begin(), python.out.end(), '\n') == 1 + 24 * 3);
  CHECK(contains(python.out, "mediator.walks_away.hazard\tmediator.carrots.South\tmetric\tvalue"));
}

TEST_CASE("A sweep killed at any moment and resumed has the same content") {
  Folder const folder;
  std::string const study = patience_study(folder), whole = folder.path("whole.db");
  REQUIRE(zopa("sweep " + study + " -o " + whole).exit == 0);
  int const kills = std::getenv("ZOPA_LONG") ? 100 : 5;
  std::string const killed = folder.path("killed.db");
  int interrupted = 0;
  for (int k = 0; k < kills; ++k) {
    std::string const after = std::to_string(0.02 + 0.011 * (k * 7 % 23));
    std::string const command = "timeout -s KILL " + after + " '" ZOPA_PROGRAM "' sweep " + study + " -o " + killed +
                                " --resume >/dev/null 2>&1";
    interrupted += std::system(command.c_str()) != 0;
  }
  CHECK(interrupted > 0);  // else nothing was tried
  REQUIRE(zopa("sweep " + study + " -o " + killed + " --resume").exit == 0);
  CHECK(same_results(whole, killed));
}

TEST_CASE("What a launcher started finds its part by itself") {
  Folder const folder;
  std::string const study = patience_study(folder), whole = folder.path("whole.db");
  REQUIRE(zopa("sweep " + study + " -o " + whole).exit == 0);
  std::string files;
  for (int rank = 0; rank < 4; ++rank) {  // as mpirun sets them
    std::string const environment =
        "OMPI_COMM_WORLD_SIZE=4 OMPI_COMM_WORLD_RANK=" + std::to_string(rank) + " '" ZOPA_PROGRAM "' ";
    Ran const ran = zopa("--version >/dev/null; " + environment + "sweep " + study + " -o '" +
                         folder.path("rank{i}.db") + "' --shard auto");
    CHECK(ran.exit == 0);
    CHECK(contains(ran.out, "6 of 6 points are in"));
    files += " " + folder.path("rank" + std::to_string(rank + 1) + ".db");
  }
  REQUIRE(zopa("results merge " + folder.path("all.db") + files).exit == 0);
  CHECK(same_results(whole, folder.path("all.db")));
  CHECK(zopa("sweep " + study + " -o " + folder.path("x.db") + " --shard auto 2>/dev/null").exit == 2);
}

TEST_CASE("SIGTERM and SIGUSR1 end a sweep after what is done is committed, with exit code 4") {
  Folder const folder;
  std::string const study = patience_study(folder);
  for (char const* signal : {"TERM", "USR1"}) {
    CAPTURE(signal);
    std::string const file = folder.path(std::string(signal) + ".db");
    Ran const ran = zopa("sweep " + study + " -o " + file + " --games 2000 & while [ ! -e " + file +
                         " ]; do sleep 0.05; done; kill -" + signal + " $!; wait $!");
    CHECK(ran.exit == 4);
    CHECK(contains(ran.out, "--resume"));
    CHECK(zopa("results verify " + file).exit == 0);
  }
}

TEST_CASE("What stands in the way of a file is said in a sentence, and nothing is lost") {
  Folder const folder;
  std::string const study = patience_study(folder), file = folder.path("a.db");
  REQUIRE(zopa("sweep " + study + " -o " + file + " --draws 2").exit == 0);
  CHECK(contains(said("sweep " + study + " -o " + file + " --draws 2"), "--resume"));
  CHECK(contains(said("sweep " + study + " -o " + file + " --resume --draws 3"), "another study"));
  CHECK(contains(said("sweep " + study + " -o " + file + " --resume --draws 2 --set parties.North.discount=0.5"),
                 "another study"));
  CHECK(contains(said("sweep " + study + " -o " + folder.path("b.db") + " --shard 9/8"), "1 ≤ i ≤ n"));
  CHECK(contains(said("results info " + study), "not a results store"));
  CHECK(contains(said("results merge " + folder.path("m.db") + " " + folder.path("none.db")), "no such file"));
  CHECK(zopa("results verify " + file).exit == 0);
  // a disk that takes no more than 24 blocks
  Ran const full = zopa("--version; ulimit -f 24; trap '' XFSZ; '" ZOPA_PROGRAM "' sweep " + study + " -o " +
                        folder.path("small.db") + " --draws 2 2>&1");
  CHECK(full.exit == 2);
  CHECK(contains(full.out, "what was committed before is safe"));
}

TEST_CASE("kept results are analysed by their design, and the axis that does it is found by each") {
  Folder const folder;
  auto const analysed = [&](std::string const& design) {
    std::string const study = folder.file(design.substr(0, 3) + ".yaml", "study: who sends the mediator away\nscenario: " ZOPA_SOURCE_DIR
                                          "/scenarios/tutorial/3_river_with_a_mediator.yaml\nvary:\n"
                                          "  parties.North.discount: {uniform: [0.95, 0.951]}\n"
                                          "  mediator.walks_away.hazard: {uniform: [0, 0.3]}\n"
                                          "design: {" + design + "}\ngames: {draws: 10, replicates: 10}\nkeep: [mediator.left]\n");
    std::string const file = folder.path(design.substr(0, 3) + ".db");
    REQUIRE(zopa("sweep " + study + " -o " + file).exit == 0);
    Ran const ran = zopa("results analyse " + file + " --json");
    REQUIRE(ran.exit == 0);
    CHECK(zopa("results analyse " + file).exit == 0);
    auto const json = nlohmann::json::parse(ran.out);
    CHECK(json["shape"] == "zopa.analysis");
    return json["figures"][0];
  };
  auto const morris = analysed("morris: 6")["morris"];
  CHECK(morris[1]["mu_star"]["low"].get<double>() > 5 * morris[0]["mu_star"]["value"].get<double>());
  auto const sobol = analysed("saltelli: 32")["sobol"]["axes"];
  CHECK(sobol[1]["total"]["low"].get<double>() > sobol[0]["total"]["high"].get<double>());
  auto const shifts = analysed("one_at_a_time: [0.1, 0.9]")["shifts"];
  REQUIRE(shifts.size() == 4);
  CHECK(shifts[2]["difference"].get<double>() < 0);
  CHECK(shifts[3]["difference"].get<double>() > 0);
  CHECK(analysed("halton: 50")["influences"][0]["axis"] == "mediator.walks_away.hazard");
}

TEST_CASE("an analysis that needs every point says how many are missing") {
  Folder const folder;
  std::string const study = patience_study(folder), part = folder.path("part.db");
  REQUIRE(zopa("sweep " + study + " -o " + part + " --draws 2 --shard 1/2").exit == 0);
  Ran const ran = zopa("results analyse " + part + " 2>&1 >/dev/null");
  CHECK(ran.exit == 2);
  CHECK(contains(ran.out, "12 of 24 points are missing"));
  CHECK(contains(zopa("results analyse " + part + " --metric main.dael 2>&1 >/dev/null").out, "main.deal"));
}

TEST_CASE("games kept by two threads, by shards and after a kill are the same; each is told again by its address") {
  Folder const folder;
  std::string const study = patience_study(folder), whole = folder.path("whole.db"), few = " --draws 3 --games 4 --keep-games";
  REQUIRE(zopa("sweep " + study + " -o " + whole + few + " --threads 1").exit == 0);
  std::string shards;
  for (char const* part : {"1", "2", "3"}) {
    shards += " " + folder.path(part);
    REQUIRE(zopa("sweep " + study + " -o " + folder.path(part) + few + " --threads 2 --shard " + part + "/3").exit == 0);
  }
  REQUIRE(zopa("results merge " + folder.path("merged.db") + shards).exit == 0);
  CHECK(same_results(whole, folder.path("merged.db")));
  CHECK(zopa("results verify " + whole).exit == 0);

  Ran const table = zopa("results export " + whole + " --games");
  CHECK(std::count(table.out.begin(), table.out.end(), '\n') == 1 + 24 * 3 * 4);
  CHECK(contains(table.out, "point,mediator.walks_away.hazard,mediator.carrots.South,draw,game,main.deal,main.round,mediator.left\n"));
  std::istringstream lines(table.out);
  std::string line;
  std::getline(lines, line);
  for (int k = 0; std::getline(lines, line); ++k) {
    if (k % 41 != 0) continue;  // a few, spread over points, draws and games
    std::vector<std::string> cells;
    std::istringstream cut(line);
    for (std::string cell; std::getline(cut, cell, ',');) cells.push_back(cell);
    REQUIRE(cells.size() == 8);
    Ran const ran = zopa("play --json --replay " + whole + ":" + cells[0] + ":" + cells[3] + ":" + cells[4]);
    REQUIRE(ran.exit == 0);
    std::string round;
    auto const game = nlohmann::json::parse(ran.out);
    for (auto const& event : game["events"])
      if (event["event"] == "deal") round = std::to_string(event["round"].get<int>());
    CHECK(round == cells[6]);
  }
  CHECK(contains(zopa("play --replay " + whole + ":3:1:2").out, "point 3: mediator.walks_away.hazard="));
}

TEST_CASE("an address that no game has is refused in a sentence") {
  Folder const folder;
  std::string const study = patience_study(folder), file = folder.path("a.db");
  REQUIRE(zopa("sweep " + study + " -o " + file + " --draws 2").exit == 0);
  CHECK(contains(said("play --replay " + file + ":24:0:0"), "points 0 to 23, draws 0 to 1"));
  CHECK(contains(said("play --replay " + file + ":0:2:0"), "draws 0 to 1"));
  CHECK(contains(said("play --replay " + file), "FILE:POINT:DRAW:GAME"));
  CHECK(contains(said("play --replay " + study + ":0:0:0"), "not a results store"));
  CHECK(contains(said("play"), "expected a scenario file"));
  CHECK(contains(said("results export --games " + file), "keeps no games"));
}
