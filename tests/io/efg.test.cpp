#include "zopa/io/efg.hpp"

#include <cstdlib>

#include <doctest/doctest.h>

#include "io/mutants.hpp"
#include "zopa/games/tree_families.hpp"

using namespace zopa;
using games::Rational;

namespace {

std::string const efg_head = "EFG 2 R \"t\" { \"A\" \"B\" }\n";

/// Nothing that a player could tell apart differs.
void check_same_tree(games::ExtensiveGame const& a, games::ExtensiveGame const& b) {
  CHECK(a.title() == b.title());
  CHECK(a.comment() == b.comment());
  CHECK(a.players() == b.players());
  REQUIRE(a.n_nodes() == b.n_nodes());
  bool same = true;
  for (int n = 0; n < a.n_nodes(); ++n) {
    auto const &x = a.nodes()[n], &y = b.nodes()[n];
    same = same && x.parent == y.parent && x.by_action == y.by_action && x.name == y.name && x.end == y.end;
    REQUIRE(a.is_terminal(n) == b.is_terminal(n));
    if (a.is_terminal(n)) {
      for (int i = 0; i < a.n_players(); ++i) same = same && a.payoffs(n)[i] == b.payoffs(n)[i];
      continue;
    }
    auto const &g = a.infosets()[x.infoset], &h = b.infosets()[y.infoset];
    same = same && g.player == h.player && g.label == h.label && g.actions == h.actions && g.members == h.members &&
           g.probabilities == h.probabilities;
  }
  CHECK(same);
}

games::ExtensiveGame efg_game(std::string const& text) {
  auto reading = io::read_efg_text(text, "x.efg");
  INFO(text.substr(0, 500), io::render(reading.diagnostics));
  REQUIRE(reading.game);
  return std::move(*reading.game);
}

std::vector<games::ExtensiveGame> some_trees() {
  Rational const d(9, 10);
  std::vector<games::ExtensiveGame> all;
  for (int const steps : {1, 2, 10}) all.push_back(games::alternating_offers(steps, 1, d));
  all.push_back(games::alternating_offers(4, 2, d));
  all.push_back(games::screening(2, 3, 2, d));
  all.push_back(games::screening(2, 2, 3, Rational(1, 3)));
  all.push_back(games::fearon(2, 10));
  all.push_back(games::fearon(5, 20));
  all.push_back(games::card_game(3));
  all.push_back(games::card_game(8));
  all.push_back(games::centipede(9));
  all.push_back(games::entry_deterrence());
  all.push_back(games::seltens_horse());
  for (std::uint64_t seed = 0; seed < 30; ++seed) all.push_back(games::random_tree(seed, 5));
  return all;
}

struct EfgFault {
  char const* body;  ///< after `efg_head`
  int line, column;
  char const* problem;
};

}  // namespace

TEST_CASE("every game that is written is read back as the same game") {
  auto const all = some_trees();
  CHECK(all.size() >= 40);
  for (auto const& game : all) {
    auto const text = io::efg_text(game);
    auto const reading = io::read_efg_text(text, "x.efg");
    REQUIRE(reading.game);
    CHECK(reading.diagnostics.empty());
    check_same_tree(game, *reading.game);
    CHECK(io::efg_text(*reading.game) == text);
  }
}

TEST_CASE("numbers are read exactly, as whole numbers, decimals, fractions and powers of ten") {
  auto const game = efg_game(efg_head +
                             "c \"\" 1 \"\" { \"a\" 1/3 \"b\" .25 \"c\" 5/12 } 0\n"
                             "t \"\" 1 \"\" { -3, 1.5 }\nt \"\" 2 \"\" { 3/7 1e-3 }\nt \"\" 3 \"\" { -1.5E2, .5 }\n");
  CHECK(game.infosets()[0].probabilities == std::vector<Rational>{Rational(1, 3), Rational(1, 4), Rational(5, 12)});
  CHECK(game.payoffs(1)[0] == -3);
  CHECK(game.payoffs(2)[0] == Rational(3, 7));
  CHECK(game.payoffs(2)[1] == Rational(1, 1000));
  CHECK(game.payoffs(3)[0] == -150);
}

TEST_CASE("outcomes on the way are added, and 0 is none") {
  auto const game = efg_game(efg_head +
                             "p \"\" 1 1 \"\" { \"l\" \"r\" } 1 \"fee\" { -1, 0 }\n"
                             "p \"\" 2 1 \"\" { \"l\" \"r\" } 1\nt \"\" 2 \"win\" { 10 0 }\nt \"\" 0\nt \"\" 2\n");
  CHECK(game.payoffs(2)[0] == 8);
  CHECK(game.payoffs(3)[0] == -2);
  CHECK(game.payoffs(4)[0] == 9);
  check_same_tree(game, efg_game(io::efg_text(game)));
}

