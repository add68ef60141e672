#include "zopa/study/front_path.hpp"

#include <algorithm>

#include "zopa/engine/table.hpp"
#include "zopa/model/circumstances.hpp"

namespace zopa::study {
namespace {

using Shares = model::Per<model::TerritoryId, std::vector<double>>;  ///< n_rounds + 1 each

/// The shares of one game of n − 1 rounds; what no battle moves stays.
Shares shares_of(model::Per<model::TerritoryId, double> const& start, std::size_t n, play::Transcript const& transcript) {
  Shares shares;
  for (double const share : start) shares.push_back(std::vector<double>(n, share));
  for (auto const& event : transcript.events)
    if (auto const* moved = std::get_if<play::FrontMoved>(&event.what)) {
      auto& of = shares[moved->territory];
      auto const from = std::min(static_cast<std::size_t>(event.round) + 1, n);
      std::fill(of.begin() + static_cast<std::ptrdiff_t>(from), of.end(), moved->to);
    }
  return shares;
}

FrontAt over_games(std::vector<double>& values) {
  std::sort(values.begin(), values.end());
  auto const quantile = [&](double p) { return values[static_cast<std::size_t>(p * static_cast<double>(values.size() - 1) + 0.5)]; };
  double sum = 0;
  for (double const v : values) sum += v;
  return {sum / static_cast<double>(values.size()), quantile(0.05), quantile(0.95)};
}

}  // namespace

FrontPath front_path(model::Scenario const& scenario, engine::Plan const& plan, int games) {
  FrontPath path;
  model::World const& central = scenario.central;
  if (central.territories.empty() || !central.war) return path;
  int const draws = std::clamp(games, 1, plan.draws), each = std::clamp(games / draws, 1, plan.replicates);
  auto const n_rows = static_cast<std::size_t>(central.horizon.rounds) + 1;
  std::vector<Shares> played;
  for (int draw = 0; draw < draws; ++draw) {
    play::Game game = engine::game(scenario, plan.seed, draw, 0);
    auto const start = game.circumstances().front;
    for (int k = 0; k < each; ++k) {
      play::Transcript transcript;
      game.restart({plan.seed, static_cast<std::uint64_t>(draw), static_cast<std::uint64_t>(k)});
      game.record(&transcript);
      play::play_out(game);
      game.record(nullptr);
      played.push_back(shares_of(start, n_rows, transcript));
    }
  }
  path.games = static_cast<int>(played.size());
  std::vector<double> values(played.size());
  for (auto const t : model::ids_of(central.territories)) {
    path.at.push_back({});
    for (std::size_t n = 0; n < n_rows; ++n) {
      std::transform(played.begin(), played.end(), values.begin(), [&](Shares const& s) { return s[t][n]; });
      path.at[t].push_back(over_games(values));
    }
  }
  return path;
}

}  // namespace zopa::study
