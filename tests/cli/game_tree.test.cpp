#include "cli/program.hpp"

namespace {

std::string const entry = "docs/examples/entry_deterrence.efg", kuhn = "docs/examples/kuhn_poker.efg",
                  horse = "docs/examples/seltens_horse.efg";

/// The ultimatum over a grid of two steps.
std::string const ultimatum =
    "EFG 2 R \"ultimatum\" { \"A\" \"B\" }\n"
    "p \"\" 1 1 \"offer\" { \"half\" \"all\" } 0\n"
    "p \"\" 2 1 \"\" { \"yes\" \"no\" } 0\nt \"\" 1 { 1/2 1/2 }\nt \"\" 0\n"
    "p \"\" 2 2 \"\" { \"yes\" \"no\" } 0\nt \"\" 2 { 1 0 }\nt \"\" 0\n";

}  // namespace

TEST_CASE("zopa game tells a student what is played in a tree, by which method, and whether threats are credible") {
  Ran const ran = zopa("game " + entry);
  CHECK(ran.exit == 0);
  CHECK(contains(ran.out, "Method: backward induction, because every player sees all moves before its own."));
  CHECK(contains(ran.out, "Entrant gets 1, Incumbent gets 1."));
  CHECK(contains(ran.out, "Incumbent at 'reply': accommodate"));
  CHECK(contains(ran.out, "Is it credible? Yes"));
}

TEST_CASE("zopa game picks the method by the tree: a linear programme for poker, the logit path for three players") {
  Ran const poker = zopa("game " + kuhn);
  CHECK(contains(poker.out, "Opener gets -0.0555556"));  // -1/18, Kuhn 1950
  CHECK(contains(poker.out, "because what one of the two players gains the other loses"));
  CHECK(contains(zopa("game " + kuhn + " --method sequential").out, "Opener gets -1/18 = -0.0555556"));
  CHECK(contains(zopa("game " + horse).out, "Method: the agent logit equilibrium"));
}

TEST_CASE("zopa game --tie says who gives way where somebody is indifferent") {
  Folder const folder;
  std::string const file = folder.file("ultimatum.efg", ultimatum);
  CHECK(contains(zopa("game " + file).out, "A gets 1, B gets 0."));
  CHECK(contains(zopa("game " + file).out, "At 1 decision somebody was indifferent; --tie accept decided there"));
  CHECK(contains(zopa("game " + file + " --tie reject").out, "A gets 1/2 = 0.5, B gets 1/2 = 0.5."));
}

TEST_CASE("zopa game --json has a tree's behaviour, beliefs and proof") {
  auto const json = json_of("game " + entry + " --json");
  CHECK(json["shape"] == "zopa.game");
  CHECK(json["form"] == "extensive");
  CHECK(json["exact"] == true);
  CHECK(json["nash"] == true);
  CHECK(json["sequentially_rational"] == true);
  CHECK(json["empty_threat"] == nullptr);
  CHECK(json["players"][1]["exact"] == "1");
  REQUIRE(json["information_sets"].size() == 2);
  CHECK(json["information_sets"][1]["actions"][0]["probability"] == 1);
  CHECK(json["information_sets"][1]["beliefs"][0]["belief"] == 1);
}

TEST_CASE("zopa game says what is wrong with a tree, or with the question") {
  Folder const folder;
  Ran const broken = zopa("game " + folder.file("broken.efg", "EFG 2 R \"t\" { \"A\" }\nt \"\" 1 { 1 2 }\n") + " 2>&1");
  CHECK(broken.exit == 2);
  CHECK(contains(broken.out, "broken.efg:2:14: 2 payoffs for 1 players"));
  Ran const hidden = zopa("game " + kuhn + " --method induction 2>&1");
  CHECK(hidden.exit == 2);
  CHECK(contains(hidden.out, "backward induction needs all moves to be seen"));
  CHECK(contains(zopa("game " + kuhn + " --method sorcery 2>&1").out, "expected one of auto, induction"));
  CHECK(zopa("game nowhere.efg").exit == 2);
}