TEST_CASE("whitespace is free, braces touch texts, numbers of information sets are arbitrary, D is R") {
  auto const game = efg_game(
      "EFG 2 D\t\"a \\\"b\\\"\"{\"A\"\"B\"}\"a comment\"\r\np\"root\"1 77{\"l\"\"r\"}0 p\"\"2 9\"x\"{\"L\"\"R\"}0\n"
      "t\"\"5{1,2}t\"\"6\"\"{3,4}p\"\"2 9 0 t\"\"7{5 6}t\"\"8{7,8,}");
  CHECK(game.title() == "a \"b\"");
  CHECK(game.comment() == "a comment");
  CHECK(game.nodes()[0].name == "root");
  CHECK(game.infosets()[1].members == std::vector<int>{1, 4});
  CHECK(game.infosets()[1].label == "x");
  CHECK(game.payoffs(6)[1] == 8);
  check_same_tree(game, efg_game(io::efg_text(game)));
}

TEST_CASE("information sets of two players may have the same number") {
  auto const game = efg_game(efg_head +
                             "p \"\" 1 1 \"\" { \"l\" } 0\np \"\" 2 1 \"\" { \"L\" \"M\" } 0\nc \"\" 1 { \"x\" 1 } 0\n"
                             "t \"\" 0\nt \"\" 0\n");
  CHECK(game.infosets().size() == 3);
}

TEST_CASE("labels empty, repeated or in another script come back as they were") {
  auto const game =
      efg_game("EFG 2 R \"\" { \"\" \"\" }\np \"é\" 1 1 \"\" { \"\" \"\" \"x\" } 0\nt \"\" 0\nt \"\" 0\nt \"\" 0\n");
  CHECK(game.infosets()[0].actions == std::vector<std::string>{"", "", "x"});
  check_same_tree(game, efg_game(io::efg_text(game)));
}

TEST_CASE("what Gambit would refuse or drop is read with a warning") {
  auto const other_text =
      io::read_efg_text(efg_head + "p \"\" 1 1 { \"a\" \"b\" } 0\nt \"\" 1 { 1/2 0 }\nt \"\" 1 { 0.5 0 }\n", "x.efg");
  CHECK(other_text.game);
  REQUIRE(other_text.diagnostics.size() == 1);
  CHECK(io::render(other_text.diagnostics[0]).starts_with("x.efg:4:10: "));
  auto const trailing = io::read_efg_text(efg_head + "t \"\" 0\nt \"\" 0\n", "x.efg");
  CHECK(trailing.game);
  REQUIRE(trailing.diagnostics.size() == 1);
  CHECK(trailing.diagnostics[0].line == 3);
  auto const forgetful = io::read_efg_text(
      efg_head + "p \"\" 1 1 { \"l\" \"r\" } 0\np \"\" 1 2 { \"L\" } 0\nt \"\" 0\np \"\" 1 2 0\nt \"\" 0\n", "x.efg");
  CHECK(forgetful.game);
  REQUIRE(forgetful.diagnostics.size() == 1);
  CHECK(forgetful.diagnostics[0].line == 5);
  CHECK(forgetful.diagnostics[0].problem ==
        "A forgets own moves: this information set is also that of line 3, after others");
}

TEST_CASE("what is wrong is said with its line and column") {
  for (EfgFault const& fault : {
           EfgFault{"c \"\" 1 \"\" { \"a\" .333 \"b\" .333 \"c\" .333 } 0\nt \"\" 0\nt \"\" 0\nt \"\" 0\n", 2, 11,
                    "the probabilities sum to 999/1000, not 1"},
           EfgFault{"c \"\" 1 { \"a\" 3/2 \"b\" -1/2 } 0\nt \"\" 0\nt \"\" 0\n", 2, 8,
                    "the probability -1/2 is negative"},
           EfgFault{"t \"\" 1 { 1 }\n", 2, 12, "1 payoffs for 2 players"},
           EfgFault{"t \"\" 1 { 1 2 3 }\n", 2, 16, "3 payoffs for 2 players"},
           EfgFault{"t \"\" 1\n", 2, 6, "outcome 1 has no payoffs: its first node must list them"},
           EfgFault{"t \"\" 0 { 1 2 }\n", 2, 6, "outcome 0 means none, and has neither a label nor payoffs"},
           EfgFault{"p \"\" 1 1 0\n", 2, 8, "the first node of information set 1 must list its actions"},
           EfgFault{"p \"\" 1 0 { \"a\" } 0\n", 2, 8, "information sets are numbered from 1"},
           EfgFault{"p \"\" 3 1 { \"a\" } 0\n", 2, 6, "there is no player 3"},
           EfgFault{"p \"\" 0 1 { \"a\" } 0\n", 2, 6, "there is no player 0"},
           EfgFault{"p \"\" 1 1 { } 0\n", 2, 10, "a move without actions"},
           EfgFault{"p \"\" 1 1 { \"a\" \"b\" } 0\nt \"\" 0\n", 4, 1,
                    "the file ends in the midst of the tree: some actions have no node yet"},
           EfgFault{"p \"\" 1 1 { \"a\" } 0\nq \"\" 0\n", 3, 1, "expected a node, found 'q'"},
           EfgFault{"p \"\" 1 1 { \"a\" } 0\np \"\" 1 1 { \"a\" \"b\" } 0\nt \"\" 0\nt \"\" 0\n", 3, 10,
                    "information set 1 has another number of actions than in line 2"},
           EfgFault{"p \"\" 1 1 { \"a\" } 0\np \"\" 1 1 { \"b\" } 0\nt \"\" 0\n", 3, 12,
                    "information set 1 has \"b\" here and \"a\" in line 2"},
           EfgFault{"p \"\" 1 1 { \"a\" \"b\" } 0\nt \"\" 1 { 1 2 }\nt \"\" 1 { 1 3 }\n", 4, 12,
                    "outcome 1 has 3 here and 2 in line 3"},
           EfgFault{"c \"\" 1 { \"a\" \"b\" 1 } 0\n", 2, 14,
                    "expected the probability of this action, found the text \"b\""},
           EfgFault{"t 0\n", 2, 3, "expected the node's name in quotes (\"\" for none), found the number 0"},
           EfgFault{"t \"\" 1 { nan 0 }\n", 2, 10, "expected a payoff, or '}', found 'nan'"},
       }) {
    auto const reading = io::read_efg_text(efg_head + fault.body, "x.efg");
    INFO(std::string(fault.body), io::render(reading.diagnostics));
    CHECK(!reading.game);
    REQUIRE(!reading.diagnostics.empty());
    CHECK(reading.diagnostics[0].line == fault.line);
    CHECK(reading.diagnostics[0].column == fault.column);
    CHECK(reading.diagnostics[0].problem == fault.problem);
  }
}

