#include <cstdlib>
#include <fstream>
#include <string>
#include <vector>

#include <doctest/doctest.h>
#include <nlohmann/json.hpp>

#include "cli/program.hpp"

namespace {

std::string const flagship = "scenarios/ukraine-2025/istanbul_2025_07.yaml";

}  // namespace

TEST_CASE("Every verb has help with an example") {
  for (char const* verb : {"check", "new", "explain", "describe", "fmt", "solve", "run", "play", "compare", "sweep",
                           "tournament", "mechanisms", "signature", "report"}) {
    CAPTURE(verb);
    Ran const ran = zopa(std::string(verb) + " --help");
    CHECK(ran.exit == 0);
    CHECK(contains(ran.out, "Example: zopa " + std::string(verb)));
    CHECK(contains(ran.out, "--json"));
  }
}

TEST_CASE("Usage errors leave with 2 and say what is wrong") {
  CHECK(zopa("solve 2>/dev/null").exit == 2);
  CHECK(zopa("unknown 2>/dev/null").exit == 2);
  Ran const missing = zopa("solve no_such_file.yaml 2>&1 >/dev/null");
  CHECK(missing.exit == 2);
  CHECK(contains(missing.out, "no_such_file.yaml"));
}

TEST_CASE("The flagship's no is said as a certainty, with the pairs of lines that collide") {
  auto const json = json_of("solve " + flagship + " --draws 0 --json");
  auto const& political = json.at("tracks").at(0);
  CHECK(political.at("zopa").at("exists") == false);
  CHECK(political.at("why_not").at("certain") == true);
  CHECK(political.at("zopa").at("packages").get<double>() >= 1e6);
  bool found = false;
  for (auto const& conflict : political.at("why_not").at("conflicts"))
    found = found || conflict == nlohmann::json::array({"no-cession", "annexations"});
  CHECK(found);
  CHECK(contains(zopa("solve " + flagship + " --draws 0").out, "That is a certainty"));
}

TEST_CASE("What solve gives up opens a deal, and nothing smaller does") {
  auto const json = json_of("solve " + flagship + " --draws 0 --json");
  auto const& corrections = json.at("tracks").at(0).at("why_not").at("corrections");
  REQUIRE(!corrections.empty());
  for (auto const& correction : corrections) CHECK(correction.at("opens").get<double>() > 0);
}

TEST_CASE("A run gives the same bytes whatever the threads") {
  std::string const one = zopa("run " + river + " --draws 6 --games 20 --threads 1 --json").out;
  CHECK(!one.empty());
  for (char const* threads : {"2", "3", "7"}) {
    CAPTURE(threads);
    CHECK(zopa("run " + river + " --draws 6 --games 20 --json --threads " + threads).out == one);
  }
}

TEST_CASE("A game of a run is told again by its address") {
  std::string const address = " --seed 9 --draw 3 --game 2";
  CHECK(zopa("play " + river + address).out == zopa("play " + river + address).out);
  auto const json = json_of("play " + river + address + " --json");
  CHECK(json.at("shape") == "zopa.play");
  CHECK(!json.at("events").empty());
}

TEST_CASE("A comparison with itself differs by nothing") {
  std::string const nothing = "/tmp/zopa_nothing_changes.yaml";
  std::ofstream(nothing) << "overlay: nothing changes\nmonte_carlo: {seed: 42}\n";
  auto const json = json_of("compare " + river + " " + nothing + " --draws 4 --games 10 --json");
  std::remove(nothing.c_str());
  CHECK(json.at("variants").size() == 2);
  for (auto const& [name, cells] : json.at("metrics").items()) {
    CAPTURE(name);
    if (cells.at(1).is_object() && cells.at(1).contains("difference"))
      CHECK(cells.at(1).at("difference").at("value") == 0);
  }
}

TEST_CASE("Two mistakes in a file are both reported with their place, and nothing is run") {
  std::string const path = "/tmp/zopa_two_mistakes.yaml";
  {
    std::ifstream in(ZOPA_SOURCE_DIR "/" + river);
    std::string text((std::istreambuf_iterator<char>(in)), {});
    text.replace(text.find("no_deal"), 7, "nodeal");
    text.replace(text.find("never: {border: river}"), 22, "never: {border: rivr}");
    std::ofstream(path) << text;
  }
  Ran const ran = zopa("check " + path + " 2>&1 >/dev/null");
  std::remove(path.c_str());
  CHECK(ran.exit == 2);
  CHECK(contains(ran.out, "nodeal"));
  CHECK(contains(ran.out, "rivr"));
  CHECK(contains(ran.out, "did you mean"));
  CHECK(contains(ran.out, "2 errors, nothing was run"));
}
