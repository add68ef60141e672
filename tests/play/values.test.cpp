#include "play/values.hpp"

#include <doctest/doctest.h>

#include "play/rich_world.hpp"

using namespace zopa::test;

namespace {

// The flat values against the model's own words, for every judge and every row it keeps, in the state the game is in.
void compare(State& s, double& furthest, int& compared) {
  for (int judge = 0; judge < static_cast<int>(s.rows().judges.size()); ++judge) {
    PartyId const i = s.rows().judges[static_cast<std::size_t>(judge)].party;
    World const& world = s.world_of(judge);
    for (TrackId const k : {TrackId{0}, TrackId{1}}) {
      Range const rows = s.rows().home[static_cast<std::size_t>(judge)][k];
      double const* const flat = deal_values(s, judge, k);
      unsigned char const* const forbidden = forbidden_rows(s, judge, k);
      double const w = no_deal_value(s, judge, k);
      for (int r = rows.begin; r < rows.end; ++r) {
        double const v = zopa::model::deal_value(world, i, k, s.package(r), s.circumstances, w, true);
        furthest = std::max({furthest, std::fabs(flat[r] - v), std::fabs(zopa::play::deal_value(s, judge, k, r) - v)});
        bool broken = false;
        for (LineId const line : ids_of(world.lines)) {
          auto const& own = world.lines[line];
          broken |= own.owner == i && own.track == k && own.hard && own.binding && in_force(own, s.round) &&
                    breaks(world, line, s.package(r), s.circumstances);
        }
        CHECK(static_cast<bool>(forbidden[r]) == broken);
        ++compared;
      }
    }
  }
}

double furthest_from_model(Setting const& made) {
  auto const t = table(made);
  double furthest = 0;
  int compared = 0, crossings = 0;
  Game game(t, {});
  for (std::uint64_t r = 0; r < 6; ++r) {
    game.restart({3, 0, r});
    while (!std::holds_alternative<Over>(game.pending())) {
      compare(game.state(), furthest, compared);
      crossings += !game.state().regime_at_start;
      advance(game, decide(game));
    }
  }
  CHECK(compared > 10000);
  CHECK(crossings > 5);
  return furthest;
}

}  // namespace

TEST_CASE("flat values are the model's, whatever fronts, lines, mediator and shocks have done") {
  CHECK(furthest_from_model(rich_setting()) < 1e-12);
}

TEST_CASE("so they are with loss aversion about a moving reference") {
  Rich given;
  given.reference = true;
  CHECK(furthest_from_model(rich_setting(given)) < 1e-12);
}

TEST_CASE("no-deal values under fighting on are the model's, sticks subtracted") {
  Setting made = rich_setting();
  made.world.lines.resize(0);  // windows and shocks take the slow path; without them the fast one is on
  made.world.shocks.resize(0);
  made.types = {};
  Game game(table(made), {});
  int compared = 0;
  while (!std::holds_alternative<Over>(game.pending())) {
    State& s = game.state();
    if (s.ceasefire < 0 && s.regime_at_start)
      for (PartyId const i : {U, R}) {
        double const w = zopa::model::no_deal_value(s.world(), i, TrackId{}, s.circumstances, 24 - s.round,
                                                    game.battle_belief(i), s.fought) -
                         (s.mediator_present ? s.world().mediator->sticks[i] : 0);
        CHECK(game.no_deal_value(i, TrackId{}) == doctest::Approx(w).epsilon(1e-12));
        ++compared;
      }
    advance(game, decide(game));
  }
  CHECK(compared > 2);
}

TEST_CASE("a package from outside the table is judged like one on it") {
  Setting made = rich_setting();
  Game game(table(made), {});
  Package const y = made.candidates[TrackId{}][U].front();
  double const known = game.deal_value(U, TrackId{}, y);
  made.candidates[TrackId{}][U].clear();
  made.candidates[TrackId{}][R].clear();
  Game const bare(table(made), {});
  CHECK(bare.deal_value(U, TrackId{}, y) == doctest::Approx(known).epsilon(1e-12));
}
