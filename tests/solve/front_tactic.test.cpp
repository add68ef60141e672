#include "zopa/solve/front_tactic.hpp"

#include <cmath>
#include <map>

#include <doctest/doctest.h>

#include "solve/front_games.hpp"

using namespace zopa::solve;
using namespace zopa::model;

namespace {

/// The best reply by trying every offer and every answer, memories and all: the other's tactic is asked, nothing else.
struct EveryReply {
  FrontGame const& game;
  FrontTactic const& other;
  int party;
  std::map<std::pair<std::pair<int, int>, FrontTactic::Memory>, double> known = {};

  double after(int t, int k, FrontTactic::Memory const& memory) {
    double const hold =
        game.hold[party] == 0 ? 0 : game.hold[party] * game.status_quo[party][static_cast<std::size_t>(k)];
    double const flow = (1 - game.discount[party]) * hold - game.cost[party];
    double const up = value(t + 1, std::min(k + 1, game.cells), memory),
                 down = value(t + 1, std::max(k - 1, 0), memory);
    double const stay = value(t + 1, k, memory);
    return flow + game.discount[party] * (game.up * up + game.down * down + (1 - game.up - game.down) * stay);
  }
  double worth(int k, int offer) const {
    std::size_t const row = game.value_by_cell ? static_cast<std::size_t>(k) * game.n_offers : 0;
    return game.value[party][row + static_cast<std::size_t>(offer)];
  }
  bool may_sign(int offer) const {
    return game.may_sign[party].empty() || game.may_sign[party][static_cast<std::size_t>(offer)] != 0;
  }
  double value(int t, int k, FrontTactic::Memory const& memory) {
    if (t == game.rounds) return game.terminal[party][static_cast<std::size_t>(k)];
    auto const key = std::pair{std::pair{t, k}, memory};
    if (auto const found = known.find(key); found != known.end()) return found->second;
    double const first = game.alternating ? ((t % 2 == 0) == (game.first == 0) ? 1 : 0) : game.recognition;
    double const mine = party == 0 ? first : 1 - first;
    double v = 0;
    if (mine > 0) {
      double best = after(t, k, memory);
      for (int y = 0; y < static_cast<int>(game.n_offers); ++y) {
        auto then = memory;
        other.remember_heard(then, k, y);
        bool const deal = may_sign(y) && other.accepts(t, k, then, y);
        best = std::max(best, deal ? worth(k, y) : after(t, k, then));
      }
      v += mine * best;
    }
    if (mine < 1)
      for (auto const& bid : other.bids(t, k, memory)) {
        auto then = memory;
        if (bid.offer >= 0) other.remember_own(then, k, bid.offer);
        double const wait = after(t, k, then);
        v += (1 - mine) * bid.probability *
             (bid.offer >= 0 && may_sign(bid.offer) ? std::max(wait, worth(k, bid.offer)) : wait);
      }
    return known[key] = v;
  }
};

std::vector<double> any_no_deal(FrontGame const& game, std::mt19937& g, double most) {
  std::vector<double> w(static_cast<std::size_t>(game.rounds) * static_cast<std::size_t>(game.cells + 1));
  for (double& x : w) x = most * uniform(g);
  return w;
}

}  // namespace

TEST_CASE("No reply does better than the best one says, and where it is called exact one does as well") {
  std::mt19937 g(12);
  int exact_micro = 0, exact_random = 0, bounds = 0, tight = 0;
  for (unsigned seed = 1; seed <= 400; ++seed) {
    FrontGame game = random_game(seed);
    if (game.n_offers == 0) continue;
    game.rounds = std::min(game.rounds, 5);
    Tactic const tactics[] = {Random{}, Micro{}, TitForTat{TitForTat::Kind::relative, 1},
                              TitForTat{TitForTat::Kind::averaged, 3}};
    Tactic const& tactic = tactics[seed % 4];
    auto const w = any_no_deal(game, g, seed % 8 < 4 ? .9 : .2);
    for (int const i : {0, 1}) {
      auto const other = play_with_memory(game, 1 - i, tactic, w);
      REQUIRE(other);
      BestReply const best = other->best_reply();
      double const tried = EveryReply{game, *other, i}.value(0, game.start, other->start());
      CAPTURE(seed);
      CHECK(tried <= best.value + 1e-12);
      if (best.exact) CHECK(tried == doctest::Approx(best.value).epsilon(1e-12));
      exact_micro += best.exact && std::holds_alternative<Micro>(tactic);
      exact_random += best.exact && std::holds_alternative<Random>(tactic);
      bounds += !best.exact;
      tight += !best.exact && tried > best.value - 1e-12;
    }
  }
  CHECK(exact_random > 100);
  CHECK(exact_micro > 5);
  CHECK(bounds > 100);
  CHECK(tight > 10);
}

TEST_CASE(
    "MiCRO's best reply is exact where it never runs out of packages to refuse, and waits for MiCRO to give way") {
  // a pie in fortieths, ten rounds, MiCRO signs nothing below .75: 30 packages that it never accepts
  FrontGame game;
  game.rounds = 10;
  game.alternating = true;
  game.n_offers = 41;
  for (int const i : {0, 1}) {
    game.terminal[i] = {0};
    for (int m = 0; m <= 40; ++m) game.value[i].push_back(i == 0 ? m / 40. : 1 - m / 40.);
  }
  auto const micro = play_with_memory(game, 1, Micro{}, std::vector<double>(10, .75));
  BestReply const best = micro->best_reply();
  CHECK(best.exact);
  // it opens at 1 − 0/40 in round 1 and comes down by one step a bid: 4 bids in rounds 1, 3, 5, 7; in round 8 it
  // accepts what is worth its next, the fifth: 4/40 for the replier
  CHECK(best.value == doctest::Approx(4. / 40));
  CHECK(EveryReply{game, *micro, 0}.value(0, 0, micro->start()) >= 4. / 40 - 1e-12);
}

TEST_CASE("Fixed strategies played out forward earn what backward induction says") {
  for (unsigned seed = 1; seed <= 300; ++seed) {
    FrontGame const game = random_game(seed);
    FrontPolicy const policy = subgame_perfect(game);
    FrontStrategy const a = equilibrium_strategy(game, policy, 0), b = equilibrium_strategy(game, policy, 1);
    auto const forward = payoffs(game, *play_strategy(game, 0, a), *play_strategy(game, 1, b));
    auto const backward = payoffs(game, a, b);
    REQUIRE(forward);
    for (int const i : {0, 1}) CHECK(forward->value[i] == doctest::Approx(backward.value[i]).epsilon(1e-12));
  }
}

TEST_CASE("Two that answer in kind never begin to give way, and a game of too many memories says so") {
  FrontGame const game = front_game({.rounds = 12});
  std::vector<double> const w(12 * 11, 0);
  auto const mirror = [&](int i) { return play_with_memory(game, i, TitForTat{TitForTat::Kind::absolute, 1}, w); };
  auto const both = payoffs(game, *mirror(0), *mirror(1));
  REQUIRE(both);
  FrontGame none = game;
  none.n_offers = 0;
  for (int i : {0, 1}) none.value[i].clear(), none.may_sign[i].clear();
  auto const war = forecast(none, subgame_perfect(none));
  for (int const i : {0, 1}) CHECK(both->value[i] == doctest::Approx(war.value[i]).epsilon(1e-12));
  auto const random = [&](int i) { return play_with_memory(game, i, Random{}, w); };
  auto const micro = play_with_memory(game, 0, Micro{}, w);
  CHECK_FALSE(payoffs(game, *micro, *random(1), 50));
}
