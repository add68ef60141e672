#include "io/gambit_tokens.hpp"

#include <doctest/doctest.h>

using namespace zopa;
using Kind = io::GambitToken::Kind;

namespace {

struct Tokens {
  std::vector<io::GambitToken> all;
  std::vector<io::Diagnostic> diagnostics;
  std::string kinds;  ///< n"s{},
  io::Complaints complaints;
};

std::unique_ptr<Tokens> tokens(std::string text) {
  auto out = std::make_unique<Tokens>();
  io::GambitTokens reader(out->complaints, out->complaints.add("x.nfg", std::move(text)));
  while (!reader.peek().is(Kind::end)) {
    out->all.push_back(reader.take());
    out->kinds += "n\"s{},"[int(out->all.back().kind)];
  }
  out->diagnostics = out->complaints.sorted();
  return out;
}

}  // namespace

TEST_CASE("a Gambit file is numbers, texts, symbols, braces and commas; space is free and braces may touch anything") {
  auto const t = tokens("EFG 2 R\"a \\\"b\\\" c\"{\"A\"{1,-2.5}\n.5 3/7 1e-3 -1.5E2}");
  CHECK(t->kinds == "sns\"{\"{n,n}nnnn}");
  CHECK(t->all[3].text == "a \"b\" c");
  CHECK(t->all[3].raw == "\"a \\\"b\\\" c\"");
  CHECK(t->all[9].number == games::Rational(-5, 2));
  CHECK(t->all[12].number == games::Rational(3, 7));
  CHECK(t->diagnostics.empty());
}

TEST_CASE("a token knows its line and its column in characters") {
  auto const t = tokens("NFG\n  \"é\" 12\r\n\t{");
  CHECK(t->all[1].mark.line == 2);
  CHECK(t->all[1].mark.column == 3);
  CHECK(t->all[1].mark.length == 3);
  CHECK(t->all[2].mark.column == 7);
  CHECK(t->all[3].mark.line == 3);
  CHECK(t->all[3].mark.column == 2);
}

TEST_CASE("what is no number, no text or no UTF-8 is an error at its place") {
  auto const number = tokens("1 2x 3");
  CHECK(number->kinds == "nnn");
  REQUIRE(number->diagnostics.size() == 1);
  CHECK(io::render(number->diagnostics[0]).starts_with("x.nfg:1:3: '2x' is not a number"));
  for (auto const bad : {"1/0", "--1", "1e999", "0x10", "1.2.3", "1e", "-", "."})
    CHECK_MESSAGE(tokens(bad)->diagnostics.size() == 1, bad);
  auto const open = tokens("NFG \"abc");
  REQUIRE(open->diagnostics.size() == 1);
  CHECK(open->diagnostics[0].problem == "this text has no end");
  CHECK(tokens("\"\xff\"")->diagnostics.size() == 1);
  CHECK(tokens("a\xff")->diagnostics.size() == 1);
  CHECK(tokens("inf")->kinds == "s");
}

TEST_CASE("a number that Gambit itself refuses is read with a warning, once") {
  auto const t = tokens(".5e1 .25e1");
  CHECK(t->all[0].number == 5);
  REQUIRE(t->diagnostics.size() == 1);
  CHECK(t->diagnostics[0].severity == io::Diagnostic::Severity::warning);
}

TEST_CASE("a file of nothing but mistakes is given up after twenty, and a long line after one") {
  std::string many, one_line;
  for (int i = 0; i < 1000; ++i) many += "1x\n";
  for (int i = 0; i < 100'000; ++i) one_line += "1x ";
  CHECK(tokens(many)->diagnostics.size() == io::GambitTokens::most_complaints);
  CHECK(tokens(one_line)->diagnostics.size() == 1);
}

TEST_CASE("a count is a whole number within its bounds") {
  for (auto const& [text, good] : std::vector<std::pair<std::string, bool>>{
           {"3", true}, {"4", false}, {"-1", false}, {"1/2", false}, {"x", false}, {"", false}}) {
    io::Complaints complaints;
    io::GambitTokens reader(complaints, complaints.add("x.nfg", text));
    int count = -1;
    CHECK_MESSAGE(reader.expect_count("a player", 3, count) == good, text);
    CHECK(complaints.any_errors() != good);
    if (good) CHECK(count == 3);
  }
}

TEST_CASE("texts come back from the way they are written, but for a backslash at the end") {
  for (std::string const text : {"", "a b", "say \"no\"", "back\\slash", "both \\\" of them", "two\nlines", "é"}) {
    auto const t = tokens(io::gambit_text(text));
    REQUIRE(t->all.size() == 1);
    CHECK(t->all[0].text == text);
  }
  CHECK(tokens(io::gambit_text("end\\"))->all.at(0).text == "end\\ ");
}
