#include <doctest/doctest.h>
#include <yaml-cpp/yaml.h>

#include <filesystem>
#include <set>
#include <string>

#include "architecture/source_tree.hpp"

using namespace zopa::architecture;

namespace {

std::filesystem::path const scenario_folder = std::filesystem::path{ZOPA_SOURCE_DIR} / "scenarios/ukraine-2025";

/// Names of the world behind the shipped scenario, whether or not a file of it says them.
std::set<std::string> const names_of_the_world = {
    "ukraine", "ukrainian", "russia",       "russian",      "crimea", "donetsk", "luhansk",  "kherson", "zaporizhzhia",
    "kerch",   "donbas",    "zaporizhia",   "moscow",       "kyiv",   "kiev",    "istanbul", "ankara",  "washington",
    "putin",   "zelensky",  "trump",        "erdogan",      "nato",   "europe",  "budapest", "minsk",   "turkey",
    "kharkiv", "sumy",      "dnipro",       "sevastopol",   "america"};

void add(std::set<std::string>& names, std::string const& name) {
  if (name.size() >= 4) names.insert(name);  // R, U and US are letters of many words
}

void add_keys(std::set<std::string>& names, YAML::Node const& map) {
  if (!map.IsMap()) return;
  for (auto const& entry : map) add(names, entry.first.Scalar());
}

/// `key: text`, `key: [text, …]` and `- {id: text}` at any depth.
void add_values(std::set<std::string>& names, YAML::Node const& node, std::set<std::string> const& keys) {
  if (node.IsSequence())
    for (auto const& item : node) add_values(names, item, keys);
  if (!node.IsMap()) return;
  for (auto const& entry : node) {
    if (entry.second.IsScalar() && keys.contains(entry.first.Scalar())) add(names, entry.second.Scalar());
    add_values(names, entry.second, keys);
  }
}

/// What the scenario itself calls things: parties, territories, links, sources, red lines, shocks.
std::set<std::string> names_of_the_scenario() {
  std::set<std::string> names;
  for (auto const& entry : std::filesystem::recursive_directory_iterator(scenario_folder)) {
    if (entry.path().extension() != ".yaml") continue;
    YAML::Node const file = YAML::LoadFile(entry.path().string());
    for (char const* section : {"parties", "territories", "links", "sources"})
      if (YAML::Node const part = file[section]) add_keys(names, part);
    add_values(names, file, {"id", "name"});
  }
  return names;
}

}  // namespace

TEST_CASE("nothing in the code knows the name of a country, a territory or a red line of the shipped scenario") {
  std::set<std::string> names = names_of_the_world;
  names.merge(names_of_the_scenario());
  for (Source const& source : our_sources(ZOPA_SOURCE_DIR)) {
    auto const complaints = names_spoken(source, {names.begin(), names.end()});
    for (std::string const& complaint : complaints) FAIL_CHECK(complaint);
  }
}

TEST_CASE("the scenario's own words are among the names looked for") {
  auto const names = names_of_the_scenario();
  CHECK(names.size() > 20);
  CHECK(names.contains("donetsk"));
}

TEST_CASE("a name is found in any case and inside an identifier, and not inside another word") {
  auto const finds = [](std::string line) {
    return !names_spoken({"sim/play/x.cpp", "play", {std::move(line)}}, {"kerch", "no-cession"}).empty();
  };
  CHECK(finds("if (link.name == \"Kerch\")"));
  CHECK(finds("double kerch_capacity = 1;"));
  CHECK(finds("auto openKerchBridge = 1;"));
  CHECK(finds("// breaks NO_CESSION"));
  CHECK_FALSE(finds("kerchief"));
  CHECK_FALSE(finds("concession"));
}
