#include "solve/front_own_packages.hpp"

namespace zopa::solve {
namespace {

/// MiCRO (de Jonge 2022). Memory: how many bids it has made, these in ascending order, −1 and the latest new one, then
/// the distinct bids heard, ascending.
class MinimalBids final : public OverOwnPackages {
 public:
  MinimalBids(FrontGame const& game, int party, std::vector<double> no_deal)
      : OverOwnPackages(game, party, std::move(no_deal)) {
    for (int y = 0; y < n_offers(); ++y)
      if (may_sign(y)) ranking_.push_back(y);
    std::stable_sort(ranking_.begin(), ranking_.end(), [&](int a, int b) { return value(0, a) > value(0, b); });
  }

  Memory start() const override { return {0, -1}; }
  std::vector<Bid> bids(int t, int k, Memory const& memory) const override {
    if (int const fresh = new_bid(t, k, memory); fresh >= 0) return {{fresh, 1}};
    std::vector<Bid> repeated;
    for (int n = 0; n < memory.front(); ++n)
      repeated.push_back({memory[1 + static_cast<std::size_t>(n)], 1.0 / memory.front()});
    if (repeated.empty()) repeated.push_back({});
    return repeated;
  }
  bool accepts(int t, int k, Memory const& memory, int offer) const override {
    if (!rational(t, k, offer)) return false;
    int next = new_bid(t, k, memory);
    if (next < 0) next = memory[1 + static_cast<std::size_t>(memory.front())];  // its lowest bid counts
    return base::at_least(value(k, offer), next < 0 ? no_deal(t, k) : std::max(no_deal(t, k), value(k, next)));
  }
  void remember_own(Memory& memory, int, int offer) const override {
    auto const end = memory.begin() + 1 + memory.front();
    auto const at = std::lower_bound(memory.begin() + 1, end, offer);
    if (at != end && *at == offer) return;
    memory[1 + static_cast<std::size_t>(memory.front())] = offer;
    memory.insert(at, offer);
    ++memory.front();
  }
  void remember_heard(Memory& memory, int, int offer) const override {
    auto const begin = memory.begin() + 2 + memory.front();
    auto const at = std::lower_bound(begin, memory.end(), offer);
    if (at == memory.end() || *at != offer) memory.insert(at, offer);
  }
  BestReply best_reply() const override;

 private:
  /// The best package not bid yet that is worth no deal, if it may open one; −1.
  int new_bid(int t, int k, Memory const& memory) const {
    int const made = memory.front();
    if (made > static_cast<int>(memory.size()) - 2 - made) return -1;
    int best = -1;
    for (int const y : ranking_) {
      bool const bid_before = std::binary_search(memory.begin() + 1, memory.begin() + 1 + made, y);
      if (!bid_before && rational(t, k, y) &&
          (best < 0 || value(k, y) > value(k, best) || (value(k, y) == value(k, best) && y < best)))
        best = y;
    }
    return best;
  }
  // For best replies, where the ranking stands still:
  bool opens(int t, int k, int made, int heard) const {
    return made <= heard && made < static_cast<int>(ranking_.size()) &&
           rational(t, k, ranking_[static_cast<std::size_t>(made)]);
  }
  /// The least value it accepts.
  double needed(int t, int k, int made, int heard) const {
    double const w = no_deal(t, k);
    if (opens(t, k, made, heard)) return std::max(w, value(k, ranking_[static_cast<std::size_t>(made)]));
    return made == 0 ? w : std::max(w, value(k, ranking_[static_cast<std::size_t>(made) - 1]));
  }
  /// Enough packages that it never accepts, so that the replier never runs out of new ones to name?
  bool endless() const {
    auto const first = rounds_of_first_bid();
    return std::count(first.begin(), first.end(), game_.rounds) >= game_.rounds;
  }
  /// For a replier at cell k: its best among the n packages that are worth most to MiCRO, by n.
  std::vector<double> best_of_ranking() const {
    std::vector<double> best;
    double const* const own = values_at(game_, other(), 0);
    for (int const y : ranking_) {
      bool const signable = may_sign_offer(game_, other(), static_cast<std::size_t>(y));
      double const before = best.empty() ? -1e300 : best.back();
      best.push_back(signable ? std::max(before, own[y]) : before);
    }
    return best;
  }
  int n_worth(double least) const {
    auto const end = std::partition_point(ranking_.begin(), ranking_.end(),
                                          [&](int y) { return base::at_least(value(0, y), least); });
    return static_cast<int>(end - ranking_.begin());
  }

