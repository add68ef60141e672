#include "zopa/games/tree_families.hpp"

#include <array>
#include <map>

#include <fmt/format.h>

#include "zopa/base/expects.hpp"

namespace zopa::games {
namespace {

std::string share(int of, int steps) { return to_text(Rational(of, steps)); }

std::vector<std::string> grid(std::string const& verb, int steps) {
  std::vector<std::string> actions;
  for (int k = 0; k <= steps; ++k) actions.push_back(fmt::format("{} {}", verb, share(k, steps)));
  return actions;
}

struct Offers {
  TreeBuilder& tree;
  int steps, rounds;
  Rational discount;

  void round(int t, Rational const& worth, std::string const& history) {
    int const proposer = t % 2;
    std::vector<std::string> const demands = grid("keep", steps);
    tree.inner(tree.infoset(proposer, demands, history.empty() ? "first offer" : "offer after" + history));
    for (int k = 0; k <= steps; ++k) {
      tree.inner(tree.infoset(1 - proposer, {"accept", "reject"}, fmt::format("answer to{} {}", history, demands[k])));
      std::vector<Rational> deal(2);
      deal[proposer] = worth * k / steps;
      deal[1 - proposer] = worth * (steps - k) / steps;
      tree.terminal(tree.outcome(std::move(deal), "deal"));
      if (t + 1 < rounds)
        round(t + 1, worth * discount, history + " " + share(k, steps));
      else
        tree.terminal(tree.outcome({0, 0}, "no deal"));
    }
  }
};

/// The seller's information sets are shared by all types, the buyer's are its own.
struct Screening {
  TreeBuilder& tree;
  int steps, rounds;
  Rational discount;
  std::map<std::string, int> sellers;

  void round(int t, Rational const& worth, int type, Rational const& value, std::string const& history) {
    std::vector<std::string> const prices = grid("ask", steps);
    if (auto const known = sellers.find(history); known != sellers.end())
      tree.inner(known->second);
    else
      tree.inner(sellers[history] = tree.infoset(0, prices, history.empty() ? "first price" : "price after" + history));
    for (int k = 0; k <= steps; ++k) {
      tree.inner(
          tree.infoset(1, {"accept", "reject"}, fmt::format("value {}:{} {}", to_text(value), history, prices[k])));
      Rational const price(k, steps);
      tree.terminal(tree.outcome({worth * price, worth * (value - price)}, "sold"));
      if (t + 1 < rounds)
        round(t + 1, worth * discount, type, value, history + " " + to_text(price));
      else
        tree.terminal(tree.outcome({0, 0}, "no trade"));
    }
  }
};

std::vector<Rational> equally_likely(int n) { return std::vector<Rational>(n, Rational(1, n)); }

/// SplitMix64 (Steele, Lea & Flood 2014).
struct Dice {
  std::uint64_t state;
  int below(int n) {
    std::uint64_t z = (state += 0x9e3779b97f4a7c15ull);
    z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9ull;
    z = (z ^ (z >> 27)) * 0x94d049bb133111ebull;
    return int((z ^ (z >> 31)) % std::uint64_t(n));
  }
};

/// Each level has one mover, and each player sees or does not see what the others do there. What a player knows is all
/// that it did and saw: recall is perfect.
struct RandomTree {
  struct Level {
    int mover = 0, n_actions = 2;
    std::array<bool, 2> seen{};
  };
  TreeBuilder& tree;
  Dice& dice;
  std::vector<Level> levels;
  std::map<std::vector<int>, int> infosets;

  int infoset(std::size_t depth, std::vector<int> known) {
    Level const& level = levels[depth];
    std::vector<std::string> actions;
    for (int a = 0; a < level.n_actions; ++a) actions.push_back(std::string(1, char('a' + a)));
    if (level.mover == chance) {
      std::vector<Rational> odds;
      int left = 6;
      for (int a = 0; a + 1 < level.n_actions; ++a)
        odds.emplace_back(1 + dice.below(2), 6), left -= int(odds.back() * 6);
      odds.emplace_back(left, 6);
      return tree.chance_move(actions, odds);
    }
    known.push_back(int(depth));
    known.push_back(level.mover);
    auto const [at, is_new] = infosets.try_emplace(std::move(known), none);
    if (is_new) at->second = tree.infoset(level.mover, actions);
    return at->second;
  }

