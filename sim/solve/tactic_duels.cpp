#include "zopa/solve/tactic_duels.hpp"

#include <algorithm>
#include <array>

#include "zopa/base/discounting.hpp"
#include "zopa/base/expects.hpp"
#include "zopa/model/concession.hpp"

namespace zopa::solve {

std::optional<PriceDeal> price_duel(PriceDuel const& duel) {
  ZOPA_EXPECTS(duel.rounds >= 1 && duel.least >= 0 && duel.least <= 1 && duel.most >= 0 && duel.most <= 1);
  for (int t = 0; t <= duel.rounds; ++t) {
    double const ask = 1 - model::concession(duel.seller, t, duel.rounds) * (1 - duel.least);
    double const bid = model::concession(duel.buyer, t, duel.rounds) * duel.most;
    if (base::at_least(bid, ask)) return PriceDeal{t, (ask + bid) / 2};
  }
  return std::nullopt;
}

namespace {

/// What a side would sign, best first.
std::vector<std::size_t> ranking(std::vector<std::vector<double>> const& values, std::size_t side, double least) {
  std::vector<std::size_t> order;
  for (std::size_t y = 0; y < values.size(); ++y)
    if (base::at_least(values[y][side], least)) order.push_back(y);
  std::stable_sort(order.begin(), order.end(),
                   [&](std::size_t a, std::size_t b) { return values[a][side] > values[b][side]; });
  return order;
}

}  // namespace

std::optional<MinimalConcession> minimal_concession(std::vector<std::vector<double>> const& values,
                                                    std::vector<double> const& d) {
  ZOPA_EXPECTS(d.size() == 2);
  std::array<std::vector<std::size_t>, 2> const bids{ranking(values, 0, d[0]), ranking(values, 1, d[1])};
  std::optional<std::size_t> heard;
  for (int turn = 0;; ++turn) {
    auto const side = static_cast<std::size_t>(turn % 2), k = static_cast<std::size_t>(turn / 2);
    if (k >= bids[side].size()) return std::nullopt;
    std::size_t const own = bids[side][k];
    if (heard && base::at_least(values[*heard][side], values[own][side])) return MinimalConcession{turn, *heard};
    heard = own;
  }
}

}  // namespace zopa::solve
