#include "zopa/report/words.hpp"

#include <doctest/doctest.h>

using namespace zopa;
using report::count, report::decimal, report::percent;

TEST_CASE("A value has no zero before its point and no digit more than asked") {
  CHECK(decimal(0.4567) == ".46");
  CHECK(decimal(-0.1) == "−.10");
  CHECK(decimal(0.0001) == "0");
  CHECK(decimal(1.25, 1) == "1.2");
  CHECK(decimal(-0.001) == "0");
  CHECK(report::signed_decimal(0.03) == "+.03");
}

TEST_CASE("Counts are exact below a million and powers of ten above") {
  CHECK(count(337500) == "337,500");
  CHECK(count(999) == "999");
  CHECK(count(6.2e9) == "6.2 × 10⁹");
  CHECK(report::plural(1, "package", "packages") == "1 package");
  CHECK(report::plural(0, "package", "packages") == "0 packages");
}

TEST_CASE("A percentage shows no more digits than its interval supports") {
  CHECK(percent(0.014, 0.009, 0.021) == "1.4 % (0.9–2.1)");
  CHECK(percent(0.38, 0.30, 0.46) == "38 % (30–46)");
  CHECK(percent(1.0) == "100 %");
}

TEST_CASE("Width counts what a terminal shows, not bytes") {
  CHECK(report::width("Åland · 10⁹") == 11);
  CHECK(report::pad_right("é", 3) == "é  ");
  CHECK(report::wrap("one two three", 9, 2) == "one two\n  three");
}

TEST_CASE("A package is told family by family") {
  model::World world;
  auto const track = world.tracks.push_back(model::Track{});
  for (char const* name : {"North", "South", "East", "West"}) {
    model::Territory territory;
    territory.name = name;
    auto const t = world.territories.push_back(territory);
    model::Issue status;
    status.id = std::string("status.") + name;
    status.family = "status";
    status.options = {"returned", "deferred_long", "ceded"};
    status.kind = model::Issue::Kind::status;
    status.territory = t;
    world.tracks[track].issues.push_back(world.issues.push_back(status));
  }
  model::Issue cap;
  cap.id = cap.family = "force_cap";
  cap.options = {"none", "half"};
  world.tracks[track].issues.push_back(world.issues.push_back(cap));
  CHECK(report::package_in_words(world, track, {1, 0, 0, 0, 1}) ==
        "status: deferred long in North, returned elsewhere · force cap: half");
  CHECK(report::package_in_words(world, track, {0, 0, 0, 0, 0}) == "status: returned everywhere · force cap: none");
  CHECK(report::package_in_words(world, track, {0, 0, 2, 2, 0}) ==
        "status: returned in North and South, ceded in East and West · force cap: none");
}
