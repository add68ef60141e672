#include "zopa/io/nfg.hpp"

#include <random>

#include <doctest/doctest.h>

#include "io/mutants.hpp"

using namespace zopa;
using games::Rational;
using games::StrategicGame;

namespace {

StrategicGame game_of(std::string const& text) {
  auto const reading = io::read_nfg(text, "x.nfg");
  INFO(text, "\n", io::render(reading.diagnostics));
  REQUIRE(reading.game);
  return *reading.game;
}

/// The rendered errors of a text that is no game.
std::string errors_of(std::string const& text) {
  auto const reading = io::read_nfg(text, "x.nfg");
  CHECK_MESSAGE(!reading.game, text);
  REQUIRE(!reading.diagnostics.empty());
  return io::render(reading.diagnostics);
}

void same(StrategicGame const& a, StrategicGame const& b) {
  CHECK(a.title == b.title);
  CHECK(a.comment == b.comment);
  REQUIRE(a.players.size() == b.players.size());
  for (std::size_t i = 0; i < a.players.size(); ++i) {
    CHECK(a.players[i].name == b.players[i].name);
    CHECK(a.players[i].strategies == b.players[i].strategies);
  }
  CHECK(a.payoffs == b.payoffs);
}

std::string const nfg_head = "NFG 1 R \"t\" { \"A\" \"B\" } ";

/// Files that Gambit reads, one trap of the format each.
std::vector<std::string> const good{
    nfg_head + "{ 2 2 } 1 2 3 4 5 6 7 8",
    nfg_head + "{ 2 2 }\n\n1 2\n3 4\n5 6\n7 8\n",
    nfg_head + "{2 2}1 2 3 4 5 6 7 8\n   \n",
    "NFG 1 D \"t\" { \"A\" \"B\" } { 1 1 } 1 2",
    "NFG\n1\nR\n\"t\"{\"A\"\"B\"}{1 1}1 2",
    "\xEF\xBB\xBF"
    "NFG 1 R \"byte order mark\" { \"A\" \"B\" } { 1 1 } 1 2",
    "NFG 1 R \"t\" { \"A\" \"B\" }\r\n{ 2 1 }\r\n1 2\r\n3 4\r\n",
    nfg_head + "{ 1 1 } -3 1.5",
    nfg_head + "{ 1 1 } 3/7 -1/3",
    nfg_head + "{ 1 1 } 1e-3 -1.5E2",
    nfg_head + "{ 1 1 } .5 5.",
    nfg_head + "{ 1 1 } 007 0.10",
    nfg_head + "{ 1 1 } 123456789012345678901234567890 1e300",
    nfg_head + "{ 1 1 } .5e1 0",
    nfg_head + "{ 1 1 } \"a comment\" 1 2",
    nfg_head + "{ 1 1 } \"\" 1 2",
    nfg_head + "{ { \"up\" \"down\" } { \"left\" } } 1 2 3 4",
    nfg_head + "{ { \"up\" \"down\" } { \"left\" } } \"a comment\" 1 2 3 4",
    nfg_head + "{{\"up\"\"down\"}{\"left\"}}1 2 3 4",
    nfg_head + "{ { \"say \\\"no\\\"\" \"back\\slash\" } { \"é, {x}\" } } 1 2 3 4",
    nfg_head + "{ { \"\" \"\" } { \"\" } } 1 2 3 4",
    nfg_head + "{ { \"a\" \"a\" \"a_2\" } { \"b\" } } 1 2 3 4 5 6",
    nfg_head + "{ { \"two\nlines\" } { \"b\" } } 1 2",
    "NFG 1 R \"\" { \"\" \"\" } { 1 1 } 1 2",
    "NFG 1 R \"same names\" { \"A\" \"A\" } { 1 1 } 1 2",
    "NFG 1 R \"one\" { \"alone\" } { 3 } 1 2 3",
    "NFG 1 R \"three\" { \"A\" \"B\" \"C\" } { 2 1 2 } 1 2 3 4 5 6 7 8 9 10 11 12",
    nfg_head + "{ 2 2 } { { \"win\" 1, 2 } { \"lose\" 3, 4 } } 1 2 2 1",
    nfg_head + "{ 2 2 } { { \"win\" 1 2 } } 0 1 1 0",
    nfg_head + "{ 2 2 } { {\"win\" 1,2} { \"\" 3/2, -1e1 } } 0 1 2 0",
    nfg_head + "{ 2 2 } { { 1, 2 } } 1 1 1 1",
    nfg_head + "{ 2 2 } { { \"win\" 1, 2, } } 1 1 1 1",
    nfg_head + "{ 2 2 } { } 0 0 0 0",
    nfg_head + "{ { \"u\" \"d\" } { \"l\" \"r\" } } \"comment\" { { \"win\" 1, 2 } } 0 1 1 0",
    nfg_head + "{ 1 300 } { } " +
        [] {
          std::string s;
          for (int i = 0; i < 300; ++i) s += "0 ";
          return s;
        }(),
    nfg_head + "{ 1 1 } 1e-400 -123e400",
};

}  // namespace

