#include "zopa/base/id.hpp"

#include <doctest/doctest.h>

using namespace zopa::base;

using AppleId = Id<struct AppleTag>;

TEST_CASE("an id reads and writes the value of its own entity") {
  Per<AppleId, double> weight{0.1, 0.2, 0.3};
  weight[AppleId{1}] = 0.25;
  CHECK(weight[AppleId{1}] == 0.25);
  CHECK(weight.values() == std::vector<double>{0.1, 0.25, 0.3});
}

TEST_CASE("a new entity gets the next id") {
  Per<AppleId, int> n;
  CHECK(n.empty());
  CHECK(n.push_back(7) == AppleId{0});
  CHECK(n.push_back(8) == AppleId{1});
  CHECK(n[AppleId{1}] == 8);
}

TEST_CASE("all ids of a family come in ascending order") {
  std::vector<std::uint32_t> seen;
  for (AppleId const id : ids_of(Per<AppleId, int>(4))) seen.push_back(id.index);
  CHECK(seen == std::vector<std::uint32_t>{0, 1, 2, 3});
  for (AppleId const id : ids<AppleId>(0)) FAIL("an empty family has no id, got " << id.index);
}

TEST_CASE("ids order by index, and families compare by value") {
  CHECK(AppleId{1} < AppleId{2});
  CHECK(AppleId{} == AppleId{0});
  CHECK(Per<AppleId, int>{1, 2} == Per<AppleId, int>(std::vector<int>{1, 2}));
  CHECK(Per<AppleId, int>{1, 2} != Per<AppleId, int>{1, 3});
}

#ifdef ZOPA_CHECKS
TEST_CASE("an id beyond its family is caught as a bug of ours") {
  Per<AppleId, int> const n(2);
  CHECK_THROWS_AS(n[AppleId{2}], BrokenPromise);
}
#endif
