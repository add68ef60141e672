#include <doctest/doctest.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cstdio>
#include <nlohmann/json.hpp>
#include <set>

#include "io/load.hpp"
#include "io/resolved_text.hpp"
#include "io/shipped.hpp"
#include "io/structure.hpp"
#include "io/study_sections.hpp"
#include "io/yaml_tree.hpp"
#include "zopa/io/reference.hpp"

using namespace zopa;

namespace {

/// What no schema can say: how two values of one list compare, what probabilities sum to, a range that depends on both.
std::set<std::string> const beyond_a_schema{"uniform_backwards", "discrete_sum"};

/// A file alone, without what it extends; nullopt if it is no YAML.
std::optional<io::Node> tree_of(std::filesystem::path const& file) {
  io::Complaints complaints;
  auto tree = io::parse_yaml(complaints.add(file.string(), test::file_content(file)), complaints);
  return complaints.any_errors() ? std::nullopt : tree;
}

bool says_how_it_is_read(std::filesystem::path const& file) { return test::file_content(file).rfind("# with:", 0) == 0; }

/// Does the reader refuse the file for its structure: a key, a kind, a range?
bool structure_is_wrong(io::Node const& tree) {
  io::Complaints complaints;
  complaints.add("file", "");
  auto where = tree;
  auto const clear = [](io::Node& node, auto const& self) -> void {
    node.mark = {};
    for (auto& item : node.items) self(item, self);
    for (auto& e : node.entries) e.mark = {}, self(e.value, self);
  };
  clear(where, clear);
  io::check_structure(where, tree.find("study") ? io::study_language().front() : io::language().front(), "", complaints);
  return complaints.any_errors();
}

/// Output of the validator; nullopt where there is none.
std::optional<std::string> verdicts(nlohmann::ordered_json const& documents) {
  auto const folder = std::filesystem::temp_directory_path();
  auto const unique = std::to_string(getpid());
  auto const schema = folder / ("zopa-schema-" + unique + ".json"), cases = folder / ("zopa-cases-" + unique + ".json");
  std::ofstream(schema) << io::scenario_schema().dump();
  std::ofstream(cases) << documents.dump();
  std::optional<std::string> out;
  for (auto const* python : {"/usr/bin/python3", "python3"}) {
    auto const command = std::string(python) + " '" ZOPA_SOURCE_DIR "/tests/io/validate.py' '" + schema.string() + "' '" + cases.string() + "' 2>&1";
    std::string said;
    auto* pipe = popen(command.c_str(), "r");
    char buffer[4096];
    while (auto const n = fread(buffer, 1, sizeof buffer, pipe)) said.append(buffer, n);
    auto const status = pclose(pipe);
    if (WIFEXITED(status) && (WEXITSTATUS(status) == 77 || WEXITSTATUS(status) == 127)) continue;
    out = WEXITSTATUS(status) == 0 ? said : "the validator failed: " + said;
    break;
  }
  std::filesystem::remove(schema);
  std::filesystem::remove(cases);
  return out;
}

}  // namespace

TEST_CASE("the schema accepts every shipped file and refuses every wrong key, kind and range among the bad ones") {
  auto documents = nlohmann::ordered_json::array();
  auto const add = [&](std::filesystem::path const& file, io::Node const& tree, bool valid) {
    documents.push_back({{"name", std::filesystem::relative(file, ZOPA_SOURCE_DIR).string()}, {"valid", valid}, {"document", io::as_json(tree)}});
  };
  for (auto const& file : test::yaml_files("scenarios")) add(file, tree_of(file).value(), true);
  auto const n_good = documents.size();
  for (auto const& file : test::yaml_files("tests/io/bad")) {
    auto const tree = tree_of(file);
    if (!tree || says_how_it_is_read(file) || beyond_a_schema.count(file.stem().string())) continue;
    bool const lies_on_another = tree->is_map() && (tree->find("extends") || tree->find("overlay"));
    if (!lies_on_another && structure_is_wrong(*tree)) add(file, *tree, false);
  }
  CHECK(n_good > 100);
  CHECK(documents.size() > n_good + 40);
  auto const wrong = verdicts(documents);
  if (wrong) CHECK_MESSAGE(wrong->empty(), *wrong);
  else MESSAGE("not tested: no python3-jsonschema (scripts/setup installs it)");
}
