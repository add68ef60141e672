#include "games/lemke_path.hpp"

#include <algorithm>
#include <cmath>

#include "games/ties.hpp"
#include "zopa/base/expects.hpp"

namespace zopa::games {
namespace {

// The complementarity problem in costs C = bound − payoff > 0 (Koller, Megiddo & von Stengel 1996, section 4): for each
// side, plan x with E x = e, values p, and w = C y − Eᵀp + bonus ≥ 0, x ⊥ w. One action per information set is its
// favourite. E and the free values p are solved for before the first pivot: the favourite's x (a sum of others) and the
// others' w (a cost minus the favourite's) are basic. Row and column s belong to the pair (x_s, w_s) of one sequence.
// Constants: powers of ε from ε^0 on, then one column that only breaks ties.

template <class Number>
using Row = std::vector<Number>;  // coefficients of the nonbasic variables, of the bonus, then constants

template <class Number>
bool is_zero(Number const& x) {
  if constexpr (std::is_same_v<Number, double>)
    return std::abs(x) <= 1e-10;
  else
    return x == 0;
}

/// a += factor · b
template <class Number>
void add(Row<Number>& a, Number const& factor, Row<Number> const& b) {
  if (factor == 0) return;
  for (std::size_t k = 0; k < a.size(); ++k)
    if (b[k] != 0) a[k] += factor * b[k];
}

template <class Number>
class PlanDictionary {
 public:
  PlanDictionary(SequenceForm<Number> const& form, bool trembles, bool prefer_last)
      : form_(form), trembles_(trembles), prefer_last_(prefer_last) {
    base_ = {-1, form.sides[0].n_sequences - 2};  // sequence s ≥ 1 of a side is pair base + s
    n_ = form.sides[0].n_sequences + form.sides[1].n_sequences - 2;
    for (SequenceSide const& side : form.sides)
      longest_ = std::max(longest_, *std::max_element(side.length.begin(), side.length.end()));
    n_constants_ = (trembles ? longest_ : 0) + 2;
    rows_.assign(n_, Row<Number>(n_ + 1 + n_constants_, Number(0)));
    write_plans();
    write_costs();
  }

  std::optional<int> follow(int most_pivots) {
    int leaving = first_leaving();
    int pivots = 0;
    int column = n_;
    while (leaving != none) {
      if (++pivots > most_pivots) return std::nullopt;
      int const out = basic_[leaving];
      pivot(leaving, column);
      if (out == bonus()) return pivots;
      int const entering = out ^ 1;
      column = int(std::find(nonbasic_.begin(), nonbasic_.end(), entering) - nonbasic_.begin());
      leaving = blocking_row(column);
      if (leaving == none) return std::nullopt;  // only rounding can lead to a ray
    }
    return pivots;
  }

  /// Coefficients of ε^0, ε^1, … of each sequence of a side.
  std::vector<std::vector<Number>> plan(int side) const {
    SequenceSide const& own = form_.sides[side];
    std::vector<std::vector<Number>> weights(own.n_sequences, std::vector<Number>(n_constants_ - 1, Number(0)));
    weights[0][0] = 1;
    for (int s = 1; s < own.n_sequences; ++s)
      if (trembles_) weights[s][own.length[s]] += 1;
    for (int r = 0; r < n_; ++r) {
      int const s = basic_[r] / 2 - base_[side];
      if (basic_[r] == bonus() || basic_[r] % 2 != 0 || s < 1 || s >= own.n_sequences) continue;
      for (int k = 0; k + 1 < n_constants_; ++k) weights[s][k] += rows_[r][n_ + 1 + k];
    }
    return weights;
  }

