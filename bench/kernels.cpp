// One piece of work after the other whose instructions are counted: `scripts/bench --instructions`. A count does not
// depend on who else is busy, so it can be a gate where a time cannot.

#include <cstdio>
#include <functional>
#include <stdexcept>
#include <string>
#include <vector>

#include "fronts.hpp"
#include "instances.hpp"
#include "zopa/engine/run.hpp"
#include "zopa/games/lemke_howson.hpp"
#include "zopa/games/sequence_form.hpp"
#include "zopa/games/sequential_equilibrium.hpp"
#include "zopa/games/tree_families.hpp"
#include "zopa/io/scenario_file.hpp"
#include "zopa/play/game.hpp"
#include "zopa/solve/frontier.hpp"
#include "zopa/study/answer.hpp"

namespace zopa::bench {

/// Only what runs under this function is counted.
[[gnu::noinline]] void counted(std::function<void()> const& work) { work(); }

namespace {

model::Scenario read(io::Reading reading) {
  if (!reading.scenario) throw std::runtime_error(io::render(reading.diagnostics));
  return std::move(*reading.scenario);
}

model::Scenario shipped(char const* file) {
  return read(io::read_scenario({std::string(ZOPA_SOURCE_DIR "/scenarios/") + file, {}, {}}));
}

constexpr char const* flagship = "ukraine-2025/istanbul_2025_07.yaml";
constexpr char const* river = "tutorial/3_river_with_a_mediator.yaml";

void frontier_of_a_million() {
  model::World const world = read(io::read_scenario_text(scenario_text(Network{}), "network")).central;
  model::Per<model::PartyId, double> const no_deal(2, 0.0);
  solve::Negotiation const negotiation(world, model::TrackId{}, model::circumstances(world), no_deal);
  counted([&] {
    for (int k = 0; k < 50; ++k) solve::pareto_frontier(negotiation, {});
  });
}

void rounds_of_a_war() {
  play::Game game(play::table(setting_of(fronts(16), 64, 1)), base::Stream{});
  counted([&] {
    for (std::uint64_t g = 0; g < 500; ++g) {
      game.restart({42, 0, g});
      play_out(game);
    }
  });
}

void games_of(char const* file, engine::Plan const& plan) {
  auto const scenario = shipped(file);
  counted([&] { engine::run(scenario, plan); });
}

struct Kernel {
  char const* name;
  void (*run)();
};
constexpr Kernel kernels[] = {
    {"read_flagship", [] { counted([] { shipped(flagship); }); }},
    {"solve_flagship",
     [] {
       auto const scenario = shipped(flagship);
       counted([&] { study::answer(scenario); });
     }},
    {"frontier_of_a_million", frontier_of_a_million},
    {"rounds_of_a_war", rounds_of_a_war},
    {"games_of_the_river", [] { games_of(river, {42, 4, 200, 1}); }},
    {"draws_of_the_flagship", [] { games_of(flagship, {42, 2, 50, 1}); }},
    {"all_equilibria_8_exact",
     [] {
       auto const game = uniform_bimatrix(8, 1, false);
       counted([&] { games::extreme_equilibria<games::Rational>(game); });
     }},
    {"all_equilibria_10_doubles",
     [] {
       auto const game = uniform_bimatrix(10, 1, false);
       counted([&] { games::extreme_equilibria<double>(game); });
     }},
    {"one_equilibrium_50_exact",
     [] {
       auto const game = uniform_bimatrix(50, 1, false);
       counted([&] { games::one_equilibrium<games::Rational>(game); });
     }},
    {"poker_30_ranks",
     [] {
       auto const game = games::card_game(30);
       counted([&] { games::zero_sum_equilibrium(game); });
     }},
    {"screening_3_types_exact",
     [] {
       auto const game = games::screening(3, 8, 2, games::Rational(9, 10));
       counted([&] { games::exact_sequential_equilibrium(game); });
     }},
};

}  // namespace
}  // namespace zopa::bench

int main(int argc, char** argv) {
  using zopa::bench::kernels;
  if (argc == 1)
    for (auto const& kernel : kernels) std::puts(kernel.name);
  for (int k = 1; k < argc; ++k)
    for (auto const& kernel : kernels)
      if (argv[k] == std::string(kernel.name)) kernel.run();
}
