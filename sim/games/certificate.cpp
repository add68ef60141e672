#include "zopa/games/certificate.hpp"

#include <ClpSimplex.hpp>
#include <CoinPackedMatrix.hpp>
#include <algorithm>
#include <type_traits>

#include "games/numbers.hpp"
#include "games/own_replies.hpp"
#include "zopa/base/expects.hpp"

namespace zopa::games {
namespace {

/// How likely a node is when unused actions tremble: coefficient · ε^order. Branches that chance excludes: 0.
template <class Number>
struct Trembled {
  int order = 0;
  Number coefficient = 0;
};

template <class Number>
std::vector<Trembled<Number>> trembled_reach(ExtensiveGame const& game, Behaviour<Number> const& behaviour) {
  std::vector<Trembled<Number>> reach(game.n_nodes());
  reach[0].coefficient = 1;
  for (int n = 1; n < game.n_nodes(); ++n) {
    int const parent = game.nodes()[n].parent;
    Number const& p = behaviour[game.move_into(n)];
    reach[n] = reach[parent];
    if (p == 0 && game.mover(parent) != chance)
      ++reach[n].order;
    else
      reach[n].coefficient *= p;
  }
  return reach;
}

template <class Number>
bool is_reached(std::vector<int> const& members, std::vector<Trembled<Number>> const& reach) {
  return std::any_of(members.begin(), members.end(),
                     [&](int n) { return reach[n].order == 0 && reach[n].coefficient != 0; });
}

template <class Number>
void believe(std::vector<int> const& members, std::vector<Trembled<Number>> const& reach, std::vector<Number>& belief) {
  int least = -1;
  Number sum = 0;
  for (int const n : members)
    if (reach[n].coefficient != 0 && (least < 0 || reach[n].order < least)) least = reach[n].order;
  for (int const n : members)
    if (reach[n].order == least) sum += reach[n].coefficient;
  for (int const n : members) {
    if (least < 0)
      belief[n] = Number(1) / int(members.size());  // chance never comes here
    else
      belief[n] = reach[n].order == least ? Number(reach[n].coefficient / sum) : Number(0);
  }
}

/// Expected payoffs from every node on, all players'.
template <class Number>
std::vector<Number> values_at_nodes(ExtensiveGame const& game, Behaviour<Number> const& behaviour) {
  int const n_players = game.n_players();
  std::vector<Number> value(std::size_t(game.n_nodes()) * n_players, Number(0));
  for (int n = game.n_nodes() - 1; n >= 0; --n) {
    Number* const here = value.data() + std::size_t(n) * n_players;
    if (game.is_terminal(n)) {
      auto const payoffs = payoffs_of<Number>(game, n);
      std::copy(payoffs.begin(), payoffs.end(), here);
      continue;
    }
    int const first = game.infosets()[game.nodes()[n].infoset].first_move;
    auto const children = game.children(n);
    for (std::size_t a = 0; a < children.size(); ++a) {
      if (behaviour[first + a] == 0) continue;
      for (int i = 0; i < n_players; ++i)
        here[i] += behaviour[first + a] * value[std::size_t(children[a]) * n_players + i];
    }
  }
  return value;
}

/// gains[a][n]: what action a gains at the n-th node. The least over beliefs of the largest mean gain: a matrix game.
double least_over_beliefs(std::vector<std::vector<double>> const& gains) {
  int const n_actions = int(gains.size()), n_members = int(gains[0].size());
  std::vector<int> rows, columns;
  std::vector<double> elements;
  auto const add = [&](int row, int column, double element) {
    rows.push_back(row), columns.push_back(column), elements.push_back(element);
  };
  for (int a = 0; a < n_actions; ++a) {
    for (int n = 0; n < n_members; ++n) add(a, n, gains[a][n]);
    add(a, n_members, -1);
  }
  for (int n = 0; n < n_members; ++n) add(n_actions, n, 1);
  CoinPackedMatrix const matrix(true, rows.data(), columns.data(), elements.data(), int(elements.size()));
  std::vector<double> low(n_members + 1, 0), high(n_members + 1, 1), objective(n_members + 1, 0);
  low[n_members] = -COIN_DBL_MAX, high[n_members] = COIN_DBL_MAX, objective[n_members] = 1;
  std::vector<double> row_low(n_actions + 1, -COIN_DBL_MAX), row_high(n_actions + 1, 0);
  row_low[n_actions] = row_high[n_actions] = 1;
  ClpSimplex simplex;
  simplex.setLogLevel(0);
  simplex.loadProblem(matrix, low.data(), high.data(), objective.data(), row_low.data(), row_high.data());
  simplex.primal();
  return simplex.objectiveValue();
}

template <class Number>
struct Deviations {
  ExtensiveGame const& game;
  std::vector<Number> const& value;
  std::vector<Number> const& belief;

