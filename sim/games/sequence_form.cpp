#include "zopa/games/sequence_form.hpp"

#include <ClpSimplex.hpp>
#include <CoinPackedMatrix.hpp>
#include <algorithm>

#include "games/numbers.hpp"
#include "games/own_replies.hpp"
#include "games/sequence_tables.hpp"
#include "zopa/base/expects.hpp"

namespace zopa::games {
namespace {

template <class Number>
SequenceTables<Number> whole_game(ExtensiveGame const& game) {
  int const n_nodes = game.n_nodes();
  std::vector<char> known(n_nodes, 0);
  std::vector<Number> value(std::size_t(n_nodes) * 2, Number(0));
  for (int n = 0; n < n_nodes; ++n) {
    if (!game.is_terminal(n)) continue;
    known[n] = 1;
    auto const payoffs = payoffs_of<Number>(game, n);
    std::copy(payoffs.begin(), payoffs.end(), value.begin() + std::size_t(n) * 2);
  }
  return sequence_tables<Number>({game, 0, known, value}, {0, 1});
}

/// Columns: player 1's plan, then the free value of the empty sequence and of each information set of player 2. Rows:
/// player 1's plan adds up, then for each sequence of player 2: value of where it stands ≤ payoff + values that follow.
struct Programme {
  std::vector<int> rows, columns;
  std::vector<double> elements;
  int n_plan, n_columns, n_equalities, n_rows;

  explicit Programme(SequenceForm<double> const& form) {
    auto const& [own, other] = form.sides;
    n_plan = own.n_sequences;
    n_columns = n_plan + 1 + int(other.infosets.size());
    n_equalities = 1 + int(own.infosets.size());
    n_rows = n_equalities + other.n_sequences;
    add(0, 0, 1);
    for (int h = 0; h < int(own.infosets.size()); ++h) add(1 + h, own.before[h], -1);
    for (int s = 1; s < own.n_sequences; ++s) add(1 + own.infoset_of[s], s, 1);
    for (int s = 0; s < other.n_sequences; ++s) add(n_equalities + s, n_plan + 1 + other.infoset_of[s], 1);
    for (int h = 0; h < int(other.infosets.size()); ++h) add(n_equalities + other.before[h], n_plan + 1 + h, -1);
    for (auto const& entry : form.payoffs)
      if (entry.payoff[0] != 0) add(n_equalities + entry.column, entry.row, -entry.payoff[0]);
  }
  void add(int row, int column, double element) {
    rows.push_back(row);
    columns.push_back(column);
    elements.push_back(element);
  }
};

using Plan = std::vector<double>;

/// Both realization plans; nullopt when CLP gives up.
std::optional<std::array<Plan, 2>> optimal_plans(SequenceForm<double> const& form) {
  Programme const lp(form);
  CoinPackedMatrix const matrix(true, lp.rows.data(), lp.columns.data(), lp.elements.data(), int(lp.elements.size()));
  std::vector<double> low(lp.n_columns, 0), high(lp.n_columns, COIN_DBL_MAX), objective(lp.n_columns, 0);
  std::fill(low.begin() + lp.n_plan, low.end(), -COIN_DBL_MAX);
  objective[lp.n_plan] = -1;
  std::vector<double> row_low(lp.n_rows, -COIN_DBL_MAX), row_high(lp.n_rows, 0);
  std::fill_n(row_low.begin(), lp.n_equalities, 0.);
  row_low[0] = row_high[0] = 1;
  ClpSimplex simplex;
  simplex.setLogLevel(0);
  simplex.setPrimalTolerance(1e-10);
  simplex.setDualTolerance(1e-10);
  simplex.loadProblem(matrix, low.data(), high.data(), objective.data(), row_low.data(), row_high.data());
  simplex.dual();
  if (!simplex.isProvenOptimal()) simplex.primal();
  if (!simplex.isProvenOptimal()) return std::nullopt;
  double const* const x = simplex.primalColumnSolution();
  double const* const prices = simplex.dualRowSolution() + lp.n_equalities;
  std::array<Plan, 2> plans{Plan(x, x + lp.n_plan), Plan(prices, prices + form.sides[1].n_sequences)};
  for (double& weight : plans[0]) weight = std::max(weight, 0.);
  for (double& weight : plans[1]) weight = std::max(-weight, 0.);
  return plans;
}

}  // namespace

template <class Number>
SequenceForm<Number> sequence_form(ExtensiveGame const& game) {
  ZOPA_EXPECTS(game.n_players() == 2 && game.recall_faults().empty());
  return whole_game<Number>(game).form;
}

std::optional<ZeroSumAnswer> zero_sum_equilibrium(ExtensiveGame const& game) {
  ZOPA_EXPECTS(game.constant_sum() && game.recall_faults().empty());
  SequenceForm<double> const form = whole_game<double>(game).form;
  auto const plans = optimal_plans(form);
  if (!plans) return std::nullopt;
  constexpr double never = 1e-9;  // weights that the simplex method rounds around zero
  ZeroSumAnswer answer{uniform_behaviour<double>(game), {}};
  std::vector<char> open(game.infosets().size(), 0);
  for (int i = 0; i < 2; ++i) {
    SequenceSide const& side = form.sides[i];
    for (int h = 0; h < int(side.infosets.size()); ++h) {
      InformationSet const& set = game.infosets()[side.infosets[h]];
      double sum = 0;
      for (std::size_t a = 0; a < set.actions.size(); ++a) sum += (*plans)[i][side.first[h] + a];
      open[side.infosets[h]] = sum <= never;
      for (std::size_t a = 0; a < set.actions.size() && sum > never; ++a)
        answer.behaviour[set.first_move + a] = (*plans)[i][side.first[h] + a] / sum;
    }
  }
  for (int i = 0; i < 2; ++i) fill_with_best_replies(game, i, open, answer.behaviour);
  auto const value = expected_payoffs(game, answer.behaviour);
  answer.value = {value[0], value[1]};
  return answer;
}

template SequenceForm<double> sequence_form(ExtensiveGame const&);
template SequenceForm<Rational> sequence_form(ExtensiveGame const&);

}  // namespace zopa::games
