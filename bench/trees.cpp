// Extensive games: the bargaining families and the card game in the sizes at which solvers are compared, each answer
// with the largest gain that its certificate finds.

#include <algorithm>
#include <optional>
#include <string>

#include <fmt/format.h>

#include "measure.hpp"
#include "zopa/games/certificate.hpp"
#include "zopa/games/sequence_form.hpp"
#include "zopa/games/sequential_equilibrium.hpp"
#include "zopa/games/tree_families.hpp"

namespace zopa::bench {
namespace {

constexpr int n_runs = 5;

template <class Work>
double least_seconds(Work const& work) {
  double least = seconds(work);
  for (int k = 1; k < n_runs; ++k) least = std::min(least, seconds(work));
  return least;
}

/// "-0" and the like would only be the sign of rounding.
std::string gain_text(double gain) { return gain <= 0 ? "0" : fmt::format("{:.0e}", gain); }

void tree(Table& table, games::ExtensiveGame const& game, std::string const& aim) {
  std::optional<games::SequentialAnswer<games::Rational>> answer;
  double const time = least_seconds([&] { answer = games::exact_sequential_equilibrium(game); });
  std::string gain = "no answer";
  if (answer) {
    auto const proof = games::certificate(game, answer->behaviour, games::Rational(0), &answer->belief);
    gain = "exact one-shot gain " + games::to_text(proof.largest.gain);
  }
  table.push_back({fmt::format("tree: {} ({} nodes), exact", game.title(), game.n_nodes()),
                   fmt::format("{:.2f} ms", 1e3 * time), gain, std::nullopt, aim});
}

void cards(Table& table, int ranks, std::string const& aim) {
  std::optional<games::ZeroSumAnswer> answer;
  double const time = least_seconds([&] { answer = games::zero_sum_equilibrium(games::card_game(ranks)); });
  auto const game = games::card_game(ranks);
  std::string gain = "no answer";
  if (answer) {
    auto const proof = games::certificate(game, answer->behaviour, 1e-9);
    gain = "best response gains " +
           gain_text(*std::max_element(proof.best_response_gain.begin(), proof.best_response_gain.end()));
  }
  table.push_back({fmt::format("tree: {} ({} nodes), built and solved", game.title(), game.n_nodes()),
                   fmt::format("{:.1f} ms", 1e3 * time), gain, std::nullopt, aim});
}

}  // namespace

void trees(Table& table) {
  games::Rational const discount(9, 10);
  tree(table, games::alternating_offers(200, 1, discount), "≤ 10 ms");
  tree(table, games::alternating_offers(4, 3, discount), "≤ 10 ms");
  tree(table, games::screening(10, 20, 1, discount), "≤ 10 ms");
  tree(table, games::screening(3, 8, 2, discount), "≤ 10 ms");
  tree(table, games::screening(2, 3, 3, discount), "≤ 10 ms");
  tree(table, games::fearon(10, 20), "≤ 10 ms");
  for (int const ranks : {8, 20, 30}) cards(table, ranks, "");
  cards(table, 100, "≤ 1 s");
}

}  // namespace zopa::bench
