#include <cmath>
#include <cstdio>
#include <fstream>
#include <string>
#include <vector>

#include <doctest/doctest.h>
#include <nlohmann/json.hpp>

#include "cli/program.hpp"

namespace {

nlohmann::json textbook(std::string const& arguments) {
  Ran const ran = zopa("textbook " + arguments + " --json");
  REQUIRE(ran.exit == 0);
  return nlohmann::json::parse(ran.out);
}

/// A golden row: a model, its parameters, and its first figures.
struct Row {
  std::string model;
  std::vector<std::string> set;
  std::vector<double> result;
};

}  // namespace

TEST_CASE("Golden rows come out of zopa textbook") {
  std::vector<Row> const rows{
      {"nash_pie", {"alpha=.7"}, {.69}},
      {"nash_risk", {"rho=.8"}, {.444444444}},
      {"parabola", {"d2=.25"}, {.5, .535233135, .5, .5}},
      {"two_issues", {"d2=.5"}, {.5, .75, .454545455, .772727273}},
      {"many_parties", {}, {.45, .31, .24}},
      {"finite_set", {}, {4, 6, 2, 2, 2}},
      {"core", {"veto=5"}, {.5, .9, 41}},
      {"core", {"quota=4"}, {.4, .7, 31}},
      {"condorcet", {}, {0}},
      {"setter", {}, {.7}},
      {"stahl", {"horizon=11"}, {.691479261}},
      {"stahl", {"T=3", "d2=.8"}, {.92}},
      {"rubinstein", {"d1=.95"}, {.689655172}},
      {"breakdown", {"p=.1", "b1=0", "b2=.4"}, {.315789474}},
      {"breakdown_limit", {}, {.581818182}},
      {"outside_option", {"w2=.6"}, {.4}},
      {"inside_option", {}, {.581578947}},
      {"unanimity_rotating", {}, {.36900369, .332103321, .298892989}},
      {"unanimity_random", {}, {.4, .3}},
      {"baron_ferejohn", {"n=101", "q=51"}, {.554455446, .008910891}},
      {"veto_player", {"delta=.5"}, {.428571429}},
      {"package", {"T=2001"}, {.809248555, .572254335}},
      {"B9.package_T2001", {"delta=.9"}, {.809248555, .572254335}},
      {"B1.stahl", {"T=10", "delta=.9"}, {.342800821}},
      {"B3.brw", {"p=.1", "b=.2,.1"}, {.568421053}},
      {"B3.brw_disc_limit", {"r=.05,.05", "lam=.5", "b=.1,.3"}, {.409090909}},
      {"B4.outside", {"delta=.9", "w=.6,0"}, {.64}},
      {"B5.inside", {"delta=.99", "g=-.05,-.15"}, {.553015075}},
      {"B6.unanimity_random", {"n=3", "delta=.9"}, {.4, .3}},
      {"B7.bf_veto", {"delta=1"}, {1}},
      {"A1.nbs_pie", {"alpha=.25", "d=.3,.3"}, {.4}},
      {"D4.bayes", {"r=.3,.5", "event=reject"}, {.731058579}},
      {"C1.risk_return", {"cB=U[0.1,0.4]"}, {.65, .166666667}},
      {"C1b", {}, {.625, .6}},
      {"C2b", {"phi=.05"}, {.05}},
      {"C3", {}, {0}},
      {"C4", {"q=.3"}, {.3125}},
      {"C5", {"N=6", "k=3", "p=.6"}, {.771428571, 8.142857143, .608571429, 1.097142857, .488571429}},
      {"C6", {"cA_plus_cB=.1"}, {16}},
      {"C7", {"phi=.45"}, {.6168}},
      {"C8", {"a=1"}, {.78, .5, .325}},
      {"C9", {"gK=.3"}, {.2}},
      {"C9b", {"r=.1"}, {.325, 1.538461538}},
      {"C10", {}, {.454545455}},
      {"C11", {}, {.5}},
      {"C11.iida", {"dB=.2"}, {.4, .5}},
      {"C11.vote", {"quota=3"}, {.225}},
      {"C12", {"carrots_total=.1"}, {-.05, .05}},
      {"C14", {"sT=.9"}, {.157894737, .870967742}},
      {"C15", {}, {.055555556, 2.666666667}},
      {"C16", {"kappa=4"}, {.54}},
      {"C19", {"wins=2", "losses=2"}, {.566371681}},
      {"C19.sprt", {}, {10.857945828, .917930699}},
      {"C20", {}, {3, 4}},
      {"D1", {"curve=exponential", "beta=.5"}, {.19628776}},
      {"D1.duel", {"betaA=.2"}, {.616057919, 89}},
      {"D2", {"kind=absolute"}, {.42}},
      {"D3", {}, {2, 6}},
      {"D4", {}, {.731058579}},
      {"D5", {}, {.731058579}},
      {"D5.qre", {"X=4", "lam=2"}, {.719042781, .293971844}},
      {"F1", {}, {.625}},
      {"F2", {"q=0"}, {.5, .5}},
      {"F3", {}, {2.909090909}},
      {"F4", {}, {.15, .525}},
      {"F5", {"n=10000", "p=.05"}, {.002179449}},
      {"F5.wilson", {"k=30"}, {.218948853, .395848546}},
  };
  for (Row const& row : rows) {
    std::string arguments = row.model;
    for (auto const& set : row.set) arguments += " --set '" + set + "'";
    CAPTURE(arguments);
    auto const json = textbook(arguments);
    for (std::size_t i = 0; i < row.result.size(); ++i)
      CHECK(std::fabs(json.at("figures").at(i).at("value").get<double>() - row.result[i]) < 1e-8);
  }
}