TEST_CASE("the first player's strategy runs fastest, and the payoffs of a cell stand together") {
  auto const game = game_of(nfg_head + "{ { \"up\" \"down\" } { \"left\" \"right\" } } 1 2 3 4 5 6 7 8");
  CHECK(game.payoff(game.cell({1, 0}), 0) == 3);
  CHECK(game.payoff(game.cell({1, 0}), 1) == 4);
  CHECK(game.payoff(game.cell({0, 1}), 0) == 5);
  CHECK(game.players[0].strategies == std::vector<std::string>{"up", "down"});
}

TEST_CASE("outcomes are looked up by number, and 0 gives all nothing") {
  auto const game = game_of(nfg_head + "{ 2 2 } { { \"win\" 1, 2 } { \"lose\" 3/2 -4 } } 2 0 1 1");
  CHECK(game.payoffs == std::vector<Rational>{Rational(3, 2), -4, 0, 0, 1, 2, 1, 2});
}

TEST_CASE("numbers are exact, labels may hold quotes, and what has no label gets its number") {
  auto const game = game_of(good[19]);
  CHECK(game.players[0].strategies == std::vector<std::string>{"say \"no\"", "back\\slash"});
  CHECK(game_of(nfg_head + "{ 1 1 } .1 1e-3").payoffs == std::vector<Rational>{Rational(1, 10), Rational(1, 1000)});
  CHECK(game_of(good[20]).players[0].strategies == std::vector<std::string>{"1", "2"});
  CHECK(game_of(good[21]).players[0].strategies == std::vector<std::string>{"a", "a_2", "a_2_2"});
  CHECK(game_of(good[23]).players[1].name == "Player 2");
  auto const twice = io::read_nfg(good[24], "x.nfg");
  CHECK(twice.game->players[1].name == "A_2");
  REQUIRE(twice.diagnostics.size() == 1);
  CHECK(twice.diagnostics[0].severity == io::Diagnostic::Severity::warning);
}

TEST_CASE("every file comes back as the same game after it was written") {
  CHECK(good.size() >= 30);
  for (auto const& text : good) {
    auto const game = game_of(text);
    auto const written = io::nfg_text(game);
    same(game_of(written), game);
    CHECK(io::nfg_text(game_of(written)) == written);
    CHECK(io::read_nfg(written, "x.nfg").diagnostics.empty());  // nothing in it that Gambit would rename or refuse
  }
}

TEST_CASE("random games come back as they were, any number of players") {
  std::mt19937 next(3);
  for (int n = 0; n < 40; ++n) {
    StrategicGame game{"random", n % 2 ? "with a comment" : "", {}, {}};
    std::size_t const n_players = 1 + next() % 4;
    for (std::size_t i = 0; i < n_players; ++i) {
      game.players.push_back({"P" + std::to_string(i), {}});
      for (std::size_t s = 0, all = 1 + next() % 4; s < all; ++s)
        game.players[i].strategies.push_back("s" + std::to_string(s));
    }
    for (std::size_t k = 0; k < game.n_cells() * n_players; ++k)
      game.payoffs.emplace_back(int(next() % 2001) - 1000, 1 + int(next() % 12));
    same(game_of(io::nfg_text(game)), game);
  }
}

