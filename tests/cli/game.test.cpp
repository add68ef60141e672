#include "cli/program.hpp"

namespace {

std::string const battle = "docs/examples/battle_of_the_sexes.nfg", chicken = "docs/examples/chicken.nfg";

/// A file of this text in a folder that goes with the test.
struct GameFile {
  Folder folder;
  std::string path;
  explicit GameFile(std::string const& text) : path(folder.file("game.nfg", text)) {}
};

}  // namespace

TEST_CASE("zopa game tells a student how many equilibria there are, then which") {
  Ran const ran = zopa("game " + battle);
  CHECK(ran.exit == 0);
  CHECK(contains(ran.out, "3 equilibria, 2 of them pure."));
  CHECK(contains(ran.out, "Ann  2/3 Opera, 1/3 Football  → gets 2/3"));
  CHECK(contains(ran.out, "Proof: no player would gain anything by another strategy (checked without rounding)."));
  CHECK(contains(zopa("game " + battle + " --doubles").out, "Ann  0.666667 Opera"));
}

TEST_CASE("zopa game answers each question about a matrix") {
  CHECK(contains(zopa("game " + chicken + " --correlated").out, "1/2  Yield, Yield"));
  CHECK(contains(zopa("game " + chicken + " --one").out, "One equilibrium; there may be others"));
  CHECK(contains(zopa("game " + battle + " --dominance").out, "No strategy is strictly dominated."));
  CHECK(contains(zopa("game " + battle + " --logit 0").out, "Ann  0.5 Opera, 0.5 Football"));
  GameFile const pennies("NFG 1 R \"p\" {\"A\" \"B\"} {2 2} 1 -1 -1 1 -1 1 1 -1");
  CHECK(contains(zopa("game " + pennies.path + " --zero-sum").out, "the game is worth 0 to A, whatever B does"));
  GameFile const indifferent("NFG 1 R \"i\" {\"A\" \"B\"} {2 2} 1 0 0 0 0 0 1 0");
  CHECK(contains(zopa("game " + indifferent.path).out, "There are infinitely many in all, in 1 connected set"));
}

TEST_CASE("zopa game --json has the exact numbers beside the doubles, and each player's regret") {
  auto const json = json_of("game " + battle + " --json");
  CHECK(json["shape"] == "zopa.game");
  CHECK(json["form"] == "strategic");
  REQUIRE(json["equilibria"].size() == 3);
  CHECK(json["equilibria"][2]["exact"]["strategies"][0][0] == "2/3");
  CHECK(json["equilibria"][2]["strategies"][0][0] == doctest::Approx(2. / 3));
  CHECK(json["equilibria"][2]["regrets"] == nlohmann::json({0., 0.}));
  CHECK(json_of("game " + battle + " --logit 3 --json")["path"].back()["lambda"] == 3.);
  CHECK(json_of("game " + chicken + " --correlated --json")["correlated"]["exact"]["payoffs"][0] == "21/4");
}

TEST_CASE("zopa game -o writes the game it read") {
  Folder folder;
  std::string const copy = folder.path("copy.nfg");
  CHECK(zopa("game " + battle + " -o " + copy).exit == 0);
  CHECK(zopa("game " + copy).out == zopa("game " + battle).out);
}

TEST_CASE("zopa game says what is wrong with a file or a question, and leaves with 2") {
  GameFile const bad("NFG 1 R \"p\" {\"A\" \"B\"} {2 2}\n1 -1 -1 x");
  Ran const ran = zopa("game " + bad.path + " 2>&1");
  CHECK(ran.exit == 2);
  CHECK(contains(ran.out, "game.nfg:2:9: expected payoff 4 of 8"));
  CHECK(zopa("game nothing.nfg 2>&1").exit == 2);
  CHECK(contains(zopa("game README.md 2>&1").out, "expected a file that ends in .nfg"));
  CHECK(contains(zopa("game " + battle + " --zero-sum 2>&1").out, "payoffs sum to the same number"));
  GameFile const three("NFG 1 R \"3\" {\"A\" \"B\" \"C\"} {1 1 1} 1 2 3");
  CHECK(contains(zopa("game " + three.path + " --one 2>&1").out, "--one is for two players"));
  CHECK(zopa("game " + battle + " --one --all 2>&1").exit == 2);
}
