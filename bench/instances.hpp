#pragma once

#include <string>
#include <utility>
#include <vector>

#include "zopa/games/strategic_game.hpp"

/// Families of instances, each by its parameters and a seed alone: what the benchmarks solve. The same parameters give
/// the same instance on every machine (the engines of <random> are fixed by the standard, its distributions are not and
/// so are not used). `zopa_instances` writes the small ones of bench/instances, whose hashes a test compares.
namespace zopa::bench {

/// Preferences over `issues` issues of ten options, as a scenario. Weights uniform on [.1, 1.1] and normalised, the
/// first party's values v uniform; the second party's are opposition·(1 − v) + (1 − opposition)·noise; later parties
/// oppose the first on every other issue. Interactions: pairs of different issues, β uniform on ±.05.
struct Network {
  int parties = 2, issues = 6, interactions = 0;
  double opposition = .95;
  unsigned long seed = 20250723;

  /// The pairs of issues that interact: the same for all parties, as many different ones as there are.
  std::vector<std::pair<std::size_t, std::size_t>> pairs() const;
};
std::string scenario_text(Network const&);

/// Two parties divide a country, at one of `packages` lines, while a front of `cells` cells moves for `rounds` rounds: up
/// with .3, down with .28; a round of war costs .002 and .003, the discount factors are .99 and .985.
struct WarFront {
  int cells = 200, rounds = 100, packages = 300;
};
std::string scenario_text(WarFront const&);

/// Payoffs uniform on 0 … 999, the row player's before the column player's; zero-sum: the column player's are −those.
games::StrategicGame uniform_bimatrix(int n, unsigned seed, bool zero_sum);

/// A file of bench/instances, in the format that its ending says.
struct Instance {
  std::string file, text;
};
std::vector<Instance> small_instances();

}  // namespace zopa::bench
