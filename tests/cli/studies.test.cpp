#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <sstream>
#include <string>
#include <vector>

#include <doctest/doctest.h>
#include <nlohmann/json.hpp>

#include "cli/program.hpp"

namespace {

std::string const leaving = "scenarios/textbook/mediator/leaves.yaml";

std::string study_of(std::string const& vary, std::string const& more = "") {
  return "study: the mediator's patience\nscenario: " ZOPA_SOURCE_DIR "/" + leaving + "\nvary:\n" + vary +
         "games: {draws: 1, replicates: 400}\n" + more;
}

std::vector<std::string> lines_of(std::string const& file) {
  std::ifstream in(file);
  std::vector<std::string> lines;
  for (std::string line; std::getline(in, line);) lines.push_back(line);
  return lines;
}

}  // namespace

TEST_CASE("A sweep prints one row a point, last axis fastest, and writes the same to a file") {
  Folder const folder;
  std::string const study = folder.file(
      "study.yaml",
      study_of("  mediator.walks_away.hazard: [0.1, 0.3]\n  parties.A.discount: {from: 0.9, to: 1, steps: 3}\n",
               "keep: [mediator.left]\n"));
  Ran const json = zopa("sweep " + study + " --json --csv " + folder.path("out.csv"));
  REQUIRE(json.exit == 0);
  auto const out = nlohmann::json::parse(json.out);
  CHECK(out.at("shape") == "zopa.sweep");
  CHECK(out.at("paths") == nlohmann::json::array({"mediator.walks_away.hazard", "parties.A.discount"}));
  REQUIRE(out.at("points").size() == 6);
  CHECK(out.at("points").at(1).at("point") == nlohmann::json::array({0.1, 0.95}));
  auto const csv = lines_of(folder.path("out.csv"));
  REQUIRE(csv.size() == 7);
  CHECK(csv[0] ==
        "mediator.walks_away.hazard,parties.A.discount,mediator.left,mediator.left.standard_error,mediator.left.low,"
        "mediator.left.high");
  CHECK(csv[2].rfind("0.1,0.95,", 0) == 0);
  double const left = out.at("points").at(1).at("metrics").at("mediator.left").at("value");
  std::stringstream cell(csv[2].substr(std::string("0.1,0.95,").size()));
  double in_file = -1;
  cell >> in_file;
  CHECK(in_file == left);
}

TEST_CASE("A sweep says its title, its columns and what was simulated") {
  Folder const folder;
  std::string const study =
      folder.file("study.yaml", study_of("  mediator.walks_away.hazard: [0.1, 0.3]\n", "keep: [mediator.left]\n"));
  Ran const ran = zopa("sweep " + study);
  CHECK(ran.exit == 0);
  for (char const* part :
       {"the mediator's patience", "mediator.walks_away.hazard", "mediator.left", "2 points × 1 draw × 400 games"}) {
    CAPTURE(part);
    CHECK(contains(ran.out, part));
  }
}

TEST_CASE("A sweep gives the same bytes whatever the threads") {
  Folder const folder;
  std::string const study = folder.file("study.yaml", study_of("  mediator.walks_away.hazard: [0.1, 0.3]\n"));
  std::string const one = zopa("sweep " + study + " --json --draws 5 --games 7 --threads 1").out;
  CHECK(!one.empty());
  for (char const* threads : {"2", "3", "7"})
    CHECK(zopa("sweep " + study + " --json --draws 5 --games 7 --threads " + threads).out == one);
}

