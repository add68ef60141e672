#include "support/allocations.hpp"
#include "support/approx.hpp"
#include "support/worlds.hpp"

using namespace zopa::test;

namespace {

template <class Call>
long long allocations_of(Call const& call) {
  long long const before = allocations;
  double const value = call();
  long long const after = allocations;
  CHECK(value == value);
  return after - before;
}

}  // namespace

TEST_CASE("the functions of the round loop do not allocate") {
  World world = graph_value();
  world.war = War{};
  world.war->up = .3;
  world.war->hold = .5;
  world.horizon.then = Horizon::Then::freeze;
  world.status_quo = Package(5, 0);
  world.parties[R].no_deal[TrackId{}].level = NoDeal::Level::fight_on;
  add_soft_line(world, "s", R, among(world, {IssueId{4}}, {0}), 1);
  Ratifier ratifier;
  ratifier.party = R;
  RatifierId const duma = world.ratifiers.push_back(ratifier);
  Package const y{0, 1, 1, 1, 1};
  Circumstances const now = circumstances(world);

  CHECK(allocations_of([&] { return utility(world, R, {}, y, now); }) == 0);
  CHECK(allocations_of([&] { return deal_value(world, R, {}, y, now, 0.2); }) == 0);
  CHECK(allocations_of([&] { return no_deal_value(world, R, {}, now, 12); }) == 0);
  CHECK(allocations_of([&] { return approval_probability(world, duma, {}, y, now, 0.4, 0.2); }) == 0);
  CHECK(allocations_of([&] { return breaks(world, LineId{}, y, now) ? 1.0 : 0.0; }) == 0);
  CHECK(allocations_of([&] { return static_cast<double>(std::vector<int>(3).size()); }) == 1);  // the count counts
}
