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

/// "-0" and the like would only be the sign of rounding.
std::string gain_text(double gain) { return gain <= 0 ? "0" : fmt::format("{:.0e}", gain); }

Row tree(games::ExtensiveGame const& game) {
  std::optional<games::SequentialAnswer<games::Rational>> answer;
  Row row;
  row.what = fmt::format("tree: {} ({} nodes), exact", game.title(), game.n_nodes());
  row.measured = least_time([&] { answer = games::exact_sequential_equilibrium(game); });
  row.proof = "no answer";
  if (answer) {
    auto const proof = games::certificate(game, answer->behaviour, games::Rational(0), &answer->belief);
    row.proof = "one-shot gain " + games::to_text(proof.largest.gain);
  }
  row.aim = "≤ 10 ms";
  return row;
}

Row cards(int ranks, std::string const& aim) {
  std::optional<games::ZeroSumAnswer> answer;
  Row row;
  row.measured = least_time([&] { answer = games::zero_sum_equilibrium(games::card_game(ranks)); });
  auto const game = games::card_game(ranks);
  row.what = fmt::format("tree: {} ({} nodes), built and solved", game.title(), game.n_nodes());
  row.proof = "no answer";
  if (answer) {
    auto const proof = games::certificate(game, answer->behaviour, 1e-9);
    row.proof = "best reply gains " +
                gain_text(*std::max_element(proof.best_response_gain.begin(), proof.best_response_gain.end()));
  }
  row.aim = aim;
  return row;
}

}  // namespace

void trees(Table& table) {
  games::Rational const discount(9, 10);
  auto const add = [&](auto const& measure) { table.push_back(in_own_process(measure)); };
  add([&] { return tree(games::alternating_offers(200, 1, discount)); });
  add([&] { return tree(games::alternating_offers(4, 3, discount)); });
  add([&] { return tree(games::screening(10, 20, 1, discount)); });
  add([&] { return tree(games::screening(3, 8, 2, discount)); });
  add([&] { return tree(games::screening(2, 3, 3, discount)); });
  add([&] { return tree(games::fearon(10, 20)); });
  for (int const ranks : {8, 20, 30}) add([&] { return cards(ranks, ""); });
  add([&] { return cards(100, "≤ 1000 ms"); });
}

}  // namespace zopa::bench
