#include <string>

#include <doctest/doctest.h>

#include "cli/program.hpp"

namespace {

std::string const river_at_war = "scenarios/tutorial/2_river_at_war.yaml";

Ran seated(std::string const& lines) {
  return zopa("play " + river_at_war + " --seat North <<'EOF'\n" + lines + "EOF");
}

}  // namespace

TEST_CASE("A person in a seat comes to a deal, and is told what there was to be had") {
  Ran const ran = seated("pass\naccept\n");
  CHECK(ran.exit == 0);
  CHECK(contains(ran.out, "North makes no offer"));
  CHECK(contains(ran.out, "North accepts"));
  CHECK(contains(ran.out, "deal: signed in month 2"));
  CHECK(contains(ran.out, "No deal was worth"));
}

TEST_CASE("A person may walk out, and the debrief says so much as that there was no deal") {
  Ran const ran = seated("walk out\n");
  CHECK(ran.exit == 0);
  CHECK(contains(ran.out, "North walks out"));
  CHECK(contains(ran.out, "deal: no deal."));
}

TEST_CASE("Wrong input is told apart from a move, and nothing is lost by it") {
  Ran const ran = seated(
      "ofer 1\noffer 9\noffer 1 with watr=most\noffer 1 with water=mots\nrefuse\nvalue 1 with water=most\nquit\n");
  CHECK(ran.exit == 0);
  CHECK(contains(ran.out, "did you mean 'offer'?"));
  CHECK(contains(ran.out, "A number from 1 to"));
  CHECK(contains(ran.out, "did you mean 'water'?"));
  CHECK(contains(ran.out, "did you mean 'most'?"));
  CHECK(contains(ran.out, "'refuse' is no command here"));
  CHECK(contains(ran.out, "worth .93 to you"));  // 1 less a quarter of the .3 that water weighs
  CHECK(!contains(ran.out, "Month 1"));
  CHECK(contains(ran.out, "You leave the table"));
}

TEST_CASE("An offer changed by hand is the one on the table") {
  Ran const ran = seated("offer 1 with water=none control.valley=0.5\nquit\n");
  CHECK(contains(ran.out, "North proposes border: road · water: none · control: 0.5 in the valley"));
}

TEST_CASE("A seat that does not exist is named, with those that do") {
  Ran const ran = zopa("play " + river_at_war + " --seat Nort 2>&1 </dev/null");
  CHECK(ran.exit == 2);
  CHECK(contains(ran.out, "did you mean 'North'?"));
}

TEST_CASE("A person may hold back at the front, and a line is restated by its name") {
  Ran const ran = seated("say nothing\nhold back\npass\nrefuse\nhold back\nquit\n");
  CHECK(ran.exit == 0);
  CHECK(contains(ran.out, "'nothing' is no red line of yours"));
  CHECK(contains(ran.out, "North makes no offer and holds back at the front for a while, on its own."));
  Ran const line = zopa(
      "play scenarios/tutorial/1_river.yaml --seat North <<'EOF'\nhold back\nsay not-the-river\nquit\nEOF");
  CHECK(line.exit == 0);
  CHECK(contains(line.out, "There is no fighting in which you could hold back"));
  CHECK(contains(line.out, "North makes no offer and says in public"));
}
