#include "zopa/games/strategic_game.hpp"

#include <algorithm>
#include <cmath>

#include <boost/multiprecision/integer.hpp>

#include "zopa/base/expects.hpp"

namespace zopa::games {
namespace {

/// Numbers over a common denominator: value[k] = whole[k] / scale.
struct Scaled {
  std::vector<Integer> whole;
  Integer scale = 1;
};

template <class Each>
Scaled scaled(std::size_t n, Each const& each) {
  Scaled out;
  for (std::size_t k = 0; k < n; ++k) out.scale = lcm(out.scale, denominator(each(k)));
  out.whole.reserve(n);
  for (std::size_t k = 0; k < n; ++k) out.whole.push_back(numerator(each(k)) * (out.scale / denominator(each(k))));
  return out;
}

Scaled scaled_payoffs(StrategicGame const& game, int player) {
  return scaled(game.n_cells(), [&](std::size_t c) -> Rational const& { return game.payoff(c, player); });
}

/// Adds, for every cell, its payoff times the others' probabilities to what the player's strategy there gets.
template <class Number, class Payoff>
std::vector<Number> against_others(StrategicGame const& game, int player, MixedProfile<Number> const& weights,
                                   Payoff const& payoff) {
  std::vector<Number> sums(std::size_t(game.n_strategies(player)), Number(0));
  std::size_t const n = game.players.size();
  std::vector<std::size_t> s(n, 0);
  for (std::size_t cell = 0, cells = game.n_cells(); cell < cells; ++cell) {
    Number weight(1);
    for (std::size_t j = 0; j < n && weight != 0; ++j)
      if (int(j) != player) weight *= weights[j][s[j]];
    if (weight != 0) sums[s[std::size_t(player)]] += weight * payoff(cell);
    for (std::size_t j = 0; j < n && ++s[j] == weights[j].size(); ++j) s[j] = 0;
  }
  return sums;
}

}  // namespace

std::size_t StrategicGame::n_cells() const {
  std::size_t n = 1;
  for (auto const& player : players) n *= player.strategies.size();
  return n;
}

std::size_t StrategicGame::cell(std::vector<int> const& strategies) const {
  std::size_t cell = 0;
  for (std::size_t i = players.size(); i-- > 0;)
    cell = cell * players[i].strategies.size() + std::size_t(strategies[i]);
  return cell;
}

std::vector<int> StrategicGame::strategies(std::size_t cell) const {
  std::vector<int> out;
  for (auto const& player : players) {
    out.push_back(int(cell % player.strategies.size()));
    cell /= player.strategies.size();
  }
  return out;
}

StrategicGame bimatrix_game(std::vector<std::vector<Rational>> const& row,
                            std::vector<std::vector<Rational>> const& column) {
  ZOPA_EXPECTS(!row.empty() && !row[0].empty() && row.size() == column.size());
  StrategicGame game{"", "", {{"Row", {}}, {"Column", {}}}, {}};
  for (std::size_t i = 0; i < row.size(); ++i) game.players[0].strategies.push_back(std::to_string(i + 1));
  for (std::size_t j = 0; j < row[0].size(); ++j) game.players[1].strategies.push_back(std::to_string(j + 1));
  for (std::size_t j = 0; j < row[0].size(); ++j)
    for (std::size_t i = 0; i < row.size(); ++i) {
      ZOPA_EXPECTS(row[i].size() == row[0].size() && column[i].size() == row[0].size());
      game.payoffs.push_back(row[i][j]);
      game.payoffs.push_back(column[i][j]);
    }
  return game;
}

Bimatrix bimatrix(StrategicGame const& game) {
  ZOPA_EXPECTS(game.n_players() == 2);
  Bimatrix out{game.n_strategies(0), game.n_strategies(1), {}, {}, 1, 1};
  Scaled const row = scaled_payoffs(game, 0), column = scaled_payoffs(game, 1);
  out.row_scale = row.scale;
  out.column_scale = column.scale;
  for (int i = 0; i < out.n_rows; ++i)
    for (int j = 0; j < out.n_columns; ++j) {
      out.row.push_back(row.whole[game.cell({i, j})]);
      out.column.push_back(column.whole[game.cell({i, j})]);
    }
  return out;
}

Eigen::MatrixXd payoff_matrix(StrategicGame const& game, int player) {
  ZOPA_EXPECTS(game.n_players() == 2);
  Eigen::MatrixXd out(game.n_strategies(0), game.n_strategies(1));
  for (Eigen::Index j = 0; j < out.cols(); ++j)
    for (Eigen::Index i = 0; i < out.rows(); ++i)
      out(i, j) = to_double(game.payoff(std::size_t(j * out.rows() + i), player));
  return out;
}

MixedProfile<Rational> deviation_payoffs(StrategicGame const& game, MixedProfile<Rational> const& profile) {
  MixedProfile<Integer> weights;
  std::vector<Integer> scales;
  for (auto const& strategy : profile) {
    Scaled s = scaled(strategy.size(), [&](std::size_t k) -> Rational const& { return strategy[k]; });
    weights.push_back(std::move(s.whole));
    scales.push_back(std::move(s.scale));
  }
  MixedProfile<Rational> out;
  for (int i = 0; i < game.n_players(); ++i) {
    Scaled const payoffs = scaled_payoffs(game, i);
    Integer scale = payoffs.scale;
    for (std::size_t j = 0; j < scales.size(); ++j)
      if (int(j) != i) scale *= scales[j];
    std::vector<Rational> mine;
    for (auto const& sum : against_others(game, i, weights, [&](std::size_t c) { return payoffs.whole[c]; }))
      mine.emplace_back(sum, scale);
    out.push_back(std::move(mine));
  }
  return out;
}

MixedProfile<double> deviation_payoffs(StrategicGame const& game, std::vector<double> const& payoffs,
                                       MixedProfile<double> const& profile) {
  MixedProfile<double> out;
  for (int i = 0; i < game.n_players(); ++i)
    out.push_back(against_others(game, i, profile,
                                 [&](std::size_t c) { return payoffs[c * game.players.size() + std::size_t(i)]; }));
  return out;
}

std::vector<double> payoffs_in_doubles(StrategicGame const& game) {
  std::vector<double> out;
  out.reserve(game.payoffs.size());
  for (auto const& payoff : game.payoffs) out.push_back(to_double(payoff));
  return out;
}

Rational const& RegretCertificate::largest_regret() const { return *std::max_element(regrets.begin(), regrets.end()); }

RegretCertificate regret_certificate(StrategicGame const& game, MixedProfile<Rational> const& profile) {
  RegretCertificate out;
  MixedProfile<Rational> const deviations = deviation_payoffs(game, profile);
  for (std::size_t i = 0; i < profile.size(); ++i) {
    Rational mean = 0;
    for (std::size_t k = 0; k < profile[i].size(); ++k)
      if (profile[i][k] != 0) mean += profile[i][k] * deviations[i][k];
    out.regrets.push_back(*std::max_element(deviations[i].begin(), deviations[i].end()) - mean);
    out.payoffs.push_back(std::move(mean));
  }
  return out;
}

std::vector<double> on_the_simplex(std::vector<double> const& p) {
  double sum = 0;
  for (double const x : p) sum += std::max(0., x);
  ZOPA_EXPECTS(sum > 0 && std::isfinite(sum));
  constexpr double one = 9007199254740992.;  // 2^53
  std::vector<double> steps;
  double rest = one;  // whole numbers below 2^53: sums and differences are exact
  for (double const x : p) {
    steps.push_back(std::min(rest, std::nearbyint(std::max(0., x) / sum * one)));
    rest -= steps.back();
  }
  *std::max_element(steps.begin(), steps.end()) += rest;
  for (double& x : steps) x /= one;
  return steps;
}

MixedProfile<Rational> exactly(MixedProfile<double> const& profile) {
  MixedProfile<Rational> out;
  for (auto const& strategy : profile) {
    out.emplace_back();
    for (double const p : strategy) out.back().push_back(exactly(p));
  }
  return out;
}

MixedProfile<double> to_doubles(MixedProfile<Rational> const& profile) {
  MixedProfile<double> out;
  for (auto const& strategy : profile) {
    out.emplace_back();
    for (Rational const& p : strategy) out.back().push_back(to_double(p));
  }
  return out;
}

}  // namespace zopa::games
