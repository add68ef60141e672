#pragma once

#include <random>

#include "zopa/games/strategic_game.hpp"

/// Small games whose equilibria every textbook gives, and random ones.
namespace zopa::games::test {

inline StrategicGame prisoners_dilemma() { return bimatrix_game({{2, 0}, {3, 1}}, {{2, 3}, {0, 1}}); }
inline StrategicGame battle_of_the_sexes() { return bimatrix_game({{2, 0}, {0, 1}}, {{1, 0}, {0, 2}}); }
inline StrategicGame matching_pennies() { return bimatrix_game({{1, -1}, {-1, 1}}, {{-1, 1}, {1, -1}}); }
/// Dare first: both dare 0, one dares 7 against 2, both give way 6 (Aumann 1974).
inline StrategicGame chicken() { return bimatrix_game({{0, 7}, {2, 6}}, {{0, 2}, {7, 6}}); }
inline StrategicGame rock_paper_scissors() {
  return bimatrix_game({{0, -1, 1}, {1, 0, -1}, {-1, 1, 0}}, {{0, 1, -1}, {-1, 0, 1}, {1, -1, 0}});
}
/// Everyone wants to be where the other is: 2^n − 1 equilibria, one for each set of places (Quint & Shubik 1997).
inline StrategicGame coordination(int n) {
  std::vector<std::vector<Rational>> identity(std::size_t(n), std::vector<Rational>(std::size_t(n), 0));
  for (std::size_t i = 0; i < identity.size(); ++i) identity[i][i] = 1;
  return bimatrix_game(identity, identity);
}

/// Dual cyclic polytopes of dimension six (von Stengel 1999, Discrete and Computational Geometry 21).
inline StrategicGame von_stengel_6x6() {
  return bimatrix_game({{9504, -660, 19976, -20526, 1776, -8976},
                        {-111771, 31680, -130944, 168124, -8514, 52764},
                        {397584, -113850, 451176, -586476, 29216, -178761},
                        {171204, -45936, 208626, -263076, 14124, -84436},
                        {1303104, -453420, 1227336, -1718376, 72336, -461736},
                        {737154, -227040, 774576, -1039236, 48081, -300036}},
                       {{72336, 48081, 29216, 14124, 1776, -8514},
                        {-461736, -300036, -178761, -84436, -8976, 52764},
                        {1227336, 774576, 451176, 208626, 19976, -130944},
                        {-1718376, -1039236, -586476, -263076, -20526, 168124},
                        {1303104, 737154, 397584, 171204, 9504, -111771},
                        {-453420, -227040, -113850, -45936, -660, 31680}});
}

/// Payoffs 0 … range − 1, the same for a seed on every platform.
inline StrategicGame random_game(int n_rows, int n_columns, int range, unsigned seed) {
  std::mt19937 next(seed);
  std::vector<std::vector<Rational>> row, column;
  for (int i = 0; i < n_rows; ++i) row.emplace_back(n_columns);
  column = row;
  for (auto* const matrix : {&row, &column})
    for (auto& line : *matrix)
      for (auto& payoff : line) payoff = int(next() % unsigned(range));
  return bimatrix_game(row, column);
}

}  // namespace zopa::games::test
