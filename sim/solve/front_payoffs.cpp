#include <algorithm>
#include <map>
#include <tuple>

#include "solve/front_play.hpp"
#include "zopa/solve/front_tactic.hpp"

namespace zopa::solve {
namespace {

/// Where a game stands: the front and what both remember.
struct Standing {
  int cell = 0;
  FrontTactic::Memory memory[2];

  friend bool operator<(Standing const& a, Standing const& b) {
    return std::tie(a.cell, a.memory[0], a.memory[1]) < std::tie(b.cell, b.memory[0], b.memory[1]);
  }
};

/// Forward over the standings that can be reached, each with its probability.
class PlayedOut {
 public:
  PlayedOut(FrontGame const& game, FrontTactic const& first, FrontTactic const& second)
      : game_(game), tactic_{&first, &second} {}

  std::optional<FrontValues> run(std::size_t most_states) {
    std::map<Standing, double> open{{{game_.start, {tactic_[0]->start(), tactic_[1]->start()}}, 1.0}};
    for (int t = 0; t < game_.rounds && !open.empty(); ++t) {
      next_.clear();
      for (auto const& [standing, probability] : open)
        for (int const proposer : {0, 1}) {
          double const p = probability * recognition(game_, t, proposer);
          if (p > 0) offer(t, standing, proposer, p);
        }
      if (next_.size() > most_states) return std::nullopt;
      std::swap(open, next_);
      for (int const i : {0, 1}) factor_[i] *= game_.discount[i];
    }
    for (auto const& [standing, probability] : open)
      for (int const i : {0, 1})
        values_.value[i] += factor_[i] * probability * game_.terminal[i][static_cast<std::size_t>(standing.cell)];
    return values_;
  }

 private:
  void offer(int t, Standing const& now, int proposer, double p) {
    int const k = now.cell, responder = 1 - proposer;
    for (auto const& bid : tactic_[proposer]->bids(t, k, now.memory[proposer])) {
      Standing then = now;
      double const q = p * bid.probability;
      if (bid.offer >= 0) {
        tactic_[proposer]->remember_own(then.memory[proposer], k, bid.offer);
        tactic_[responder]->remember_heard(then.memory[responder], k, bid.offer);
        if (tactic_[responder]->accepts(t, k, then.memory[responder], bid.offer)) {
          for (int const i : {0, 1}) values_.value[i] += factor_[i] * q * values_at(game_, i, k)[bid.offer];
          continue;
        }
      }
      fight_on(then, q);
    }
  }

  void fight_on(Standing const& now, double q) {
    for (int const i : {0, 1}) values_.value[i] += factor_[i] * q * flow(game_, i, now.cell);
    auto const move = [&](int cell, double p) {
      if (p <= 0) return;
      Standing then = now;
      then.cell = std::clamp(cell, 0, game_.cells);
      next_[then] += q * p;
    };
    move(now.cell + 1, game_.up);
    move(now.cell - 1, game_.down);
    move(now.cell, 1 - game_.up - game_.down);
  }

  FrontGame const& game_;
  FrontTactic const* tactic_[2];
  std::map<Standing, double> next_;
  double factor_[2] = {1, 1};
  FrontValues values_;
};

}  // namespace

std::optional<FrontValues> payoffs(FrontGame const& game, FrontTactic const& first, FrontTactic const& second,
                                   std::size_t most_states) {
  return PlayedOut(game, first, second).run(most_states);
}

}  // namespace zopa::solve
