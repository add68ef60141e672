#include "zopa/solve/front_tactic.hpp"

#include <algorithm>

#include "solve/front_own_packages.hpp"
#include "zopa/model/concession.hpp"

namespace zopa::solve {
namespace {

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
    return minimal_bids(game, party, std::move(no_deal));
  return nullptr;
}

}  // namespace zopa::solve