  void grow(std::size_t depth, std::array<std::vector<int>, 2> const& knows) {
    if (depth == levels.size() || (depth > 1 && dice.below(5) == 0)) {
      tree.terminal(tree.outcome({dice.below(10), dice.below(10)}));
      return;
    }
    Level const& level = levels[depth];
    tree.inner(infoset(depth, level.mover == chance ? std::vector<int>{} : knows[level.mover]));
    for (int a = 0; a < level.n_actions; ++a) {
      auto after = knows;
      for (int i = 0; i < 2; ++i) after[i].push_back(level.mover == i || level.seen[i] ? a : none);
      grow(depth + 1, after);
    }
  }
};

}  // namespace

ExtensiveGame alternating_offers(int steps, int rounds, Rational const& discount) {
  ZOPA_EXPECTS(steps >= 1 && rounds >= 1);
  TreeBuilder tree({"Proposer", "Responder"}, fmt::format("alternating offers, {} steps, {} rounds", steps, rounds));
  Offers{tree, steps, rounds, discount}.round(0, 1, "");
  return built(std::move(tree));
}

ExtensiveGame screening(int types, int steps, int rounds, Rational const& discount) {
  ZOPA_EXPECTS(types >= 1 && steps >= 1 && rounds >= 1);
  TreeBuilder tree({"Seller", "Buyer"}, fmt::format("screening, {} types, {} steps, {} rounds", types, steps, rounds));
  std::vector<std::string> values;
  for (int k = 1; k <= types; ++k) values.push_back("value " + share(k, types));
  tree.inner(tree.chance_move(values, equally_likely(types), "nature"));
  Screening family{tree, steps, rounds, discount, {}};
  for (int k = 1; k <= types; ++k) family.round(0, 1, k, Rational(k, types), "");
  return built(std::move(tree));
}

ExtensiveGame fearon(int types, int steps) {
  ZOPA_EXPECTS(types >= 1 && steps >= 1);
  TreeBuilder tree({"A", "B"}, fmt::format("one demand before a war, {} types, {} steps", types, steps));
  std::vector<std::string> names;
  for (int k = 1; k <= types; ++k) names.push_back("cost " + to_text(Rational(2 * (2 * k - 1), 10 * types)));
  tree.inner(tree.chance_move(names, equally_likely(types), "nature"));
  std::vector<std::string> const demands = grid("demand", steps);
  int const demand = tree.infoset(0, demands, "demand");
  for (int k = 1; k <= types; ++k) {
    Rational const cost(2 * (2 * k - 1), 10 * types);
    int const war = tree.outcome({Rational(1, 2), Rational(2, 5) - cost}, "war");
    tree.inner(demand);
    for (int j = 0; j <= steps; ++j) {
      tree.inner(tree.infoset(1, {"accept", "fight"}, names[k - 1] + ", " + demands[j]));
      tree.terminal(tree.outcome({Rational(j, steps), Rational(steps - j, steps)}, "peace"));
      tree.terminal(war);
    }
  }
  return built(std::move(tree));
}

ExtensiveGame card_game(int ranks) {
  ZOPA_EXPECTS(ranks >= 2);
  TreeBuilder tree({"Opener", "Second"}, fmt::format("one-card poker, {} ranks", ranks));
  std::vector<std::string> deals;
  for (int i = 0; i < ranks; ++i)
    for (int j = 0; j < ranks; ++j)
      if (i != j) deals.push_back(fmt::format("{}-{}", i + 1, j + 1));
  int const n_deals = int(deals.size());
  tree.inner(tree.chance_move(std::move(deals), equally_likely(n_deals), "deal"));
  std::array<int, 5> won{};  // by the opener: −2 … 2
  for (int k = 0; k < 5; ++k) won[k] = tree.outcome({k - 2, 2 - k});
  std::vector<int> open(ranks), after_check(ranks), after_bet(ranks), called(ranks);
  for (int i = 0; i < ranks; ++i) {
    open[i] = tree.infoset(0, {"check", "bet"}, fmt::format("{}", i + 1));
    called[i] = tree.infoset(0, {"fold", "call"}, fmt::format("{} checked, bet", i + 1));
    after_check[i] = tree.infoset(1, {"check", "bet"}, fmt::format("{} after check", i + 1));
    after_bet[i] = tree.infoset(1, {"fold", "call"}, fmt::format("{} after bet", i + 1));
  }
  for (int i = 0; i < ranks; ++i)
    for (int j = 0; j < ranks; ++j) {
      if (i == j) continue;
      int const sign = i > j ? 1 : -1;
      tree.inner(open[i]);
      tree.inner(after_check[j]);
      tree.terminal(won[2 + sign]);
      tree.inner(called[i]);
      tree.terminal(won[2 - 1]);
      tree.terminal(won[2 + 2 * sign]);
      tree.inner(after_bet[j]);
      tree.terminal(won[2 + 1]);
      tree.terminal(won[2 + 2 * sign]);
    }
  return built(std::move(tree));
}

ExtensiveGame centipede(int moves) {
  ZOPA_EXPECTS(moves >= 1 && moves <= 100);
  TreeBuilder tree({"1", "2"}, fmt::format("centipede, {} moves", moves));
  Rational pile = 1;
  auto const paid = [&](int mover) {
    std::vector<Rational> payoffs(2);
    payoffs[mover] = 4 * pile;
    payoffs[1 - mover] = pile;
    return tree.outcome(std::move(payoffs));
  };
  for (int m = 0; m < moves; ++m, pile *= 2) {
    tree.inner(tree.infoset(m % 2, {"take", "pass"}, fmt::format("move {}", m + 1)));
    tree.terminal(paid(m % 2));
  }
  tree.terminal(paid(moves % 2));
  return built(std::move(tree));
}

ExtensiveGame entry_deterrence() {
  TreeBuilder tree({"Entrant", "Incumbent"}, "entry deterrence");
  tree.inner(tree.infoset(0, {"in", "out"}, "entry"));
  tree.inner(tree.infoset(1, {"accommodate", "fight"}, "reply"));
  tree.terminal(tree.outcome({1, 1}));
  tree.terminal(tree.outcome({-1, -1}));
  tree.terminal(tree.outcome({0, 2}));
  return built(std::move(tree));
}

ExtensiveGame seltens_horse() {
  TreeBuilder tree({"1", "2", "3"}, "Selten's horse");
  int const first = tree.infoset(0, {"C", "D"}), second = tree.infoset(1, {"c", "d"}),
            third = tree.infoset(2, {"L", "R"});
  auto const end = [&](int a, int b, int c) { tree.terminal(tree.outcome({a, b, c})); };
  tree.inner(first);
  tree.inner(second);
  end(1, 1, 1);
  tree.inner(third);
  end(4, 4, 0);
  end(0, 0, 1);
  tree.inner(third);
  end(3, 3, 2);
  end(0, 0, 0);
  return built(std::move(tree));
}

ExtensiveGame random_tree(std::uint64_t seed, int depth) {
  ZOPA_EXPECTS(depth >= 1 && depth <= 12);
  TreeBuilder tree({"1", "2"}, fmt::format("random tree, seed {}, depth {}", seed, depth));
  Dice dice{seed};
  RandomTree random{tree, dice, {}, {}};
  for (int d = 0; d < depth; ++d) {
    int const mover = dice.below(5);
    random.levels.push_back(
        {mover == 4 ? chance : mover % 2, 2 + dice.below(2), {dice.below(2) == 0, dice.below(2) == 0}});
  }
  random.grow(0, {});
  return built(std::move(tree));
}

}  // namespace zopa::games
