#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>

#include <doctest/doctest.h>
#include <nlohmann/json.hpp>

#include "cli/program.hpp"

namespace {}  // namespace

TEST_CASE("A new case is written once, reads, and is solved") {
  Folder const folder;
  auto const file = folder.path("merger.yaml");
  auto const command =
      "new " + file + " --title 'A merger' --party Alpha,Beta --issue price=low,high --issue seat </dev/null";
  CHECK(zopa(command + " >/dev/null").exit == 0);
  CHECK(contains(zopa("check " + file).out, "The file is in order"));
  CHECK(contains(zopa("solve " + file).out, "A merger"));
  Ran const again = zopa(command + " 2>&1");
  CHECK(again.exit == 2);
  CHECK(contains(again.out, "is there already"));
  Ran const unfit = zopa("new " + folder.path("x.yaml") + " --party A,no 2>&1");
  CHECK(unfit.exit == 2);
  CHECK(contains(unfit.out, "'no' cannot name a party"));
  CHECK_FALSE(std::filesystem::exists(folder.path("x.yaml")));
}

TEST_CASE("Terms and paths are explained, and a slip gets the nearest name") {
  CHECK(contains(zopa("explain red line").out, "Schelling"));
  CHECK(contains(zopa("explain parties.A.discount").out, "(0, 1]"));
  CHECK(contains(zopa("explain").out, "Nash solution"));
  Ran const slip = zopa("explain batnna 2>&1");
  CHECK(slip.exit == 2);
  CHECK(contains(slip.out, "did you mean 'BATNA'?"));
  auto const json = nlohmann::json::parse(zopa("explain ZOPA --json").out);
  CHECK(json.at("explanations").at(0).at("name") == "ZOPA");
}

TEST_CASE("Values of a file are listed by path, with wildcards, and each can be set") {
  auto const json = nlohmann::json::parse(zopa("describe " + river + " 'parties.*.no_deal' --json").out);
  REQUIRE(json.at("values").size() == 2);
  CHECK(json.at("values").at(0).at("path") == "parties.North.no_deal");
  CHECK(contains(json.at("values").at(1).at("origin").get<std::string>(), "1_river.yaml:"));
  CHECK(contains(zopa("describe " + river + " --set parties.North.no_deal=0.123 parties.North").out, "0.123"));
  Ran const slip = zopa("describe " + river + " parties.North.no_dael 2>&1");
  CHECK(slip.exit == 2);
  CHECK(contains(slip.out, "did you mean 'parties.North.no_deal'?"));
}

TEST_CASE("The resolved file says where each value comes from and reads back to the same scenario") {
  Folder const folder;
  auto const file = folder.path("resolved.yaml");
  std::string const mediated = "scenarios/tutorial/3_river_with_a_mediator.yaml --set parties.South.no_deal=0.31";
  Ran const ran = zopa("check --resolved " + mediated);
  CHECK(ran.exit == 0);
  CHECK(contains(ran.out, "1_river.yaml:"));
  CHECK(contains(ran.out, "3_river_with_a_mediator.yaml:"));
  CHECK(contains(ran.out, "# --set:1"));
  std::ofstream(file) << ran.out;
  auto const hash = [](std::string const& arguments) {
    return nlohmann::json::parse(zopa("solve " + arguments + " --draws 0 --json").out).at("scenario").at("hash");
  };
  CHECK(hash(file) == hash(mediated));
  CHECK(nlohmann::json::parse(zopa("check --resolved --json " + river).out).at("zopa") == 1);
}

TEST_CASE("A file is laid out anew, and --check only says so") {
  Folder const folder;
  auto const file = folder.path("x.yaml");
  std::string const untidy = "title: x   # a title\nzopa: 1\n";
  std::ofstream(file) << untidy;
  auto const content = [&] {
    std::ifstream in(file);
    return std::string(std::istreambuf_iterator<char>(in), {});
  };
  CHECK(zopa("fmt --check " + file + " >/dev/null").exit == 1);
  CHECK(content() == untidy);
  CHECK(nlohmann::json::parse(zopa("fmt --json " + file).out).at("files").at(0).at("changed") == true);
  CHECK(content() == "zopa: 1\ntitle: x   # a title\n");
  CHECK(zopa("fmt --check " + file).exit == 0);
  CHECK(zopa("fmt " + folder.path("nothing.yaml") + " 2>/dev/null").exit == 2);
}

TEST_CASE("Asked on a terminal, a wrong answer is asked again and nothing typed is lost") {
  Folder const folder;
  std::string const file = folder.path("wages.yaml");
  std::string const typed = folder.file("typed",
                                        "A wage round\nUnion\nUnion, Employer\nwage=low,low\nwage=low,high\nhours\n"
                                        "35, 38, 40\n\n");
  std::string const command = "script -qec \"'" ZOPA_PROGRAM "' new " + file + "\" /dev/null < " + typed + " > " + folder.path("said");
  REQUIRE(std::system(command.c_str()) == 0);
  std::ifstream in(folder.path("said"));
  std::string const said((std::istreambuf_iterator<char>(in)), {});
  CHECK(contains(said, "a bargain needs two parties or more"));
  CHECK(contains(said, "needs two different options"));
  CHECK(contains(said, "is written and in order"));
  Ran const ran = zopa("check --resolved " + file);
  CHECK(contains(ran.out, "[low, high]"));
  CHECK(contains(ran.out, "[35, 38, 40]"));
}
