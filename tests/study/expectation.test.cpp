#include <doctest/doctest.h>

#include <cmath>

#include "engine/scenarios.hpp"
#include "zopa/study/answer.hpp"
#include "zopa/study/expectation.hpp"
#include "zopa/study/interval.hpp"
#include "zopa/study/signature.hpp"

using namespace zopa;

namespace {

model::Expectation expect(std::string what, std::variant<double, std::string> is, double within = 1e-8, bool standard_errors = false) {
  return {std::move(what), std::move(is), within, standard_errors, ""};
}

model::Scenario p1() {  // golden row G1, P1
  test::ZopaMini given;
  given.rounds = 10;
  given.cost_a = given.cost_b = .002;
  given.discount = 1;
  given.line_a = .5;
  model::Scenario scenario = test::scenario_of(test::zopa_mini(given));
  scenario.plan = {42, 1, 2000};
  return scenario;
}

}  // namespace

TEST_CASE("a scenario's expectations are checked against the exact answer, the equilibrium and the game") {
  model::Scenario scenario = p1();
  scenario.expectations = {expect("spe.p_deal", .676908846),     expect("spe.round", 2.70519321),
                           expect("spe.share", .5),              expect("spe.value.A", .395552962),
                           expect("spe.exploitability", 0.),     expect("run.main.deal", .676908846, 4, true),
                           expect("solve.packages", 21.),        expect("solve.no_deal.A", .38)};
  for (auto const& verdict : study::verdicts(scenario)) {
    CAPTURE(verdict.expectation.what);
    CAPTURE(verdict.got);
    CHECK(verdict.ok);
  }
}

TEST_CASE("an expectation that is off is not ok, by so much; a name that means nothing says so") {
  model::Scenario scenario = p1();
  scenario.expectations = {expect("spe.p_deal", .7), expect("spe.nonsense", 1.), expect("nonsense", 1.), expect("run.main.nonsense", 1.),
                           expect("solve.nash.package", 3.), expect("run.main.deal", .9, 4, true)};
  auto const verdicts = study::verdicts(scenario);
  CHECK_FALSE(verdicts[0].ok);
  CHECK(verdicts[0].difference == doctest::Approx(.7 - .676908846));
  for (std::size_t k : {1u, 2u, 3u}) {
    CHECK_FALSE(verdicts[k].ok);
    CHECK(verdicts[k].got == "nothing of this name");
  }
  CHECK_FALSE(verdicts[4].ok);  // words are no number
  CHECK_FALSE(verdicts[5].ok);
  CHECK(verdicts[5].allowed < .05);
}

TEST_CASE("the exact figures of a toy of Istanbul go by name") {
  model::Scenario scenario = test::scenario_of(test::toy_istanbul(1));
  scenario.expectations = {expect("solve.packages", 12.), expect("solve.credibility.least", .25, 1e-9),
                           expect("solve.nash.package", "freeze · yes · yes"), expect("solve.main.packages", 12.)};
  for (auto const& verdict : study::verdicts(scenario)) {
    CAPTURE(verdict.expectation.what);
    CAPTURE(verdict.got);
    CHECK(verdict.ok);
  }
  scenario = test::disjoint_lines();
  scenario.expectations = {expect("solve.zopa.size", 0.), expect("solve.certain", 1.), expect("solve.conflict(legal, must-be-ceded)", 1.),
                           expect("solve.conflict(must-be-ceded, legal)", 1.), expect("solve.conflict(legal)", 0.),
                           expect("solve.nash.package", "none")};
  for (auto const& verdict : study::verdicts(scenario)) {
    CAPTURE(verdict.expectation.what);
    CAPTURE(verdict.got);
    CHECK(verdict.ok);
  }
}

TEST_CASE("an answer explains an empty ZOPA, opens it again, and says when it is certain") {
  study::Answer const closed = study::answer(test::disjoint_lines());
  REQUIRE(closed.tracks.size() == 1);
  auto const& track = closed.tracks[0];
  CHECK(track.zopa.size == 0);
  CHECK(track.certain);
  REQUIRE_FALSE(track.openings.empty());
  for (auto const& opening : track.openings) CHECK(opening.size > 0);  // a correction is one only if it opens something
  for (std::size_t k = 1; k < track.openings.size(); ++k)
    CHECK(track.openings[k - 1].correction.size() <= track.openings[k].correction.size());
  CHECK_FALSE(track.zopa_exists);  // nothing varies
  CHECK(study::answer(test::scenario_of(test::toy_istanbul(1))).tracks[0].openings.empty());
}

TEST_CASE("the share of draws with a ZOPA is that of the credibilities above the threshold") {
  model::Scenario scenario = test::scenario_of(test::toy_istanbul(.5));
  test::vary(scenario, "deal.credibility", base::Uniform{0, 1}, [](model::World& w) -> double& { return w.deal.credibility; });
  auto const answer = study::answer(scenario, 400);
  REQUIRE(answer.tracks[0].zopa_exists);
  auto const& share = *answer.tracks[0].zopa_exists;
  CHECK(share.draws == 400);
  CHECK(std::abs(share.share - .75) < 4 * study::standard_error(.75, 400));  // G3: empty below .25
  CHECK(share.low < share.share);
  CHECK(share.share < share.high);
}

TEST_CASE("a signature holds still, and moves when a discrete outcome does") {
  model::Scenario const scenario = test::varied_mini(.5);
  CHECK(study::signature(scenario) == study::signature(scenario));
  CHECK(study::signature(scenario) != study::signature(test::varied_mini(.6)));
}
