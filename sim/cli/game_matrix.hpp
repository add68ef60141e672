#pragma once

#include <optional>
#include <string>
#include <vector>

#include "cli/command.hpp"
#include "zopa/games/dominance.hpp"
#include "zopa/games/equilibria.hpp"
#include "zopa/games/linear.hpp"
#include "zopa/games/quantal_response.hpp"

namespace zopa::cli {

enum class MatrixQuestion : unsigned char { automatic, all, one, zero_sum, correlated, logit, dominance };

/// What `zopa game FILE.nfg` may be asked.
struct GameMatrixOptions {
  std::string file;
  MatrixQuestion question = MatrixQuestion::automatic;
  double lambda = 0;
  bool doubles = false;  ///< else exact
  bool json = false;
  std::string converted;  ///< a file to write the game to; empty: none
};

/// An equilibrium as it is shown: text of exact numbers beside doubles.
struct ShownEquilibrium {
  std::vector<std::vector<std::string>> exact;  ///< probabilities by player; empty in doubles
  games::MixedProfile<double> strategies;
  std::vector<std::string> exact_payoffs;
  std::vector<double> payoffs;
  std::vector<games::Rational> regrets;
  bool pure = false;
  int component = 0;
};

/// What was found out about a game, whichever question was asked.
struct MatrixAnswer {
  MatrixQuestion question = MatrixQuestion::all;
  std::string method;  ///< "vertex enumeration (Avis, Rosenberg, Savani & von Stengel 2010)"
  bool exact = true;
  bool only_pure = false;  ///< only pure equilibria were looked for
  std::vector<ShownEquilibrium> equilibria;
  std::vector<std::vector<int>> nash_subsets;
  int n_components = 0;
  bool degenerate = false;
  std::vector<games::LogitEquilibrium> path;                       ///< logit
  std::optional<games::CorrelatedEquilibrium<double>> correlated;  ///< in doubles
  std::vector<std::string> exact_cells, exact_correlated_payoffs;  ///< of the same, where exact
  std::optional<games::Survivors> strict, weak;                    ///< dominance
};

/// Throws std::length_error with what to do instead where a game is too large for the question.
MatrixAnswer answer(games::StrategicGame const&, GameMatrixOptions const&);
std::string matrix_text(games::StrategicGame const&, MatrixAnswer const&);
std::string matrix_json(games::StrategicGame const&, MatrixAnswer const&);

/// Reads, solves and reports a strategic game.
Exit solve_game_matrix(GameMatrixOptions const&);

}  // namespace zopa::cli
