#include <doctest/doctest.h>

#include "play/games.hpp"

using namespace zopa::test;

namespace {

/// Three issues of three options. A likes every option of x and y alike and cares for z alone: what it gives the other on x
/// and y is a question of what it thinks of it.
World guessing(Party::ModelOfOthers model, std::vector<std::optional<Package>> heard) {
  World world = empty_world({"A", "B"});
  for (char const* id : {"x", "y", "z"}) add_issue(world, id, {"0", "1", "2"});
  prefers(world, A, IssueId{0}, .25, {1, 1, 1});
  prefers(world, A, IssueId{1}, .25, {1, 1, 1});
  prefers(world, A, IssueId{2}, .5, {0, .5, 1});
  for (std::size_t k = 0; k < 3; ++k) prefers(world, B, IssueId{k}, 1. / 3, {1, 0, 0});
  no_deal_is(world, {.1, 2});  // B signs nothing
  tactic(world, A, TimeDependent{TimeDependent::Curve::polynomial, 1, 0});
  tactic(world, B, Scripted{std::move(heard)});
  world.parties[A].model_of_others = model;
  alternate(world, B);
  world.horizon = {8, Horizon::Then::freeze, 0};
  return world;
}

Package offer_of_a(World const& world, int round) {
  for (auto const& [at, offer] : events<Offered>(story(table(setting(world)))))
    if (at == round && offer.proposer == A) return offer.package;
  return {};
}

}  // namespace

TEST_CASE("by frequency a party gives the other what it has asked for most") {
  using Model = Party::ModelOfOthers;
  std::vector<std::optional<Package>> const heard{Package{1, 2, 0}, Package{1, 0, 0}, Package{1, 2, 0}};
  // asked for: x = 1 always, y = 2 twice of three; B's true values say 0 on both
  Package const by_frequency = offer_of_a(guessing(Model::frequency, heard), 5);
  CHECK(by_frequency[0] == 1);
  CHECK(by_frequency[1] == 2);
  Package const by_values = offer_of_a(guessing(Model::types, heard), 5);
  CHECK(by_values[0] == 0);
  CHECK(by_values[1] == 0);
}

TEST_CASE("what is never changed weighs more: z at 0 is given before y, which moved about") {
  World world = guessing(Party::ModelOfOthers::frequency, {Package{0, 2, 0}, Package{0, 1, 0}, Package{0, 2, 0}});
  // now A values y = 2 no more than it values z = 0: one of the two it must keep for itself
  world.parties[A].preferences.issues = {};
  world.parties[A].preferences.issues.resize(3);
  prefers(world, A, IssueId{0}, .2, {1, 1, 1});
  prefers(world, A, IssueId{1}, .4, {1, 1, 0});
  prefers(world, A, IssueId{2}, .4, {0, 1, 1});
  tactic(world, A, TimeDependent{TimeDependent::Curve::polynomial, .5, 0});  // gives in by half only in the end
  Package const offer = offer_of_a(world, 7);
  REQUIRE(!offer.empty());
  CHECK(offer[2] == 0);
  CHECK(offer[1] == 1);  // asked for once, and free: y = 2 would cost what z = 0 has already cost
}
