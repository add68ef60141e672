#include "zopa/io/format.hpp"

#include <doctest/doctest.h>

#include "io/fingerprint.hpp"
#include "io/shipped.hpp"

using namespace zopa;

namespace {

std::string formatted(std::string const& text) { return io::formatted(text, "x.yaml").text.value(); }

/// The sections of a file from the last to the first, each with the comments above it, behind the one that opens it.
std::string upside_down(std::string const& text) {
  std::vector<std::string> sections(1);
  std::istringstream lines(text);
  bool open = true;  // still comments of a section whose key is to come
  for (std::string line; std::getline(lines, line);) {
    bool const above = line[0] == '#', key = !above && !line.empty() && line[0] != ' ' && line[0] != '-';
    if ((key || above) && !open) sections.emplace_back();
    open = above;
    sections.back() += line + "\n";
  }
  std::string turned = sections.front();
  for (std::size_t s = sections.size(); s-- > 1;) turned += sections[s];
  return turned;
}

std::string without_blank_lines(std::string const& text) {
  std::string out;
  std::istringstream lines(text);
  for (std::string line; std::getline(lines, line);)
    if (!line.empty()) out += line + "\n";
  return out;
}

}  // namespace

TEST_CASE("keys come in the order of the reference, and comments with the line below them") {
  CHECK(formatted("title: A talk   # beside\n"
                  "# of the language\n"
                  "zopa: 1\n"
                  "\n"
                  "parties:\n"
                  "    B:\n"
                  "        no_deal: 0.4\n"
                  "        # how patient\n"
                  "        discount:    0.9\n"
                  "    A: {no_deal: 0.2}\n"
                  "# at the end\n"
                  "issues:\n"
                  "  border: [river, road]\n"
                  "  water: [none, all]  # share\n") ==
        "# of the language\n"
        "zopa: 1\n"
        "title: A talk   # beside\n"
        "# at the end\n"
        "issues:\n"
        "  border: [river, road]\n"
        "  water:  [none, all]  # share\n"
        "\n"
        "parties:\n"
        "  B:\n"
        "    # how patient\n"
        "    discount: 0.9\n"
        "    no_deal: 0.4\n"
        "  A: {no_deal: 0.2}\n");
}

TEST_CASE("lists with and without indentation, block texts and brackets over several lines keep their values") {
  CHECK(formatted("zopa: 1\n"
                  "about: |\n"
                  "      two lines\n"
                  "        # no comment\n"
                  "parties:\n"
                  "  A:\n"
                  "    red_lines:\n"
                  "    - never: {x: [a,\n"
                  "         b]}\n"
                  "      id: first\n"
                  "    # about the second\n"
                  "    - id: second\n") ==
        "zopa: 1\n"
        "about: |\n"
        "      two lines\n"
        "        # no comment\n"
        "parties:\n"
        "  A:\n"
        "    red_lines:\n"
        "      - id: first\n"
        "        never: {x: [a,\n"
        "           b]}\n"
        "      # about the second\n"
        "      - id: second\n");
}

TEST_CASE("a list may have empty items, also as the last thing of a file") {
  CHECK(formatted("issues:\n      - a\n      -\n      - b\n") == "issues:\n  - a\n  -\n  - b\n");
  CHECK(formatted("discount:\n      - ") == "discount:\n  -\n");
  CHECK(formatted("vary:\n    - \n    # why\n    - - 1\n      - 2\n").find("# why") != std::string::npos);
}

TEST_CASE("no YAML is formatted, and what cannot be moved stays") {
  CHECK_FALSE(io::formatted("a: [", "x.yaml").text.has_value());
  CHECK_FALSE(io::formatted("a: [", "x.yaml").diagnostics.empty());
  std::string const anchored = "title: &t A\nabout: *t\nzopa: 1\n";  // an alias cannot stand before its anchor
  CHECK(io::read_scenario_text(formatted(anchored), "x.yaml").diagnostics.size() ==
        io::read_scenario_text(anchored, "x.yaml").diagnostics.size());
}

TEST_CASE("every shipped file is in the house style, and comes back to it with its sections upside down") {
  for (auto const& file : test::yaml_files("scenarios")) {
    INFO(file.string());
    auto const text = test::file_content(file);
    CHECK(formatted(text) == text);  // else: zopa fmt
    auto const turned = upside_down(text), once = formatted(turned);
    CHECK(without_blank_lines(once) == without_blank_lines(text));
    CHECK(formatted(once) == once);
    if (test::kind_of(file) != test::Kind::scenario || text.find("extends:") != std::string::npos) continue;
    auto const before = io::read_scenario_text(turned, "x.yaml"), after = io::read_scenario_text(once, "x.yaml");
    REQUIRE(before.scenario.has_value());
    REQUIRE(after.scenario.has_value());
    CHECK(test::Fingerprint(*before.scenario).text() == test::Fingerprint(*after.scenario).text());
  }
}
