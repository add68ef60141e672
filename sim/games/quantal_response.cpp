#include "zopa/games/quantal_response.hpp"

#include <algorithm>
#include <cmath>

#include <Eigen/LU>

#include "zopa/base/expects.hpp"

namespace zopa::games {
namespace {

using Eigen::Index;
using std::size_t;
using Vector = Eigen::VectorXd;
using Matrix = Eigen::MatrixXd;

/// The equations of the branch. Unknowns: the logarithms y of all probabilities, player by player, then λ in units of
/// one over the range of payoffs. For each player: the probabilities sum to one, and y_s − y_0 = λ (u_s − u_0), s > 0.
class LogitEquations {
 public:
  explicit LogitEquations(StrategicGame const& game) : game_(game), payoffs_(payoffs_in_doubles(game)) {
    for (int i = 0; i < game.n_players(); ++i) {
      first_.push_back(n_);
      n_ += game.n_strategies(i);
    }
    auto const [least, most] = std::minmax_element(payoffs_.begin(), payoffs_.end());
    range_ = *most > *least ? *most - *least : 1;
    for (double& payoff : payoffs_) payoff /= range_;
  }

  Index n() const { return n_; }
  double range() const { return range_; }

  Vector start() const {
    Vector z = Vector::Zero(n_ + 1);
    for (int i = 0; i < game_.n_players(); ++i)
      z.segment(first_[size_t(i)], game_.n_strategies(i)).setConstant(-std::log(game_.n_strategies(i)));
    return z;
  }

  /// n values.
  Vector values(Vector const& z) const {
    auto const u = deviation_payoffs(game_, payoffs_, profile(z));
    Vector out(n_);
    for (size_t i = 0; i < u.size(); ++i) {
      Index const at = first_[i];
      out(at) = z.segment(at, Index(u[i].size())).array().exp().sum() - 1;
      for (size_t s = 1; s < u[i].size(); ++s)
        out(at + Index(s)) = z(at + Index(s)) - z(at) - z(n_) * (u[i][s] - u[i][0]);
    }
    return out;
  }

  /// n × (n + 1); the last column for λ.
  Matrix derivatives(Vector const& z) const {
    MixedProfile<double> const p = profile(z);
    auto const u = deviation_payoffs(game_, payoffs_, p);
    Matrix const du = payoff_derivatives(p);  // of u by p
    Matrix out = Matrix::Zero(n_, n_ + 1);
    for (size_t i = 0; i < u.size(); ++i) {
      Index const at = first_[i];
      for (size_t s = 0; s < u[i].size(); ++s) out(at, at + Index(s)) = p[i][s];
      for (size_t s = 1; s < u[i].size(); ++s) {
        Index const row = at + Index(s);
        for (Index k = 0; k < n_; ++k) out(row, k) = -z(n_) * (du(row, k) - du(at, k)) * std::exp(z(k));
        out(row, row) += 1;
        out(row, at) -= 1;
        out(row, n_) = u[i][0] - u[i][s];
      }
    }
    return out;
  }

  MixedProfile<double> profile(Vector const& z) const {
    MixedProfile<double> p;
    for (int i = 0; i < game_.n_players(); ++i) {
      p.emplace_back();
      for (int s = 0; s < game_.n_strategies(i); ++s) p.back().push_back(std::exp(z(first_[size_t(i)] + s)));
    }
    return p;
  }

  LogitEquilibrium point(Vector const& z) const {
    LogitEquilibrium out{z(n_) / range_, profile(z), 0};
    for (auto& strategy : out.strategies) strategy = on_the_simplex(strategy);
    auto const u = deviation_payoffs(game_, payoffs_, out.strategies);
    for (size_t i = 0; i < u.size(); ++i) {
      double const best = *std::max_element(u[i].begin(), u[i].end());
      double sum = 0;
      for (double const x : u[i]) sum += std::exp(z(n_) * (x - best));
      for (size_t s = 0; s < u[i].size(); ++s)
        out.residual =
            std::max(out.residual, std::abs(out.strategies[i][s] - std::exp(z(n_) * (u[i][s] - best)) / sum));
    }
    return out;
  }