  Number gain_at(int node, std::size_t action) const {
    int const mover = game.mover(node), n_players = game.n_players();
    int const child = game.children(node)[action];
    return value[std::size_t(child) * n_players + mover] - value[std::size_t(node) * n_players + mover];
  }

  OneShotDeviation<Number> best(int infoset, bool reached, Number const& tolerance) const {
    InformationSet const& set = game.infosets()[infoset];
    OneShotDeviation<Number> found{infoset, none, 0, reached, 0};
    for (std::size_t a = 0; a < set.actions.size(); ++a) {
      Number gain = 0;
      for (int const n : set.members)
        if (belief[n] != 0) gain += belief[n] * gain_at(n, a);
      if (found.action == none || gain > found.gain) found.action = int(a), found.gain = gain;
    }
    found.gain_at_any_belief = as_double(found.gain);
    if (!reached && set.members.size() > 1 && found.gain > tolerance) found.gain_at_any_belief = at_any_belief(set);
    return found;
  }

  static double as_double(Number const& x) {
    if constexpr (std::is_same_v<Number, double>)
      return x;
    else
      return to_double(x);
  }

  double at_any_belief(InformationSet const& set) const {
    std::vector<std::vector<double>> gains(set.actions.size());
    for (std::size_t a = 0; a < set.actions.size(); ++a)
      for (int const n : set.members) gains[a].push_back(as_double(gain_at(n, a)));
    return least_over_beliefs(gains);
  }
};

}  // namespace

template <class Number>
bool TreeCertificate<Number>::is_nash(Number const& tolerance) const {
  return std::all_of(best_response_gain.begin(), best_response_gain.end(),
                     [&](Number const& gain) { return !(gain > tolerance); });
}

template <class Number>
TreeCertificate<Number> certificate(ExtensiveGame const& game, Behaviour<Number> const& behaviour,
                                    Number const& tolerance, std::vector<Number> const* beliefs) {
  ZOPA_EXPECTS(game.recall_faults().empty());
  ZOPA_EXPECTS(int(behaviour.size()) == game.n_moves());
  ZOPA_EXPECTS(!beliefs || int(beliefs->size()) == game.n_nodes());
  auto const value = values_at_nodes(game, behaviour);
  auto const reach = trembled_reach(game, behaviour);
  TreeCertificate<Number> answer;
  answer.value.assign(value.begin(), value.begin() + game.n_players());
  for (int i = 0; i < game.n_players(); ++i)
    answer.best_response_gain.push_back(own_replies(game, i, behaviour).value - answer.value[i]);
  answer.belief.assign(game.n_nodes(), Number(0));
  for (int h = 0; h < int(game.infosets().size()); ++h) {
    InformationSet const& set = game.infosets()[h];
    if (set.player == chance || set.members.empty()) continue;
    bool const reached = is_reached(set.members, reach);
    if (reached || !beliefs)
      believe(set.members, reach, answer.belief);
    else
      for (int const n : set.members) answer.belief[n] = (*beliefs)[n];
    auto const found = Deviations<Number>{game, value, answer.belief}.best(h, reached, tolerance);
    answer.n_gaining += found.gain > tolerance;
    if (answer.largest.infoset == none || found.gain > answer.largest.gain) answer.largest = found;
    if (reached && (answer.largest_reached.infoset == none || found.gain > answer.largest_reached.gain))
      answer.largest_reached = found;
    double const least = answer.empty_threat ? answer.empty_threat->gain_at_any_belief : 1e-9;
    if (!reached && found.gain > tolerance && found.gain_at_any_belief > least) answer.empty_threat = found;
  }
  return answer;
}

template struct TreeCertificate<double>;
template struct TreeCertificate<Rational>;
template TreeCertificate<double> certificate(ExtensiveGame const&, Behaviour<double> const&, double const&,
                                             std::vector<double> const*);
template TreeCertificate<Rational> certificate(ExtensiveGame const&, Behaviour<Rational> const&, Rational const&,
                                               std::vector<Rational> const*);

}  // namespace zopa::games
