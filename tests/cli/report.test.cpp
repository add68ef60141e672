#include <algorithm>
#include <cmath>
#include <filesystem>
#include <fstream>
#include <string>

#include <doctest/doctest.h>
#include <nlohmann/json.hpp>

#include "cli/program.hpp"

namespace {

std::string const with_mediator = "scenarios/tutorial/3_river_with_a_mediator.yaml";

}  // namespace

TEST_CASE("A page is one file below 3 MB that holds the file's figures, the command and the scenario") {
  std::string const file = "/tmp/zopa_report_test.html";
  Ran const ran = zopa("report " + with_mediator + " --set parties.North.discount=0.97 --draws 8 --games 10 -o " + file);
  CHECK(ran.exit == 0);
  CHECK(contains(ran.out, file + " written"));
  CHECK(std::filesystem::file_size(file) < 3'000'000);
  std::ifstream in(file);
  std::string const html((std::istreambuf_iterator<char>(in)), {});
  std::filesystem::remove(file);
  CHECK(
      contains(html, "zopa report " + with_mediator + " --set 'parties.North.discount=0.97' --draws 8 --games 10 -o " + file));
  CHECK(contains(html, "not a prediction"));
  CHECK(!contains(html, "{{"));
}

TEST_CASE("For machines the page has a shape, and figures with their origin") {
  auto const page = json_of("report " + with_mediator + " --draws 8 --games 10 --json");
  CHECK(page.at("shape") == "zopa.page");
  CHECK(page.at("tracks").at(0).at("solved").at("exists") == true);
  REQUIRE(!page.at("figures").empty());
  for (auto const& figure : page.at("figures")) {
    CHECK(contains(figure.at("origin"), ".yaml:"));
    CHECK(!figure.at("value").get<std::string>().empty());
  }
  CHECK(page.at("file").at("title") == page.at("scenario").at("title"));
}

TEST_CASE("For papers the page is Markdown with the answer, the figures and what they rest on") {
  Ran const ran = zopa("report " + with_mediator + " --draws 8 --games 10 --md");
  CHECK(ran.exit == 0);
  CHECK(ran.out.starts_with("# "));
  for (char const* part : {"A deal is possible", "## What it rests on", "over the assumptions", "not a prediction"})
    CHECK(contains(ran.out, part));
}

TEST_CASE("A page without a file to write to, or with one that cannot be written, is a usage error") {
  Ran const nowhere = zopa("report " + river + " 2>&1");
  CHECK(nowhere.exit == 2);
  CHECK(contains(nowhere.out, "-o page.html"));
  CHECK(zopa("report " + river + " --draws 2 --games 2 -o /no/such/folder/page.html 2>/dev/null").exit == 2);
}

TEST_CASE("The page of a study's results shows each of its points around the scenario it was about") {
  std::string const db = "/tmp/zopa_report_test.db";
  std::filesystem::remove(db);
  REQUIRE(zopa("sweep scenarios/studies/patience.yaml --draws 2 --games 4 -o " + db).exit == 0);
  auto const page = json_of("report " + db + " --json");
  auto const points = zopa("results export " + db).out;
  CHECK(page.at("study").at("points").size() ==
        static_cast<std::size_t>(std::count(points.begin(), points.end(), '\n')) - 1);
  CHECK(page.at("plan").at("draws") == 2);
  CHECK(page.at("plan").at("replicates") == 4);
  CHECK(!page.at("tracks").empty());
  CHECK(contains(zopa("report " + db + " --md").out, page.at("study").at("title").get<std::string>()));
  CHECK(zopa("report " + db + " --set a.b=1 --json 2>/dev/null").exit == 2);
  std::filesystem::remove(db);
}

TEST_CASE("A study named in place of a scenario is played, and its page shows its points around its scenario") {
  auto const page = json_of("report scenarios/studies/patience.yaml --draws 2 --games 4 --json");
  CHECK(page.at("study").at("points").size() == 10);
  CHECK(page.at("study").at("paths").size() == 2);
  CHECK(page.contains("file"));
  CHECK(contains(page.at("arguments").get<std::string>(), "3_river_with_a_mediator.yaml"));
  CHECK(zopa("report scenarios/studies/patience.yaml +x --json 2>/dev/null").exit == 2);
}

TEST_CASE("A gallery is a page for each scenario of a folder, overlays left out, and an index that leads to them") {
  std::string const folder = "/tmp/zopa_gallery_test";
  std::filesystem::remove_all(folder);
  Ran const ran = zopa("report scenarios/tutorial --gallery " + folder + " --guess --draws 2 --games 4");
  CHECK(ran.exit == 0);
  CHECK(contains(ran.out, "4 pages"));
  std::ifstream in(folder + "/index.html");
  std::string const index((std::istreambuf_iterator<char>(in)), {});
  for (char const* name : {"1_river", "2_river_at_war", "3_river_with_a_mediator", "4_wage_round"}) {
    CHECK(std::filesystem::exists(folder + "/" + name + ".html"));
    CHECK(contains(index, std::string(name) + ".html"));
  }
  CHECK(!contains(index, "patient_north"));
  CHECK(std::filesystem::file_size(folder + "/index.html") < 1'000'000);
  std::filesystem::remove_all(folder);
}

TEST_CASE("A tornado goes from the lowest to the highest values of an assumption, the widest first") {
  auto const page = json_of("report scenarios/history/beagle_1984.yaml --draws 40 --games 20 --json");
  auto const& tornado = page.at("tracks").at(0).at("played").at("drivers").at("tornado");
  CHECK(tornado.at("figure") == "deal");
  REQUIRE(tornado.at("swings").size() >= 2);
  double widest = 1;
  for (auto const& swing : tornado.at("swings")) {
    auto const &low = swing.at("low"), &high = swing.at("high");
    CHECK(low.at("to").get<double>() < high.at("from").get<double>());
    CHECK(low.at("draws").get<int>() >= 10);
    double const width = std::abs(high.at("value").get<double>() - low.at("value").get<double>());
    CHECK(width <= widest);
    widest = width;
  }
}
