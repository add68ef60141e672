#include "zopa/games/agent_quantal_response.hpp"

#include <algorithm>
#include <cmath>

#include <Eigen/Dense>

#include "zopa/base/expects.hpp"

namespace zopa::games {
namespace {

/// The conditions of the equilibrium as equations in (log p of every player's move, λ), with their derivatives.
class LogitEquations {
 public:
  explicit LogitEquations(ExtensiveGame const& game) : game_(game), unknown_of_(game.n_moves(), none) {
    for (InformationSet const& set : game.infosets()) {
      if (set.player == chance || set.members.empty()) continue;
      for (int a = 0; a < int(set.actions.size()); ++a) unknown_of_[set.first_move + a] = n_++;
    }
    behaviour_ = uniform_behaviour<double>(game);
    reach_.resize(game.n_nodes());
    belief_.resize(game.n_nodes());
    value_.resize(std::size_t(game.n_nodes()) * game.n_players());
  }

  int size() const { return n_; }
  Behaviour<double> const& behaviour() const { return behaviour_; }

  Eigen::VectorXd start() const {
    Eigen::VectorXd z(n_ + 1);
    for (int m = 0; m < game_.n_moves(); ++m)
      if (unknown_of_[m] != none) z[unknown_of_[m]] = std::log(behaviour_[m]);
    z[n_] = 0;
    return z;
  }

  /// Left sides at z, and their derivatives by all of z when asked for.
  Eigen::VectorXd at(Eigen::VectorXd const& z, Eigen::MatrixXd* jacobian) {
    place(z);
    double const lambda = z[n_];
    Eigen::VectorXd left(n_);
    if (jacobian) *jacobian = Eigen::MatrixXd::Zero(n_, n_ + 1);
    for (InformationSet const& set : game_.infosets()) {
      if (set.player == chance || set.members.empty()) continue;
      int const n_actions = int(set.actions.size()), row = unknown_of_[set.first_move];
      Eigen::VectorXd const pays = payoffs(set);
      left[row] = -1;
      for (int a = 0; a < n_actions; ++a) left[row] += std::exp(z[row + a]);
      for (int a = 1; a < n_actions; ++a) left[row + a] = z[row + a] - z[row] - lambda * (pays[a] - pays[0]);
      if (!jacobian) continue;
      Eigen::MatrixXd const slopes = payoff_slopes(set, pays);
      for (int a = 0; a < n_actions; ++a) (*jacobian)(row, row + a) = std::exp(z[row + a]);
      for (int a = 1; a < n_actions; ++a) {
        jacobian->row(row + a).head(n_) = -lambda * (slopes.row(a) - slopes.row(0));
        (*jacobian)(row + a, row + a) += 1;
        (*jacobian)(row + a, row) -= 1;
        (*jacobian)(row + a, n_) = pays[0] - pays[a];
      }
    }
    return left;
  }

 private:
  double& value(int node, int player) { return value_[std::size_t(node) * game_.n_players() + player]; }

  /// Probabilities, reach, beliefs and expected payoffs of the profile at z. Reach in logarithms: it may underflow.
  void place(Eigen::VectorXd const& z) {
    for (int m = 0; m < game_.n_moves(); ++m)
      if (unknown_of_[m] != none) behaviour_[m] = std::exp(z[unknown_of_[m]]);
    auto const log_p = [&](int m) { return unknown_of_[m] != none ? z[unknown_of_[m]] : std::log(behaviour_[m]); };
    reach_[0] = 0;
    for (int n = 1; n < game_.n_nodes(); ++n) reach_[n] = reach_[game_.nodes()[n].parent] + log_p(game_.move_into(n));
    for (InformationSet const& set : game_.infosets()) {
      double most = -HUGE_VAL, sum = 0;
      for (int const n : set.members) most = std::max(most, reach_[n]);
      bool const never = most == -HUGE_VAL;  // chance excludes it
      for (int const n : set.members) sum += belief_[n] = never ? 1 : std::exp(reach_[n] - most);
      for (int const n : set.members) belief_[n] /= sum;
    }
    std::fill(value_.begin(), value_.end(), 0.);
    for (int n = game_.n_nodes() - 1; n >= 0; --n) {
      if (game_.is_terminal(n)) {
        auto const pays = game_.payoffs_rounded(n);
        std::copy(pays.begin(), pays.end(), &value(n, 0));
      }
      if (n == 0) break;
      for (int i = 0; i < game_.n_players(); ++i)
        value(game_.nodes()[n].parent, i) += behaviour_[game_.move_into(n)] * value(n, i);
    }
  }

  Eigen::VectorXd payoffs(InformationSet const& set) {
    Eigen::VectorXd pays = Eigen::VectorXd::Zero(Eigen::Index(set.actions.size()));
    for (int const n : set.members)
      for (int a = 0; a < pays.size(); ++a) pays[a] += belief_[n] * value(game_.children(n)[a], set.player);
    return pays;
  }

