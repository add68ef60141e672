#pragma once

#include <string>
#include <vector>

#include <Eigen/Core>

#include "zopa/games/rational.hpp"

namespace zopa::games {

/// A finite game in strategic form with exact payoffs: players choose at the same time, one strategy each.
struct StrategicGame {
  struct Player {
    std::string name;
    std::vector<std::string> strategies;  ///< labels; at least one
  };

  std::string title, comment;
  std::vector<Player> players;    ///< at least one
  std::vector<Rational> payoffs;  ///< n_cells × n_players; the first player's strategy runs fastest, as in .nfg files

  int n_players() const { return int(players.size()); }
  int n_strategies(int player) const { return int(players[std::size_t(player)].strategies.size()); }
  std::size_t n_cells() const;
  /// The cell in which each player plays the strategy of this index.
  std::size_t cell(std::vector<int> const& strategies) const;
  /// The inverse: one index per player.
  std::vector<int> strategies(std::size_t cell) const;
  Rational const& payoff(std::size_t cell, int player) const {
    return payoffs[cell * players.size() + std::size_t(player)];
  }
};

/// Two players, strategies labelled "1", "2", …; row[i][j] and column[i][j] are what they get. Expects equal shapes.
StrategicGame bimatrix_game(std::vector<std::vector<Rational>> const& row,
                            std::vector<std::vector<Rational>> const& column);

/// One probability for each strategy of each player.
template <class Number>
using MixedProfile = std::vector<std::vector<Number>>;

/// A two-player game with each player's payoffs on integers: payoff = entry / scale.
struct Bimatrix {
  int n_rows = 0, n_columns = 0;
  std::vector<Integer> row, column;         ///< n_rows × n_columns, row by row
  Integer row_scale = 1, column_scale = 1;  ///< the least that makes all entries whole

  Integer const& row_at(int i, int j) const { return row[std::size_t(i) * std::size_t(n_columns) + std::size_t(j)]; }
  Integer const& column_at(int i, int j) const {
    return column[std::size_t(i) * std::size_t(n_columns) + std::size_t(j)];
  }
};

/// Expects two players.
Bimatrix bimatrix(StrategicGame const&);

/// The payoffs of one of two players in doubles, n_rows × n_columns. Expects two players.
Eigen::MatrixXd payoff_matrix(StrategicGame const&, int player);

/// What each strategy of each player would get against the others' mixed strategies: n_players × n_strategies.
/// Cost O(n_players² · n_cells) multiplications; cells that the others never play cost little.
MixedProfile<Rational> deviation_payoffs(StrategicGame const&, MixedProfile<Rational> const&);
/// The same with payoffs already in doubles, as `payoffs_in_doubles` gives them.
MixedProfile<double> deviation_payoffs(StrategicGame const&, std::vector<double> const& payoffs,
                                       MixedProfile<double> const&);
std::vector<double> payoffs_in_doubles(StrategicGame const&);

/// What each player gets on average, and how much more the best strategy would get: zero for all players iff the
/// profile is a Nash equilibrium. Expects probabilities ≥ 0 that sum to one.
struct RegretCertificate {
  std::vector<Rational> payoffs, regrets;  ///< by player
  Rational const& largest_regret() const;
};
RegretCertificate regret_certificate(StrategicGame const&, MixedProfile<Rational> const&);

/// The nearest probabilities on a grid of 2^-53 that sum to exactly one: doubles whose certificate is exact. Expects at
/// least one that is positive and all finite; negative ones count as zero.
std::vector<double> on_the_simplex(std::vector<double> const&);

/// Without rounding.
MixedProfile<Rational> exactly(MixedProfile<double> const&);
MixedProfile<double> to_doubles(MixedProfile<Rational> const&);

}  // namespace zopa::games
