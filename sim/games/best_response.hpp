#pragma once

#include <bitset>
#include <cstddef>
#include <optional>
#include <vector>

#include "games/dictionary.hpp"
#include "zopa/games/strategic_game.hpp"

namespace zopa::games {

/// A set of labels: label i < n_rows says that row i is not played, or is no worse than any other row against what the
/// other plays; label n_rows + j the same of column j.
constexpr std::size_t most_labels = 256;
using Labels = std::bitset<most_labels>;

/// The best-response polytope of one player (von Stengel 2002, Handbook of Game Theory 3, ch. 45): mixed strategies x
/// of the player, divided by what the other's best response to them gets: {x ≥ 0, M x ≤ 1}, where M holds the other's
/// payoffs, made positive: a row for each strategy of the other, a column for each of the player.
struct BestResponsePolytope {
  std::size_t n_rows = 0, n_columns = 0;
  std::size_t label_of_column = 0;  ///< of the player's first strategy: 0 for the row player
  std::vector<Integer> m;           ///< whole numbers ≥ 1

  std::size_t n_labels() const { return n_rows + n_columns; }
  /// The label of a variable of the polytope's dictionary when that variable is zero.
  std::size_t label(std::size_t variable) const {
    return (variable + label_of_column) % n_labels();  // for the column player too: its slacks are the rows' labels
  }
  std::size_t variable(std::size_t label) const { return (label + n_labels() - label_of_column) % n_labels(); }
};

/// Of the row player, whose strategies the columns answer; of the column player.
BestResponsePolytope row_polytope(Bimatrix const&);
BestResponsePolytope column_polytope(Bimatrix const&);

/// The dictionary of the polytope's origin. Doubles: payoffs brought to [1, 2], which only shrinks the polytope along
/// its rays.
template <class Number>
Dictionary<Number> origin(BestResponsePolytope const&);

/// The labels of the dictionary's vertex: all constraints that hold with equality there, also where a basic variable is
/// zero.
template <class Number>
Labels labels(BestResponsePolytope const&, Dictionary<Number> const&);

/// What determines a vertex: the player's strategies that are played, and the other's that are best responses.
struct Equations {
  std::vector<std::size_t> unknowns, rows;  ///< ascending; at least as many rows as unknowns
};
Equations equations(BestResponsePolytope const&, Labels const&);
template <class Number>
Equations equations(BestResponsePolytope const&, Dictionary<Number> const&);

/// The mixed strategy at the vertex, from its equations alone: exactly, or in doubles. nullopt where the equations do
/// not determine a mixed strategy: they are not those of a vertex other than the origin.
std::optional<std::vector<Rational>> strategy_at(BestResponsePolytope const&, Equations const&);
std::vector<double> strategy_near(BestResponsePolytope const&, Equations const&);

}  // namespace zopa::games