 private:
  int bonus() const { return 2 * n_; }
  int favourite(SequenceSide const& side, int h) const {
    int const next = h + 1 < int(side.infosets.size()) ? side.first[h + 1] : side.n_sequences;
    return prefer_last_ ? next - 1 : side.first[h];
  }
  bool is_favourite(SequenceSide const& side, int s) const { return favourite(side, side.infoset_of[s]) == s; }
  Number& constant(Row<Number>& row, int power) const { return row[n_ + 1 + power]; }
  Number least(SequenceSide const& side, int s, int power) const {
    return s == 0 ? Number(power == 0) : Number(trembles_ && side.length[s] == power);
  }

  /// x beyond its least of a sequence, in nonbasic variables.
  Row<Number> beyond_least(int side, int s) const {
    if (s != 0 && is_favourite(form_.sides[side], s)) return rows_[base_[side] + s];
    Row<Number> row(n_ + 1 + n_constants_, Number(0));
    if (s != 0) row[base_[side] + s] = 1;
    return row;
  }

  void write_plans() {
    basic_.resize(n_);
    nonbasic_.resize(n_ + 1);
    nonbasic_[n_] = bonus();
    for (int i = 0; i < 2; ++i) {
      SequenceSide const& side = form_.sides[i];
      for (int s = 1; s < side.n_sequences; ++s) {
        basic_[base_[i] + s] = 2 * (base_[i] + s) + !is_favourite(side, s);
        nonbasic_[base_[i] + s] = basic_[base_[i] + s] ^ 1;
      }
      for (int h = 0; h < int(side.infosets.size()); ++h) {
        int const star = favourite(side, h);
        Row<Number> row = beyond_least(i, side.before[h]);
        for (int k = 0; k + 1 < n_constants_; ++k) constant(row, k) += least(side, side.before[h], k);
        for (int s = side.first[h]; s < side.n_sequences && side.infoset_of[s] == h; ++s) {
          if (s != star) row[base_[i] + s] -= 1;
          for (int k = 0; k + 1 < n_constants_; ++k) constant(row, k) -= least(side, s, k);
        }
        rows_[base_[i] + star] = std::move(row);
      }
    }
  }

  /// Cost of each sequence of a side, given the other's plan.
  std::vector<Row<Number>> costs(int i) const {
    SequenceSide const &own = form_.sides[i], &other = form_.sides[1 - i];
    Number bound = 0;
    for (auto const& entry : form_.payoffs)
      if (entry.probability != 0) bound = std::max(bound, Number(entry.payoff[i] / entry.probability));
    bound += 1;
    std::vector<Row<Number>> expected(own.n_sequences, Row<Number>(n_ + 1 + n_constants_, Number(0)));
    for (auto const& entry : form_.payoffs) {
      int const s = i == 0 ? entry.row : entry.column, t = i == 0 ? entry.column : entry.row;
      Number const cost = entry.probability * bound - entry.payoff[i];
      if (cost == 0) continue;
      if (t != 0 && !is_favourite(other, t))
        expected[s][base_[1 - i] + t] += cost;
      else if (t != 0)
        add(expected[s], cost, rows_[base_[1 - i] + t]);
      for (int k = 0; k + 1 < n_constants_; ++k) expected[s][n_ + 1 + k] += cost * least(other, t, k);
    }
    return expected;
  }

  /// From the last information set to the first: p = the favourite's cost with what follows, less its w.
  void write_costs() {
    for (int i = 0; i < 2; ++i) {
      SequenceSide const& side = form_.sides[i];
      std::vector<Row<Number>> cost = costs(i);
      for (int s = 1; s < side.n_sequences; ++s) {
        if (is_favourite(side, s)) continue;
        cost[s][n_] += 1;
        cost[s].back() += tie_breaker(base_[i] + s);
      }
      for (int h = int(side.infosets.size()) - 1; h >= 0; --h) {
        int const star = favourite(side, h);
        Row<Number> value = std::move(cost[star]);
        value[base_[i] + star] -= 1;
        for (int s = side.first[h]; s < side.n_sequences && side.infoset_of[s] == h; ++s) {
          if (s == star) continue;
          add(cost[s], Number(-1), value);
          rows_[base_[i] + s] = std::move(cost[s]);
        }
        add(cost[side.before[h]], Number(1), value);
      }
    }
  }

