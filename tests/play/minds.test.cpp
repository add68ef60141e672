#include "play/minds.hpp"

#include <doctest/doctest.h>

#include "play/rich_world.hpp"
#include "play/tactics.hpp"
#include "play/values.hpp"

using namespace zopa::test;

namespace {

// Type by type and row by row, what the kinds of rows stand for.
void compare_with_each_type(State& s, PartyId observer, PartyId about, TrackId k) {
  Range const rows = s.rows().candidates[k][observer];
  double const* const column = zopa::play::expected_values(s, observer, about, k);
  std::vector<double> const expected(column, column + rows.end);
  for (int r = rows.begin; r < rows.end; ++r) {
    double sum = 0;
    for (int const judge : s.rows().minds[observer][about])
      sum += s.weight_of(judge) *
             (zopa::play::deal_value(s, judge, k, r) - (zopa::play::breaks_own_line(s, judge, k, r) ? 1 : 0));
    CHECK(expected[static_cast<std::size_t>(r)] == doctest::Approx(sum).epsilon(1e-12));
  }
  for (int const judge : s.rows().minds[observer][about]) {
    int const best = zopa::play::best_row(s, judge, k);
    double const top = zopa::play::best_value(s, judge, k);
    if (best == zopa::play::no_row)
      CHECK(top < -1e300);
    else
      CHECK(top == deal_values(s, judge, k)[best]);
  }
}

}  // namespace

TEST_CASE("types that value peace alike are judged together as each would be alone") {
  Setting made = rich_setting();
  auto& types = made.types[U][R];
  REQUIRE(!types.empty());
  for (int k = 0; k < 3; ++k) {  // the same values, other lines and costs of war
    auto other = std::make_shared<World>(*types.front().world);
    other->parties[R].war_cost *= 1.5 + k;
    for (LineId const line : ids_of(other->lines))
      if (other->lines[line].owner == R && other->lines[line].hard)
        other->lines[line].binding = line.index % 3 != static_cast<std::size_t>(k);
    types.push_back({other, types.front().probability / (2 + k)});
  }
  Game game(table(made), {});
  int groups = 0, asked = 0;
  for (auto const& judge : game.state().rows().judges) groups += judge.alike.size() > 1;
  CHECK(groups > 0);
  for (std::uint64_t r = 0; r < 4; ++r) {
    game.restart({3, 0, r});
    while (!std::holds_alternative<Over>(game.pending())) {
      compare_with_each_type(game.state(), U, R, TrackId{});
      ++asked;
      advance(game, decide(game));
    }
  }
  CHECK(asked > 50);
}
