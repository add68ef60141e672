#include "instances.hpp"

#include <algorithm>
#include <random>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "zopa/games/tree_families.hpp"
#include "zopa/io/efg.hpp"
#include "zopa/io/nfg.hpp"

namespace zopa::bench {
namespace {

double uniform(std::mt19937_64& random) { return static_cast<double>(random() >> 11) * 0x1p-53; }

std::vector<double> weights(std::mt19937_64& random, int n) {
  std::vector<double> w;
  double sum = 0;
  for (int k = 0; k < n; ++k) sum += w.emplace_back(.1 + uniform(random));
  for (double& x : w) x /= sum;
  return w;
}

// Of party i on issue k; `first` are the first party's, which its own turn fills in.
std::vector<double> values(Network const& network, std::mt19937_64& random, int i, int k, std::vector<double>& first) {
  // parties beyond the second oppose the first on every other issue
  bool const opposed = i == 1 || (i > 1 && (k + i) % 2 == 0);
  std::vector<double> out;
  for (double& v : first) {
    double const noise = uniform(random);
    if (i == 0) v = noise;
    out.push_back(i == 0 ? v
                         : network.opposition * (opposed ? 1 - v : noise) + (1 - network.opposition) * noise);
  }
  return out;
}

}  // namespace

std::vector<std::pair<std::size_t, std::size_t>> Network::pairs() const {
  std::vector<std::pair<std::size_t, std::size_t>> all;
  for (std::size_t a = 0; a < std::size_t(issues); ++a)
    for (std::size_t b = a + 1; b < std::size_t(issues); ++b) all.emplace_back(a, b);
  std::mt19937_64 random(seed);
  for (std::size_t k = all.size(); k > 1; --k) std::swap(all[k - 1], all[random() % k]);
  all.resize(std::min(all.size(), std::size_t(interactions)));
  return all;
}

std::string scenario_text(Network const& network) {
  std::string out = fmt::format(
      "zopa: 1\ntitle: Preferences of {} parties over {} issues, opposition {}, seed {}\n"
      "time: {{horizon: {{rounds: 10}}}}\nissues:\n",
      network.parties, network.issues, network.opposition, network.seed);
  for (int k = 0; k < network.issues; ++k) out += fmt::format("  issue{}: [o0, o1, o2, o3, o4, o5, o6, o7, o8, o9]\n", k);
  out += "parties:\n";
  std::mt19937_64 random(network.seed);
  std::vector<std::vector<double>> first(std::size_t(network.issues), std::vector<double>(10));
  for (int i = 0; i < network.parties; ++i) {
    out += fmt::format("  P{}:\n    no_deal: 0\n    prefers:\n", i);
    auto const w = weights(random, network.issues);
    for (int k = 0; k < network.issues; ++k)
      out += fmt::format("      issue{}: {{weight: {}, values: [{}]}}\n", k, w[std::size_t(k)],
                         fmt::join(values(network, random, i, k, first[std::size_t(k)]), ", "));
    auto const pairs = network.pairs();
    if (!pairs.empty()) out += "    interactions:\n";
    for (auto const& [a, b] : pairs)
      out += fmt::format("      - {{between: [issue{}, issue{}], beta: {}}}\n", a, b, .1 * (uniform(random) - .5));
  }
  return out;
}

std::string scenario_text(WarFront const& war) {
  return fmt::format(
      "zopa: 1\ntitle: A country of {2} slices, a front of {0} cells, {1} rounds\n"
      "time: {{horizon: {{rounds: {1}, then: fight_on}}}}\n"
      "gainer: A\n"
      "territories: {{land: {{held: {{A: 0.5}}, cells: {0}, value: {{A: 1, B: 1}}}}}}\n"
      "issues: {{control: {{for_each: territory, from: 0, to: 1, steps: {3}}}}}\n"
      "status_quo: {{}}\n"
      "parties:\n"
      "  A: {{discount: 0.99, war_cost: 0.002, no_deal: fight_on}}\n"
      "  B: {{discount: 0.985, war_cost: 0.003, no_deal: fight_on}}\n"
      "war: {{drift: {{up: 0.3, down: 0.28}}, total_victory: true}}\n",
      war.cells, war.rounds, war.packages, war.packages - 1);
}

games::StrategicGame uniform_bimatrix(int n, unsigned seed, bool zero_sum) {
  std::mt19937 next(seed);
  auto const size = std::size_t(n);
  std::vector<std::vector<games::Rational>> row(size, std::vector<games::Rational>(size)), column = row;
  for (auto& line : row)
    for (auto& payoff : line) payoff = int(next() % 1000);
  for (std::size_t i = 0; i < size; ++i)
    for (std::size_t j = 0; j < size; ++j)
      column[i][j] = zero_sum ? games::Rational(-row[i][j]) : games::Rational(int(next() % 1000));
  return games::bimatrix_game(row, column);
}

std::vector<Instance> small_instances() {
  games::Rational const discount(9, 10);
  std::vector<Instance> all;
  auto const tree = [&](std::string const& name, games::ExtensiveGame const& game) {
    all.push_back({name + ".efg", io::efg_text(game)});
  };
  auto const matrix = [&](std::string const& name, games::StrategicGame const& game) {
    all.push_back({name + ".nfg", io::nfg_text(game)});
  };
  tree("bargaining_50_steps_1_round", games::alternating_offers(50, 1, discount));
  tree("bargaining_4_steps_2_rounds", games::alternating_offers(4, 2, discount));
  tree("bargaining_10_steps_2_rounds", games::alternating_offers(10, 2, discount));
  tree("screening_5_types_10_steps_1_round", games::screening(5, 10, 1, discount));
  tree("screening_2_types_3_steps_2_rounds", games::screening(2, 3, 2, discount));
  tree("screening_2_types_2_steps_3_rounds", games::screening(2, 2, 3, discount));
  tree("war_demand_2_types_10_steps", games::fearon(2, 10));
  tree("war_demand_5_types_20_steps", games::fearon(5, 20));
  for (int const ranks : {3, 8}) tree(fmt::format("poker_{}_ranks", ranks), games::card_game(ranks));
  for (unsigned const seed : {1u, 2u, 3u}) {
    tree(fmt::format("random_tree_seed_{}", seed), games::random_tree(seed, 4));
    matrix(fmt::format("bimatrix_10_seed_{}", seed), uniform_bimatrix(10, seed, false));
  }
  matrix("bimatrix_5_seed_1", uniform_bimatrix(5, 1, false));
  for (int const n : {10, 30}) matrix(fmt::format("zero_sum_{}_seed_1", n), uniform_bimatrix(n, 1, true));
  all.push_back({"front_20_cells_50_rounds_30_packages.yaml", scenario_text(WarFront{20, 50, 30})});
  all.push_back({"network_2_parties_3_issues.yaml", scenario_text(Network{2, 3, 0, .95})});
  all.push_back({"network_2_parties_6_issues_10_pairs.yaml", scenario_text(Network{2, 6, 10, .95})});
  all.push_back({"network_3_parties_6_issues.yaml", scenario_text(Network{3, 6, 0, .8})});
  return all;
}

}  // namespace zopa::bench
