#include <cstdlib>

#include <doctest/doctest.h>

#include "io/mutants.hpp"
#include "io/promises.hpp"
#include "io/shipped.hpp"

using namespace zopa;

namespace {

std::size_t start_of_line(std::string const& text, std::size_t at) {
  auto const end = at == 0 ? std::string::npos : text.rfind('\n', at - 1);
  return end == std::string::npos ? 0 : end + 1;
}

/// One slip of the kind people and editors make.
std::string mutated(std::string text, test::Chance& chance) {
  static std::vector<std::string> const pieces{
      "0",  "-", ":",   ": ",           "{",    "}",    "[",   "]",   ",",  "'",      "\"",     "#",    "\t", "  ",
      "\n", ".", "1e9", "-1",           ".nan", "null", "yes", "&a ", "*a", "!!str ", "<<: *a", "\xff", "é",  "~",
      "x",  "%", "0x1", "999999999999", "any ", "*",    "|",   ">"};
  for (std::size_t n = 1 + chance.below(3); n > 0 && !text.empty(); --n) {
    auto const at = chance.below(text.size());
    auto const line = start_of_line(text, at);
    auto const end = std::min(text.find('\n', line), text.size());
    switch (chance.below(7)) {
      case 0:
        text.insert(at, pieces[chance.below(pieces.size())]);
        break;
      case 1:
        text.erase(at, 1 + chance.below(4));
        break;
      case 2:
        text[at] = static_cast<char>(chance.below(256));
        break;
      case 3:
        text.insert(line, text.substr(line, end - line) + "\n");
        break;
      case 4:
        text.erase(line, end - line + 1);
        break;
      case 5:
        text.insert(line, chance.below(2) ? "  " : " ");
        break;
      default:
        text.resize(at);
        break;
    }
  }
  return text;
}

}  // namespace

TEST_CASE("no mutant of a shipped file crashes the reader or slips a wrong number past it") {
  int const n = std::getenv("ZOPA_LONG") ? 10'000 : 300;
  auto const files = test::yaml_files("scenarios");
  test::Chance chance{88172645463325252ull};
  int accepted = 0;
  for (int i = 0; i < n; ++i) {
    auto const text = mutated(test::file_content(files[chance.below(files.size())]), chance);
    auto const reading = io::read_scenario_text(text, "mutant.yaml");
    INFO("mutant ", i);
    test::check_sense(reading.diagnostics, reading.scenario.has_value());
    if (!reading.scenario) continue;
    ++accepted;
    CHECK(test::keeps_its_promises(reading.scenario->central));
    auto const draw = model::world(*reading.scenario, [](std::uint64_t, std::uint32_t) { return .999; });
    CHECK(test::keeps_its_promises(draw));
  }
  CHECK(accepted > n / 50);  // a mutant in a comment is as good as the original
}
