#include "zopa/games/lemke_howson.hpp"

#include <algorithm>
#include <iterator>

#include "games/best_response.hpp"
#include "zopa/base/expects.hpp"

namespace zopa::games {
namespace {

using std::size_t;

struct Polytopes {
  BestResponsePolytope of_row, of_column;
};

Polytopes polytopes(StrategicGame const& game) {
  ZOPA_EXPECTS(game.n_players() == 2);
  Bimatrix const matrices = bimatrix(game);
  return {row_polytope(matrices), column_polytope(matrices)};
}

struct EndOfPath {
  Equations row, column;
};

/// One of the two dictionaries between which a path alternates.
template <class Number>
class Side {
 public:
  explicit Side(BestResponsePolytope const& polytope)
      : polytope_(polytope), origin_(games::origin<Number>(polytope)), dictionary_(origin_) {}

  size_t n_strategies() const { return polytope_.n_columns; }

  /// Lets the variable of this label enter; the label that is found in exchange, or n_labels where rounding lost the
  /// way.
  size_t drop(size_t label) {
    size_t const column = dictionary_.place(polytope_.variable(label));
    size_t const row = dictionary_.leaving_row(column);
    if (row == dictionary_.n_rows()) return polytope_.n_labels();
    size_t const found = polytope_.label(dictionary_.basic(row));
    dictionary_.pivot(row, column);
    if constexpr (std::is_floating_point_v<Number>) {
      constexpr int pivots_between_refreshes = 500;
      if (++pivots_ % pivots_between_refreshes == 0) dictionary_.refresh_from(origin_);
    }
    return found;
  }

  Equations equations() const { return games::equations(polytope_, dictionary_); }

  /// Back to the origin, for another path.
  void restart() { dictionary_ = origin_; }

 private:
  BestResponsePolytope const& polytope_;
  Dictionary<Number> const origin_;
  Dictionary<Number> dictionary_;
  int pivots_ = 0;
};

template <class Number>
class Paths {
 public:
  explicit Paths(Polytopes const& polytopes) : row_(polytopes.of_row), column_(polytopes.of_column) {}

  std::optional<EndOfPath> from(size_t label, size_t most_pivots) {
    size_t const n_rows = row_.n_strategies(), n_columns = column_.n_strategies();
    row_.restart();
    column_.restart();
    size_t const lost = n_rows + n_columns;
    bool on_row_side = label < n_rows;  // where the label's variable is a strategy, it may enter
    size_t dropped = label;
    for (size_t n = 0; n < most_pivots; ++n) {
      Side<Number>& side = on_row_side ? row_ : column_;
      size_t const found = side.drop(dropped);
      if (found == label) return EndOfPath{row_.equations(), column_.equations()};
      if (found == lost) return std::nullopt;
      dropped = found;
      on_row_side = !on_row_side;
    }
    return std::nullopt;
  }