TEST_CASE("What is wrong with a study is said with its place, before anything is run") {
  struct Case {
    char const* vary;
    char const* more;
    std::vector<char const*> says;
  };
  Folder const folder;
  for (Case const& wrong : std::vector<Case>{
           {"  mediator.walks_away.hasard: [0.1]\n", "", {"study.yaml:4:3", "mediator.walks_away.hasard", "hazard"}},
           {"  mediator.walks_away.hazard: [0.1, 1.5]\n", "", {"study.yaml:4:3", "1.5"}},
           {"  mediator.walks_away.hazard: {from: 1, to: 0, steps: 3}\n", "", {"study.yaml:4:31", "does not rise"}},
           {"  mediator.walks_away.hazard: [0.1]\n",
            "keep: [main.deel]\n",
            {"study.yaml:6:8", "main.deel", "main.deal"}},
           {"  mediator.walks_away.hazard: [0.1]\n", "keeps: [main.deal]\n", {"study.yaml:6:1", "keeps", "keep"}}}) {
    CAPTURE(wrong.vary);
    CAPTURE(wrong.more);
    Ran const ran = zopa("sweep " + folder.file("study.yaml", study_of(wrong.vary, wrong.more)) + " 2>&1 >/dev/null");
    CAPTURE(ran.out);
    CHECK(ran.exit == 2);
    for (char const* part : wrong.says) CHECK(contains(ran.out, part));
  }
}

TEST_CASE("A value in the middle of an axis is read before the first point is run") {
  Folder const folder;
  Ran const ran =
      zopa("sweep " + folder.file("study.yaml", study_of("  mediator.walks_away.hazard: [0.1, 1.5, 0.2]\n")) +
           " 2>&1 >/dev/null");
  CHECK(ran.exit == 2);
  CHECK(contains(ran.out, "1.5"));
}

TEST_CASE("A table that cannot be written is an error") {
  Folder const folder;
  std::string const study = folder.file("study.yaml", study_of("  mediator.walks_away.hazard: [0.1]\n"));
  Ran const ran = zopa("sweep " + study + " --csv " + folder.path("no/such/folder.csv") + " 2>&1 >/dev/null");
  CHECK(ran.exit == 2);
  CHECK(contains(ran.out, "folder.csv"));
}

TEST_CASE("A comparison names its columns, and stacks overlays with +a+b") {
  std::string const flagship = "scenarios/ukraine-2025/istanbul_2025_07.yaml";
  Ran const ran =
      zopa("compare " + flagship + " +guarantees_credible +guarantees_credible+us_walks_away --draws 3 --games 3");
  CHECK(ran.exit == 0);
  for (char const* part :
       {"baseline", "+guarantees_credible ", "+guarantees_credible+us_walks_away", "difference", "political.deal"})
    CHECK(contains(ran.out, part));
}

TEST_CASE("With --all, every overlay beside the file is a row, laid on those that are named; those that move no deal share one") {
  Folder const folder;
  std::string const base = folder.file("base.yaml",
                                       "zopa: 1\ntitle: A pie\nissues: {pie: [none, half, all]}\nparties:\n"
                                       "  A: {prefers: {pie: {weight: 1, values: [0, 0.5, 1]}}, no_deal: 0.2}\n"
                                       "  B: {prefers: {pie: {weight: 1, values: [1, 0.5, 0]}}, no_deal: 0.2}\n");
  folder.file("idle.yaml", "overlay: Nothing that matters\n");
  folder.file("proud.yaml",
              "overlay: A proud B\nparties:\n  B:\n    red_lines:\n"
              "      - {id: pride, title: B yields nothing, never: {pie: [half, all]}}\n");
  Ran const ran = zopa("compare " + base + " --all --draws 2 --games 4");
  REQUIRE(ran.exit == 0);
  CHECK(contains(ran.out, "3 worlds"));
  CHECK(contains(ran.out, "As often as under baseline: +idle."));
  CHECK(contains(ran.out, "+proud     0 %"));
  CHECK(contains(ran.out, "B yields nothing"));  // a title that only the overlay knows
  CHECK(contains(ran.out, "pie: half"));                // the terms
  auto const on_proud = json_of("compare " + base + " +proud --all --draws 2 --games 4 --json");
  CHECK(on_proud.at("variants") == nlohmann::json({"+proud", "+idle"}));
  CHECK(on_proud.at("metrics").at("main.deal").at(1).at("difference").at("value") == 0);
  CHECK(on_proud == json_of("compare " + base + " --on proud --all --draws 2 --games 4 --json"));
  CHECK(on_proud.at("metrics") == json_of("compare " + base + " --on proud +idle --draws 2 --games 4 --json").at("metrics"));
}