  /// d payoff of action a / d log p of each move: by what the actions lead to, and by the beliefs.
  Eigen::MatrixXd payoff_slopes(InformationSet const& set, Eigen::VectorXd const& pays) {
    Eigen::MatrixXd slopes = Eigen::MatrixXd::Zero(pays.size(), n_);
    std::vector<double> likely;
    for (int const n : set.members) {
      for (int above = n; above != 0; above = game_.nodes()[above].parent) {
        int const unknown = unknown_of_[game_.move_into(above)];
        if (unknown == none) continue;
        for (int a = 0; a < pays.size(); ++a)
          slopes(a, unknown) += belief_[n] * (value(game_.children(n)[a], set.player) - pays[a]);
      }
      for (int a = 0; a < pays.size(); ++a) {
        int const child = game_.children(n)[a], end = game_.nodes()[child].end;
        likely.assign(end - child, belief_[n]);
        for (int below = child + 1; below < end; ++below) {
          int const move = game_.move_into(below);
          likely[below - child] = likely[game_.nodes()[below].parent - child] * behaviour_[move];
          if (unknown_of_[move] != none)
            slopes(a, unknown_of_[move]) += likely[below - child] * value(below, set.player);
        }
      }
    }
    return slopes;
  }

  ExtensiveGame const& game_;
  std::vector<int> unknown_of_;
  int n_ = 0;
  Behaviour<double> behaviour_;
  std::vector<double> reach_, belief_, value_;
};

constexpr double exact_enough = 1e-11;
constexpr int most_corrections = 8;

/// The unit direction of the path, on the side of `before`.
Eigen::VectorXd tangent(Eigen::MatrixXd const& jacobian, Eigen::VectorXd const& before) {
  auto const n = jacobian.rows();
  Eigen::MatrixXd bordered(n + 1, n + 1);
  bordered << jacobian, before.transpose();
  Eigen::VectorXd right = Eigen::VectorXd::Zero(n + 1);
  right[n] = 1;
  return bordered.partialPivLu().solve(right).normalized();
}

/// Newton's method across the direction of `across`. \return false: not there after most_corrections
bool corrected(LogitEquations& equations, Eigen::VectorXd& z, Eigen::VectorXd const& across) {
  auto const n = equations.size();
  Eigen::MatrixXd jacobian, bordered(n + 1, n + 1);
  Eigen::VectorXd right(n + 1);
  double last = HUGE_VAL;
  for (int k = 0; k < most_corrections; ++k) {
    Eigen::VectorXd const left = equations.at(z, &jacobian);
    double const size = left.cwiseAbs().maxCoeff();
    double const allowed = exact_enough * std::max(1., z.cwiseAbs().maxCoeff());
    if (size <= allowed) return true;
    if (!std::isfinite(size) || (k > 2 && size > last)) return false;
    last = size;
    bordered << jacobian, across.transpose();
    right << -left, 0;
    Eigen::VectorXd const step = bordered.partialPivLu().solve(right);
    if (!step.allFinite() || step.cwiseAbs().maxCoeff() > 5) return false;
    z += step;
  }
  return false;
}

}  // namespace

std::optional<AgentQuantalResponse> agent_quantal_response(
    ExtensiveGame const& game, double lambda, int most_steps,
    std::function<void(Behaviour<double> const&, double)> const& on_point) {
  ZOPA_EXPECTS(std::isfinite(lambda) && lambda >= 0);
  ZOPA_EXPECTS(game.recall_faults().empty());
  LogitEquations equations(game);
  int const n = equations.size();
  Eigen::VectorXd z = equations.start(), rising = Eigen::VectorXd::Zero(n + 1), direction;
  rising[n] = 1;
  direction = rising;
  Eigen::MatrixXd jacobian;
  double length = 0.03;
  AgentQuantalResponse answer{{}, lambda, 0, 0};
  while (z[n] < lambda) {
    if (++answer.n_steps > most_steps || length < 1e-9) return std::nullopt;
    equations.at(z, &jacobian);
    if (on_point) on_point(equations.behaviour(), z[n]);
    direction = tangent(jacobian, direction);
    bool const last = direction[n] > 0 && z[n] + length * direction[n] >= lambda;
    Eigen::VectorXd next = z + (last ? (lambda - z[n]) / direction[n] : length) * direction;
    if (!corrected(equations, next, last ? rising : direction)) {
      length /= 2;
      continue;
    }
    z = std::move(next);
    length *= 1.6;
  }
  if (z[n] != lambda) return std::nullopt;
  answer.residual = n == 0 ? 0 : equations.at(z, nullptr).cwiseAbs().maxCoeff();
  answer.behaviour = equations.behaviour();
  if (on_point) on_point(answer.behaviour, lambda);
  return answer;
}

}  // namespace zopa::games