 private:
  Side<Number> row_, column_;
};

std::optional<EndOfPath> exact_path(Polytopes const& p, size_t label, size_t most_pivots) {
  return with_integers(
      [&](auto const& kind) { return Paths<std::decay_t<decltype(kind)>>(p).from(label, most_pivots); });
}

/// Is every strategy not played, or a best response? Rounding may have led elsewhere.
bool is_complete(EndOfPath const& end) {
  auto const all_in = [](std::vector<size_t> const& some, std::vector<size_t> const& all) {
    return !some.empty() && std::includes(all.begin(), all.end(), some.begin(), some.end());
  };
  return all_in(end.row.unknowns, end.column.rows) && all_in(end.column.unknowns, end.row.rows);
}

template <class Number>
std::optional<Equilibrium<Number>> equilibrium_at(StrategicGame const& game, Polytopes const& p, EndOfPath const& end) {
  if constexpr (std::is_floating_point_v<Number>) {
    Equilibrium<double> out{{strategy_near(p.of_row, end.row), strategy_near(p.of_column, end.column)}, {}};
    out.certificate = regret_certificate(game, exactly(out.strategies));
    return out;
  } else {
    auto row = strategy_at(p.of_row, end.row), column = strategy_at(p.of_column, end.column);
    if (!row || !column) return std::nullopt;
    Equilibrium<Rational> out{{std::move(*row), std::move(*column)}, {}};
    out.certificate = regret_certificate(game, out.strategies);
    return out;
  }
}

/// The end of a path in doubles may be no equilibrium: then its regrets say so.
template <class Number>
bool holds(StrategicGame const& game, Equilibrium<Number> const& equilibrium) {
  if constexpr (!std::is_floating_point_v<Number>) return equilibrium.certificate.largest_regret() == 0;
  auto const [least, most] = std::minmax_element(game.payoffs.begin(), game.payoffs.end());
  return equilibrium.certificate.largest_regret() <= (*most - *least) * Rational(1, 1'000'000'000);
}

/// Shorter and shorter lists of labels would be another rule; budgets that double waste at most as much as they use.
template <class Number, class Try>
std::optional<Equilibrium<Number>> all_labels_in_turn(size_t n_labels, size_t most_budget, Try const& try_label) {
  for (size_t budget = 64; budget <= most_budget; budget *= 2)
    for (size_t label = 0; label < n_labels; ++label)
      if (auto found = try_label(label, budget)) return found;
  return std::nullopt;
}

}  // namespace

template <>
std::optional<Equilibrium<double>> lemke_howson(StrategicGame const& game, int label, size_t most_pivots) {
  Polytopes const p = polytopes(game);
  ZOPA_EXPECTS(label >= 0 && size_t(label) < p.of_row.n_labels());
  auto const end = Paths<double>(p).from(size_t(label), most_pivots);
  if (!end || !is_complete(*end)) return std::nullopt;
  auto equilibrium = equilibrium_at<double>(game, p, *end);
  return equilibrium && holds(game, *equilibrium) ? equilibrium : std::nullopt;
}

template <>
std::optional<Equilibrium<Rational>> lemke_howson(StrategicGame const& game, int label, size_t most_pivots) {
  Polytopes const p = polytopes(game);
  ZOPA_EXPECTS(label >= 0 && size_t(label) < p.of_row.n_labels());
  auto const end = exact_path(p, size_t(label), most_pivots);
  return end ? equilibrium_at<Rational>(game, p, *end) : std::nullopt;
}

template <class Number>
Equilibrium<Number> one_equilibrium(StrategicGame const& game) {
  Polytopes const p = polytopes(game);
  size_t const n_labels = p.of_row.n_labels();
  Paths<double> paths(p);
  auto const in_doubles = [&](size_t label, size_t budget) -> std::optional<Equilibrium<Number>> {
    auto const end = paths.from(label, budget);
    if (!end || !is_complete(*end)) return std::nullopt;
    auto equilibrium = equilibrium_at<Number>(game, p, *end);
    return equilibrium && holds(game, *equilibrium) ? equilibrium : std::nullopt;
  };
  constexpr size_t most_in_doubles = size_t(1) << 20;
  if (auto found = all_labels_in_turn<Number>(n_labels, most_in_doubles, in_doubles)) return *found;
  auto const in_integers = [&](size_t label, size_t budget) -> std::optional<Equilibrium<Number>> {
    auto const end = exact_path(p, label, budget);
    return end ? equilibrium_at<Number>(game, p, *end) : std::nullopt;
  };
  auto const found = all_labels_in_turn<Number>(n_labels, ~size_t(0) / 4, in_integers);
  ZOPA_EXPECTS(found.has_value());
  return *found;
}

template Equilibrium<Rational> one_equilibrium(StrategicGame const&);
template Equilibrium<double> one_equilibrium(StrategicGame const&);

}  // namespace zopa::games
