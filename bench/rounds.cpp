// Rounds a second of the game alone, beside a synthetic loop in the same process; then the same game with one mechanism
// after another switched on.

#include <algorithm>
#include <string>
#include <vector>

#include "fronts.hpp"
#include "measure.hpp"
#include "synthetic_loop.hpp"
#include "zopa/play/game.hpp"

namespace zopa::bench {
namespace {

constexpr int n_packages = SyntheticLoop::n_packages, n_rounds = SyntheticLoop::n_rounds;

struct Variant {
  std::string name;
  play::Game game;
  double rounds_per_second = 0;
};

template <class Change>
Variant variant(std::string name, Change const& change, int n_types = 1, Types differ = Types::other_values) {
  model::World world = fronts(n_rounds);
  change(world);
  return {std::move(name),
          play::Game(play::table(setting_of(std::move(world), n_packages, n_types, differ)), base::Stream{}), 0};
}

void without_war(model::World& world) {
  world.war.reset();
  for (auto& party : world.parties) party.no_deal[main_track].level = model::NoDeal::Level::given;
}

void with_strength(model::World& world) {
  world.war->strength_effect = .02;
  world.war->strength_sd = 1;
  world.war->strength_persistence = .9;
}

void with_bonus(model::World& world) {
  model::HeldAtom const held{{model::TerritoryId{0}, model::TerritoryId{1}}};
  world.parties[a].preferences.bonuses.push_back({model::Pattern{{}, {held}, {}}, .05});
}

void with_micro(model::World& world) {
  for (auto& party : world.parties) party.tactic[main_track] = model::Micro{};
}

std::vector<Variant> variants() {
  std::vector<Variant> all;
  all.push_back(variant("war, concession tactics", [](model::World&) {}));
  all.push_back(variant("no war", without_war));
  all.push_back(
      variant("horizon that freezes", [](model::World& w) { w.horizon.then = model::Horizon::Then::freeze; }));
  all.push_back(variant("collapse hazard", [](model::World& w) { w.deal.collapse = .1; }));
  all.push_back(variant("strength gap", with_strength));
  all.push_back(variant("bonus for what is held", with_bonus));
  all.push_back(variant("loss aversion", [](model::World& w) {
    w.parties[a].preferences.reference = model::Reference{.2, 2, 1, true};
  }));
  auto const war = [](model::World&) {};
  all.push_back(variant("three types of the other", war, 3));
  all.push_back(variant("eight types that value peace alike", war, 8, Types::other_costs));
  all.push_back(variant("MiCRO", with_micro));
  return all;
}

double rounds_per_second(play::Game& game, int games) {
  std::int64_t rounds = 0;
  double const time = seconds([&] {
    for (int g = 0; g < games; ++g) {
      game.restart({42, 0, static_cast<std::uint64_t>(g)});
      play_out(game);
      rounds += game.outcome().rounds_played;
    }
  });
  return static_cast<double>(rounds) / time;
}

double rounds_per_second(SyntheticLoop const& loop, int games, double& sum) {
  double const time = seconds([&] {
    for (int g = 0; g < games; ++g) sum += loop.game(static_cast<std::uint64_t>(g));
  });
  return double{n_rounds} * games / time;
}

}  // namespace

void rounds(Table& table) {
  constexpr int games = 4000, repeats = 7;
  SyntheticLoop const loop;
  std::vector<Variant> all = variants();
  double synthetic = 0, sum = 0;
  for (int repeat = 0; repeat < repeats; ++repeat) {  // interleaved: a noisy neighbour hits all alike
    synthetic = std::max(synthetic, rounds_per_second(loop, 4 * games, sum));
    for (Variant& v : all) v.rounds_per_second = std::max(v.rounds_per_second, rounds_per_second(v.game, games));
  }
  // the sum is used, or the compiler would leave the loop out
  table.push_back({"synthetic loop", {synthetic, "rounds/s"}, sum > 0 ? "" : "no deals?", ""});
  for (Variant const& v : all)
    table.push_back({v.name,
                     {v.rounds_per_second, "rounds/s"},
                     "",
                     "the synthetic loop",
                     std::nullopt,
                     v.rounds_per_second / synthetic,
                     &v == &all.front() ? "≥ .6" : ""});
}

}  // namespace zopa::bench