  /// A perturbation smaller than any power of ε, in favour of the favourites, and no two the same.
  static Number tie_breaker(int pair) {
    std::uint64_t z = std::uint64_t(pair + 1) * 0x9e3779b97f4a7c15ull;
    z ^= z >> 29;
    return Number(1) + Number(int(z % 9973)) / 10000;
  }

  /// Sign of (constants of a)/scale_a − (constants of b)/scale_b, in the order of the constants.
  int compare(int a, Number const& scale_a, int b, Number const& scale_b) const {
    for (int k = 0; k < n_constants_; ++k) {
      Number const difference = rows_[a][n_ + 1 + k] / scale_a - rows_[b][n_ + 1 + k] / scale_b;
      if (!is_zero(difference)) return difference > 0 ? 1 : -1;
    }
    return 0;
  }

  bool is_negative(Row<Number> const& row) const {
    auto const first = std::find_if(row.begin() + n_ + 1, row.end(), [](Number const& x) { return !is_zero(x); });
    return first != row.end() && *first < 0;
  }

  /// The row that needs the largest bonus; none: no bonus is needed.
  int first_leaving() const {
    int leaving = none;
    for (int r = 0; r < n_; ++r) {
      if (!is_negative(rows_[r])) continue;
      ZOPA_EXPECTS(rows_[r][n_] > 0);
      if (leaving == none || compare(r, rows_[r][n_], leaving, rows_[leaving][n_]) < 0) leaving = r;
    }
    return leaving;
  }

  /// The basic variable that reaches zero first when the nonbasic one of a column grows. The bonus first among equals.
  int blocking_row(int column) const {
    int leaving = none;
    for (int r = 0; r < n_; ++r) {
      Number const& slope = rows_[r][column];
      if (is_zero(slope) || slope > 0) continue;
      if (leaving == none) {
        leaving = r;
        continue;
      }
      int const order = compare(r, -slope, leaving, -rows_[leaving][column]);
      if (order < 0 || (order == 0 && basic_[r] == bonus())) leaving = r;
    }
    return leaving;
  }

  void pivot(int r, int column) {
    Row<Number>& row = rows_[r];
    Number const inverse = Number(1) / row[column];
    row[column] = -1;
    for (Number& x : row)
      if (x != 0) x *= -inverse;
    for (int other = 0; other < n_; ++other) {
      Number const factor = rows_[other][column];
      if (other == r || factor == 0) continue;
      rows_[other][column] = 0;
      add(rows_[other], factor, row);
    }
    std::swap(basic_[r], nonbasic_[column]);
  }

  SequenceForm<Number> const& form_;
  bool trembles_, prefer_last_;
  std::array<int, 2> base_{};
  int n_ = 0, longest_ = 0, n_constants_ = 0;
  std::vector<Row<Number>> rows_;
  std::vector<int> basic_, nonbasic_;  // 2 · pair for x, 2 · pair + 1 for w
};

}  // namespace

template <class Number>
std::optional<TremblingPlans<Number>> lemke_path(SequenceForm<Number> const& form, bool trembles, bool prefer_last,
                                                 int most_pivots) {
  PlanDictionary<Number> dictionary(form, trembles, prefer_last);
  auto const pivots = dictionary.follow(most_pivots);
  if (!pivots) return std::nullopt;
  return TremblingPlans<Number>{{dictionary.plan(0), dictionary.plan(1)}, *pivots};
}

template std::optional<TremblingPlans<double>> lemke_path(SequenceForm<double> const&, bool, bool, int);
template std::optional<TremblingPlans<Rational>> lemke_path(SequenceForm<Rational> const&, bool, bool, int);

}  // namespace zopa::games