TEST_CASE("What cannot be laid on the stack of a table is named and left out; what is wrong by itself is an error") {
  Folder const folder;
  std::string const base = folder.file("base.yaml",
                                       "zopa: 1\ntitle: A pie\nissues: {pie: [none, half, all]}\nparties:\n"
                                       "  A: {prefers: {pie: {weight: 1, values: [0, 0.5, 1]}}, no_deal: 0.2}\n"
                                       "  B: {prefers: {pie: {weight: 1, values: [1, 0.5, 0]}}, no_deal: 0.2,\n"
                                       "      red_lines: [{id: pride, never: {pie: all}}]}\n");
  folder.file("humble.yaml", "overlay: No pride\nset: {parties.B.red_lines.pride: null}\n");
  folder.file("meek.yaml", "overlay: No pride either\nset: {parties.B.red_lines.pride: null}\n");
  folder.file("soft.yaml", "overlay: A price of pride\nset: {parties.B.red_lines.pride.hardness: {soft: 0.1}}\n");
  auto const table = json_of("compare " + base + " +humble --all --draws 2 --games 4 --json");
  CHECK(table.at("variants") == nlohmann::json({"+humble", "+meek"}));  // takes away what is gone: no error
  CHECK(table.at("left_out") == nlohmann::json({"+soft"}));
  CHECK(contains(zopa("compare " + base + " +humble --all --draws 2 --games 4").out, "Not asked: +soft"));
  folder.file("wrong.yaml", "overlay: Nonsense\nset: {parties.Q.discount: 1}\n");
  CHECK(zopa("compare " + base + " +humble --all --draws 2 --games 4 2>&1").exit == 2);
}

TEST_CASE("Hypotheses of a file are played and ruled on, and what one names must be there") {
  Folder const folder;
  std::string const parties =
      "zopa: 1\ntitle: A pie\nissues: {pie: [none, half, all]}\nparties:\n"
      "  A: {prefers: {pie: {weight: 1, values: [0, 0.5, 1]}}, no_deal: 0.2}\n"
      "  B: {prefers: {pie: {weight: 1, values: [1, 0.5, 0]}}, no_deal: 0.2}\n";
  folder.file("proud.yaml",
              "overlay: A proud B\nparties:\n  B:\n    red_lines:\n"
              "      - {id: pride, title: B yields nothing, never: {pie: [half, all]}}\n");
  std::string const base = folder.file(
      "base.yaml", parties + "hypotheses:\n"
                             "  - {id: pride-costs, says: Pride costs deals, figure: main.deal, order: [baseline, proud]}\n"
                             "  - {id: pride-pays, says: Pride pays, figure: party.B.welfare, order: [+proud, baseline]}\n"
                             "  - {id: pride-waits, says: The proud wait, figure: main.round, order: [proud, baseline]}\n");
  auto const ruled = json_of("compare " + base + " --hypotheses --draws 2 --games 4 --json").at("hypotheses");
  REQUIRE(ruled.size() == 3);
  CHECK(ruled.at(0).at("verdict") == "holds");
  CHECK(ruled.at(1).at("verdict") == "the other way round");
  CHECK(ruled.at(2).at("verdict") == "undefined");
  std::string const text = zopa("compare " + base + " --hypotheses --draws 2 --games 4").out;
  for (char const* part : {"holds: 1 · the other way round: 1 · undefined: 1", "no deal under +proud in 8 games", "+proud against baseline"})
    CHECK(contains(text, part));
  std::string const wrong = folder.file(
      "wrong.yaml", parties + "hypotheses:\n"
                              "  - {id: a, says: A, figure: main.deel, order: [baseline, prod]}\n"
                              "  - {id: b, says: B, figure: main.deal, order: [proud+humble, baseline]}\n");
  Ran const ran = zopa("compare " + wrong + " --hypotheses 2>&1");
  CHECK(ran.exit == 2);
  for (char const* part : {"wrong.yaml:8:30: nothing called 'main.deel'", "did you mean 'main.deal'?", "wrong.yaml:8:59: there is no overlay 'prod'",
                           "did you mean 'proud'?", "wrong.yaml:9:49: there is no overlay 'humble'"})
    CHECK(contains(ran.out, part));
}

