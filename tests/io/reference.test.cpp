#include "zopa/io/reference.hpp"

#include <cstdlib>

#include <doctest/doctest.h>
#include <nlohmann/json.hpp>

#include "io/description.hpp"
#include "io/shipped.hpp"
#include "zopa/io/explain.hpp"
#include "zopa/io/template.hpp"

using namespace zopa;

namespace {

/// ZOPA_ACCEPT=1 writes the file anew; the test then compares it with itself, and git shows what changed.
void check_generated(std::string const& path, std::string const& text) {
  auto const file = std::filesystem::path(ZOPA_SOURCE_DIR) / path;
  if (std::getenv("ZOPA_ACCEPT")) std::ofstream(file, std::ios::binary) << text;
  bool const same = test::file_content(file) == text;
  CHECK_MESSAGE(
      same, path,
      " is not what the description says: if intended, ZOPA_ACCEPT=1 zopa_io_tests --source-file='*reference*'");
}

}  // namespace

TEST_CASE("the reference and the schema say what the description says") {
  check_generated("docs/scenario-reference.md", io::scenario_reference());
  check_generated("scenarios/zopa.schema.json", io::scenario_schema().dump(1) + "\n");
}

TEST_CASE("every field of the language has help, and every section it names exists") {
  auto const check = [](io::Type const& type, auto const& self) -> void {
    for (auto const& form : type.forms) {
      if (auto const* s = std::get_if<io::SectionForm>(&form)) CHECK_NOTHROW(io::section_named(s->section));
      if (auto const* l = std::get_if<io::ListForm>(&form)) self(l->item[0], self);
      if (auto const* m = std::get_if<io::MapForm>(&form)) self(m->value[0], self);
    }
  };
  for (auto const& section : io::language()) {
    INFO(section.name);
    CHECK_FALSE(section.help.empty());
    for (auto const& field : section.fields) {
      INFO(field.key);
      CHECK_FALSE(field.help.empty());
      CHECK_FALSE(field.type.forms.empty());
      check(field.type, check);
    }
  }
}

TEST_CASE("a path, a section and a term of the field can be explained") {
  auto const says = [](char const* what, std::string_view part) {
    return io::render(io::explain(what)).find(part) != std::string::npos;
  };
  CHECK(says("parties.North.discount", "(0, 1]"));
  CHECK(says("parties.North.red_lines.not-the-river.real", "probability"));
  CHECK(says("parties.North.prefers.status.hill.weight", "share of the whole"));
  CHECK(says("red line", "never"));
  CHECK(says("batna", "Fisher"));
  CHECK(io::explain("discuont").empty());
  CHECK(io::explain("").empty());
  CHECK(io::nearest_explained("nash soluton") == "Nash solution");
  CHECK(io::nearest_explained("parties.North.discuont") == "discount");
}

TEST_CASE("every term of the glossary can be explained by any of its names") {
  for (auto const& term : io::glossary()) {
    std::vector<std::string_view> names{term.word};
    for (auto const name : term.also)
      if (!name.empty()) names.push_back(name);
    for (auto const name : names)
      CHECK_MESSAGE(io::render(io::explain(std::string(name))).find(term.meaning) != std::string::npos, name);
  }
}

TEST_CASE("a new case reads without a word of complaint, whatever it is about") {
  for (auto const& outline :
       {io::CaseOutline{},
        io::CaseOutline{"A merger: who runs it?",
                        {"Alpha", "Beta", "Gamma"},
                        {{"price", {"1", "2.5", "10", "yes"}}, {"seats", {"a: b", "#2"}}, {"name"}}}}) {
    auto const text = io::new_case(outline);
    INFO(text);
    auto const reading = io::read_scenario_text(text, "new.yaml");
    INFO(io::render(reading.diagnostics));
    CHECK(reading.diagnostics.empty());
    REQUIRE(reading.scenario.has_value());
    CHECK(reading.scenario->title == outline.title);
  }
  CHECK(io::faults({"x", {"A", "A"}, {{"no"}, {"a.b"}, {"c", {"one"}}}}).size() == 4);
}