 private:
  /// Row is, column jt: what strategy s of player i gets more for each unit of the probability that j plays t.
  Matrix payoff_derivatives(MixedProfile<double> const& p) const {
    size_t const n = p.size();
    Matrix out = Matrix::Zero(n_, n_);
    std::vector<size_t> s(n, 0);
    for (size_t cell = 0, cells = game_.n_cells(); cell < cells; ++cell) {
      for (size_t i = 0; i < n; ++i)
        for (size_t j = 0; j < n; ++j) {
          if (i == j) continue;
          double weight = payoffs_[cell * n + i];
          for (size_t k = 0; k < n; ++k)
            if (k != i && k != j) weight *= p[k][s[k]];
          out(first_[i] + Index(s[i]), first_[j] + Index(s[j])) += weight;
        }
      for (size_t j = 0; j < n && ++s[j] == p[j].size(); ++j) s[j] = 0;
    }
    return out;
  }

  StrategicGame const& game_;
  std::vector<double> payoffs_;
  std::vector<Index> first_;
  Index n_ = 0;
  double range_ = 1;
};

/// Newton's method on the equations with one more, direction · (z − from) = 0, so that the correction is perpendicular
/// to the path. nullopt where it does not converge quickly: the step was too long.
std::optional<Vector> corrected(LogitEquations const& equations, Vector z, Vector const& direction, double tolerance) {
  Vector const from = z;
  Index const n = equations.n();
  constexpr int most_iterations = 8;
  for (int k = 0; k < most_iterations; ++k) {
    Vector f(n + 1);
    f.head(n) = equations.values(z);
    f(n) = direction.dot(z - from);
    if (!f.allFinite()) return std::nullopt;
    Matrix j(n + 1, n + 1);
    j.topRows(n) = equations.derivatives(z);
    j.row(n) = direction.transpose();
    Vector const step = j.partialPivLu().solve(f);
    z -= step;
    if (!z.allFinite() || step.norm() > 2) return std::nullopt;  // a long correction may land on another branch
    if (step.lpNorm<Eigen::Infinity>() <= tolerance * (1 + z.lpNorm<Eigen::Infinity>())) return z;
  }
  return std::nullopt;
}

/// The unit tangent of the path that goes on in the sense of `before`.
Vector tangent(LogitEquations const& equations, Vector const& z, Vector const& before) {
  Index const n = equations.n();
  Matrix j(n + 1, n + 1);
  j.topRows(n) = equations.derivatives(z);
  j.row(n) = before.transpose();
  return j.partialPivLu().solve(Vector::Unit(n + 1, n)).normalized();
}

/// The point of the path between two where λ is exactly `lambda`.
std::optional<Vector> at_lambda(LogitEquations const& equations, Vector const& before, Vector const& after,
                                double lambda) {
  Index const n = equations.n();
  double const share = (lambda - before(n)) / (after(n) - before(n));
  Vector z = before + share * (after - before);
  z(n) = lambda;
  return corrected(equations, z, Vector::Unit(n + 1, n), 1e-14);
}

}  // namespace

std::optional<std::vector<LogitEquilibrium>> logit_path(StrategicGame const& game, double lambda, int most_steps) {
  ZOPA_EXPECTS(lambda >= 0 && std::isfinite(lambda));
  LogitEquations const equations(game);
  Index const n = equations.n();
  double const end = lambda * equations.range();
  Vector z = equations.start(), direction = Vector::Unit(n + 1, n);
  std::vector<LogitEquilibrium> path{equations.point(z)};
  if (end == 0) return path;
  direction = tangent(equations, z, direction);
  constexpr double shortest = 1e-9, longest = 1e3, largest_turn = .9;  // cosine
  double length = .05;
  for (int steps = 0; steps < most_steps && length > shortest; ++steps) {
    auto const next = corrected(equations, z + length * direction, direction, 1e-11);
    Vector const turned = next ? tangent(equations, *next, direction) : direction;
    if (!next || turned.dot(direction) < largest_turn) {
      length /= 2;
      continue;
    }
    if ((*next)(n) >= end) {
      auto const last = at_lambda(equations, z, *next, end);
      if (last) {
        path.push_back(equations.point(*last));
        path.back().lambda = lambda;
        return path;
      }
      length /= 2;
      continue;
    }
    z = *next;
    length = std::min(turned.dot(direction) > .99 ? 2 * length : length, longest);
    direction = turned;
    path.push_back(equations.point(z));
  }
  return std::nullopt;
}

std::optional<LogitEquilibrium> logit_equilibrium(StrategicGame const& game, double lambda) {
  auto path = logit_path(game, lambda);
  return path ? std::optional(std::move(path->back())) : std::nullopt;
}

}  // namespace zopa::games