  std::vector<int> ranking_;
};

// States are (cell, bids made, bids heard) in a round; both counts are at most the rounds gone.
BestReply MinimalBids::best_reply() const {
  std::size_t const width = static_cast<std::size_t>(game_.rounds) + 1,
                    cells = static_cast<std::size_t>(game_.cells) + 1;
  double const work = static_cast<double>(game_.rounds) * static_cast<double>(cells) * static_cast<double>(width) *
                      static_cast<double>(width);
  if (work > 3e7 || game_.value_by_cell) return against_a_doormat(true);
  auto const best_of = best_of_ranking();
  auto const at = [&](std::size_t made, std::size_t heard, std::size_t k) {
    return (made * width + heard) * cells + k;
  };
  std::vector<double> next(width * width * cells), here(next.size());
  for (std::size_t m = 0; m < width * width; ++m)
    std::copy(game_.terminal[other()].begin(), game_.terminal[other()].end(),
              next.begin() + static_cast<std::ptrdiff_t>(m * cells));
  auto const worth = [&](int t, int k, int made, int heard) {
    auto const waiting = [&](int m, int h) {
      auto const to = [&](int n) { return static_cast<std::size_t>(std::min(n, game_.rounds)); };
      return continuation_at(game_, other(), next.data() + at(to(m), to(h), 0), k);
    };
    double const mine = recognition(game_, t, other());
    double v = 0;
    if (mine > 0) {  // pass, name a new package that is refused, or one that is accepted
      double best = std::max(waiting(made, heard), waiting(made, heard + 1));
      int const n = n_worth(needed(t, k, made, heard + 1));
      if (n > 0) best = std::max(best, best_of[static_cast<std::size_t>(n) - 1]);
      v += mine * best;
    }
    if (mine == 1) return v;
    double const* const own = values_at(game_, other(), k);
    auto const answered = [&](int offer, double w) {
      return may_sign_offer(game_, other(), static_cast<std::size_t>(offer)) ? std::max(w, own[offer]) : w;
    };
    if (opens(t, k, made, heard))
      return v + (1 - mine) * answered(ranking_[static_cast<std::size_t>(made)], waiting(made + 1, heard));
    double const w = waiting(made, heard);
    double sum = made == 0 ? w : 0;
    for (int n = 0; n < made; ++n) sum += answered(ranking_[static_cast<std::size_t>(n)], w) / made;
    return v + (1 - mine) * sum;
  };
  for (int t = game_.rounds - 1; t >= 0; --t) {
    for (int made = 0; made <= t && made <= static_cast<int>(ranking_.size()); ++made)
      for (int heard = 0; heard <= t; ++heard)
        for (int k = 0; k <= game_.cells; ++k)
          here[at(static_cast<std::size_t>(made), static_cast<std::size_t>(heard), static_cast<std::size_t>(k))] =
              worth(t, k, made, heard);
    std::swap(here, next);
  }
  return {next[at(0, 0, static_cast<std::size_t>(game_.start))], endless()};
}

}  // namespace

std::unique_ptr<FrontTactic const> minimal_bids(FrontGame const& game, int party, std::vector<double> no_deal) {
  return std::make_unique<MinimalBids>(game, party, std::move(no_deal));
}

}  // namespace zopa::solve
