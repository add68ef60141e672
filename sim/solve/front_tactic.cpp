#include "zopa/solve/front_tactic.hpp"

#include <algorithm>
#include <map>
#include <tuple>
#include <utility>

#include "solve/front_play.hpp"
#include "zopa/model/concession.hpp"

namespace zopa::solve {
namespace {

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

class Memoryless final : public FrontTactic {
 public:
  Memoryless(FrontGame const& game, int party, FrontStrategy strategy)
      : game_(game), party_(party), strategy_(std::move(strategy)) {}

  std::vector<Bid> bids(int t, int k, Memory const&) const override {
    return {{strategy_.offer[state_at(game_, t, k)], 1}};
  }
  bool accepts(int t, int k, Memory const&, int offer) const override {
    return solve::accepts(game_, strategy_, party_, t, k, static_cast<std::size_t>(offer));
  }
  BestReply best_reply() const override { return {best_reply_value(game_, strategy_, 1 - party_), true}; }

 private:
  FrontGame const& game_;
  int party_;
  FrontStrategy strategy_;
};

/// Any package worth no deal, with equal probability.
class RandomOffers final : public OverOwnPackages {
 public:
  using OverOwnPackages::OverOwnPackages;

  std::vector<Bid> bids(int t, int k, Memory const&) const override {
    std::vector<Bid> all;
    for (int y = 0; y < n_offers(); ++y)
      if (rational(t, k, y)) all.push_back({y, 1});
    for (Bid& bid : all) bid.probability = 1.0 / static_cast<double>(all.size());
    if (all.empty()) all.push_back({});
    return all;
  }
  bool accepts(int t, int k, Memory const&, int offer) const override { return rational(t, k, offer); }

  BestReply best_reply() const override {
    std::vector<double> next[] = {game_.terminal[other()]};
    roll_back(game_, next, {other()}, [&](int t, int k, double(&w)[1]) {
      double const* const own = values_at(game_, other(), k);
      auto const signable = [&](int y) { return may_sign_offer(game_, other(), static_cast<std::size_t>(y)); };
      double best = w[0], answered = 0;
      for (int y = 0; y < n_offers(); ++y)
        if (own[y] > best && signable(y) && rational(t, k, y)) best = own[y];
      for (Bid const& bid : bids(t, k, {}))
        answered += bid.probability * (bid.offer >= 0 && signable(bid.offer) ? std::max(w[0], own[bid.offer]) : w[0]);
      double const mine = recognition(game_, t, other());
      w[0] = mine * best + (1 - mine) * answered;
    });
    return {next[0][static_cast<std::size_t>(game_.start)], true};
  }
};

/// Tit for tat (Faratin, Sierra & Jennings 1998). Memory: its last bid or −1, then the latest bids heard, newest last;
/// each with the cell it was made at, as values are remembered as they then were.
class Mirror final : public OverOwnPackages {
 public:
  Mirror(FrontGame const& game, int party, model::TitForTat const& tactic, std::vector<double> no_deal)
      : OverOwnPackages(game, party, std::move(no_deal)), tactic_(tactic) {}

  Memory start() const override { return {-1}; }
  std::vector<Bid> bids(int t, int k, Memory const& memory) const override { return {{bid(t, k, memory), 1}}; }
  bool accepts(int t, int k, Memory const& memory, int offer) const override {
    if (!rational(t, k, offer)) return false;
    int const next = bid(t, k, memory);
    return base::at_least(value(k, offer), next < 0 ? no_deal(t, k) : std::max(no_deal(t, k), value(k, next)));
  }
  void remember_own(Memory& memory, int k, int offer) const override { memory.front() = made_at(k, offer); }
  void remember_heard(Memory& memory, int k, int offer) const override {
    if (static_cast<int>(memory.size()) - 1 > tactic_.window) memory.erase(memory.begin() + 1);
    memory.push_back(made_at(k, offer));
  }
  BestReply best_reply() const override { return against_a_doormat(false); }

 private:
  int made_at(int k, int offer) const { return game_.value_by_cell ? offer * (game_.cells + 1) + k : offer; }
  double value_then(int made) const {
    return game_.value_by_cell ? value(made % (game_.cells + 1), made / (game_.cells + 1)) : value(0, made);
  }
  int bid(int t, int k, Memory const& memory) const {
    int const best = own_best(game_, party_, k);
    if (best < 0 || !rational(t, k, best)) return -1;
    double const top = value(k, best), w = no_deal(t, k);
    if (memory.size() < 3 || memory.front() < 0) return kindest(game_, party_, k, top);
    bool const over_window = tactic_.kind == model::TitForTat::Kind::averaged;
    double const before = top - value_then(over_window ? memory[1] : memory[memory.size() - 2]);
    double const demand =
        model::next_demand(tactic_.kind, value_then(memory.front()), before, top - value_then(memory.back()));
    return kindest(game_, party_, k, std::clamp(demand, std::min(w, top), top));
  }

  model::TitForTat tactic_;
};

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

std::unique_ptr<FrontTactic const> play_strategy(FrontGame const& game, int party, FrontStrategy strategy) {
  return std::make_unique<Memoryless>(game, party, std::move(strategy));
}

std::unique_ptr<FrontTactic const> play_with_memory(FrontGame const& game, int party, model::Tactic const& tactic,
                                                    std::vector<double> no_deal) {
  if (std::holds_alternative<model::Random>(tactic))
    return std::make_unique<RandomOffers>(game, party, std::move(no_deal));
  if (auto const* mirror = std::get_if<model::TitForTat>(&tactic))
    return std::make_unique<Mirror>(game, party, *mirror, std::move(no_deal));
  if (std::holds_alternative<model::Micro>(tactic))
    return std::make_unique<MinimalBids>(game, party, std::move(no_deal));
  return nullptr;
}

std::optional<FrontValues> payoffs(FrontGame const& game, FrontTactic const& first, FrontTactic const& second,
                                   std::size_t most_states) {
  return PlayedOut(game, first, second).run(most_states);
}

}  // namespace zopa::solve
