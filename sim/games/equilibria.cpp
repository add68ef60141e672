#include "zopa/games/equilibria.hpp"

#include <algorithm>
#include <map>
#include <stdexcept>
#include <string>
#include <unordered_map>

#include "games/best_response.hpp"
#include "games/nash_subsets.hpp"
#include "games/vertices.hpp"
#include "zopa/base/expects.hpp"

namespace zopa::games {
namespace {

using std::size_t;

/// A set of vertices, a bit each.
using Members = std::vector<std::uint64_t>;

/// Finds the vertices of one polytope that have given labels among theirs.
class ByLabel {
 public:
  ByLabel(std::vector<Labels> const& vertices, size_t n_labels) : with_(n_labels) {
    for (auto& members : with_) members.assign((vertices.size() + 63) / 64, 0);
    for (size_t v = 0; v < vertices.size(); ++v) {
      at_.emplace(vertices[v], v);
      for (size_t label = 0; label < n_labels; ++label)
        if (vertices[v][label]) with_[label][v / 64] |= std::uint64_t(1) << (v % 64);
    }
  }

  /// The vertex with exactly these labels; its index to `out`.
  void exactly(Labels const& labels, std::vector<size_t>& out) const {
    auto const found = at_.find(labels);
    if (found != at_.end()) out.push_back(found->second);
  }

  /// All vertices with these labels and perhaps more.
  void at_least(Labels const& labels, std::vector<size_t>& out) const {
    size_t const n_words = with_.empty() ? 0 : with_[0].size();
    for (size_t word = 0; word < n_words; ++word) {
      std::uint64_t all = ~std::uint64_t(0);
      for (size_t label = 0; label < with_.size() && all != 0; ++label)
        if (labels[label]) all &= with_[label][word];
      for (; all != 0; all &= all - 1) {
        size_t const v = word * 64 + size_t(__builtin_ctzll(all));
        if (v < at_.size()) out.push_back(v);
      }
    }
  }

 private:
  std::unordered_map<Labels, size_t> at_;  // asked, never iterated
  std::vector<Members> with_;
};

struct Pair {
  Labels row, column;
};

/// Vertices of a polytope of this dimension with more labels than a simple vertex has.
std::vector<Labels> degenerate_ones(std::vector<Labels> const& vertices, size_t dimension) {
  std::vector<Labels> out;
  for (Labels const& v : vertices)
    if (v.count() > dimension) out.push_back(v);
  return out;
}

/// Pairs that have all labels. A simple row vertex meets a simple column vertex only in the exact complement of its
/// labels, which is one look-up; the others are intersected label by label.
std::vector<Pair> complete_pairs(std::vector<Labels> const& rows, std::vector<Labels> const& columns, size_t n_rows,
                                 size_t n_labels) {
  size_t const n_columns = n_labels - n_rows;
  std::vector<Labels> const special = degenerate_ones(columns, n_columns);
  ByLabel const all(columns, n_labels), degenerate(special, n_labels);
  Labels everything;
  for (size_t label = 0; label < n_labels; ++label) everything.set(label);
  std::vector<Pair> pairs;
  std::vector<size_t> found;
  for (Labels const& row : rows) {
    Labels const missing = everything & ~row;
    bool const simple = row.count() == n_rows;
    found.clear();
    if (simple) degenerate.at_least(missing, found);
    for (size_t const v : found) pairs.push_back({row, special[v]});
    found.clear();
    simple ? all.exactly(missing, found) : all.at_least(missing, found);
    for (size_t const v : found) pairs.push_back({row, columns[v]});
  }
  return pairs;
}

/// The labels of strategies that are not played, first those of the rows: what an order of equilibria can go by.
struct Order {
  size_t n_rows, n_labels;

  size_t played(Pair const& p) const {
    size_t n = 0;
    for (size_t label = 0; label < n_labels; ++label) n += is_played(p, label) ? 1 : 0;
    return n;
  }
  bool is_played(Pair const& p, size_t label) const { return label < n_rows ? !p.row[label] : !p.column[label]; }

