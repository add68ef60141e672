#include "zopa/model/map.hpp"

#include <random>

#include "support/approx.hpp"
#include "support/worlds.hpp"

using namespace zopa::test;

namespace {

/// RUS – a – b – c, a chain.
struct Chain {
  World world = empty_world({"U", "R"});
  PlaceId rus, a, b, c;

  Chain() {
    rus = add_place(world, "RUS");
    for (auto [place, id] : {std::pair{&a, "a"}, {&b, "b"}, {&c, "c"}})
      *place = world.territories[add_territory(world, id, 0, 1)].place;
    add_border(world, rus, a);
    add_border(world, a, b);
    add_border(world, b, c);
  }
};

}  // namespace

TEST_CASE("a land path runs through held territories and open places, end points included") {
  Chain const r;
  CHECK(land_path(r.world.map, r.rus, r.c, {false, true, true, true}));
  CHECK_FALSE(land_path(r.world.map, r.rus, r.c, {false, true, false, true}));
  CHECK_FALSE(land_path(r.world.map, r.rus, r.c, {false, true, true, false}));
  CHECK_FALSE(land_path(r.world.map, r.a, r.c, {true, false, true, true}));
  CHECK(land_path(r.world.map, r.rus, r.rus, {false, false, false, false}));
}

TEST_CASE("a second way makes the first one dispensable") {
  Chain r;
  add_border(r.world, r.a, r.c);
  CHECK(land_path(r.world.map, r.rus, r.c, {false, true, false, true}));
}

TEST_CASE("the places whose loss cuts the held area in two are its articulation points") {
  Chain r;
  CHECK(articulation_points(r.world.map, {true, true, true, true}) == std::vector<PlaceId>{r.a, r.b});
  CHECK(articulation_points(r.world.map, {true, true, true, false}) == std::vector<PlaceId>{r.a});
  CHECK(articulation_points(r.world.map, {false, true, true, false}).empty());
  add_border(r.world, r.a, r.c);
  CHECK(articulation_points(r.world.map, {true, true, true, true}) == std::vector<PlaceId>{r.a});
}

TEST_CASE("land paths on random maps, small and large, agree with the closure of the borders") {
  std::mt19937 random(7);
  for (std::size_t const n : {5u, 12u, 63u, 64u, 65u, 90u}) {
    World world = empty_world({"U", "R"});
    for (std::size_t i = 0; i < n; ++i) add_territory(world, std::to_string(i), 0, 1);
    for (std::size_t e = 0; e < 2 * n; ++e) add_border(world, PlaceId{random() % n}, PlaceId{random() % n});
    std::vector<bool> held(n);
    for (std::size_t i = 0; i < n; ++i) held[i] = random() % 3 != 0;

    std::vector<std::vector<bool>> reach(n, std::vector<bool>(n));  // Warshall 1962
    for (std::size_t i = 0; i < n; ++i) reach[i][i] = held[i];
    auto const [begin, end] = boost::edges(world.map.borders);
    for (auto e = begin; e != end; ++e) {
      auto const s = boost::source(*e, world.map.borders), t = boost::target(*e, world.map.borders);
      if (held[s] && held[t]) reach[s][t] = reach[t][s] = true;
    }
    for (std::size_t k = 0; k < n; ++k)
      for (std::size_t i = 0; i < n; ++i)
        for (std::size_t j = 0; j < n; ++j)
          if (reach[i][k] && reach[k][j]) reach[i][j] = true;

    bool agree = true;
    for (std::size_t i = 0; i < n; ++i)
      for (std::size_t j = 0; j < n; ++j)
        if (land_path(world.map, PlaceId{i}, PlaceId{j}, held) != reach[i][j]) agree = false;
    CHECK_MESSAGE(agree, n, " places");
  }
}
