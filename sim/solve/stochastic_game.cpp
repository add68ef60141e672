#include "zopa/solve/stochastic_game.hpp"

#include <cmath>
#include <numeric>

#include "solve/front_states.hpp"

namespace zopa::solve {

FrontPolicy empty_policy(FrontGame const& game) {
  ZOPA_EXPECTS(game.rounds >= 1 && game.cells >= 0 && game.start >= 0 && game.start <= game.cells);
  FrontPolicy policy;
  policy.rounds = game.rounds;
  policy.cells = game.cells;
  std::size_t const width = static_cast<std::size_t>(game.cells + 1), rounds = static_cast<std::size_t>(game.rounds);
  for (int i : {0, 1}) {
    ZOPA_EXPECTS(game.terminal[i].size() == width);
    ZOPA_EXPECTS(game.value[i].size() == game.n_offers * (game.value_by_cell ? width : 1));
    policy.continuation[i].resize(rounds * width);
    policy.value[i].resize((rounds + 1) * width);
    std::copy(game.terminal[i].begin(), game.terminal[i].end(),
              policy.value[i].begin() + static_cast<std::ptrdiff_t>(rounds * width));
  }
  return policy;
}

void continue_row(FrontGame const& game, FrontPolicy& policy, int t) {
  for (int i : {0, 1}) {
    double const* next = policy.value[i].data() + policy.state(t + 1, 0);
    for (int k = 0; k <= game.cells; ++k)
      policy.continuation[i][policy.state(t, k)] = continuation_at(game, i, next, k);
  }
}

namespace {

/// Values are compared as the frontier compares them: rounded to 1e-12 of the unit of utility.
double rounded(double v) { return std::round(v * 1e12); }

/// The admissible offers from the responder's best to its worst, and for each how far down the proposer's best lies:
/// the offer a proposer makes is found by one binary search for the responder's no-deal value.
struct Ladder {
  std::vector<double> responder;  ///< descending
  std::vector<int> offer;         ///< same order
  std::vector<int> best;          ///< proposer's best among the first entries, this one included

  Ladder(FrontGame const& game, int proposer, int k) {
    double const* own = values_at(game, proposer, k);
    double const* other = values_at(game, 1 - proposer, k);
    for (std::size_t y = 0; y < game.n_offers; ++y)
      if (admissible(game, y)) offer.push_back(static_cast<int>(y));
    std::stable_sort(offer.begin(), offer.end(), [&](int a, int b) { return other[a] > other[b]; });
    for (int y : offer) {
      responder.push_back(other[y]);
      best.push_back(best.empty() ? y : better(own, best.back(), y));
    }
  }

  /// Of two offers the one the proposer likes more; the lower index when equal.
  static int better(double const* own, int a, int b) {
    double const va = rounded(own[a]), vb = rounded(own[b]);
    if (va != vb) return va > vb ? a : b;
    return std::min(a, b);
  }

  /// How many offers give the responder at least / more than w, up to the tolerance of comparisons.
  std::size_t n_accepted(double w) const {
    auto const it =
        std::partition_point(responder.begin(), responder.end(), [w](double v) { return base::at_least(v, w); });
    return static_cast<std::size_t>(it - responder.begin());
  }
  std::size_t n_preferred(double w) const {
    auto const it =
        std::partition_point(responder.begin(), responder.end(), [w](double v) { return !base::at_least(w, v); });
    return static_cast<std::size_t>(it - responder.begin());
  }
};

struct Choice {
  int offer = -1;       ///< −1: pass
  double accepted = 0;  ///< probability
};

/// What a proposer with no-deal value w_own offers to a responder with w_other.
Choice choice(Ladder const& ladder, double const* own, double w_own, double w_other, TieRule ties) {
  std::size_t const n = ladder.n_accepted(w_other);
  if (n == 0) return {};
  if (ties == TieRule::accept) {
    int const y = ladder.best[n - 1];
    return base::at_least(own[y], w_own) ? Choice{y, 1.0} : Choice{};
  }
  std::size_t const sure = ladder.n_preferred(w_other);
  Choice best;
  double best_value = w_own;
  auto consider = [&](int y, double accepted) {
    double const v = w_own + accepted * (own[y] - w_own);
    double const a = rounded(v), b = rounded(best_value);
    // a proposer prefers offering to passing when equal, then the lowest index
    if (a < b || (a == b && best.offer >= 0 && best.offer < y)) return;
    best = {y, accepted};
    best_value = v;
  };
  if (sure > 0) consider(ladder.best[sure - 1], 1.0);
  for (std::size_t r = sure; r < n; ++r) consider(ladder.offer[r], 0.5);
  return best;
}

}  // namespace

FrontPolicy subgame_perfect(FrontGame const& game, TieRule ties) {
  FrontPolicy policy = empty_policy(game);
  policy.ties = ties;
  std::vector<Ladder> ladders[2];
  for (int i : {0, 1}) {
    policy.offer[i].resize(policy.continuation[i].size());
    for (int k = 0; k <= (game.value_by_cell ? game.cells : 0); ++k) ladders[i].emplace_back(game, i, k);
  }
  for (int t = game.rounds - 1; t >= 0; --t) {
    continue_row(game, policy, t);
    for (int k = 0; k <= game.cells; ++k) {
      std::size_t const s = policy.state(t, k);
      double value[2] = {0, 0};
      for (int i : {0, 1}) {
        double const* v[2] = {values_at(game, 0, k), values_at(game, 1, k)};
        double const w[2] = {policy.continuation[0][s], policy.continuation[1][s]};
        Choice const c =
            choice(ladders[i][game.value_by_cell ? static_cast<std::size_t>(k) : 0], v[i], w[i], w[1 - i], ties);
        policy.offer[i][s] = c.offer;
        double const recognised = recognition(game, t, i);
        for (int j : {0, 1}) value[j] += recognised * (c.offer < 0 ? w[j] : w[j] + c.accepted * (v[j][c.offer] - w[j]));
      }
      for (int j : {0, 1}) policy.value[j][s] = value[j];
    }
  }
  return policy;
}

}  // namespace zopa::solve