  /// Fewest strategies first; among equals, those that play earlier strategies.
  bool operator()(Pair const& p, Pair const& q) const {
    size_t const a = played(p), b = played(q);
    if (a != b) return a < b;
    for (size_t label = 0; label < n_labels; ++label)
      if (is_played(p, label) != is_played(q, label)) return is_played(p, label);
    return smaller(p.row, q.row) || (p.row == q.row && smaller(p.column, q.column));
  }
  bool smaller(Labels const& a, Labels const& b) const {
    for (size_t label = 0; label < n_labels; ++label)
      if (a[label] != b[label]) return b[label];
    return false;
  }
};

template <class Number>
std::vector<Number> strategy(BestResponsePolytope const& polytope, Labels const& labels) {
  if constexpr (std::is_floating_point_v<Number>)
    return strategy_near(polytope, equations(polytope, labels));
  else
    return strategy_at(polytope, equations(polytope, labels)).value();  // the labels of a vertex determine it
}

MixedProfile<Rational> const& without_rounding(MixedProfile<Rational> const& profile) { return profile; }
MixedProfile<Rational> without_rounding(MixedProfile<double> const& profile) { return exactly(profile); }

/// Numbers the distinct label sets in order of appearance.
struct Numbering {
  std::unordered_map<Labels, int> numbers;
  int operator()(Labels const& labels) { return numbers.emplace(labels, int(numbers.size())).first->second; }
};

}  // namespace

template <class Number>
bool Equilibrium<Number>::is_pure() const {
  return std::all_of(strategies.begin(), strategies.end(), [](auto const& strategy) {
    return std::count_if(strategy.begin(), strategy.end(), [](Number const& p) { return p != 0; }) == 1;
  });
}

template <class Number>
ExtremeEquilibria<Number> extreme_equilibria(StrategicGame const& game, size_t most_vertices) {
  ZOPA_EXPECTS(game.n_players() == 2);
  Bimatrix const matrices = bimatrix(game);
  size_t const n_rows = size_t(matrices.n_rows), n_labels = n_rows + size_t(matrices.n_columns);
  if (n_labels > most_labels)
    throw std::length_error(std::to_string(n_labels) + " strategies: all equilibria are enumerated for at most " +
                            std::to_string(most_labels));
  BestResponsePolytope const of_row = row_polytope(matrices), of_column = column_polytope(matrices);
  std::vector<Labels> const rows = vertices<Number>(of_row, most_vertices);
  std::vector<Labels> const columns = vertices<Number>(of_column, most_vertices);
  std::vector<Pair> pairs = complete_pairs(rows, columns, n_rows, n_labels);
  std::sort(pairs.begin(), pairs.end(), Order{n_rows, n_labels});
  ExtremeEquilibria<Number> out;
  out.n_vertices[0] = rows.size();
  out.n_vertices[1] = columns.size();
  out.degenerate = !degenerate_ones(rows, n_rows).empty() || !degenerate_ones(columns, n_labels - n_rows).empty();
  std::vector<StrategyPair> numbered;
  Numbering number_row, number_column;
  for (Pair const& pair : pairs) {
    Equilibrium<Number> equilibrium{{strategy<Number>(of_row, pair.row), strategy<Number>(of_column, pair.column)}, {}};
    equilibrium.certificate = regret_certificate(game, without_rounding(equilibrium.strategies));
    out.equilibria.push_back(std::move(equilibrium));
    numbered.emplace_back(number_row(pair.row), number_column(pair.column));
  }
  out.nash_subsets = nash_subsets(numbered);
  out.component = components(numbered);
  for (int const c : out.component) out.n_components = std::max(out.n_components, c + 1);
  return out;
}

std::vector<size_t> pure_equilibria(StrategicGame const& game) {
  size_t const n_cells = game.n_cells();
  std::vector<bool> stable(n_cells, true);
  size_t stride = 1;
  for (int i = 0; i < game.n_players(); ++i) {
    auto const n = size_t(game.n_strategies(i));
    for (size_t cell = 0; cell < n_cells; ++cell) {
      if (cell / stride % n != 0) continue;  // the first of the player's own strategies against these of the others
      size_t best = cell;
      for (size_t k = 1; k < n; ++k)
        if (game.payoff(cell + k * stride, i) > game.payoff(best, i)) best = cell + k * stride;
      for (size_t k = 0; k < n; ++k)
        if (game.payoff(cell + k * stride, i) < game.payoff(best, i)) stable[cell + k * stride] = false;
    }
    stride *= n;
  }
  std::vector<size_t> out;
  for (size_t cell = 0; cell < n_cells; ++cell)
    if (stable[cell]) out.push_back(cell);
  return out;
}

MixedProfile<Rational> pure_profile(StrategicGame const& game, size_t cell) {
  MixedProfile<Rational> out;
  std::vector<int> const played = game.strategies(cell);
  for (int i = 0; i < game.n_players(); ++i) {
    out.emplace_back(size_t(game.n_strategies(i)), Rational(0));
    out.back()[size_t(played[size_t(i)])] = 1;
  }
  return out;
}

template struct Equilibrium<Rational>;
template struct Equilibrium<double>;
template ExtremeEquilibria<Rational> extreme_equilibria(StrategicGame const&, size_t);
template ExtremeEquilibria<double> extreme_equilibria(StrategicGame const&, size_t);

}  // namespace zopa::games
