#pragma once

#include <algorithm>
#include <memory>
#include <utility>

#include "solve/front_play.hpp"
#include "zopa/solve/front_tactic.hpp"

namespace zopa::solve {

/// Tactics over all packages a party may sign, with its own reckoning of no deal.
class OverOwnPackages : public FrontTactic {
 public:
  OverOwnPackages(FrontGame const& game, int party, std::vector<double> no_deal)
      : game_(game), party_(party), no_deal_(std::move(no_deal)) {
    ZOPA_EXPECTS(no_deal_.size() == n_states(game));
  }

 protected:
  double value(int k, int offer) const { return values_at(game_, party_, k)[offer]; }
  double no_deal(int t, int k) const { return no_deal_[state_at(game_, t, k)]; }
  bool may_sign(int offer) const { return may_sign_offer(game_, party_, static_cast<std::size_t>(offer)); }
  bool rational(int t, int k, int offer) const {
    return may_sign(offer) && base::at_least(value(k, offer), no_deal(t, k));
  }
  int n_offers() const { return static_cast<int>(game_.n_offers); }
  int other() const { return 1 - party_; }

  /// The most that the other could get if this party accepted all that beats no deal and offered the best of what beats
  /// no deal now, or has done so by now where it repeats earlier bids.
  BestReply against_a_doormat(bool repeats) const {
    auto const first = rounds_of_first_bid();
    std::vector<double> next[] = {game_.terminal[other()]};
    roll_back(game_, next, {other()}, [&](int t, int k, double(&w)[1]) {
      double const* const own = values_at(game_, other(), k);
      double signed_by_it = w[0], offered = w[0];
      for (int y = 0; y < n_offers(); ++y) {
        if (own[y] <= w[0] || !may_sign_offer(game_, other(), static_cast<std::size_t>(y))) continue;
        bool const now = rational(t, k, y);
        if (now) signed_by_it = std::max(signed_by_it, own[y]);
        if (now || (repeats && first[static_cast<std::size_t>(y)] < t)) offered = std::max(offered, own[y]);
      }
      double const mine = recognition(game_, t, other());
      w[0] = mine * signed_by_it + (1 - mine) * offered;
    });
    return {next[0][static_cast<std::size_t>(game_.start)], false};
  }

  /// By package: the first round in which it beats no deal at some cell, T if none.
  std::vector<int> rounds_of_first_bid() const {
    std::vector<int> first(game_.n_offers, game_.rounds);
    for (int y = 0; y < n_offers(); ++y)
      for (int t = game_.rounds - 1; t >= 0; --t)
        for (int k = 0; k <= game_.cells; ++k)
          if (rational(t, k, y)) first[static_cast<std::size_t>(y)] = t;
    return first;
  }

  FrontGame const& game_;
  int party_;
  std::vector<double> no_deal_;
};

/// MiCRO (de Jonge 2022); front_micro.cpp.
std::unique_ptr<FrontTactic const> minimal_bids(FrontGame const& game, int party, std::vector<double> no_deal);

}  // namespace zopa::solve