TEST_CASE("another format, another version and a missing file are refused") {
  for (auto const text :
       {"", "NFG 1 R \"\" { \"A\" } { 1 } 1", "EFG 1 R \"\" { \"A\" } t \"\" 0", "EFG 2 X \"\" { \"A\" } t \"\" 0",
        "EFG 2 R \"\" { } t \"\" 0", "EFG 2 R { \"A\" } t \"\" 0", "EFG 2 R \"\" \"A\" t \"\" 0"}) {
    auto const reading = io::read_efg_text(text, "x.efg");
    CHECK(!reading.game);
    CHECK(reading.diagnostics.size() == 1);
  }
  auto const missing = io::read_efg("nowhere/x.efg");
  CHECK(!missing.game);
  CHECK(missing.diagnostics.at(0).problem == "this file cannot be read");
}

TEST_CASE("a hundred thousand moves deep, or as many players, is no problem of the stack or of memory") {
  std::string deep = efg_head + "p \"\" 1 1 { \"a\" } 0\n";
  for (int k = 0; k < 100'000; ++k) deep += "p \"\" 2 " + std::to_string(k + 1) + " { \"a\" } 0\n";
  CHECK(efg_game(deep + "t \"\" 0\n").depth() == 100'001);
  CHECK(!io::read_efg_text(deep, "x.efg").game);
  std::string crowd = "EFG 2 R \"\" {";
  for (int k = 0; k < 100'000; ++k) crowd += " \"p\"\n";
  auto const reading = io::read_efg_text(crowd + "}\nt \"\" 0", "x.efg");
  CHECK(!reading.game);
  CHECK(reading.diagnostics.at(0).problem == "more than 100 players");
  CHECK(!io::read_efg_text(efg_head + std::string(1'000'000, '{'), "x.efg").game);
}

TEST_CASE("no slip in a file crashes the reader or gets a wrong game past it") {
  int const n = std::getenv("ZOPA_LONG") ? 200'000 : 4'000;
  std::vector<std::string> const pieces{"0",   "-1", "{",  "}",     "\"",   ",",   " ", "\n", "1/2",   "t \"\" 0\n",
                                        "1/0", "c ", "p ", "1e400", "\xff", "EFG", "1", "\\", "\"x\"", "{ 1, 2 }"};
  std::vector<std::string> texts;
  for (auto const& game : some_trees())
    if (game.n_nodes() < 150) texts.push_back(io::efg_text(game));
  test::Chance chance{88172645463325252ull};
  int accepted = 0;
  for (int i = 0; i < n; ++i) {
    auto const text = test::mutant(texts[chance.below(texts.size())], pieces, chance);
    auto const reading = io::read_efg_text(text, "mutant.efg");
    INFO("mutant ", i, "\n", text);
    test::check_sense(reading.diagnostics, reading.game.has_value());
    if (!reading.game) continue;
    ++accepted;
    for (auto const& set : reading.game->infosets()) {
      Rational sum = 0;
      for (auto const& p : set.probabilities) sum += p;
      CHECK(sum == (set.player == games::chance ? 1 : 0));
    }
    auto const again = io::read_efg_text(io::efg_text(*reading.game), "again.efg");
    REQUIRE(again.game);
    CHECK(again.game->n_nodes() == reading.game->n_nodes());
  }
  CHECK(accepted > n / 50);  // a slip in a name is as good as the original
}