TEST_CASE("Answers that are words are words") {
  CHECK(textbook("C2 --set p2=.76").at("figures").at(0).at("words") == "yes: war");
  CHECK(textbook("C2 --set p2=.77").at("figures").at(0).at("words") == "no: peace");
  CHECK(textbook("C7 --set phi=.3").at("figures").at(1).at("words") == "partial");
  CHECK(textbook("C11 --set rA=.6 --set rB=.5").at("figures").at(0).at("value").is_null());
  CHECK(contains(zopa("textbook C11 --set rA=.6 --set rB=.5").out, "no deal"));
  CHECK(contains(zopa("textbook outside_option --set w1=.5 --set w2=.6").out, "exit"));
}

TEST_CASE(
    "The list names every model with a sentence, and a model shows formula beside number, source and what is next") {
  Ran const list = zopa("textbook");
  CHECK(list.exit == 0);
  for (char const* id : {"stahl", "fearon", "screening", "baron_ferejohn", "hide_and_seek", "kalman"})
    CHECK(contains(list.out, id));
  CHECK(textbook("").at("models").size() >= 50);
  Ran const stahl = zopa("textbook stahl --set horizon=11");
  CHECK(stahl.exit == 0);
  for (char const* part :
       {"(1 − (−δ)^T)/(1 + δ)", "0.691479261", "the game by backward induction", "Source: Ståhl 1972", "Next: "})
    CHECK(contains(stahl.out, part));
}

TEST_CASE("The page on the textbook names every model, and every scenario it points to is there") {
  std::ifstream in(ZOPA_SOURCE_DIR "/docs/textbook.md");
  std::string const page((std::istreambuf_iterator<char>(in)), {});
  auto const list = textbook("");
  for (auto const& model : list.at("models")) {
    std::string const id = model.at("id");
    CAPTURE(id);
    CHECK(contains(page, "`" + id + "`"));
    auto const scenario = textbook(id).at("scenario");
    if (!scenario.is_null()) CHECK(std::ifstream(ZOPA_SOURCE_DIR "/" + scenario.get<std::string>()).good());
  }
}

TEST_CASE("With --guess the question comes before the answer, and what is no number is asked again") {
  std::string const answers = "/tmp/zopa_textbook_guess.txt";
  std::ofstream(answers) << "half\n.3\n";
  Ran const ran = zopa("textbook stahl --set horizon=11 --guess < " + answers);
  std::remove(answers.c_str());
  CHECK(ran.exit == 0);
  std::size_t const question = ran.out.find("What is your guess"), answer = ran.out.find("0.691479261");
  REQUIRE(question != std::string::npos);
  REQUIRE(answer != std::string::npos);
  CHECK(question < answer);
  CHECK(contains(ran.out, "A number, please"));
  CHECK(contains(ran.out, "more than you thought"));
  CHECK(contains(zopa("textbook stahl --set horizon=11 --guess < /dev/null").out, "0.691479261"));
}

TEST_CASE("Unknown models and parameters are answered with the nearest name and the range, and nothing is solved") {
  struct Case {
    char const* arguments;
    char const* says;
  };
  for (Case const& c :
       {Case{"stal", "did you mean stahl?"}, Case{"stahl --set horizn=3", "did you mean horizon?"},
        Case{"stahl --set d1=1.5", "a number, 0.0001 to 1"}, Case{"stahl --set horizon=2.5", "a whole number"},
        Case{"stahl --set horizon", "a whole number"}, Case{"stahl --set delta=2", "a number, 0.0001 to 1"},
        Case{"stahl --set delta=.9,.8,.7", "one for each of 2"}, Case{"agenda --set wA=1,2,3", "two weights each"},
        Case{"two_types --set cL=.5", "cL must be below cH"},
        Case{"nash_pie --set d1=.8 --set d2=.8", "no more than the pie"}, Case{"--set horizon=3", "need a model"}}) {
    CAPTURE(c.arguments);
    Ran const ran = zopa("textbook " + std::string(c.arguments) + " 2>&1 >/dev/null");
    CHECK(ran.exit == 2);
    CHECK(contains(ran.out, c.says));
    CHECK(zopa("textbook " + std::string(c.arguments) + " 2>/dev/null").out.empty());
  }
}
