#pragma once

#include <algorithm>
#include <cmath>
#include <set>
#include <vector>

#include "zopa/model/concession.hpp"
#include "zopa/solve/plain_talks.hpp"

/// The same talks as solve::PlainTalks without a table: every bid looks at every package. Written apart from it.
namespace zopa::test {

struct PlainLoop {
  std::vector<double> const* u;  ///< by side
  std::vector<solve::PlainSeat> seats;
  solve::PlainRules rules;
  base::Stream chance;
  std::vector<int> own[2] = {}, heard[2] = {};  ///< all bids so far, oldest first
  std::vector<int> lowest[2] = {};              ///< MiCRO: its new bids in order

  static double slack(double x) { return 1e-12 * std::max(1.0, std::fabs(x)); }
  double best(int i) const { return *std::max_element(u[i].begin(), u[i].end()); }
  bool hopeless(int i) const { return best(i) < seats[i].no_deal - 1e-12; }
  int round(int turn) const { return turn / rules.offers_per_round; }

  double target(int i, int turn) const {
    auto const& tactic = std::get<model::TimeDependent>(seats[i].tactic);
    double const a = model::concession(tactic, round(turn) + rules.clock_ahead, rules.rounds + rules.clock_ahead);
    return best(i) - a * (best(i) - seats[i].no_deal);
  }

  int worth(int i, double demand) const {
    int found = -1;
    for (int y = 0; y < static_cast<int>(u[i].size()); ++y) {
      if (u[i][y] < demand - slack(demand)) continue;
      bool const better = found < 0 || (rules.pick == solve::PlainRules::Pick::kindest ? u[1 - i][y] > u[1 - i][found]
                                                                                       : u[i][y] < u[i][found]);
      if (better) found = y;
    }
    return found;
  }

  double in_kind(int i) const {
    if (heard[i].size() < 2 || own[i].empty()) return best(i);
    auto const& tactic = std::get<model::TitForTat>(seats[i].tactic);
    std::size_t const n = heard[i].size();
    bool const averaged = tactic.kind == model::TitForTat::Kind::averaged;
    std::size_t const back = averaged ? std::min<std::size_t>(n - 1, tactic.window) : 1;
    double const before = best(i) - u[i][heard[i][n - 1 - back]], now = best(i) - u[i][heard[i][n - 1]];
    double const last = u[i][own[i].back()];
    double const next = tactic.kind == model::TitForTat::Kind::absolute ? last - (before - now)
                        : before > 0                                    ? last * now / before
                                                                        : last;
    return std::min(best(i), std::max(next, std::min(seats[i].no_deal, best(i))));
  }

  /// MiCRO's next new bid; −1: it repeats, or has nothing to bid.
  int fresh(int i) const {
    std::set<int> const bids(own[i].begin(), own[i].end()), others(heard[i].begin(), heard[i].end());
    if (bids.size() > others.size()) return -1;
    int found = -1;
    for (int y = 0; y < static_cast<int>(u[i].size()); ++y)
      if (!bids.count(y) && u[i][y] >= seats[i].no_deal - slack(seats[i].no_deal) &&
          (found < 0 || u[i][y] > u[i][found]))
        found = y;
    return found;
  }

  int bid(int i, int turn) const {
    if (hopeless(i)) return -1;
    auto const& tactic = seats[i].tactic;
    if (std::holds_alternative<model::TimeDependent>(tactic)) return worth(i, target(i, turn));
    if (std::holds_alternative<model::TitForTat>(tactic)) return worth(i, in_kind(i));
    if (std::holds_alternative<model::Fixed>(tactic)) return worth(i, best(i));
    if (int const y = fresh(i); y >= 0) return y;
    std::set<int> const bids(own[i].begin(), own[i].end());
    if (bids.empty()) return -1;
    double const p =
        chance.uniform(base::Purpose::proposal, static_cast<std::uint32_t>(i), static_cast<std::uint32_t>(turn));
    return *std::next(bids.begin(), static_cast<long>(p * static_cast<double>(bids.size())));
  }

  double needed(int i, int turn) const {
    auto const& tactic = seats[i].tactic;
    double const w = seats[i].no_deal;
    bool const by_clock = std::holds_alternative<model::TimeDependent>(tactic);
    bool const micro = std::holds_alternative<model::Micro>(tactic);
    bool const looks_back = micro || std::holds_alternative<model::TitForTat>(tactic);
    auto const rule = seats[i].acceptance.value_or(by_clock     ? model::Acceptance::aspiration
                                                   : looks_back ? model::Acceptance::next
                                                                : model::Acceptance::value);
    if (rule == model::Acceptance::aspiration) return by_clock ? std::max(w, target(i, turn)) : w;
    if (rule == model::Acceptance::value) return w;
    if (micro && fresh(i) < 0) return lowest[i].empty() ? w : std::max(w, u[i][lowest[i].back()]);
    int const next = bid(i, turn + 1);
    return next < 0 ? w : std::max(w, u[i][next]);
  }

  solve::PlainOutcome play() {
    int const turns = rules.rounds * rules.offers_per_round;
    solve::PlainOutcome end{-1, turns, {}};
    for (int const i : {0, 1}) end.payoff[i] = std::pow(seats[i].discount, rules.rounds) * seats[i].no_deal;
    for (int turn = 0; turn < turns; ++turn) {
      int const i = (rules.first + turn) % 2, j = 1 - i, y = bid(i, turn);
      if (y < 0) continue;
      if (std::holds_alternative<model::Micro>(seats[i].tactic) && fresh(i) == y) lowest[i].push_back(y);
      own[i].push_back(y);
      heard[j].push_back(y);
      double const least = needed(j, turn);
      if (u[j][y] < least - 1e-12 * std::max({1.0, std::fabs(least), std::fabs(u[j][y])})) continue;
      end = {y, turn, {}};
      for (int const k : {0, 1}) end.payoff[k] = std::pow(seats[k].discount, round(turn)) * u[k][y];
      return end;
    }
    return end;
  }
};

inline solve::PlainOutcome plain_loop(std::vector<double> const (&u)[2], std::vector<solve::PlainSeat> seats,
                                      solve::PlainRules const& rules, base::Stream const& chance) {
  return PlainLoop{u, std::move(seats), rules, chance}.play();
}

}  // namespace zopa::test
