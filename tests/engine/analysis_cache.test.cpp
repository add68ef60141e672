#include "zopa/engine/analysis_cache.hpp"

#include <doctest/doctest.h>

#include "engine/analysis.hpp"
#include "engine/world_digest.hpp"
#include "scenarios.hpp"

using namespace zopa;

namespace {

engine::Plan const six_draws{42, 6, 4, 2, 1};

struct Change {
  char const* what;
  std::function<void(model::World&)> make;
  bool moves_analyses;
};

// Numbers of each part of the world; toggled, not scaled, so that each really differs.
std::vector<Change> const changes{
    {"a weight", [](model::World& w) { w.parties[model::PartyId{0}].preferences.issues[model::IssueId{0}].weight *= .7; }, true},
    {"a constant", [](model::World& w) { w.parties[model::PartyId{1}].preferences.constant += .01; }, true},
    {"what no deal is worth",
     [](model::World& w) { w.parties[model::PartyId{1}].no_deal[model::main_track] = {model::NoDeal::Level::given, .6}; }, true},
    {"patience", [](model::World& w) { w.parties[model::PartyId{0}].discount = .9; }, true},
    {"the exhaustion of one side", [](model::World& w) { w.parties[model::PartyId{0}].exhaustion = .3; }, true},
    {"battles", [](model::World& w) { w.war->down = .4; }, true},
    {"the hazard of a deal", [](model::World& w) { w.deal.collapse = .2; }, true},
    {"the horizon", [](model::World& w) { w.horizon.rounds = 3; }, true},
    {"a line", [](model::World& w) { w.lines.begin()->hard = false; w.lines.begin()->kappa = .2; }, true},
    {"the kind of a tactic", [](model::World& w) { w.parties[model::PartyId{0}].tactic[model::main_track] = model::Micro{}; }, true},
    {"how fast a tactic concedes",
     [](model::World& w) { w.parties[model::PartyId{0}].tactic[model::main_track] = model::TimeDependent{{}, 3, .1}; }, false},
    {"who speaks", [](model::World& w) { w.protocol.kind = model::Protocol::Kind::alternating; }, false},
    {"noise of answers", [](model::World& w) { w.parties[model::PartyId{1}].response_lambda = 5; }, false},
};

}  // namespace

TEST_CASE("a run that finds earlier analyses has the same bits as one that solves everything itself") {
  model::Scenario const base = test::varied_mini(.5);
  engine::AnalysisCache cache;
  engine::run(base, six_draws, {}, nullptr, {{}, &cache});
  CHECK(cache.counts().found == 0);
  for (auto const& change : changes) {
    CAPTURE(change.what);
    model::Scenario other = base;
    change.make(other.central);
    auto const before = cache.counts().found;
    auto const with = engine::run(other, six_draws, {}, nullptr, {{}, &cache});
    CHECK(with.blocks == engine::run(other, six_draws).blocks);
    CHECK(cache.counts().found - before == (change.moves_analyses ? 0 : six_draws.draws));
    CHECK(engine::run(other, six_draws, {}, nullptr, {{}, &cache}).blocks == with.blocks);
    CHECK(cache.counts().found - before == (change.moves_analyses ? 1 : 2) * six_draws.draws);
  }
}

TEST_CASE("what analyses read tells worlds apart, what only games read does not") {
  model::World const world = test::varied_mini(.5).central;
  CHECK(engine::analysis_digest(world) == engine::analysis_digest(model::World(world)));
  for (auto const& change : changes) {
    CAPTURE(change.what);
    model::World other = world;
    change.make(other);
    CHECK((engine::analysis_digest(other) != engine::analysis_digest(world)) == change.moves_analyses);
  }
}

TEST_CASE("the same digests in another order are another one") {
  CHECK(engine::combined({1, 2}, {3, 4}) != engine::combined({3, 4}, {1, 2}));
  CHECK(engine::combined({1, 2}, {3, 4}) != engine::combined({1, 3}, {2, 4}));
}

TEST_CASE("a full cache keeps within its bounds, and only the analyses of draws that have a place in it change") {
  auto const some = [](std::size_t n) {
    auto analysis = std::make_shared<engine::Analysis>();
    analysis->candidates = engine::Candidates(1, {std::vector<model::Package>(n, model::Package(8))});
    return analysis;
  };
  engine::AnalysisCache cache(100'000);
  for (std::uint64_t k = 0; k < 50; ++k) {
    cache.keep(0, {k, 0}, some(50));
    CHECK(cache.counts().bytes <= 100'000);
    CHECK(cache.find(0, {k, 0}));  // the newest is there
  }
  CHECK(cache.counts().bytes > 50'000);
  cache.keep(1, {0, 0}, some(3000));  // nothing of its own to give way to it
  CHECK_FALSE(cache.find(1, {0, 0}));
  CHECK_FALSE(cache.find(2, {49, 0}));
}
