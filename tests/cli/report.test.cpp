#include <algorithm>
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