TEST_CASE("what is wrong is said with its line, its column and what was expected") {
  CHECK(errors_of("") ==
        "x.nfg:1:1: this is no .nfg file: it starts with the end of the file\n   expected NFG 1 R \"title\"\n1 error, "
        "nothing was run\n");
  CHECK(errors_of("EFG 2 R \"t\" { }").starts_with("x.nfg:1:1: this is an extensive game (.efg)"));
  CHECK(errors_of("NFG 2 R \"t\"").starts_with("x.nfg:1:5: version 2"));
  CHECK(errors_of("NFG 1 X \"t\"").starts_with("x.nfg:1:7: expected R or D, found 'X'"));
  CHECK(errors_of("NFG 1 R t").starts_with("x.nfg:1:9: expected the title in quotes, found 't'"));
  CHECK(errors_of("NFG 1 R \"t\" { }").starts_with("x.nfg:1:15: a game without players"));
  CHECK(errors_of(nfg_head + "{ 2 }").find("1:29: the strategies of player 'B' are missing") != std::string::npos);
  CHECK(errors_of(nfg_head + "{ 2 2 2 }").find("expected '}' after the strategies of 2 players") != std::string::npos);
  CHECK(errors_of(nfg_head + "{ 2 0 }").find("1:29: player 'B' has no strategy") != std::string::npos);
  CHECK(errors_of(nfg_head + "{ { \"a\" } { } }").find("player 'B' has no strategy") != std::string::npos);
  CHECK(errors_of(nfg_head + "{ 2 1 }\n1 2 3")
            .starts_with("x.nfg:2:6: expected payoff 4 of 4 (of 'B' in ('2', '1')), found the end of the file"));
  CHECK(errors_of(nfg_head + "{ 2 1 }\n1 2 3 4 5")
            .starts_with("x.nfg:2:9: expected the end of the file after 4 payoffs, found the number 5"));
  CHECK(errors_of(nfg_head + "{ 2 1 }\n1, 2 3 4").starts_with("x.nfg:2:2: a comma between payoffs"));
  CHECK(errors_of(nfg_head + "{ 2 1 }\n1 nan 3 4")
            .starts_with("x.nfg:2:3: expected payoff 2 of 4 (of 'B' in ('1', '1')), found 'nan'"));
  CHECK(errors_of(nfg_head + "{ 2 1 } { { \"a\" 1 } } 1 1").find("the payoff of 'B' in outcome 1") !=
        std::string::npos);
  CHECK(errors_of(nfg_head + "{ 2 1 } { { \"a\" 1 2 3 } } 1 1").find("expected '}' after 2 payoffs") !=
        std::string::npos);
  CHECK(errors_of(nfg_head + "{ 2 1 } { { \"a\" 1 2 } } 1 2").find("a whole number from 0 to 1") != std::string::npos);
  CHECK(errors_of(nfg_head + "{ 2 1 } { { \"a\" 1 2 } } 1").find("the outcome of cell 2 of 2") != std::string::npos);
  CHECK(errors_of(nfg_head + "{ 2 1 } { { \"a\" 1 2 } } 1 1 1").find("expected the end of the file after 2 cells") !=
        std::string::npos);
}

TEST_CASE("several numbers that are none are all named at once") {
  auto const text = errors_of(nfg_head + "{ 2 2 }\n1 2x 3 4\n5 6/0 7 8");
  CHECK(text.find("x.nfg:2:3: '2x' is not a number") != std::string::npos);
  CHECK(text.find("x.nfg:3:3: '6/0' is not a number") != std::string::npos);
  CHECK(text.find("2 errors, nothing was run") != std::string::npos);
}

TEST_CASE("absurd sizes are refused before anything is stored") {
  CHECK(errors_of(nfg_head + "{ 1000000000 1000000000 } 1").find("this game is too large") != std::string::npos);
  CHECK(errors_of(nfg_head + "{ 99999999999999999999 1 } 1").find("a whole number from 0 to 1000000000") !=
        std::string::npos);
  CHECK(errors_of(nfg_head + "{ 1000 1000 } 1 2 3").find("the file is too short for 1000000 cells") !=
        std::string::npos);
  std::string players = "NFG 1 R \"t\" {";
  for (int i = 0; i < 200; ++i) players += " \"p" + std::to_string(i) + "\"";
  CHECK(errors_of(players + " }").find("more than 100 players") != std::string::npos);
  std::string twos = "NFG 1 R \"t\" {";
  for (int i = 0; i < 90; ++i) twos += " \"p" + std::to_string(i) + "\"";
  twos += " } {";
  for (int i = 0; i < 90; ++i) twos += " 2";
  CHECK(errors_of(twos + " } 0").find("this game is too large") != std::string::npos);
  CHECK(errors_of(nfg_head + "{ 1 1 } " + std::string(1000, '9') + " 1").find("at most 400 digits") !=
        std::string::npos);
  CHECK(errors_of(std::string(100'000, '{')).find("this is no .nfg file") != std::string::npos);
}

TEST_CASE("no mutant of a good file crashes the reader, and what it accepts is a whole game") {
  int const n = std::getenv("ZOPA_LONG") ? 500'000 : 20'000;
  std::vector<std::string> const pieces{
      "{",   "}", "\"", "\\",          ",",    " ", "\n",  "-",   "/", "1e9",
      "1/0", "e", "0",  "99999999999", "\xff", "é", "NFG", "nan", ".", std::string(1, '\0')};
  test::Chance chance{88172645463325252ull};
  int accepted = 0;
  for (int k = 0; k < n; ++k) {
    auto const text = test::mutant(good[chance.below(good.size())], pieces, chance);
    auto const reading = io::read_nfg(text, "x.nfg");
    INFO(text);
    test::check_sense(reading.diagnostics, reading.game.has_value());
    if (!reading.game) continue;
    ++accepted;
    if (reading.game->payoffs.size() != reading.game->n_cells() * reading.game->players.size()) FAIL_CHECK(text);
    if (!io::read_nfg(io::nfg_text(*reading.game), "x.nfg").game) FAIL_CHECK(text);
  }
  CHECK(accepted > n / 50);
}