TEST_CASE("Every overlay of a comparison that cannot be read is named, and nothing is run") {
  Ran const ran = zopa("compare scenarios/tutorial/1_river.yaml +no_such_one +nor_this 2>&1 >/dev/null");
  CHECK(ran.exit == 2);
  CHECK(contains(ran.out, "no_such_one"));
  CHECK(contains(ran.out, "nor_this"));
}

TEST_CASE("Ten steps, ten rows: what each does here") {
  Ran const ran = zopa("mechanisms " + leaving + " --draws 2 --games 200 --json");
  REQUIRE(ran.exit == 0);
  auto const out = nlohmann::json::parse(ran.out);
  CHECK(out.at("shape") == "zopa.mechanisms");
  REQUIRE(out.at("steps").size() == 10);
  auto const& mediator = out.at("steps").at(3);
  CHECK(mediator.at("name") == "mediator");
  CHECK(mediator.at("used") == true);
  CHECK(mediator.at("metric").is_string());
}

TEST_CASE("A Latin hypercube has one point in each slice of every axis, and a store knows it") {
  Folder const folder;
  std::string const study = folder.file(
      "study.yaml",
      study_of("  mediator.walks_away.hazard: {uniform: [0, 0.5]}\n  parties.A.discount: {uniform: [0.9, 1]}\n",
               "design: {latin_hypercube: 10}\nkeep: [mediator.left]\n"));
  Ran const json = zopa("sweep " + study + " --json");
  REQUIRE(json.exit == 0);
  auto const out = nlohmann::json::parse(json.out);
  REQUIRE(out.at("points").size() == 10);
  std::vector<int> seen(10), seen_discount(10);
  for (auto const& point : out.at("points")) {
    ++seen.at(static_cast<std::size_t>(point.at("point").at(0).get<double>() / 0.05));
    ++seen_discount.at(static_cast<std::size_t>((point.at("point").at(1).get<double>() - 0.9) / 0.01));
  }
  CHECK(seen == std::vector<int>(10, 1));
  CHECK(seen_discount == std::vector<int>(10, 1));
  REQUIRE(zopa("sweep " + study + " -o " + folder.path("a.db")).exit == 0);
  CHECK(zopa("results verify " + folder.path("a.db")).exit == 0);
  CHECK(contains(zopa("results info " + folder.path("a.db")).out, "10 of 10 points"));
}

TEST_CASE("Why there is no deal, cause by cause") {
  Ran const ran = zopa("decompose " + river + " --draws 4 --games 5");
  REQUIRE(ran.exit == 0);
  for (char const* part : {"no deal in", "red lines collide", "not at work here", "value cannot be divided", "Shapley"})
    CHECK(contains(ran.out, part));
  auto const json = json_of("decompose " + leaving + " --draws 4 --games 5 --json");
  CHECK(json.at("shape") == "zopa.decompose");
  double sum = 0;
  for (auto const& cause : json.at("causes"))
    if (cause.at("present").get<bool>()) sum += cause.at("share").at("value").get<double>();
  CHECK(sum == doctest::Approx(json.at("fall").at("value").get<double>()));
}
